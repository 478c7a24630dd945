"""Encounters that are nearly right, in every combination: each gets one of the six answers."""

import copy

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from penalties.office.premises import Office
from penalties.rules.encounters import Gender, Identity, IdentityChecked, Outcome, Part
from penalties.rules.exemptions import Occasion
from penalties.rules.intake import Intake
from tests.builders.patrol import ALL_NO, HANDED, INSIDE, patrol, seen, some_id

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
PEOPLE = st.fixed_dictionaries(
    {
        "given_name": st.text(max_size=20),
        "family_name": st.sampled_from(["Pop", "Wójcik", "", "ﷺ" * 200]),
        "gender": st.sampled_from(list(Gender)),
        "identity": st.sampled_from(list(Identity)),
        "identity_checked": st.sampled_from(list(IdentityChecked)),
    },
    optional={
        "date_of_birth": st.dates().map(str) | st.just("1984-05-17"),
        "apparent_age": st.integers(0, 130),
        "address": st.just({"lines": ["1 Road"], "postcode": "IG1 1ZZ"}),
        "no_fixed_abode": st.booleans(),
    },
)
NOTICES = st.fixed_dictionaries(
    {
        "served": st.sampled_from(["hand", "refused_to_take", "first-class", "second-class"]),
        "served_at": st.sampled_from([HANDED, "2026-11-23T01:00:00+01:00", "2040-01-01T00:00:00Z"]),
    },
    optional={
        "number": st.integers(1, 30),
        "snapshot_sha256": st.just("0" * 64),
    },
)
A_POINT = {"lat": 51.55, "lon": 0.06}
SQUARE = {
    "type": "Polygon",
    "coordinates": [[[0.06, 51.55], [0.07, 51.55], [0.07, 51.56], [0.06, 51.55]]],
}
PARTS = {
    "occurred_at": st.sampled_from(
        ["2026-11-22T21:05:00Z", "2015-03-29T01:30:00Z", "2038-06-01T10:00:00+05:30"]
    ),
    "place": st.builds(
        lambda lat, lon: INSIDE | {"lat": lat, "lon": lon},
        st.floats(-90, 90),
        st.floats(-180, 180),
    ),
    "order": st.sampled_from(["ILF-LOX", "NONE"]),
    "prohibition": st.sampled_from(["1", "2", "3"]),
    "role": st.sampled_from(list(Part)),
    "person": PEOPLE,
    "screening": st.dictionaries(st.sampled_from(list(ALL_NO)), st.sampled_from(["yes", "no"])),
    "support": st.sampled_from([{"offered": True, "answer": "declined"}, {"offered": True}]),
    "other_person": st.fixed_dictionaries({}, optional={"exploited": st.booleans()}),
    "vehicle": st.fixed_dictionaries({"vrm": st.text("AB12 -ß", min_size=1, max_size=12)}),
    "outcome": st.sampled_from(list(Outcome)),
    "notice": NOTICES,
    "issued_offline": st.booleans(),
    "incident_id": st.just(some_id()),
    "supervisor_authorisation": st.just(some_id()),
    "direction": st.fixed_dictionaries(
        {"area": st.just("All of it."), "leave_by": st.just(HANDED), "until": st.just(HANDED)},
        optional={
            "polygon": st.one_of(st.just(SQUARE), ANYTHING),
            "in_writing": st.booleans(),
            "taken_to": st.sampled_from(["home", "place_of_safety"]),
            "exemptions": st.dictionaries(
                st.sampled_from(list(Occasion)),
                st.fixed_dictionaries(
                    {"asked": st.booleans()},
                    optional={
                        "answer": st.booleans(),
                        "place": st.just({"lat": 51.55, "lon": 0.06}),
                    },
                ),
            ),
        },
    ),
}
ENCOUNTERS = st.fixed_dictionaries({}, optional=PARTS)
BENT = st.tuples(ENCOUNTERS, st.sampled_from(list(PARTS)), ANYTHING).map(
    lambda bent: bent[0] | {bent[1]: bent[2]}
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.one_of(ENCOUNTERS, BENT), min_size=1, max_size=6))
def test_each_gets_an_answer_and_the_same_again(office: Office, at, items):
    with office.sessions()() as session, session.begin_nested() as trial:
        street = patrol(session, at)
        numbers = street.lease(30)
        whole = [_numbered(seen(**copy.deepcopy(item)), numbers) for item in items]
        first = street.take_in(*whole)
        again = street.take_in(*whole)
        trial.rollback()
    assert {told.status for told in first} <= set(Intake)
    for told, same in zip(first, again, strict=True):
        _is_repeated(told, same)


def _numbered(item, numbers):
    """Numbers of the notice that the tablet really holds."""
    notice = item.get("notice")
    if isinstance(notice, dict) and isinstance(notice.get("number"), int):
        item["notice"] = notice | {"number": numbers[notice["number"] - 1]}
    return item


def _is_repeated(told, same):
    bound = told.status in (Intake.RECORDED, Intake.HELD_FOR_REVIEW)
    if bound:
        assert (same.status, same.was) == (Intake.ALREADY_RECORDED, told.status)
        assert (same.notice, same.gate, same.refusals) == (told.notice, told.gate, told.refusals)
    elif told.status != Intake.CONFLICT:
        assert same.status in (told.status, Intake.CONFLICT)
