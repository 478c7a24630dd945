"""Somebody who may be a child, or made to do this: a call comes first, and is written down."""

import html
from uuid import UUID

import pytest
from sqlalchemy import select

from penalties.office.roles import Side
from penalties.records.encounters import Encounter, encounter
from penalties.records.queues import QueueItem
from penalties.records.safeguarding import SafeguardingMatter
from tests.builders.desk import kept
from tests.web.case_pages import issuer as issuer
from tests.web.case_pages import night as night
from tests.web.test_encounters import ID, counts, step

CHILD = {"born_on-year": "2010"}
OTHER = {"other_age_doubt": "yes"}
SIGN = {"role": "selling", "gender": "woman", "asked_controlled_by_another": "yes"}
HELPED = {**SIGN, "outcome": "support", "served": None, "served_time": None}
CALLED = {"spoke_to": "Joan, children's team", "spoke_time": "9:12pm", "reference": "CSC 4411"}
NOT_A_CALL = (
    ({}, "Enter who you spoke to"),
    (CALLED | {"spoke_to": None}, "Enter who you spoke to"),
    (CALLED | {"spoke_time": None}, "Enter the time you spoke to them"),
    (CALLED | {"reference": "  "}, "Enter their reference"),
    (CALLED | {"spoke_time": "25:00"}, "Enter a time, like 9:15pm"),
    (CALLED | {"spoke_time": "9:40pm"}, "The time you spoke to them must not be still to come"),
    (CALLED | {"spoke_time": "9pm"}, "The time you spoke to them must not be still to come"),
)
SAFE = {"outcome": "safeguarding", "served": None, "served_time": None}
TEAMS = [
    {"name": "Children's team", "phone": "020 7946 0770", "hours": "5pm to 9am"},
    {"name": "Adults' team", "phone": "020 7946 0771"},
]


@pytest.fixture
def matters(office):
    """Whoever waits for the safeguarding lead."""

    def read():
        with office.transaction(Side.SUPPORT) as session:
            return session.scalars(select(SafeguardingMatter)).all()

    return read


@pytest.fixture
def teams(office, night):
    """The council's own teams."""
    with kept(office) as session:
        session.merge(night.patrol.authority).emergency_contacts = TEAMS


@pytest.mark.parametrize(
    "changes",
    [
        CHILD,
        {"asked_age_doubt": "yes"},
        {"born_on-day": None, "born_on-month": None, "born_on-year": None},
        {"identity": "volunteered", "identity_checked": "none", "apparent_age": "19"},
    ],
)
def test_a_child_or_a_doubt_stops_everything_else(issuer, office, changes):
    for name in ("check", "record"):
        page = step(issuer, name, **changes)
        assert "Stop here. This person may be under 18." in page
        assert "They are not in trouble" in page
        assert "Issue the notice" not in page
    assert counts(office) == (0, 0, 0)


@pytest.mark.parametrize("role", ["buying", "controlling"])
@pytest.mark.parametrize("sign", ["other_age_doubt", "other_exploited"])
def test_the_other_person_stops_everything_else_too(issuer, office, role, sign):
    for name in ("check", "record"):
        page = step(issuer, name, role=role, **{sign: "yes"})
        assert "Stop here. The other person may need help now." in page
        assert "Tell the police at once: call <strong>999</strong>" in page
        assert "Find the other person" in page
        assert "Issue the notice" not in page
    assert counts(office) == (0, 0, 0)


@pytest.mark.parametrize("met", [CHILD, OTHER, HELPED])
def test_both_teams_999_and_101_are_on_every_page_that_waits_for_a_call(issuer, teams, met):
    page = step(issuer, "check", **met)
    assert 'Children\'s team: <strong class="app-phone">020 7946 0770</strong>, 5pm to 9am' in page
    assert 'Adults\' team: <strong class="app-phone">020 7946 0771</strong></li>' in page
    for number in ("<strong>999</strong>", "<strong>101</strong>"):
        assert number in page


@pytest.mark.parametrize("met", [CHILD, OTHER, HELPED])
def test_a_council_without_numbers_says_whom_to_call(issuer, met):
    assert "your council’s children’s and adults’ teams" in step(issuer, "check", **met)


