"""Recall by defect: begun by one, held by the clock, confirmed or dropped by another, done once."""

import pytest

from appeals.actions import recall_work, recalls
from appeals.actions.clock import sweep
from appeals.records.letters import letters_of
from appeals.records.recall_lists import lines_of, problems_of, sums_of
from appeals.records.recalls import progress_of
from appeals.rules.recalls import Problem, Stage, Standing
from penalties.actions import refunds
from penalties.actions.asking_back import portions
from penalties.actions.holds import place_hold
from penalties.actions.reviews import withdraw
from penalties.office.audit import Actor, trail_of
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.holds import holds_of
from penalties.records.payments import paid_pence
from penalties.records.queues import open_items
from penalties.rules.fixed_penalties import Status
from penalties.rules.holds import HoldKind
from penalties.rules.refusals import Refused
from penalties.rules.staff import Role
from penalties.rules.withdrawals import Because
from tests.builders.payers import case_of
from tests.builders.recalled import (
    LOWER,
    handed_out,
    of_prohibition,
    of_version,
    pay,
)
from tests.builders.staff import member

WORDS = "The sign at the bus stop was taken down on 1 November."


@pytest.fixture
def night(street, session):
    """Five notices, the first two of them paid."""
    made = handed_out(street, 5, paying=2)
    session.commit()
    return made


@pytest.fixture
def who(street, session):
    """Two members of staff who may recall, one after the other."""
    found = [
        member(session, street.authority, role, at=street.at, name=f"A {role}")
        for role in (Role.SUPERVISOR, Role.LEGAL)
    ]
    session.commit()
    return [Actor("staff", one.id) for one in found]


@pytest.fixture
def begun(street, session, night, who):
    """A recall of all five, which the clock has not worked at yet."""
    fault = of_version(session, street)
    made = recalls.begin(session, street.authority.id, fault, WORDS, by=who[0], at=street.at)
    session.commit()
    return made


class Killed(BaseException):
    """The process is stopped in the middle."""


def fresh(session, recall):
    session.expire_all()
    return session.get_one(type(recall), (recall.authority_id, recall.id))


def case(session, street, number):
    session.expire_all()
    return case_of(session, street.authority.id, number)


def worked(office, street):
    return recall_work.work(office, street.authority.id, street.at)


def counts(session, recall):
    session.expire_all()
    return dict(progress_of(session, recall.authority_id, recall.id))


def asked_refunds(session, recall):
    items = open_items(session, recall.authority_id, "finance")
    return [item for item in items if item.kind == "refund_to_approve"]


def confirmed(session, office, street, recall, by):
    recalls.confirm(session, fresh(session, recall), by=by, at=street.at)
    session.commit()
    return worked(office, street)


def test_nothing_is_done_before_the_clock_works(session, street, begun, night):
    assert counts(session, begun) == {Standing.LISTED: 5}
    assert not any(case(session, street, number).is_on_hold for number in night.numbers)


def test_open_notices_are_held_and_everything_is_drafted(office, session, street, begun, night):
    assert worked(office, street) == 5
    assert fresh(session, begun).status == Stage.PREPARED
    assert counts(session, begun) == {Standing.HELD: 5}
    for number in night.numbers[2:]:
        kinds = [one.kind for one in holds_of(session, case(session, street, number))]
        assert kinds == [HoldKind.RECALL]
    for number in night.paid:
        assert case(session, street, number).status == Status.PAID
        assert holds_of(session, case(session, street, number)) == []
    sums = sums_of(session, begun.authority_id, begun.id)
    assert (sums.held, sums.paying_back, sums.pence) == (3, 2, 2 * LOWER)
    for number in night.numbers:
        one = case(session, street, number)
        assert [letter.status for letter in letters_of(session, one.authority_id, one.id)] == [
            "draft"
        ]
    waiting = {item.kind for item in open_items(session, begun.authority_id, "legal")}
    assert recalls.TO_CONFIRM in waiting


def test_a_second_person_cancels_all_and_asks_for_the_money(
    office, session, street, begun, night, who
):
    worked(office, street)
    assert confirmed(session, office, street, begun, who[1]) == 5
    assert fresh(session, begun).status == Stage.DONE
    assert counts(session, begun) == {Standing.CANCELLED: 5}
    for number in night.numbers[2:]:
        one = case(session, street, number)
        assert (one.status, one.withdrawn_because) == (Status.WITHDRAWN, Because.RECALL)
    for number in night.paid:
        assert case(session, street, number).status == Status.PAID
    asked = asked_refunds(session, begun)
    assert [(item.facts["pence"], item.facts["because"]) for item in asked] == [
        (LOWER, "recalled")
    ] * 2
    waiting = open_items(session, begun.authority_id, "finance")
    assert [item.kind for item in waiting].count("recall_refunds") == 1
    assert recalls.TO_CONFIRM not in {
        item.kind
        for queue in recalls.QUEUES
        for item in open_items(session, begun.authority_id, queue)
    }
    events = [entry.event for entry in trail_of(session, begun.authority_id, begun.id)]
    assert events == ["recall.begun", "recall.prepared", "recall.confirmed", "recall.done"]


