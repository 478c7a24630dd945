"""Recording a buyer at the desk: what went before is shown, and a warning leads to its paper."""

import html
from datetime import date

import pytest

from penalties.actions import staff
from penalties.office.audit import OPERATOR
from penalties.records.kerb_warnings import KerbWarning
from penalties.rules.staff import Kind, Power
from tests.builders.desk import kept, sign_in
from tests.builders.desk_answers import typed
from tests.builders.staff import member
from tests.web.case_pages import desk_of as desk_of
from tests.web.case_pages import issuer as issuer
from tests.web.case_pages import night as night

NEW = "/desk/encounters/new"
IDS = [f"01930000-0000-7000-8000-00000000000{digit}" for digit in range(1, 5)]
WARNED = {"outcome": "kerb_warning", "served": None, "served_time": None}
LATER = {"occurred_time": "9:14pm"}


def step(desk, name, status=200, encounter=IDS[0], **changes):
    answers = {"encounter_id": encounter, **typed(**changes)}
    return html.unescape(desk.send(NEW, status, step=name, **answers))


@pytest.fixture
def warning(issuer):
    """A buyer was warned at the desk; where that leads."""
    return step(issuer, "record", 302, **WARNED, vrm="AB12 CDE")


def test_a_warning_leads_to_its_page_where_it_is_printed(issuer, warning):
    assert warning.startswith("/desk/warnings/ILF")
    page = issuer.open(warning)
    assert "is given. Print it for the person." in page
    assert "On a roll of 80 mm" in page


def test_the_encounter_names_the_warning(issuer, office, warning):
    with kept(office) as session:
        met = session.query(KerbWarning).one().encounter_id
    assert f'href="{warning}"' in issuer.open(f"/desk/encounters/{met}")


def test_for_somebody_never_met_nothing_is_known(issuer):
    assert "What went before" not in step(issuer, "check")


def test_what_went_before_is_shown_to_whoever_records_the_same_buyer(issuer, warning):
    page = step(issuer, "check", encounter=IDS[1])
    assert "What went before" in page
    assert f'href="{warning}"' in page
    assert "This is the second contact within 12 months" in page
    assert "This informs you. You decide." in page


def test_the_second_warning_for_one_act_is_not_open(issuer, warning):
    page = step(issuer, "check", encounter=IDS[1], **WARNED, **LATER)
    assert "This is not open" in page
    assert "for the same act" in page


def test_nothing_of_it_is_shown_of_anybody_who_is_led_to_support(issuer, warning):
    for changes in ({"role": "selling"}, {"role": "unclear"}, {"asked_age_doubt": "yes"}):
        page = step(issuer, "check", encounter=IDS[2], **changes)
        assert "What went before" not in page
        assert warning not in page


def test_a_constable_chooses_what_to_cite_and_nobody_else_is_asked(app, office, night, at, issuer):
    assert "What does the warning cite?" not in issuer.open(NEW)
    with kept(office) as session:
        here = night.patrol.authority
        constable = member(session, here, kind=Kind.CONSTABLE, name="Pat Constable", at=at)
        staff.grant_power(
            *(session, constable, Power.S68),
            from_on=date(2024, 11, 25),
            instrument="Designation 7",
            by=OPERATOR,
            at=at,
        )
    desk = sign_in(app, office, constable)
    assert "What does the warning cite?" in desk.open(NEW)
    other = {"given_name": "Ion", "family_name": "Popescu"}
    place = step(desk, "record", 302, encounter=IDS[2], **WARNED, cites="order")
    assert "The order (ASBCPA 2014" in desk.open(place)
    place = step(desk, "record", 302, encounter=IDS[3], **WARNED, **other)
    assert "Section 51A of the Sexual Offences Act 2003" in desk.open(place)
