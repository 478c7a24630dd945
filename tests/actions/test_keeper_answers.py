"""What comes back to a letter is kept, seen by a supervisor, and leads to what is right."""

import json

import pytest
from sqlalchemy import select

from penalties.actions import keeper_answers
from penalties.actions.staff import actor
from penalties.office.audit import PUBLIC
from penalties.office.roles import Side
from penalties.records.keeper_letters import KeeperAnswer
from penalties.records.keepers import keeper_of
from penalties.records.letter_answers import answers_to
from penalties.records.numbers import notice_number
from penalties.records.queues import open_items
from penalties.rules.keeper_letters import Answer, How, Outcome
from penalties.rules.refusals import Refused
from tests.builders.letters import House, house, same


@pytest.fixture
def here(office) -> House:
    return house(office)


def say(here, letter, answer=Answer.SOLD, how=How.PAGE, words="In May.", who="officer"):
    side = Side.PUBLIC if how is How.PAGE else Side.ENFORCEMENT
    by = PUBLIC if how is How.PAGE else actor(here.staff[who])
    with here.office.transaction(side) as session:
        number = notice_number(session, here.authority.id, letter.number)
        keeper_answers.take(session, number, letter.status, answer, words, how, by=by, at=here.at)


def waiting(here):
    with here.work() as session:
        items = open_items(session, here.authority.id, "supervisor")
        return [(item.kind, item.facts["number"]) for item in items]


def settle(here, letter, outcome, words="We wrote to the police."):
    with here.work() as session:
        mine, by = same(session, letter), actor(here.staff["sergeant"])
        keeper_answers.settle(session, mine, outcome, words, by=by, at=here.at)


@pytest.mark.parametrize("how", How)
@pytest.mark.parametrize("answer", Answer)
def test_every_answer_is_kept_and_calls_a_supervisor_once(here, how, answer):
    letter = here.posted()
    say(here, letter, answer, how)
    say(here, letter, answer, how, words="")
    with here.work() as session:
        first, second = answers_to(session, here.authority.id, letter.number)
        assert (first.answer, first.how, first.words, second.words) == (
            answer,
            how,
            "In May.",
            None,
        )
        assert first.taken_by == (None if how is How.PAGE else here.staff["officer"].id)
    assert waiting(here)[0] == ("keeper_answered", letter.number)
    assert [kind for kind, _number in waiting(here)].count("keeper_answered") == 1


@pytest.mark.parametrize("how", [How.PAGE, How.PHONE])
def test_a_letter_that_did_not_go_cannot_be_answered(here, how):
    here.seen_and_told()
    with pytest.raises(Refused, match="has not been posted"):
        say(here, here.ask(), how=how)


def test_too_many_words_are_refused(here):
    letter = here.posted()
    with pytest.raises(Refused, match="2,000 characters"):
        say(here, letter, words="x" * 2_001)


@pytest.mark.parametrize(("how", "told"), [(How.PAGE, "page"), (How.PHONE, "phone")])
def test_sold_then_withdrawn_is_told_by_the_same_means(here, how, told):
    letter = here.posted()
    say(here, letter, how=how)
    here.withdraw(letter, reason="The vehicle was sold in May.")
    ended = here.again(letter)
    assert (ended.status, ended.told_how, ended.ended_snapshot) == ("withdrawn", told, None)
    assert ended.ended_because == "The vehicle was sold in May."
    assert waiting(here) == []


@pytest.mark.parametrize("how", [None, How.POST])
def test_who_wrote_or_said_nothing_is_told_by_post(here, how):
    letter = here.posted()
    if how:
        say(here, letter, how=how)
    here.withdraw(letter)
    ended = here.again(letter)
    assert (ended.status, ended.told_how) == ("withdrawn", "post")
    told = json.loads(ended.ended_snapshot)
    assert (told["part"], told["written_on"]) == (1, "2026-11-22")
    assert "Sold." not in ended.ended_snapshot


def test_a_letter_that_never_went_is_withdrawn_without_telling(here):
    here.seen_and_told()
    letter = here.ask()
    here.approve(letter)
    here.withdraw(letter)
    assert (here.again(letter).status, here.again(letter).told_how) == ("withdrawn", None)


@pytest.mark.parametrize(
    ("who", "reason", "sentence"),
    [
        ("supervisor", "Sold", "A police supervisor decides"),
        ("officer", "Sold", "A police supervisor decides"),
        ("sergeant", " ", "Say why"),
    ],
)
def test_not_everybody_withdraws_and_never_without_a_reason(here, who, reason, sentence):
    letter = here.posted()
    with pytest.raises(Refused, match=sentence):
        here.withdraw(letter, who, reason)


def test_our_record_is_corrected_and_no_letter_goes_to_that_keeper_again(here, clock):
    letter = here.posted()
    say(here, letter)
    settle(here, letter, Outcome.CORRECTED)
    assert "keeper_answered" not in [kind for kind, _number in waiting(here)]
    with here.work() as session:
        assert keeper_of(session, here.authority.id, letter.vehicle_id) is None
    clock.turn(days=366)
    here.see("officer", hours=30)
    here.see("constable")
    with pytest.raises(Refused, match="has not told us"):
        here.ask()


def test_noting_an_answer_leaves_the_look_before_deletion(here, clock):
    letter = here.posted()
    say(here, letter)
    settle(here, letter, Outcome.NOTED)
    assert [kind for kind, _number in waiting(here)] == ["keeper_letter_review"]
    with pytest.raises(Refused, match="Nothing waits"):
        settle(here, letter, Outcome.NOTED)
    clock.turn(days=340)
    settle(here, letter, Outcome.NOTED, "It goes in a month.")
    assert waiting(here) == []


def test_the_public_side_adds_an_answer_and_reads_none(here, backend):
    letter = here.posted()
    say(here, letter)
    if backend == "postgresql":
        with (
            pytest.raises(Exception, match="permission denied"),
            here.office.transaction(Side.PUBLIC) as session,
        ):
            session.scalars(select(KeeperAnswer)).all()
