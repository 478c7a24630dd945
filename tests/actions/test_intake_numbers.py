"""One number, one notice: leased, taken, spoiled, lost, typed badly, or on another encounter."""

import pytest
from sqlalchemy import select

from penalties.actions import numbers, tablets
from penalties.office.audit import OPERATOR
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.numbers import notice_number
from penalties.rules.intake import Intake
from penalties.rules.numbers import compact, printed
from tests.builders.patrol import OFFENCE, on_paper, patrol, penalised, person

LATER = {"served": "hand", "served_at": OFFENCE}


def row(street, number):
    return notice_number(street.session, street.authority.id, number)


def test_a_number_may_be_typed_with_spaces_and_letters_for_digits(street, session):
    (number,) = street.lease()
    typed = printed(number).lower().replace("0", "O").replace("1", "I", 1)
    told = street.one(penalised(typed))
    assert (told.status, told.notice.number) == (Intake.RECORDED, number)
    again = street.one(penalised(number, id=told.id))
    assert again.status == Intake.ALREADY_RECORDED


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("ILF 0001234 9", "one of its characters does not match"),
        ("hello", "as it is printed"),
        (compact("LTN", 1), "another council"),
        (compact("ILF", 77), "Nobody was ever given"),
    ],
)
def test_a_number_that_cannot_be_is_told_by_its_field(street, number, says):
    told = street.one(penalised(number))
    assert told.status == Intake.INVALID
    assert told.errors[0].field == "notice.number"
    assert says in told.errors[0].sentence


def test_a_number_on_another_encounter_is_a_conflict(street, session):
    first, other = street.lease(2)
    street.one(penalised(first))
    told = street.one(on_paper(first, person=person(given_name="Ion")))
    assert told.status == Intake.CONFLICT
    assert len(session.scalars(select(FixedPenalty)).all()) == 1
    second = street.take_in(penalised(other, person=person(given_name="Al")), penalised(other))
    assert [each.status for each in second] == [Intake.RECORDED, Intake.CONFLICT]


def test_a_number_claimed_by_malformed_paper_is_not_free_for_another(street):
    (number,) = street.lease()
    street.one(on_paper(number, role="nobody"))
    assert street.one(penalised(number)).status == Intake.CONFLICT


def test_the_number_on_conflicting_paper_is_used_up_too(street):
    first, second = street.lease(2)
    item = on_paper(first)
    street.one(item)
    street.one(on_paper(second, id=item["id"]))
    assert row(street, second).state == "issued"


def test_a_spoiled_number_is_refused_online_and_held_on_paper(street, at):
    (number,) = street.lease()
    numbers.spoil(street.session, row(street, number), "Jammed.", by=OPERATOR, at=at)
    refused = street.one(penalised(number))
    assert [each.rule for each in refused.refusals] == ["number_good"]
    held = street.one(on_paper(number))
    assert (held.status, row(street, number).state) == (Intake.HELD_FOR_REVIEW, "issued")


def test_a_lost_number_turns_up_on_its_paper(street, at):
    (number,) = street.lease()
    tablets.revoke(street.session, street.tablet, by=OPERATOR, at=at)
    assert row(street, number).state == "lost"
    assert street.one(on_paper(number)).status == Intake.RECORDED


def test_a_number_of_another_tablet_is_for_a_supervisor(street, session, at):
    (number,) = street.lease()
    enrolled = tablets.enrol(session, street.authority, street.officer, by=OPERATOR, at=at)
    street.tablet = enrolled.tablet
    refused = street.one(penalised(number))
    assert [each.rule for each in refused.refusals] == ["number_of_tablet"]
    assert street.one(on_paper(number)).status == Intake.HELD_FOR_REVIEW


def test_two_councils_have_a_first_number_each(session, at):
    ilford, luton = patrol(session, at), patrol(session, at, "LTN")
    (ours,), (theirs,) = ilford.lease(), luton.lease()
    assert (ours, theirs) == (compact("ILF", 1), compact("LTN", 1))
    assert ilford.one(penalised(ours)).status == Intake.RECORDED
    assert luton.one(penalised(theirs)).status == Intake.RECORDED