@pytest.mark.parametrize("met", [{**CHILD, **SAFE}, {**OTHER, **SAFE}, HELPED])
def test_the_call_must_be_written_down_in_full(issuer, office, matters, met):
    for call, said in NOT_A_CALL:
        page = step(issuer, "called", 422, **met, **call)
        assert said in page
        assert "I have called" in page
        assert "Record an encounter" not in page
    assert counts(office) == (0, 0, 0)
    assert matters() == []


def test_a_call_closes_the_step_and_support_keeps_the_rest(issuer, office, night, matters):
    where = step(issuer, "called", 302, **CHILD, **CALLED, **SAFE)
    page = html.unescape(issuer.open(where))
    assert "kept by support alone" in page
    for secret in ("Wójcik", "Joan", "CSC 4411", "silver", "safeguarding", "child"):
        assert secret not in page.lower()
    with kept(office) as session:
        met = encounter(session, night.patrol.authority.id, UUID(ID))
        assert (met.is_walled, met.particulars, met.outcome) == (True, None, None)
    (matter,) = matters()
    assert (matter.kind, str(matter.encounter_id)) == ("child", ID)
    assert matter.call is not None


@pytest.mark.parametrize(("met", "kind"), [(CHILD, "child"), (OTHER, "other_person")])
def test_a_penalty_that_is_tried_on_leads_to_safeguarding_and_not_to_a_refusal(
    issuer, office, matters, met, kind
):
    page = step(issuer, "record", **met, **CALLED)
    assert "Stop here" in page
    assert 'value="CSC 4411"' in page
    assert counts(office) == (0, 0, 0)
    step(issuer, "called", 302, **met, **CALLED, **SAFE)
    assert counts(office) == (1, 0, 0)
    assert [matter.kind for matter in matters()] == [kind]


@pytest.mark.parametrize(
    ("told", "outcome", "waits"),
    [("yes", "report_to_police", []), (None, "safeguarding", ["police_report_missing"])],
)
def test_whether_the_police_were_told_of_the_other_person_is_asked(
    issuer, office, told, outcome, waits
):
    step(issuer, "called", 302, **OTHER, **CALLED, **SAFE, told_police=told)
    with kept(office) as session:
        assert session.scalars(select(Encounter)).one().outcome == outcome
        assert [item.kind for item in session.scalars(select(QueueItem))] == waits


def test_whoever_chose_to_tell_the_police_need_not_say_it_twice(issuer):
    page = step(issuer, "check", **OTHER, outcome="report_to_police", served=None)
    assert 'name="told_police" type="checkbox" value="yes" checked' in " ".join(page.split())


def test_a_sign_asks_for_a_call_before_it_is_recorded(issuer, office, matters):
    page = step(issuer, "check", **HELPED)
    assert "someone else may be controlling this person. Call the out-of-hours adults' team" in page
    step(issuer, "called", 302, **HELPED, **CALLED)
    (matter,) = matters()
    assert (matter.kind, matter.call is not None) == ("adult", True)


def test_a_sign_is_recorded_with_the_call_still_to_be_made_and_the_lead_sees_it(issuer, matters):
    step(issuer, "record", 302, **HELPED)
    (matter,) = matters()
    assert (matter.kind, matter.call) == ("adult", None)


def test_where_a_call_was_typed_or_no_sign_was_seen_nobody_is_asked_for_one(issuer):
    assert "Call somebody for them" not in step(issuer, "check", **HELPED, **CALLED)
    helped = HELPED | {"asked_controlled_by_another": "no"}
    assert "Call somebody for them" not in step(issuer, "check", **helped)


def test_a_penalty_for_somebody_with_a_sign_stays_closed_and_asks_for_the_call(issuer):
    page = step(issuer, "check", **SIGN)
    assert "This is not open" in page
    assert "Call somebody for them" in page
    assert "I have called" not in page
    assert "Change answers" in page


def test_correcting_what_was_typed_loses_nothing(issuer):
    page = step(issuer, "change", **CHILD, **CALLED)
    for typed in ("Wójcik", "Joan, children's team", "9:12pm", "CSC 4411"):
        assert typed in page
