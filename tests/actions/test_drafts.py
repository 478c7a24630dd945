"""Drafts: kept sealed, found again by their code alone, and sent once, whatever happens."""

import pytest

from appeals.actions import drafts
from appeals.actions.drafts import Told
from appeals.actions.sealing import opened, what_was_said
from appeals.records.drafts import Draft, drafts_of
from appeals.records.messages import messages_of
from appeals.records.representations import representations_of
from appeals.rules.asking import Step
from penalties.actions.moves import move
from penalties.office.audit import CLOCK, trail_of
from penalties.office.roles import Side
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.fixed_penalties import Verb
from penalties.rules.refusals import Refused
from tests.builders.patrol import patrol
from tests.builders.payers import case_of, handed_over
from tests.builders.representations import said, taken_in

ANSWERS = {"words": ["I was waiting for the night bus."]}
WORDS = Told("I was waiting for the night bus.", said())


@pytest.fixture
def case(session, at):
    street = patrol(session, at)
    held = handed_over(street)
    session.commit()
    return case_of(session, street.authority.id, held.number)


@pytest.fixture
def begun(session, case, at):
    return drafts.begin(session, case, "representation", Step.GROUNDS, at=at)


def kept(session, case):
    return list(representations_of(session, case.authority_id, case.id))


def test_what_is_typed_is_kept_sealed_and_writes_no_trail(session, case, begun, at):
    before = len(trail_of(session, case.authority_id, case.id))
    drafts.keep(session, begun, "representation", Step.FILES, ANSWERS, at=at)
    drafts.keep(session, begun, "representation", Step.FILES, {"name": ["Tom"]}, at=at)
    assert drafts.typed(session, begun) == ANSWERS | {"name": ["Tom"]}
    assert begun.step == "files"
    assert b"night bus" not in begun.body
    assert len(trail_of(session, case.authority_id, case.id)) == before


def test_the_public_side_may_do_all_of_it(office, case, at):
    with office.transaction(Side.PUBLIC) as session:
        mine = session.get_one(FixedPenalty, (case.authority_id, case.id))
        begun = drafts.begin(session, mine, "representation", Step.GROUNDS, at=at)
        drafts.keep(session, begun, "representation", Step.WORDS, ANSWERS, at=at)
        code = drafts.code_to_come_back(session, begun)
        assert drafts.draft_with_code(session, mine, code) is begun
        assert drafts.send(session, mine, begun, WORDS, at=at) is not None
    with office.transaction() as session:
        (one,) = kept(session, case)
        assert what_was_said(session, one) == WORDS.said
        assert one.id == session.get_one(Draft, (case.authority_id, one.id)).id


def test_only_the_newest_code_opens_it_and_none_does_once_it_is_sent(session, case, begun, at):
    first = drafts.code_to_come_back(session, begun)
    second = drafts.code_to_come_back(session, begun)
    assert drafts.draft_with_code(session, case, first) is None
    assert drafts.draft_with_code(session, case, second) is begun
    assert second not in begun.code_print
    drafts.send(session, case, begun, WORDS, at=at)
    assert drafts.draft_with_code(session, case, second) is None


def test_it_is_sent_once_and_kept_once(session, case, begun, at):
    drafts.keep(session, begun, "representation", Step.CHECK, ANSWERS, at=at)
    one = drafts.send(session, case, begun, WORDS, at=at)
    assert drafts.send(session, case, begun, WORDS, at=at) is None
    assert kept(session, case) == [one]
    assert one.id == begun.id
    assert drafts.typed(session, begun) == {}
    with pytest.raises(Refused, match="sent this already"):
        drafts.keep(session, begun, "representation", Step.WORDS, ANSWERS, at=at)


def test_what_was_begun_before_another_one_came_is_added_to_that(session, case, begun, at):
    one = taken_in(session, case, at)
    assert drafts.send(session, case, begun, WORDS, at=at) is one
    (added,) = messages_of(session, one.authority_id, one.id)
    assert (added.kind, opened(session, added.body)) == ("added", {"words": WORDS.words})
    assert drafts.send(session, case, begun, WORDS, at=at) is None
    assert len(messages_of(session, one.authority_id, one.id)) == 1
    assert drafts.latest(session, case) is one


def test_what_says_too_little_for_one_of_its_own_is_not_lost(session, case, begun, at):
    drafts.keep(session, begun, "addition", Step.CHECK, ANSWERS, at=at)
    with pytest.raises(Refused, match="decided meanwhile"):
        drafts.send(session, case, begun, Told(WORDS.words), at=at)
    assert begun.sent_at is None
    assert drafts.typed(session, begun) == ANSWERS


@pytest.mark.parametrize("verb", [Verb.PAY, Verb.WITHDRAW])
def test_where_nothing_is_open_any_more_it_is_refused_and_kept(session, case, begun, at, verb):
    move(session, case, verb, by=CLOCK, at=at)
    with pytest.raises(Refused) as refused:
        drafts.send(session, case, begun, WORDS, at=at)
    assert refused.value.refusals[0].rule == "representations.closed"
    assert list(drafts_of(session, case.authority_id, case.id)) == [begun]
