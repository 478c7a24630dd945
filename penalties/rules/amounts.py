"""What a notice asks for at a moment, and which moment a payment counts at.

Anti-social Behaviour, Crime and Policing Act 2014 section 68(7) to (9). Amounts never rise after
issue: the terms are those printed, or easier ones.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from penalties.rules.clocks import Clocks
from penalties.rules.days import Holidays, PostClass, deemed_delivery, is_by_end_of, start_of
from penalties.rules.money import NOTHING, Pence
from penalties.rules.refusals import refuse

SESSION_LASTS = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Terms:
    """The amounts of a notice in pence, and the last day of each.

    ``lower_kept`` while a representation is considered that came when the lower amount was open.
    """

    full: Pence
    full_until: date
    lower: Pence | None = None
    lower_until: date | None = None
    lower_kept: bool = False

    def lower_is_open(self, at: datetime) -> bool:
        """Whether the lower amount is enough at a moment."""
        if self.lower is None or self.lower_until is None:
            return False
        return self.lower_kept or is_by_end_of(at, self.lower_until)

    def due(self, at: datetime) -> Pence:
        """What a payment at a moment must come to, everything paid so far included."""
        return self.lower if self.lower is not None and self.lower_is_open(at) else self.full

    def is_in_time(self, at: datetime) -> bool:
        """Whether a full payment at a moment is within the period that is printed."""
        return self.lower_is_open(at) or is_by_end_of(at, self.full_until)


@dataclass(frozen=True, slots=True)
class Offer:
    """What is asked for now: pence still to pay, whether at the lower amount, and until when.

    ``until`` is ``None`` where no day is set: the payment is late, and still welcome.
    """

    pence: Pence
    lower: bool
    until: date | None


def terms_of(
    clocks: Clocks, full: Pence, lower: Pence | None = None, *, lower_kept: bool = False
) -> Terms:
    """The terms of a notice from its clocks and the amounts printed on it."""
    until = clocks.on("discount_ends") if "discount_ends" in clocks else None
    return Terms(full, clocks.on("payment_period_ends"), lower, until, lower_kept)


def check_no_rise(before: Terms, after: Terms) -> None:
    """``Refused`` where a change would make anybody pay more, or sooner, than was promised."""
    same_or_less = after.full <= before.full and (after.lower or after.full) <= (
        before.lower or before.full
    )
    lasts = before.lower_until is None or (after.lower_until or date.min) >= before.lower_until
    if not (same_or_less and lasts and after.full_until >= before.full_until):
        raise refuse("amounts.rise", "An amount never rises, and no last day comes sooner.")


def amount_now(terms: Terms, at: datetime, paid: Pence = NOTHING) -> Offer:
    """What is still to pay at a moment, after what was paid already."""
    lower = terms.lower_is_open(at)
    left = Pence(max(terms.due(at) - paid, 0))
    if lower:
        return Offer(left, True, None if terms.lower_kept else terms.lower_until)
    return Offer(left, False, terms.full_until if terms.is_in_time(at) else None)


def is_session_open(opened_at: datetime, at: datetime) -> bool:
    """Whether an opened card session may still be completed; nothing is printed meanwhile."""
    return opened_at <= at <= opened_at + SESSION_LASTS


def card_moment(opened_at: datetime, completed_at: datetime) -> datetime:
    """The moment a card payment counts at: its session's opening if completed within 30 minutes."""
    return opened_at if completed_at <= opened_at + SESSION_LASTS else completed_at


def letter_moment(
    received_on: date,
    posted_on: date | None,
    holidays: Holidays,
    post_class: PostClass = PostClass.FIRST,
) -> datetime:
    """The moment a payment by post counts at (section 68(9)).

    That is the day on which the letter would arrive in the ordinary course of post, whenever it is
    opened; or the day it came, where that was sooner or the day of posting cannot be read.
    """
    if posted_on is None or posted_on > received_on:
        return start_of(received_on)
    return start_of(min(received_on, deemed_delivery(posted_on, post_class, holidays)))
