"""A buyer warned in person: numbered and frozen, refused where it may not be, and told alike."""

import json
from datetime import date
from uuid import UUID

import pytest

from penalties.actions import orders, staff
from penalties.office.audit import OPERATOR, trail_of
from penalties.records.kerb_warnings import warning_of_encounter
from penalties.records.numbers import notice_number
from penalties.rules.canonical import digest
from penalties.rules.intake import Intake
from penalties.rules.prohibitions import Concerns, ProhibitionDraft
from penalties.rules.staff import Kind, Power
from tests.builders.patrol import (
    OFFENCE,
    SELLER,
    moment,
    person,
    seen,
    the_order,
)
from tests.builders.staff import member
from tests.builders.warned import how_many, rules, warned

OUTSIDE = {"lat": 51.6010, "lon": 0.1990, "description": "Elsewhere", "source": "gps"}


def kept(street, session, item):
    return warning_of_encounter(session, street.authority.id, UUID(item["id"]))


@pytest.fixture
def officer_of(street, session, at):
    """Hands the tablet to a new officer of some kind, who holds a power on the day."""

    def hand_over(kind=Kind.COUNCIL):
        new = member(session, street.authority, kind=kind, name=f"Pat {kind.title()}", at=at)
        staff.grant_power(
            *(session, new, Power.S68),
            from_on=date(2024, 11, 25),
            instrument="Designation 7",
            by=OPERATOR,
            at=at,
        )
        street.officer = new

    return hand_over


def test_a_warning_takes_a_number_and_is_told_as_served(street, session):
    item = warned()
    told = street.one(item)
    assert (told.status, told.refusals) == (Intake.RECORDED, ())
    warning = kept(street, session, item)
    assert (told.notice.number, told.notice.status) == (warning.number, "served")
    assert notice_number(session, street.authority.id, warning.number).state == "issued"
    assert (warning.law, warning.given_at) == ("order", moment(OFFENCE))
    events = trail_of(session, street.authority.id, warning.id)
    assert [(each.event, each.facts["law"]) for each in events] == [("kerb_warning.given", "order")]


def test_its_facts_are_frozen_as_they_stood(street, session):
    item = warned(vehicle={"vrm": "AB12 CDE", "make": "Example", "colour": "blue"})
    street.one(item)
    warning = kept(street, session, item)
    snapshot = json.loads(warning.snapshot)
    assert digest(snapshot) == warning.snapshot_sha256
    assert (snapshot["kind"], snapshot["number"]) == ("kerb_warning", warning.number)
    assert snapshot["person"] == {"name": "Tomasz Wójcik", "born_year": 1984}
    assert snapshot["order"]["article"] == "1"
    assert snapshot["kept_until"] == "2027-11-22"
    assert snapshot["vehicle"]["vrm"] == "AB12CDE"
    assert "address" not in snapshot["person"]


def test_the_same_again_is_told_the_same_and_writes_nothing(street, session):
    item = warned()
    first = street.one(item)
    again = street.one(item)
    assert (again.status, again.was) == (Intake.ALREADY_RECORDED, Intake.RECORDED)
    assert again.notice == first.notice
    assert how_many(session) == 1


def test_a_constable_cites_section_51a(street, session, officer_of):
    officer_of(Kind.CONSTABLE)
    street.authority.police_force = "Sample Police"
    item = warned(place=OUTSIDE)
    assert street.one(item).refusals == (), "the order's area does not bound section 51A"
    warning = kept(street, session, item)
    snapshot = json.loads(warning.snapshot)
    assert (warning.law, snapshot["order"]) == ("s51a", None)
    assert snapshot["officer"]["force"] == "Sample Police"
    assert "section 51A of the Act" in snapshot["text"]["the_law"][0]


@pytest.mark.parametrize("kind", [Kind.CONTRACTOR, Kind.PCSO])
def test_contractors_and_pcsos_cite_the_order(street, session, officer_of, kind):
    officer_of(kind)
    item = warned()
    street.one(item)
    assert kept(street, session, item).law == "order"


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"person": person(identity_checked="none")}, "kerb_warnings.identity"),
        ({"person": person(identity="unknown")}, "kerb_warnings.identity"),
        ({"person": person(given_name="", family_name="")}, "kerb_warnings.name"),
        ({"person": person(given_name="?", family_name="-")}, "kerb_warnings.name"),
        ({"person": person(given_name="\u200b", family_name="\u200b")}, "kerb_warnings.name"),
        ({"particulars": "  "}, "kerb_warnings.seen"),
        ({"order": "ILF-NOT"}, "kerb_warnings.order"),
        ({"prohibition": "9"}, "kerb_warnings.prohibition"),
        ({"place": OUTSIDE}, "kerb_warnings.place"),
    ],
)
def test_what_a_warning_cannot_rest_on_refuses_it(street, session, changes, rule):
    told = street.one(warned(**changes))
    assert (told.status, told.notice) == (Intake.REFUSED, None)
    assert rule in rules(told)
    assert how_many(session) == 0


def test_an_article_about_selling_is_no_ground_for_a_buyers_warning(street, session, at):
    selling = (ProhibitionDraft("1", "No person shall offer.", Concerns.SELLING),)
    order = the_order(code="ILF-TWO", prohibitions=selling)
    orders.take_in(session, street.authority, [order], by=OPERATOR, at=at)
    told = street.one(warned(order="ILF-TWO"))
    assert rules(told) == ["kerb_warnings.prohibition"]


def test_nobody_who_is_led_to_support_is_warned_so(street, session):
    told = street.one(warned(person=SELLER, role="selling"))
    assert told.status == Intake.REFUSED
    assert rules(told) == ["gate.flag"], "the gate says it, and nothing else is told"
    assert how_many(session) == 0


def test_on_paper_already_it_waits_for_a_supervisor_and_no_warning_stands(street, session):
    told = street.one(warned(issued_offline=True, person=person(identity_checked="none")))
    assert told.status == Intake.HELD_FOR_REVIEW
    assert told.notice is None
    assert how_many(session) == 0


def test_a_constable_may_cite_the_order_and_a_council_officer_no_section_51a(
    street, session, officer_of
):
    said = street.one(warned(kerb_warning={"law": "s51a"}))
    assert rules(said) == ["kerb_warnings.s51a"]
    officer_of(Kind.CONSTABLE)
    item = warned(kerb_warning={"law": "order"})
    street.one(item)
    warning = kept(street, session, item)
    assert warning.law == "order"
    assert "force" not in json.loads(warning.snapshot), "it speaks for the council"


def test_what_a_warning_cites_is_said_of_a_warning_alone(street):
    told = street.one(seen(kerb_warning={"law": "order"}))
    assert [fault.field for fault in told.errors] == ["kerb_warning"]