def test_every_draft_is_let_go_with_its_notice(office, session, street, begun, night, who):
    worked(office, street)
    confirmed(session, office, street, begun, who[1])
    for line in lines_of(session, begun.authority_id, begun.id):
        letters = letters_of(session, begun.authority_id, line.of.penalty_id)
        assert line.of.letter_id in {letter.id for letter in letters}
        assert "draft" not in {letter.status for letter in letters}
        case = session.get_one(FixedPenalty, (begun.authority_id, line.of.penalty_id))
        says = "You should not have had to pay it" if case.status == "paid" else "We have cancelled"
        assert says in letters[-1].snapshot


def test_nobody_confirms_or_drops_their_own(office, session, street, begun, who):
    worked(office, street)
    for deed in (
        lambda: recalls.confirm(session, begun, by=who[0], at=street.at),
        lambda: recalls.drop(session, begun, "Not wrong after all.", by=who[0], at=street.at),
    ):
        with pytest.raises(Refused, match="Somebody else must decide"):
            deed()
        session.rollback()
    assert fresh(session, begun).status == Stage.PREPARED


def test_nothing_is_confirmed_before_it_is_prepared_or_twice(office, session, street, begun, who):
    with pytest.raises(Refused, match="nothing to decide"):
        recalls.confirm(session, begun, by=who[1], at=street.at)
    session.rollback()
    worked(office, street)
    confirmed(session, office, street, begun, who[1])
    with pytest.raises(Refused, match="nothing to decide"):
        recalls.confirm(session, fresh(session, begun), by=who[1], at=street.at)


def test_dropping_lifts_every_hold_and_keeps_the_reckoning(
    office, session, street, begun, night, who
):
    worked(office, street)
    recalls.drop(session, fresh(session, begun), "The sign was up.", by=who[1], at=street.at)
    session.commit()
    assert worked(office, street) == 5
    assert fresh(session, begun).status == Stage.DROPPED
    assert counts(session, begun) == {Standing.RELEASED: 5}
    for number in night.numbers[2:]:
        one = case(session, street, number)
        assert (one.status, one.is_on_hold) == (Status.SERVED, False)
    pence = sum(line.of.pence for line in lines_of(session, begun.authority_id, begun.id))
    assert pence == 2 * LOWER
    assert not open_items(session, begun.authority_id, "finance")


def test_working_again_changes_nothing(office, session, street, begun, who):
    worked(office, street)
    assert worked(office, street) == 0
    confirmed(session, office, street, begun, who[1])
    assert worked(office, street) == 0
    assert len(asked_refunds(session, begun)) == 2


def test_what_was_paid_meanwhile_stays_paid_and_goes_back(
    office, session, street, begun, night, who
):
    worked(office, street)
    pay(street, case(session, street, night.numbers[2]))
    session.commit()
    confirmed(session, office, street, begun, who[1])
    assert case(session, street, night.numbers[2]).status == Status.PAID
    sums = sums_of(session, begun.authority_id, begun.id)
    assert (sums.paying_back, sums.pence) == (3, 3 * LOWER)
    assert len(asked_refunds(session, begun)) == 3


def test_what_was_cancelled_meanwhile_is_passed_over_and_the_others_go_on(
    office, session, street, begun, night, who
):
    worked(office, street)
    one = case(session, street, night.numbers[4])
    withdraw(session, one, Because.CHECKED, "Wrong street.", by=who[0], at=street.at)
    session.commit()
    confirmed(session, office, street, begun, who[1])
    assert counts(session, begun) == {Standing.CANCELLED: 4, Standing.PASSED_OVER: 1}
    assert problems_of(session, begun.authority_id, begun.id) == {Problem.ENDED: 1}


def test_a_part_payment_of_an_open_notice_goes_back_too_and_is_asked_once(
    office, session, street, begun, night, who
):
    pay(street, case(session, street, night.numbers[3]), 2_000)
    session.commit()
    worked(office, street)
    confirmed(session, office, street, begun, who[1])
    one = case(session, street, night.numbers[3])
    assert one.status == Status.WITHDRAWN
    mine = [
        (item.kind, item.facts["pence"])
        for item in open_items(session, begun.authority_id, "finance")
        if item.subject_id == one.id and item.kind in ("refund", "refund_to_approve")
    ]
    assert mine == [("refund_to_approve", 2_000)]


