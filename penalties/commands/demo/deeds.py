"""What happens to a case after the street, in the demo's story: each through the real actions."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from penalties.actions import holds, payments, posting, reviews
from penalties.actions.payments import Way
from penalties.actions.staff import actor
from penalties.commands.demo.council import Council
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.days import london_date
from penalties.rules.holds import HoldKind
from penalties.rules.money import Pence
from penalties.rules.withdrawals import Because


def pay_lower_by_phone(session: Session, here: Council, case: FixedPenalty, at: datetime) -> None:
    """The lower amount, over the telephone."""
    _pay(session, here, case, Way.PHONE, case.lower_pence, at)


def pay_full_by_phone(session: Session, here: Council, case: FixedPenalty, at: datetime) -> None:
    """The full amount, over the telephone."""
    _pay(session, here, case, Way.PHONE, case.full_pence, at)


def pay_full_at_the_counter(
    session: Session, here: Council, case: FixedPenalty, at: datetime
) -> None:
    """The full amount, in person."""
    _pay(session, here, case, Way.COUNTER, case.full_pence, at)


def pay_lower_by_post(session: Session, here: Council, case: FixedPenalty, at: datetime) -> None:
    """The lower amount by cheque, opened some days after it was posted."""
    payments.record_payment(
        session,
        case,
        Way.POST,
        Pence(case.lower_pence or 0),
        received_on=london_date(at),
        posted_on=london_date(at - timedelta(days=4)),
        by=actor(here.members["finance"]),
        at=at,
    )


def post(session: Session, here: Council, case: FixedPenalty, at: datetime) -> None:
    """The print run posts the notice, which is frozen then."""
    posting.post(session, case, by=actor(here.supervisor), at=at)


def pause(session: Session, here: Council, case: FixedPenalty, at: datetime) -> None:
    """A supervisor puts the case on hold."""
    holds.place_hold(session, case, HoldKind.COUNCIL, by=actor(here.supervisor), at=at)


def withdraw(session: Session, here: Council, case: FixedPenalty, at: datetime) -> None:
    """A supervisor withdraws the notice: it would not be right to go on."""
    reviews.withdraw(
        session,
        case,
        Because.COUNCIL_DECISION,
        "The person had been taken ill.",
        by=actor(here.supervisor),
        at=at,
    )


def _pay(
    session: Session, here: Council, case: FixedPenalty, way: Way, pence: int | None, at: datetime
) -> None:
    payments.record_payment(
        session,
        case,
        way,
        Pence(pence or 0),
        received_on=london_date(at),
        by=actor(here.members["finance"]),
        at=at,
    )
