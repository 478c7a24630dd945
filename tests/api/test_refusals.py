"""Everything that cannot be, is told with its field, or its rule, and a sentence that helps."""

from datetime import date

import pytest

from penalties.actions import staff
from penalties.actions.order_standings import change_standing
from penalties.office.audit import OPERATOR
from penalties.office.staff import powers_of
from penalties.records.orders import order_with_code
from penalties.rules.order_standing import Happening
from tests.builders.patrol import BUYER, INSIDE, penalised, person, seen

WRONG_FIELDS = {
    "an impossible date": ({"occurred_at": "2026-02-30T10:00:00Z"}, "occurred_at"),
    "the hour 24": ({"occurred_at": "2026-11-22T24:00:00Z"}, "occurred_at"),
    "a minute 60": ({"occurred_at": "2026-11-22T10:60:00Z"}, "occurred_at"),
    "no offset": ({"occurred_at": "2026-11-22T10:00:00"}, "occurred_at"),
    "no date": ({"occurred_at": "soon"}, "occurred_at"),
    "a number for a moment": ({"occurred_at": 1795300000}, "occurred_at"),
    "the year 1": ({"occurred_at": "0001-01-01T00:00:00+14:00"}, "occurred_at"),
    "the year 9999": ({"occurred_at": "9999-12-31T23:59:59-12:00"}, "occurred_at"),
    "a birth date to come": (
        {"person": person(date_of_birth="2030-01-01")},
        "person.date_of_birth",
    ),
    "a birth date long ago": (
        {"person": person(date_of_birth="1850-01-01")},
        "person.date_of_birth",
    ),
    "no such birth date": ({"person": person(date_of_birth="1990-02-29")}, "person.date_of_birth"),
    "a north beyond the pole": ({"place": INSIDE | {"lat": 90.1}}, "place.lat"),
    "a text for a north": ({"place": INSIDE | {"lat": "51.5"}}, "place.lat"),
    "an endless east": ({"place": INSIDE | {"lon": 1e300}}, "place.lon"),
    "an accuracy below nothing": ({"place": INSIDE | {"accuracy_m": -1}}, "place.accuracy_m"),
    "an unknown role": ({"role": "neighbour"}, "role"),
    "an unknown outcome": ({"outcome": "prison"}, "outcome"),
    "an unknown answer": ({"screening": {"injury": "maybe"}}, "screening.injury"),
    "NUL": ({"particulars": "a\x00b"}, "particulars"),
    "a bell": ({"particulars": "a\x07b"}, "particulars"),
    "half a pair": ({"particulars": "a\ud83d"}, "particulars"),
    "an unknown field": ({"notes": "x"}, "notes"),
    "an unknown part of a part": ({"place": INSIDE | {"what3words": "a.b.c"}}, "place.what3words"),
    "no particulars": ({"particulars": None}, "particulars"),
    "two ways to live": (
        {"person": BUYER | {"no_fixed_abode": True}},
        "person.no_fixed_abode",
    ),
    "a penalty without a notice": ({"outcome": "fixed_penalty"}, "notice"),
    "a direction without its words": ({"outcome": "direction"}, "direction"),
}


@pytest.mark.parametrize(("changes", "field"), WRONG_FIELDS.values(), ids=WRONG_FIELDS)
def test_what_cannot_be_is_told_by_its_field(tablet, street, changes, field):
    (told,) = tablet.hand_in(seen(**changes))
    assert (told["status"], [each["field"] for each in told["errors"]]) == ("invalid", [field])
    assert told["errors"][0]["sentence"].endswith(".")


def refused(tablet, at=None, **changes):
    item = penalised(**changes)
    if "occurred_at" in changes:
        item["notice"]["served_at"] = changes["occurred_at"]
    (told,) = tablet.hand_in(item)
    assert told["status"] == "refused", told
    return {each["rule"]: each["sentence"] for each in told["refusals"]}


def test_an_offence_to_come(tablet, street):
    said = refused(tablet, occurred_at="2026-11-22T21:18:00Z")
    assert set(said) == {"not_in_future", "given_by_now"}


def test_an_offence_before_the_order(tablet, street):
    said = refused(tablet, occurred_at="2026-02-10T12:00:00Z")
    assert "the order began on 16 February 2026" in said["not_before_order"]
    assert "order_in_force" in said


def test_a_place_outside_by_how_far(tablet, street):
    said = refused(tablet, place=INSIDE | {"lon": 0.0750})
    assert set(said) == {"place_inside"}
    assert said["place_inside"] == "Outside by 346 m, fix good to 8 m."


def test_an_order_that_has_ended(tablet, street, clock):
    clock.turn(days=3 * 366)
    said = refused(tablet, occurred_at="2029-02-16T12:00:00Z")
    assert "This order ended on 15 February 2029" in said["order_in_force"]


def test_a_suspended_order(tablet, street, session, at):
    order = order_with_code(session, street.authority.id, "ILF-LOX")
    suspend(session, order, at)
    said = refused(tablet)
    assert "suspended" in said["order_in_force"]


def test_an_unknown_order_and_an_unknown_prohibition(tablet, street):
    assert refused(tablet, order="ILF-NONE")["order_in_force"] == "There is no order ILF-NONE."
    assert set(refused(tablet, prohibition="7")) == {"prohibition_applies"}


def test_an_issuer_without_the_power_that_day(tablet, street, session, at):
    officer = session.merge(street.officer)
    (power,) = powers_of(session, street.authority.id, officer.id)
    staff.end_power(session, officer, power, on=date(2026, 11, 21), by=OPERATOR, at=at)
    session.commit()
    said = refused(tablet)
    assert "ended on 21 November 2026" in said["power_held"]
    assert "gate_open" in said


def test_nobody_whose_identity_was_not_checked(tablet, street):
    said = refused(tablet, person=person(identity_checked="none"))
    assert said == {"identity_checked": "Identity was not checked."}


def suspend(session, order, at):
    change_standing(
        *(session, order),
        kind=Happening.SUSPENDED,
        from_at=at,
        reason="Claim issued.",
        court_reference="AC-2026-LON-1",
        by=OPERATOR,
        at=at,
    )
    session.commit()
