"""A course offered to a buyer, what they answer, and what is told of what went before."""

import json
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import update

from penalties.actions import course_offers
from penalties.actions.buyer_history import history_of
from penalties.actions.look_ups import find_people
from penalties.records.course_offers import CourseOffer
from penalties.records.people import people_named, vehicle_with
from penalties.rules.canonical import digest
from penalties.rules.courses import Answer, Course
from penalties.rules.money import Pence
from penalties.rules.people import folded_name
from penalties.rules.refusals import Refused
from tests.builders.letters import house as house_for_letters
from tests.builders.patrol import OFFENCE, moment, penalised, seen

COURSE = Course(
    course="Choices: one day in a small group",
    held_by="Turning Point Ilford",
    held_on=date(2027, 1, 16),
    answer_by=date(2026, 12, 10),
    price_pence=Pence(4000),
    scheme="Course scheme of 2 February 2026",
)
MARK = "AB12CDE"
CAR = {"vrm": "AB12 CDE", "colour": "blue"}


@pytest.fixture
def buyer(street, session):
    """Whoever was warned in person, in a blue car."""
    street.one(seen(outcome="kerb_warning", vehicle=CAR))
    (person,) = people_named(session, street.authority.id, folded_name("Tomasz", "Wójcik"))
    return person


def offered(street, session, buyer, at, course=COURSE):
    return course_offers.offer(
        *(session, street.authority, buyer, course, street.officer), by=street.actor, at=at
    )


def history(street, session, person, at, vehicle=None):
    return history_of(session, street.authority, person, vehicle, at)


def test_an_offer_is_frozen_under_a_number_of_the_series(street, session, buyer, at):
    offer = offered(street, session, buyer, at)
    snapshot = json.loads(offer.snapshot)
    assert digest(snapshot) == offer.snapshot_sha256
    assert (snapshot["kind"], snapshot["number"]) == ("course_offer", offer.number)
    assert "force" not in snapshot, "the council speaks for itself"
    assert (offer.price_pence, offer.answer) == (4000, None)


def test_nobody_is_offered_a_second_one_while_the_first_waits(street, session, buyer, at):
    first = offered(street, session, buyer, at)
    with pytest.raises(Refused, match="open already"):
        offered(street, session, buyer, at)
    course_offers.answer(session, first, Answer.DECLINED, by=street.actor, at=at)
    offered(street, session, buyer, at)


def test_an_offer_that_lapsed_stands_in_nobodys_way(street, session, buyer, at):
    offered(street, session, buyer, at)
    again = replace(COURSE, held_on=None, answer_by=date(2027, 1, 20))
    assert offered(street, session, buyer, at + timedelta(days=30), again).answer is None


def test_somebody_who_was_only_advised_is_offered_none(street, session, at):
    street.one(seen())
    (person,) = people_named(session, street.authority.id, folded_name("Tomasz", "Wójcik"))
    with pytest.raises(Refused, match="There is none here"):
        offered(street, session, person, at)


def test_the_same_answer_again_changes_nothing(street, session, buyer, at):
    offer = offered(street, session, buyer, at)
    course_offers.answer(session, offer, Answer.ACCEPTED, by=street.actor, at=at)
    later = at + timedelta(days=40)
    course_offers.answer(session, offer, Answer.ACCEPTED, by=street.actor, at=later)
    assert offer.answered_at == at


def test_an_answer_that_came_on_another_desk_meanwhile_is_not_written_over(
    street, session, buyer, at
):
    offer = offered(street, session, buyer, at)
    session.execute(
        update(CourseOffer).values(answer="declined", answered_at=at),
        execution_options={"synchronize_session": False},
    )
    with pytest.raises(Refused, match="accepted cannot follow"):
        course_offers.answer(session, offer, Answer.ACCEPTED, by=street.actor, at=at)


def test_history_tells_warnings_penalties_and_courses_and_counts_the_contacts(
    street, session, buyer, at
):
    after = moment(OFFENCE) + timedelta(hours=30)
    served = {"served": "hand", "served_at": (after + timedelta(minutes=9)).isoformat()}
    later = after + timedelta(hours=1)
    street.one(penalised(occurred_at=after.isoformat(), notice=served), at=later)
    offer = offered(street, session, buyer, later)
    told = history(street, session, buyer, later)
    assert (len(told.warnings), len(told.penalties)) == (1, 1)
    assert [one.id for one in told.courses] == [offer.id]
    assert told.advice.startswith("This is the third contact within 12 months")
    assert "A course was offered already." in told.advice


def test_a_penalty_about_something_else_is_no_part_of_it(street, session, at):
    street.one(penalised(prohibition="2"))
    (person,) = people_named(session, street.authority.id, folded_name("Tomasz", "Wójcik"))
    told = history(street, session, person, at)
    assert told.is_empty
    assert told.advice.startswith("This is the first contact")


def test_a_letter_about_the_vehicle_is_told_until_it_is_deleted_and_counts_for_nothing(office):
    house = house_for_letters(office)
    letter = house.posted()
    with house.work() as session:
        here, vehicle = house.council(session), vehicle_with(session, letter.authority_id, MARK)
        told = history_of(session, here, None, vehicle, house.at)
        assert [one.number for one in told.letters] == [letter.number]
        assert told.advice.startswith("This is the first contact")
        gone = history_of(session, here, None, vehicle, house.at + timedelta(days=366))
        assert gone.is_empty


def test_what_is_to_be_deleted_is_told_nobody_and_bears_no_course(street, session, buyer, at):
    offered(street, session, buyer, at)
    last = at + timedelta(days=364)
    told = history(street, session, buyer, last)
    assert (len(told.warnings), len(told.courses)) == (1, 1)
    gone = at + timedelta(days=366)
    assert history(street, session, buyer, gone).is_empty
    found = find_people(
        *(session, street.authority),
        encounter_id=uuid4(),
        given_name="Tomasz",
        family_name="Wójcik",
        date_of_birth=buyer.date_of_birth,
        by=street.actor,
        at=gone,
    )
    assert [(one.warnings, one.courses) for one in found] == [((), ())]
    late = replace(COURSE, held_on=None, answer_by=gone.date() + timedelta(days=20))
    with pytest.raises(Refused, match="There is none here"):
        offered(street, session, buyer, gone, late)


def test_of_somebody_never_met_nothing_is_known(street, session, at):
    told = history(street, session, None, at)
    assert told.is_empty
