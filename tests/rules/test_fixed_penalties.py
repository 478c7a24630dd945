"""A status changes only through the table of moves."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.fixed_penalties import (
    CHASED,
    CLOCK_MAY,
    CLOSED,
    GUARDED,
    MOVES,
    OPEN,
    PAYABLE,
    Status,
    Verb,
    is_open,
    may_be_paid_online,
    move,
    verbs_from,
)
from penalties.rules.refusals import Refused
from penalties.rules.staff import ROLES, WALLED

FROM = {
    None: {Verb.ISSUE: "issued", Verb.HOLD_FOR_REVIEW: "held_for_review", Verb.TAKE_OVER: "served"},
    Status.HELD_FOR_REVIEW: {Verb.LET_STAND: "served", Verb.WITHDRAW: "withdrawn"},
    Status.ISSUED: {
        Verb.SERVE: "served",
        Verb.PAY: "paid",
        Verb.SETTLE: "paid",
        Verb.WITHDRAW: "withdrawn",
        Verb.CLOSE: "closed",
    },
    Status.SERVED: {
        Verb.PAY: "paid",
        Verb.SETTLE: "paid",
        Verb.WITHDRAW: "withdrawn",
        Verb.REFER: "legal_review",
        Verb.CLOSE: "closed",
    },
    Status.LEGAL_REVIEW: {
        Verb.PAY: "paid",
        Verb.SETTLE: "paid",
        Verb.WITHDRAW: "withdrawn",
        Verb.CHARGE: "charged",
        Verb.CLOSE: "closed",
    },
    Status.CHARGED: {Verb.CLOSE: "closed"},
    Status.PAID: {},
    Status.WITHDRAWN: {},
    Status.CLOSED: {},
}
"""The machine as a person would draw it, from each status."""


@pytest.mark.parametrize(("status", "verb"), list(product(FROM, Verb)))
def test_every_pair_of_status_and_verb(status: Status | None, verb: Verb) -> None:
    if verb in FROM[status]:
        assert move(status, verb) == FROM[status][verb]
        return
    with pytest.raises(Refused, match=r"A penalty that is .+ cannot be .+\.") as caught:
        move(status, verb)
    assert caught.value.refusals[0].rule == f"fixed_penalties.{verb}"


def test_paid_withdrawn_and_closed_are_for_good() -> None:
    assert {Status.PAID, Status.WITHDRAWN, Status.CLOSED} == CLOSED
    assert all(verbs_from(status) == () for status in CLOSED)


def test_every_open_status_has_a_way_to_an_end() -> None:
    assert all(any(MOVES[verb].to in CLOSED for verb in verbs_from(status)) for status in OPEN)


def test_each_verb_is_in_the_table_with_its_own_event() -> None:
    assert set(MOVES) == set(Verb)
    events = [entry.event for entry in MOVES.values()]
    assert len(set(events)) == len(events)


def test_somebody_outside_the_wall_holds_the_permission_of_each_verb() -> None:
    for entry in MOVES.values():
        assert entry.permission not in WALLED
        assert any(entry.permission in held for held in ROLES.values())


def test_pages_take_money_until_proceedings_start_and_not_while_we_check() -> None:
    payable = {Status.ISSUED, Status.SERVED, Status.LEGAL_REVIEW}
    assert {status for status in Status if may_be_paid_online(status)} == payable == PAYABLE


def test_a_notice_that_is_being_checked_is_guarded_but_not_chased() -> None:
    assert is_open(Status.HELD_FOR_REVIEW)
    assert Status.HELD_FOR_REVIEW in GUARDED
    assert Status.HELD_FOR_REVIEW not in CHASED
    assert not may_be_paid_online(Status.HELD_FOR_REVIEW)


def test_the_clock_never_charges_nor_settles() -> None:
    assert {Verb.REFER, Verb.CLOSE, Verb.WITHDRAW} == CLOCK_MAY


@given(st.lists(st.sampled_from(Verb), max_size=30))
def test_no_story_leaves_a_closed_case_or_charges_one_that_was_not_reviewed(
    verbs: list[Verb],
) -> None:
    status: Status | None = None
    seen: list[Status | None] = [None]
    for verb in verbs:
        try:
            status = move(status, verb)
        except Refused:
            continue
        assert seen[-1] not in CLOSED
        seen.append(status)
    if Status.CHARGED in seen:
        assert seen[seen.index(Status.CHARGED) - 1] is Status.LEGAL_REVIEW
