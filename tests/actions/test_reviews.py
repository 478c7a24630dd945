"""A person decides: cancelling, and letting stand what failed a soft check only."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from penalties.actions.posting import post
from penalties.actions.reviews import let_stand, withdraw
from penalties.actions.staff import actor
from penalties.office.audit import OPERATOR, detail_of, trail_of
from penalties.office.database import new_id
from penalties.records.fixed_penalties import FixedPenalty, penalty_with_number
from penalties.records.payments import LedgerEntry
from penalties.records.queues import open_items
from penalties.rules.intake import Intake
from penalties.rules.refusals import Refused
from penalties.rules.withdrawals import Because
from tests.builders.patrol import SELLER, on_paper, penalised, supervisor

NEAR_EDGE = {"lat": 51.5530, "lon": 0.06003, "description": "Corner", "source": "gps"}
NEAR_EDGE |= {"accuracy_m": 8}


def held(street, **changes):
    """A notice handed over without signal, held for review."""
    (number,) = street.lease()
    told = street.one(on_paper(number, **changes))
    assert told.status == Intake.HELD_FOR_REVIEW
    return penalty_with_number(street.session, street.authority.id, told.notice.number)


def test_a_soft_failure_is_let_stand_with_dates_never_earlier(street, session, at):
    case = held(street, place=NEAR_EDGE)
    paper = (case.discount_ends_on, case.payment_period_ends_on, case.snapshot_sha256)
    by = actor(supervisor(street))
    let_stand(session, case, "The photo shows the sign.", by=by, at=at + timedelta(days=1))
    assert case.status == "served"
    assert str(case.date_of_notice) == "2026-11-22"
    assert [str(on) for on in (case.discount_ends_on, case.payment_period_ends_on)] == [
        "2026-12-05",
        "2026-12-09",
    ]
    assert case.discount_ends_on > paper[0]
    assert case.snapshot_sha256 == paper[2]
    assert (case.next_step, str(case.next_step_on)) == ("reminder_due", "2026-12-10")
    assert open_items(session, street.authority.id, "supervisor") == []
    last = trail_of(session, street.authority.id, case.id)[-1]
    assert detail_of(session, last) == {"words": "The photo shows the sign."}


def test_a_hard_failure_can_only_be_cancelled(street, session, at):
    case, by = held(street, prohibition="99"), actor(supervisor(street))
    with pytest.raises(Refused, match="prohibition_applies"):
        let_stand(session, case, "It is fine.", by=by, at=at)
    withdraw(session, case, Because.CHECKED, "No such article.", by=by, at=at)
    assert (case.status, case.withdrawn_because, case.withdrawn_at) == ("withdrawn", "checked", at)
    assert case.next_step is None
    assert open_items(session, street.authority.id, "supervisor") == []


@pytest.mark.parametrize("person", [{"role": "selling", "person": SELLER}])
def test_what_support_keeps_is_never_let_stand(street, session, at, person):
    case, by = held(street, **person), actor(supervisor(street))
    with pytest.raises(Refused, match="gate_open"):
        let_stand(session, case, "It is fine.", by=by, at=at)


def test_whoever_issued_a_held_notice_does_not_decide_about_it(street, session, at):
    case = held(street, place=NEAR_EDGE)
    for decide in (
        lambda: let_stand(session, case, "Mine.", by=street.actor, at=at),
        lambda: withdraw(session, case, Because.CHECKED, "Mine.", by=street.actor, at=at),
    ):
        with pytest.raises(Refused, match="Somebody else must decide"):
            decide()


def test_a_reason_is_asked_for(street, session, at):
    case = held(street, place=NEAR_EDGE)
    with pytest.raises(Refused, match="Say why"):
        let_stand(session, case, " ", by=actor(supervisor(street)), at=at)


def test_what_was_paid_goes_to_finance_to_be_sent_back(street, session, at):
    street.one(penalised())
    case = session.scalars(select(FixedPenalty)).one()
    session.add(paid(case, at))
    session.flush()
    by = actor(supervisor(street))
    withdraw(session, case, Because.COUNCIL_DECISION, "", by=by, at=at)
    (item,) = open_items(session, street.authority.id, "finance")
    assert item.facts == {"number": case.number, "pence": 75_00}
    with pytest.raises(Refused):
        withdraw(session, case, Because.COUNCIL_DECISION, "", by=by, at=at)


def test_a_posted_notice_that_was_held_is_frozen_when_it_is_let_stand(street, session, at):
    posted = {"served": "first-class", "served_at": "2026-11-22T21:14:00Z"}
    case = held(street, place=NEAR_EDGE, notice=posted | {"number": street.lease()[0]})
    assert case.snapshot is None
    let_stand(session, case, "Clear.", by=actor(supervisor(street)), at=at)
    assert case.snapshot is not None
    with pytest.raises(Refused):
        post(session, case, by=OPERATOR, at=at)


def paid(case, at):
    """The lower amount, paid at the counter."""
    return LedgerEntry(
        authority_id=case.authority_id,
        id=new_id(),
        penalty_id=case.id,
        kind="counter",
        pence=75_00,
        counted_at=at,
        recorded_at=at,
        outcome="paid",
    )
