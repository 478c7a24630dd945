"""The encounter form of the desk: checked, then issued; refused in sentences; nothing lost."""

import html
import re

import pytest
from sqlalchemy import func, select

from penalties.actions import staff as staff_actions
from penalties.office.audit import OPERATOR
from penalties.office.staff import powers_of
from penalties.records.encounters import Encounter, IntakeAttempt
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.staff import Role
from tests.builders.desk import kept, sign_in
from tests.builders.desk_answers import typed
from tests.web.case_pages import desk_of as desk_of
from tests.web.case_pages import issuer as issuer
from tests.web.case_pages import night as night

NEW = "/desk/encounters/new"
ID = "01930000-0000-7000-8000-000000000001"


def step(desk, name, status=200, **changes):
    """Send the form as far as ``name``; the page, or where it leads."""
    answers = {"encounter_id": ID, **typed(**changes)}
    return html.unescape(desk.send(NEW, status, step=name, **answers))


def counts(office):
    """How many encounters, attempts and penalties there are."""
    with kept(office) as session:
        tables = (Encounter, IntakeAttempt, FixedPenalty)
        return tuple(session.scalar(select(func.count()).select_from(one)) for one in tables)


def test_the_form_asks_the_questions_as_they_are_said_aloud(issuer):
    page = html.unescape(issuer.open(NEW))
    assert "I ask everybody these" in page
    assert "“Do you have somewhere safe to sleep tonight?”" in page
    assert "ILF-LOX, article 1" in page
    assert "No person shall stop another to buy." in page
    assert not re.search(r'type="radio"[^>]* checked', page)


def test_the_check_tells_place_gate_and_certificate_and_keeps_nothing(issuer, office):
    page = step(issuer, "check")
    assert "A penalty is open." in page
    assert "Inside the area, give or take 8 metres." in page
    assert "A direction to leave is not open here" in page
    assert "ASBCPA 2014 s35(1)" in page
    assert "Issue the notice" in page
    assert counts(office) == (0, 0, 0)


def test_what_is_closed_is_told_before_and_cannot_be_issued(issuer, office):
    away = {"lat_e6": "51.57", "lon_e6": "0.065"}
    page = step(issuer, "check", **away)
    assert "This is not open" in page
    assert "Outside, by" in page
    assert "Issue the notice" not in page
    assert counts(office) == (0, 0, 0)
    refused = step(issuer, "record", 422, **away)
    assert "There is a problem" in refused
    assert "Outside by" in refused
    assert counts(office) == (0, 1, 0)


def test_a_checked_notice_is_issued_and_its_paper_offered(issuer):
    where = step(issuer, "record", 302)
    assert re.fullmatch(r"/desk/notices/ILF\d{7}./paper", where)
    page = issuer.open(where)
    assert "is issued" in page
    for paper in ("a4", "roll80", "large"):
        assert f"paper={paper}" in page


def test_sending_twice_issues_once(issuer, office):
    assert step(issuer, "record", 302) == step(issuer, "record", 302)
    assert counts(office) == (1, 0, 1)


def test_changing_an_answer_loses_none(issuer):
    page = step(issuer, "change", place="<b>Here</b> & there", accuracy_m="far")
    for typed_in in ("<b>Here</b> & there", "far", "Wójcik", "He asked twice.", "9:05pm"):
        assert typed_in in page
    assert re.search(r'value="buying"\s+checked|checked[^>]*value="buying"', page)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"role": None}, "Select what the person was doing"),
        ({"prohibition": None}, "Select a part of an order in force then"),
        ({"prohibition": "LUT-HIG 1"}, "Select a part of an order in force then"),
        ({"prohibition": "ILF-LOX"}, "Select a part of an order in force then"),
        ({"lat_e6": "none"}, "Latitude must be a number of degrees"),
        ({"occurred_time": "25:00"}, "Enter a time"),
        ({"occurred_on-month": "Nonember"}, "must include a month"),
        ({"asked_injury": None}, "Select an answer to “Are you hurt"),
        ({"gender": "male"}, "Select a gender"),
        ({"no_fixed_abode": "yes"}, "Enter an address or select no fixed abode, not both"),
        ({"address_1": None, "town": None}, "Enter the address that the postcode belongs to"),
        ({"make": "Example"}, "Enter the registration of the vehicle"),
        ({"offer_answer": "declined"}, "Select yes if support was offered and answered"),
        ({"served": None}, "Select how the notice reaches them"),
        ({"served_time": None}, "Enter the time it was handed over"),
        ({"born_on-year": "2030"}, "must"),
        ({"apparent_age": "forty"}, "Enter a whole number of years"),
        ({"accuracy_m": "-3"}, "Enter a whole number of metres"),
        ({"particulars": "x" * 4001}, "must be 4,000 characters or fewer"),
        ({"particulars": "a\x07b"}, "must not include hidden characters"),
        ({"occurred_on-year": "2031"}, "No order was in force then. Check the day"),
    ],
)
def test_a_wrong_answer_is_told_beside_its_field_and_keeps_nothing(issuer, office, changes, said):
    page = step(issuer, "record", 422, **changes)
    assert said in page
    assert "Bus stop, Ilford Lane" in page
    assert counts(office) == (0, 0, 0)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"identity_checked": "none"}, "not checked"),
        ({"role": "selling"}, "A penalty is not open here"),
        ({"asked_controlled_by_another": "yes"}, "someone else may be controlling"),
        ({"served": "first-class", "address_1": None, "town": None, "postcode": None}, "address"),
        ({"given_name": None, "family_name": None}, "No name is recorded."),
    ],
)
def test_every_refusal_of_the_issue_is_a_sentence_on_the_page(issuer, office, changes, said):
    assert said in step(issuer, "record", 422, **changes)
    assert counts(office) == (0, 1, 0)


def test_without_the_power_one_may_record_and_not_issue(issuer, office, night, at):
    with kept(office) as session:
        officer = session.merge(night.patrol.officer)
        (held,) = powers_of(session, officer.authority_id, officer.id)
        yesterday = at.date().replace(day=21)
        staff_actions.end_power(session, officer, held, on=yesterday, by=OPERATOR, at=at)
    assert "A penalty is not open here" in step(issuer, "record", 422)
    where = step(issuer, "record", 302, outcome="advice", served=None, served_time=None)
    page = issuer.open(where)
    assert "The encounter is recorded." in page
    assert "Bus stop, Ilford Lane" in page


def test_a_posted_notice_waits_for_its_print_run(issuer):
    where = step(issuer, "record", 302, served="first-class", served_time=None)
    assert "frozen when it is posted" in issuer.open(where)


def test_a_time_after_midnight_is_the_next_day(app, office, night, clock):
    clock.turn(hours=3)
    issuer = sign_in(app, office, night.patrol.officer)
    late = {"occurred_time": "11:55pm", "served_time": "12:05am"}
    page = issuer.open(step(issuer, "record", 302, **late).replace("/paper", ""))
    assert "12:05am on Monday 23 November 2026" in html.unescape(page)


@pytest.mark.parametrize("role", [Role.LEGAL, Role.FINANCE, Role.AUDITOR, Role.ADMIN, Role.SUPPORT])
def test_only_those_on_the_street_record_encounters(desk_of, role):
    desk_of(role).open(NEW, 403)
