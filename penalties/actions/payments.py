"""Recording money that came without the card page: by phone, over the counter, by post."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from penalties.actions.takings import Money, meaning, take
from penalties.office.audit import Actor
from penalties.office.authorities import holidays
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.amounts import letter_moment
from penalties.rules.days import PostClass, london_date
from penalties.rules.money import Pence
from penalties.rules.payments import Judgement
from penalties.rules.post import Delivery
from penalties.rules.postal_payments import counts_on
from penalties.rules.refusals import refuse
from penalties.rules.writing import weekday


class Way(StrEnum):
    """How money reached us without the card page."""

    PHONE = "phone"
    COUNTER = "counter"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a payment will come to once it is recorded: the day it counts, why, and its meaning."""

    counted: Delivery
    judged: Judgement


def foresee_payment(
    session: Session,
    case: FixedPenalty,
    way: Way,
    pence: Pence,
    *,
    received_on: date,
    posted_on: date | None = None,
    post_class: PostClass = PostClass.FIRST,
    invited: bool = True,
    at: datetime,
) -> Foreseen:
    """What ``record_payment`` would do with the same facts; nothing is written. ``Refused`` too."""
    _check(case, pence, received_on, posted_on, at)
    counted = Delivery(
        received_on, (f"It came on {weekday(received_on)}, and counts on that day.",)
    )
    if way is Way.POST:
        counted = counts_on(received_on, posted_on, holidays(session), post_class)
    posted = posted_on if way is Way.POST else None
    counted_at = letter_moment(received_on, posted, holidays(session), post_class)
    money = Money(str(way), pence, counted_at, invited=invited)
    return Foreseen(counted, meaning(session, case, money))


def record_payment(
    session: Session,
    case: FixedPenalty,
    way: Way,
    pence: Pence,
    *,
    received_on: date,
    posted_on: date | None = None,
    post_class: PostClass = PostClass.FIRST,
    invited: bool = True,
    entry_id: uuid.UUID | None = None,
    by: Actor,
    at: datetime,
) -> Judgement:
    """Record money that came by phone, over the counter or by post (s68(8) and (9)).

    A letter counts on the day on which it would arrive in the ordinary course of post, whenever it
    was opened. Raises ``Refused`` for no money, for a day that has not come yet or lies before the
    offence, and where ``entry_id`` is recorded already: a page that was sent twice.
    """
    _check(case, pence, received_on, posted_on, at)
    counted_at = letter_moment(
        received_on, posted_on if way is Way.POST else None, holidays(session), post_class
    )
    money = Money(str(way), pence, counted_at, invited=invited, id=entry_id)
    return take(session, case, money, by=by, at=at)


def _check(
    case: FixedPenalty, pence: Pence, received_on: date, posted_on: date | None, at: datetime
) -> None:
    if pence <= 0:
        raise refuse("payments.nothing", "Enter an amount above £0.")
    days = (received_on, posted_on or received_on)
    if max(days) > london_date(at):
        raise refuse("payments.future", "The day must be today or in the past.")
    if min(days) < case.offence_on:
        raise refuse("payments.before", "The day cannot be before the notice.")
