"""The duty to notify the Home Office of a suspected victim, and the three ways of meeting it.

Modern Slavery Act 2015 s52 says that it must be done, and names no day: the days here are the
council's policy. A referral to the National Referral Mechanism satisfies the duty. A child is
referred without being asked; of an adult it needs their consent, and without it the notification
names nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from penalties.rules.clocks import Deadline
from penalties.rules.days import Holidays, corresponding_date
from penalties.rules.refusals import refuse
from penalties.rules.safeguarding import Kind, in_working_days
from penalties.rules.writing import weekday

S52 = "Modern Slavery Act 2015 s52"
POLICY = f"{S52} says that it must be done; the day is the council's policy"
DECIDE_DAYS = 1
CHILD_DAYS = 1
ADULT_DAYS = 5
LATEST_MONTHS = 1


class Duty(StrEnum):
    """How the duty is met; ``none`` where it does not arise, for a written reason."""

    REFERRAL = "referral"
    ANONYMOUS = "anonymous"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Consent:
    """What an adult said when asked whether they may be referred: who asked, when, the words."""

    asked_by: str
    asked_on: date
    words: str

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it is left empty."""
        return bool(self.asked_by.strip() and self.words.strip())


OPEN_TO: Mapping[Kind, tuple[Duty, ...]] = MappingProxyType(
    {
        Kind.CHILD: (Duty.REFERRAL, Duty.NONE),
        Kind.ADULT: (Duty.REFERRAL, Duty.ANONYMOUS, Duty.NONE),
        Kind.OTHER_PERSON: (Duty.REFERRAL, Duty.ANONYMOUS, Duty.NONE),
        Kind.WANTED_HELP: (Duty.REFERRAL, Duty.ANONYMOUS, Duty.NONE),
    }
)
"""What can be decided for one kind of person. A child is never asked to stay without a name."""


def may_be_child(kind: Kind, *, other_age_doubt: bool) -> bool:
    """Whether somebody is treated as a child: they, or the other person, may be under 18."""
    return kind is Kind.CHILD or (kind is Kind.OTHER_PERSON and other_age_doubt)


def check_decision(
    kind: Kind, duty: Duty, *, is_child: bool, consent: Consent | None, reason: str
) -> None:
    """``Refused`` where the duty cannot be met so: an adult not asked, or no reason for none."""
    if duty not in OPEN_TO[kind]:
        raise refuse("duty.child_by_name", "A child is referred. That needs nobody's consent.", S52)
    if duty is Duty.REFERRAL and not is_child and not (consent and consent.is_whole):
        raise refuse(
            "duty.consent",
            "An adult is referred only if they agree. Write down who asked them, when, and what "
            "they said, or notify without their name.",
            S52,
        )
    if duty is Duty.NONE and not reason.strip():
        raise refuse("duty.reason", "Write down why nobody has to be notified.", S52)


def check_decided_again(before: Duty | None, duty: Duty, *, is_done: bool) -> None:
    """``Refused`` once it is met; but an adult who agrees later can still be referred."""
    if is_done and not (before is Duty.ANONYMOUS and duty is Duty.REFERRAL):
        raise refuse("duty.done", "The Home Office has been notified already.", S52)


def decide_by(opened_on: date, holidays: Holidays) -> Deadline:
    """By when somebody has decided how the duty is met: the next working day."""
    return in_working_days("decide", opened_on, DECIDE_DAYS, holidays, POLICY)


def notify_by(opened_on: date, met_on: date, holidays: Holidays, *, is_child: bool) -> Deadline:
    """By when the Home Office is notified: never later than one month after the encounter.

    The next working day for a child, within five working days for an adult, both counted from the
    day on which it was recorded: deciding late moves nothing.
    """
    days = CHILD_DAYS if is_child else ADULT_DAYS
    plain = in_working_days("notify", opened_on, days, holidays, POLICY)
    latest = corresponding_date(met_on, LATEST_MONTHS)
    month = f"One month after the encounter of {weekday(met_on)} ends on {weekday(latest)}"
    if plain.on <= latest:
        return replace(plain, steps=(*plain.steps, f"{month}, which is no earlier."))
    return replace(plain, on=latest, steps=(*plain.steps, f"{month}, which comes first."))
