"""What a person is told of their notice: every way it can stand, in words that fit."""

from datetime import UTC, date, datetime

import pytest

from penalties.rules.amounts import Terms
from penalties.rules.fixed_penalties import PAYABLE, Status
from penalties.rules.money import Pence
from penalties.rules.notice_page import PAUSED, Stands, tell
from penalties.rules.second_looks import Ask, SecondLook
from penalties.rules.wording.banned import banned_in

TERMS = Terms(Pence(10_000), date(2026, 12, 6), Pence(6_000), date(2026, 12, 2))
ONE_AMOUNT = Terms(Pence(10_000), date(2026, 12, 6))
KEPT = Terms(Pence(10_000), date(2026, 12, 6), Pence(6_000), date(2026, 12, 2), lower_kept=True)
DAY_5 = datetime(2026, 11, 27, 12, tzinfo=UTC)
DAY_12 = datetime(2026, 12, 4, 12, tzinfo=UTC)
DAY_20 = datetime(2026, 12, 12, 12, tzinfo=UTC)
S = Status
MORE = Ask("Tell us more", "You can add to it.", "Add")
LOOKING = SecondLook("We are looking again", ("You asked us.",), is_whole=True, ask=MORE)
DECIDED = SecondLook("We have decided", ("We looked again.",))


def said(told):
    return " ".join((told.heading, *told.sentences))


@pytest.mark.parametrize(
    ("status", "terms", "at", "paid", "stands", "pence", "says"),
    [
        (S.SERVED, TERMS, DAY_5, 0, Stands.OPEN, 6_000, "You do not have to pay"),
        (S.ISSUED, TERMS, DAY_5, 0, Stands.OPEN, 6_000, "Sunday 6 December 2026"),
        (S.SERVED, TERMS, DAY_12, 0, Stands.OPEN, 10_000, "The amount is now £100"),
        (S.SERVED, ONE_AMOUNT, DAY_12, 0, Stands.OPEN, 10_000, "ask us to look again"),
        (S.SERVED, KEPT, DAY_20, 0, Stands.OPEN, 6_000, "pay to end this"),
        (S.SERVED, TERMS, DAY_20, 0, Stands.LATE, 10_000, "has not gone up"),
        (S.LEGAL_REVIEW, TERMS, DAY_20, 0, Stands.LATE, 10_000, "may decide to stop"),
        (S.SERVED, TERMS, DAY_12, 6_000, Stands.PART_PAID, 4_000, "£40 is still open"),
        (S.SERVED, TERMS, DAY_5, 1_000, Stands.PART_PAID, 5_000, "£10"),
        (S.HELD_FOR_REVIEW, TERMS, DAY_5, 0, Stands.CHECKING, None, "please do not pay yet"),
        (S.PAID, TERMS, DAY_20, 6_000, Stands.PAID, None, "closed for good"),
        (S.PAID, TERMS, DAY_20, 0, Stands.PAID, None, "have sent back what you paid"),
        (S.WITHDRAWN, TERMS, DAY_20, 0, Stands.CANCELLED, None, "no court case"),
        (S.WITHDRAWN, TERMS, DAY_20, 6_000, Stands.CANCELLED, None, "send back the £60"),
        (S.CLOSED, TERMS, DAY_20, 0, Stands.CLOSED, None, "not need to do anything"),
        (S.CLOSED, TERMS, DAY_20, 6_000, Stands.CLOSED, None, "We have £60"),
        (S.CHARGED, TERMS, DAY_20, 0, Stands.COURT, None, "no longer take payment"),
    ],
)
def test_every_way_a_notice_can_stand(status, terms, at, paid, stands, pence, says):
    told = tell(status, terms, at, paid=Pence(paid))
    assert told.stands is stands
    assert (told.offer.pence if told.offer else None) == pence
    assert told.may_ask == (status in PAYABLE)
    assert says in said(told)


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("at", [DAY_5, DAY_12, DAY_20])
@pytest.mark.parametrize("paid", [0, 1_000, 6_000])
@pytest.mark.parametrize("on_hold", [False, True])
def test_no_sentence_threatens_shames_or_is_long(status, at, paid, on_hold):
    told = tell(status, TERMS, at, paid=Pence(paid), on_hold=on_hold)
    assert banned_in(said(told)) == []
    for sentence in said(told).replace("?", ".").split("."):
        assert len(sentence.split()) < 24, sentence


def test_a_paused_case_says_so_and_why_is_nobodys_business():
    told = tell(S.SERVED, TERMS, DAY_20, on_hold=True)
    assert "paused this case" in told.sentences[-1]
    assert told.offer is not None
    assert tell(S.PAID, TERMS, DAY_20, on_hold=True) == tell(S.PAID, TERMS, DAY_20)
    part_paid = tell(S.SERVED, TERMS, DAY_20, paid=Pence(6_000), on_hold=True)
    assert "paused" not in said(part_paid)


def test_a_letters_last_day_is_named_while_it_lasts():
    told = tell(S.SERVED, TERMS, DAY_20, asked_by=date(2026, 12, 16))
    assert "by 11:59pm on Wednesday 16 December 2026" in said(told)


def test_a_court_case_is_not_spoken_of_once_its_first_day_may_have_come():
    assert "court" not in said(tell(S.SERVED, KEPT, DAY_20))


@pytest.mark.parametrize(
    ("terms", "at", "paid", "later"),
    [
        (TERMS, DAY_5, 0, 10_000),
        (TERMS, DAY_5, 1_000, 9_000),
        (TERMS, DAY_12, 0, None),
        (KEPT, DAY_20, 0, None),
        (ONE_AMOUNT, DAY_5, 0, None),
    ],
)
def test_what_will_be_asked_later_is_what_is_left_of_the_full_amount(terms, at, paid, later):
    assert tell(S.SERVED, terms, at, paid=Pence(paid)).later == later


@pytest.mark.parametrize("at", [DAY_5, DAY_12, DAY_20])
@pytest.mark.parametrize("on_hold", [False, True])
def test_while_we_look_again_nothing_presses_anybody(at, on_hold):
    told = tell(S.SERVED, KEPT, at, on_hold=on_hold, second_look=LOOKING)
    assert told.heading == "We are looking again"
    assert told.sentences[0] == "You asked us."
    assert "If you pay £60, that ends it" in said(told)
    assert PAUSED not in said(told)
    assert "paused" not in said(told)
    assert (told.ask, told.may_ask, told.offer.pence) == (MORE, True, 6_000)


def test_once_we_decided_the_days_to_pay_stand_beside_it_and_nobody_asks_twice():
    told = tell(S.SERVED, TERMS, DAY_5, second_look=DECIDED)
    assert told.sentences[0] == "We looked again."
    assert "You can pay to end this. You do not have to pay." in told.sentences
    assert "ask us to look again" not in said(told)
    assert (told.ask, told.may_ask) == (None, False)


def test_a_part_of_the_money_is_told_first():
    told = tell(S.SERVED, TERMS, DAY_12, paid=Pence(6_000), second_look=LOOKING)
    assert told.stands is Stands.PART_PAID
    assert told.heading == "We have part of the amount"
    assert told.sentences[-1] == "You asked us."


@pytest.mark.parametrize("status", sorted(set(Status) - PAYABLE))
def test_a_notice_that_is_over_says_so_whatever_was_decided(status):
    assert tell(status, TERMS, DAY_5, second_look=DECIDED) == tell(status, TERMS, DAY_5)
