"""Recording money that came without the card page: by phone, over the counter, by post."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from penalties.actions.takings import Money, take
from penalties.office.audit import Actor
from penalties.office.authorities import holidays
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.amounts import letter_moment
from penalties.rules.days import PostClass, london_date
from penalties.rules.money import Pence
from penalties.rules.payments import Judgement
from penalties.rules.refusals import refuse


class Way(StrEnum):
    """How money reached us without the card page."""

    PHONE = "phone"
    COUNTER = "counter"
    POST = "post"


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
    by: Actor,
    at: datetime,
) -> Judgement:
    """Record money that came by phone, over the counter or by post (s68(8) and (9)).

    A letter counts on the day on which it would arrive in the ordinary course of post, whenever it
    was opened. Raises ``Refused`` for no money, and for a day that has not come yet.
    """
    if pence <= 0:
        raise refuse("payments.nothing", "Enter an amount above £0.")
    if max(received_on, posted_on or received_on) > london_date(at):
        raise refuse("payments.future", "The day must be today or in the past.")
    counted_at = letter_moment(
        received_on, posted_on if way is Way.POST else None, holidays(session), post_class
    )
    money = Money(str(way), pence, counted_at, invited=invited)
    return take(session, case, money, by=by, at=at)
