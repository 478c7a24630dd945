"""One act gets one answer: cool-off, one incident, and two officers who met the same person."""

from datetime import date

import pytest

from penalties.actions import staff
from penalties.office.audit import OPERATOR
from penalties.rules.intake import Intake
from penalties.rules.staff import Kind, Power
from tests.builders.patrol import (
    moment,
    penalised,
    person,
    some_id,
)
from tests.builders.staff import member
from tests.builders.warned import how_many, later, rules, warned


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


def test_a_penalty_and_a_warning_for_one_act_are_one_too_many(street, session):
    told = street.one(penalised(outcome="kerb_warning"))
    assert "kerb_warnings.one_act" in rules(told)


def test_a_second_warning_within_the_cool_off_is_refused_with_the_first_ones_number(street):
    first = street.one(warned())
    told = street.one(warned(occurred_at=later(hours=2)), at=moment(later(hours=3)))
    assert rules(told) == ["kerb_warnings.cool_off"]
    assert first.notice.number in told.refusals[0].sentence


def test_after_the_cool_off_another_warning_is_open(street, session):
    street.one(warned())
    told = street.one(warned(occurred_at=later(hours=24)), at=moment(later(hours=25)))
    assert told.status == Intake.RECORDED
    assert how_many(session) == 2


def test_two_officers_within_minutes_have_seen_one_act(street, officer_of):
    first = street.one(warned())
    officer_of()
    told = street.one(warned(occurred_at=later(minutes=6)), at=moment(later(minutes=12)))
    assert rules(told) == ["kerb_warnings.one_act"]
    assert first.notice.number in told.refusals[0].sentence


def test_what_has_one_incident_is_one_act_and_no_second_one_too_soon(street):
    event = some_id()
    street.one(warned(incident_id=event))
    again = warned(incident_id=event, occurred_at=later(hours=20))
    assert rules(street.one(again, at=moment(later(hours=21)))) == ["kerb_warnings.one_act"]


def test_two_in_one_delivery_are_judged_one_after_the_other(street, session):
    first, second = street.take_in(warned(), warned(occurred_at=later(minutes=3)))
    assert (first.status, second.status) == (Intake.RECORDED, Intake.REFUSED)
    assert rules(second) == ["kerb_warnings.one_act"]
    assert how_many(session) == 1


def test_a_penalty_for_the_same_act_refuses_the_warning(street):
    street.one(penalised(*street.lease()))
    told = street.one(warned(occurred_at=later(minutes=1)))
    assert rules(told) == ["kerb_warnings.one_act"]


def test_a_warning_for_the_same_act_refuses_the_penalty(street):
    street.one(warned())
    told = street.one(penalised(occurred_at=later(minutes=1)))
    assert (told.status, rules(told)) == (Intake.REFUSED, ["one_act"])


def test_met_again_the_next_evening_a_buyer_gets_a_penalty(street):
    street.one(warned())
    served = {"served": "hand", "served_at": later(hours=25, minutes=9)}
    again = penalised(occurred_at=later(hours=25), notice=served)
    assert street.one(again, at=moment(later(hours=26))).status == Intake.RECORDED


def test_somebody_else_may_be_warned_at_the_same_minute(street, session):
    street.one(warned())
    street.one(warned(person=person(given_name="Ion", family_name="Popescu")))
    assert how_many(session) == 2
