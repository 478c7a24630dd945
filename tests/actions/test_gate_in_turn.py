"""What comes again, in another order, or together: no penalty is had by sending it otherwise."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from penalties.rules.intake import Intake
from tests.builders.forbidden import ALLOWED, BUYER, FORBIDDEN, SELLER
from tests.builders.meetings import Meeting
from tests.builders.patrol import person, seen, some_id
from tests.builders.standing import breaches, standing
from tests.builders.town import Town, town
from tests.builders.words_given import Word

HELPED = {"outcome": "support", "notice": None}
ADVISED = {"outcome": "advice", "notice": None, "support": {"offered": False}}


@pytest.fixture
def here(session, at) -> Town:
    """The town with the exception switched on."""
    made = town(session, at)
    made.adopt("exception")
    return made


def prepared(here: Town, one: Meeting, **changes: Any) -> dict[str, Any]:
    """A meeting as it is sent, with everything before it done."""
    (item,) = here.items([one])
    return item | changes


def forbidden(here: Town) -> Iterator[list[dict[str, Any]]]:
    """The forbidden meetings, those under one policy together, ready to be handed in."""
    items = here.items(list(FORBIDDEN.values()))
    for policy in sorted({one.policy for one in FORBIDDEN.values()}):
        here.adopt(policy)
        both = zip(FORBIDDEN.values(), items, strict=True)
        yield [item for one, item in both if one.policy == policy]


def became(here: Town, items: list[dict[str, Any]]) -> set[Intake]:
    """What comes of them, handed in together."""
    return {each.status for each in here.street.take_in(*items)}


def stands(here: Town) -> set[str]:
    """What stands; and nothing of it wrongly."""
    assert breaches(here.street.session) == []
    return standing(here.street.session)


def test_what_is_refused_stays_refused_whichever_way_it_comes_again(here: Town) -> None:
    for items in forbidden(here):
        known = [seen() for _ in items]
        over = [item | {"id": each["id"]} for item, each in zip(items, known, strict=True)]
        numbered = [item["notice"] | {"number": here.number()} for item in items]
        paper = [
            item | {"id": some_id(), "notice": notice, "issued_offline": True}
            for item, notice in zip(items, numbered, strict=True)
        ]
        assert became(here, items) == {Intake.REFUSED}
        assert became(here, items) == {Intake.REFUSED}
        assert became(here, known) == {Intake.RECORDED}
        assert became(here, over) == {Intake.CONFLICT}
        assert became(here, paper) == {Intake.HELD_FOR_REVIEW}
        with_signal = [item | {"issued_offline": False} for item in paper]
        assert became(here, with_signal) == {Intake.ALREADY_RECORDED}
    assert stands(here) == set()


def test_whoever_has_turned_eighteen_since_was_a_child_then(here: Town) -> None:
    item = prepared(here, BUYER.but(age="18 tomorrow"))
    for days in (0, 1, 30):
        assert here.street.one(item, at=BUYER.at + timedelta(days=days)).status == Intake.REFUSED
    assert stands(here) == set()


def test_a_word_that_comes_after_a_refusal_opens_what_is_done_after_it(here: Town) -> None:
    item = prepared(here, SELLER.but(word="nobody asked"))
    assert here.street.one(item).status == Intake.REFUSED
    then = SELLER.at + timedelta(minutes=10)
    named = {"supervisor_authorisation": str(here.asked(Word(minutes=2), item["person"], then))}
    assert here.street.one(item | named, at=then).status == Intake.REFUSED
    assert stands(here) == set()
    paper = {"notice": item["notice"] | {"served_at": (then - timedelta(minutes=1)).isoformat()}}
    assert here.street.one(item | named | paper, at=then).status == Intake.RECORDED
    assert stands(here) == {item["id"]}


def test_a_word_that_comes_after_paper_was_held_is_a_conflict(here: Town) -> None:
    item = prepared(here, SELLER.but(word="nobody asked"))
    item["notice"]["number"] = here.number()
    assert here.street.one(item | {"issued_offline": True}).status == Intake.HELD_FOR_REVIEW
    named = {"supervisor_authorisation": str(here.asked(Word(), item["person"], SELLER.at))}
    assert here.street.one(item | named).status == Intake.CONFLICT
    assert stands(here) == set()


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("first", [{}, HELPED])
def test_one_word_is_one_penalty(here: Town, first: dict[str, Any], apart: bool) -> None:
    item = prepared(here, SELLER)
    earlier = item | {"id": some_id()} | first
    told = (
        [here.street.one(each) for each in (earlier, item)]
        if apart
        else here.street.take_in(earlier, item)
    )
    assert [each.status for each in told] == [Intake.RECORDED, Intake.REFUSED]
    assert stands(here) == ({earlier["id"]} if not first else set())


def test_a_third_decline_counts_for_what_comes_after_it_alone(here: Town) -> None:
    for turned in (False, True):
        item = prepared(here, SELLER.but(earlier="two declined"))
        offer = {"offered": True, "answer": "declined", "service": str(here.services["open"])}
        before = (SELLER.at - timedelta(days=21)).isoformat()
        third = item | HELPED | {"id": some_id(), "occurred_at": before, "support": offer}
        third["supervisor_authorisation"] = None
        told = here.street.take_in(*([item, third] if turned else [third, item]))
        status = {each.id: each.status for each in told}
        assert status[item["id"]] == (Intake.REFUSED if turned else Intake.RECORDED)
        assert (item["id"] in stands(here)) is not turned


def test_twice_in_one_delivery_the_first_stands(here: Town) -> None:
    child = prepared(here, BUYER.but(age="17"))
    told = here.street.take_in(child | ADVISED | {"outcome": "safeguarding"}, child)
    assert [each.status for each in told] == [Intake.RECORDED, Intake.CONFLICT]
    assert stands(here) == set()


def test_a_number_that_is_on_another_encounter_makes_no_second_penalty(here: Town) -> None:
    child, buyer = (prepared(here, BUYER.but(age=age)) for age in ("17", "42"))
    child["notice"]["number"] = buyer["notice"]["number"] = here.number()
    child["issued_offline"] = True
    told = here.street.take_in(child, buyer)
    assert [each.status for each in told] == [Intake.HELD_FOR_REVIEW, Intake.CONFLICT]
    assert stands(here) == set()


@pytest.mark.parametrize("apart", [False, True])
def test_whom_we_know_as_a_child_of_that_day_is_not_made_older(here: Town, apart: bool) -> None:
    known = {"id": some_id(), "date_of_birth": "2008-11-20"}
    met = seen(person=person(**known))
    older = {"person": person(**known | {"date_of_birth": "1984-05-17"})}
    week_before = (BUYER.at - timedelta(days=7)).isoformat()
    item = prepared(here, BUYER, occurred_at=week_before, **older)
    told = (
        [here.street.one(each) for each in (met, item)] if apart else here.street.take_in(met, item)
    )
    assert [each.status for each in told] == [Intake.RECORDED, Intake.REFUSED]
    assert {each.rule for each in told[1].refusals} >= {"gate_open"}
    assert stands(here) == set()


def test_what_may_stand_is_issued_once_however_often_it_comes(here: Town) -> None:
    for name, one in ALLOWED.items():
        item = prepared(here, one)
        here.adopt(one.policy)
        told = [here.street.one(item).status for _ in range(2)]
        assert told == [Intake.RECORDED, Intake.ALREADY_RECORDED], name
    assert len(stands(here)) == len(ALLOWED)