def test_money_that_is_asked_back_already_is_not_asked_back_twice(
    office, session, street, begun, night, who
):
    one = case(session, street, night.paid[0])
    (part,) = portions(session, one)
    refunds.ask_refund(
        session, one, part.entry, part.pence, refunds.Because.PAID_TWICE, by=who[0], at=street.at
    )
    session.commit()
    worked(office, street)
    assert problems_of(session, begun.authority_id, begun.id) == {Problem.NOTHING_PAID: 1}


def test_a_second_recall_passes_over_what_the_first_one_holds(
    office, session, street, begun, night, who
):
    worked(office, street)
    fault = of_prohibition(session, street)
    second = recalls.begin(
        session, street.authority.id, fault, "Article 1.", by=who[1], at=street.at
    )
    session.commit()
    worked(office, street)
    assert counts(session, second) == {Standing.PASSED_OVER: 5}
    assert problems_of(session, second.authority_id, second.id) == {Problem.ELSEWHERE: 5}


def test_what_stands_before_the_court_is_for_legal(office, session, street, begun, night):
    one = case(session, street, night.numbers[4])
    one.status, one.next_step, one.next_step_on = str(Status.CHARGED), None, None
    session.commit()
    worked(office, street)
    assert problems_of(session, begun.authority_id, begun.id) == {Problem.BEFORE_COURT: 1}
    waiting = [item.kind for item in open_items(session, begun.authority_id, "legal")]
    assert waiting.count(recall_work.PASSED_OVER) == 1
    assert not case(session, street, night.numbers[4]).is_on_hold


def test_one_failing_notice_is_passed_over_and_the_others_go_on(
    office, session, street, begun, night, monkeypatch
):
    broken = case(session, street, night.numbers[3]).id

    def fails(of, one, *rest, **named):
        if one.id == broken:
            one.is_on_hold = True
            raise RuntimeError("no")
        return place_hold(of, one, *rest, **named)

    monkeypatch.setattr("appeals.actions.recall_cases.place_hold", fails)
    worked(office, street)
    assert counts(session, begun) == {Standing.HELD: 4, Standing.PASSED_OVER: 1}
    assert problems_of(session, begun.authority_id, begun.id) == {Problem.FAILED: 1}
    assert not case(session, street, night.numbers[3]).is_on_hold


def test_it_goes_on_where_it_was_killed(office, session, street, begun, night, monkeypatch):
    monkeypatch.setattr(recall_work, "CHUNK", 2)

    seen = []

    def killed(of, one, *rest, **named):
        seen.append(one.id)
        if len(seen) == 2:
            raise Killed
        return place_hold(of, one, *rest, **named)

    with monkeypatch.context() as once:
        once.setattr("appeals.actions.recall_cases.place_hold", killed)
        with pytest.raises(Killed):
            worked(office, street)
    assert counts(session, begun) == {Standing.LISTED: 3, Standing.HELD: 2}
    assert worked(office, street) == 3
    assert counts(session, begun) == {Standing.HELD: 5}
    for number in night.numbers[2:]:
        assert len(holds_of(session, case(session, street, number))) == 1


def test_the_clock_does_it_and_only_counts_when_asked_to(office, session, street, begun):
    assert sweep(office, at=street.at, dry_run=True).steps["recalls"] == 5
    assert counts(session, begun) == {Standing.LISTED: 5}
    assert sweep(office, at=street.at).steps["recalls"] == 5
    assert "recalls" not in sweep(office, at=street.at).steps


def test_a_recall_needs_notices_a_reason_and_to_be_the_only_one(session, street, night, who, begun):
    fault = of_version(session, street)
    for words, of, said in (
        (" ", fault, "Say what is wrong"),
        (WORDS, of_prohibition(session, street, 1), "No notice has this fault"),
        (WORDS, fault, "at work already"),
    ):
        with pytest.raises(Refused, match=said):
            recalls.begin(session, street.authority.id, of, words, by=who[1], at=street.at)
        session.rollback()


def test_the_words_stand_in_no_fact_of_the_trail(session, begun):
    (entry,) = trail_of(session, begun.authority_id, begun.id)
    assert entry.facts == {"recall": str(begun.id), "defect": "order_version", "count": 5}


def test_what_was_paid_is_still_in_the_ledger_until_finance_sends_it(
    office, session, street, begun, night, who
):
    worked(office, street)
    confirmed(session, office, street, begun, who[1])
    one = case(session, street, night.paid[0])
    assert paid_pence(session, one.authority_id, one.id) == LOWER
