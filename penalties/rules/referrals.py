"""What a referral can be, the one table through which that changes, and its targets.

Support is not leverage: while a referral is under way an open penalty waits, engagement ends it,
and nothing that ends a referral starts the chasing again by itself (design section 4).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType

from penalties.rules.days import LONDON, Holidays, add_working_days, london_date
from penalties.rules.events import Event
from penalties.rules.refusals import refuse

CONTACT_DAYS = 2
DECISION_DAYS = 5
OFFICE_OPENS = time(9)
OFFICE_MINUTES = 8 * 60


class Stage(StrEnum):
    """How far somebody's way to a service has come; that it was offered stands in the offers."""

    ACCEPTED = "accepted"
    SENT = "sent"
    IN_CONTACT = "in_contact"
    ENGAGED = "engaged"
    ENDED = "ended"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Verb(StrEnum):
    """What is done to a referral."""

    SEND = "send"
    CONTACT = "contact"
    ENGAGE = "engage"
    END = "end"
    DECLINE = "decline"
    WITHDRAW = "withdraw"


class Ending(StrEnum):
    """How support ended, as the service tells it."""

    NEEDS_MET = "needs_met"
    MOVED_ON = "moved_on"
    PASSED_ON = "passed_on"
    LOST_CONTACT = "lost_contact"
    NOT_WANTED = "not_wanted"


@dataclass(frozen=True, slots=True)
class Move:
    """One verb: from which stages, to which, and the event that is written behind the wall."""

    from_: frozenset[Stage]
    to: Stage
    event: Event


_S, _E = Stage, Event
LIVE = frozenset({_S.ACCEPTED, _S.SENT, _S.IN_CONTACT, _S.ENGAGED})
WITH_THE_SERVICE = frozenset({_S.SENT, _S.IN_CONTACT, _S.ENGAGED, _S.ENDED, _S.DECLINED})

MOVES: Mapping[Verb, Move] = MappingProxyType(
    {
        Verb.SEND: Move(frozenset({_S.ACCEPTED}), _S.SENT, _E.REFERRAL_SENT),
        Verb.CONTACT: Move(frozenset({_S.SENT}), _S.IN_CONTACT, _E.REFERRAL_CONTACTED),
        Verb.ENGAGE: Move(frozenset({_S.IN_CONTACT}), _S.ENGAGED, _E.REFERRAL_ENGAGED),
        Verb.END: Move(
            frozenset({_S.SENT, _S.IN_CONTACT, _S.ENGAGED}), _S.ENDED, _E.REFERRAL_ENDED
        ),
        Verb.DECLINE: Move(frozenset({_S.SENT}), _S.DECLINED, _E.REFERRAL_DECLINED),
        Verb.WITHDRAW: Move(LIVE, _S.WITHDRAWN, _E.REFERRAL_WITHDRAWN),
    }
)
"""The whole machine. What has ended stays ended: a new wish is a new referral."""


def move(stage: Stage, verb: Verb) -> Stage:
    """The stage after a verb; ``Refused`` where the table does not lead from here."""
    entry = MOVES[verb]
    if stage in entry.from_:
        return entry.to
    raise refuse(
        f"referrals.{verb}", f"A referral that is {_STANDS[stage]} cannot be {_DONE[verb]}."
    )


def verbs_from(stage: Stage) -> tuple[Verb, ...]:
    """What may be done next, in the table's order."""
    return tuple(verb for verb, entry in MOVES.items() if stage in entry.from_)


def contact_due_on(sent_on: date, holidays: Holidays) -> date:
    """By when a service gets in touch: two working days after it was sent."""
    return add_working_days(sent_on, CONTACT_DAYS, holidays)


def decision_due_on(ended_on: date, holidays: Holidays) -> date:
    """By when a supervisor decides what becomes of a paused case: five working days."""
    return add_working_days(ended_on, DECISION_DAYS, holidays)


def quiet_moment(since: datetime, seed: str, holidays: Holidays) -> datetime:
    """When a pause may begin so that its minute tells nobody of the meeting behind it.

    A minute of the next working day's office hours in London, drawn from ``seed``: a pause that
    began with an encounter would tell whoever compares the two that help was accepted there.
    """
    on = add_working_days(london_date(since), 1, holidays)
    drawn = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4]) % OFFICE_MINUTES
    return datetime.combine(on, OFFICE_OPENS, LONDON) + timedelta(minutes=drawn)


def quarter_from(on: date) -> date:
    """The first day of the quarter of a day."""
    return date(on.year, (on.month - 1) // 3 * 3 + 1, 1)


NEEDS: Mapping[str, str] = {
    "injury": "A doctor or a nurse",
    "no_home": "A safe place to stay",
    "drug_need": "Help with drink or drugs",
}
"""What a service is told of the screening: the help that a yes asks for, and none of the rest."""


def needs_in(screening: Mapping[str, str]) -> tuple[str, ...]:
    """The codes of the needs that a screening names, in the order in which they are told."""
    return tuple(need for need in NEEDS if screening.get(need) == "yes")


ENDINGS: Mapping[Ending, str] = {
    Ending.NEEDS_MET: "What they needed is met",
    Ending.MOVED_ON: "They moved on, and no longer sell sex",
    Ending.PASSED_ON: "Another service has taken over",
    Ending.LOST_CONTACT: "We lost contact",
    Ending.NOT_WANTED: "They do not want support any more",
}
STAGES: Mapping[Stage, str] = {
    _S.ACCEPTED: "Waiting for a service",
    _S.SENT: "Sent",
    _S.IN_CONTACT: "In contact",
    _S.ENGAGED: "Support has begun",
    _S.ENDED: "Ended",
    _S.DECLINED: "Service could not take it",
    _S.WITHDRAWN: "Consent withdrawn",
}


_STANDS: Mapping[Stage, str] = {
    _S.ACCEPTED: "waiting for a service",
    _S.SENT: "sent",
    _S.IN_CONTACT: "in contact",
    _S.ENGAGED: "engaged",
    _S.ENDED: "ended",
    _S.DECLINED: "declined",
    _S.WITHDRAWN: "withdrawn",
}
_DONE: Mapping[Verb, str] = {
    Verb.SEND: "sent",
    Verb.CONTACT: "contacted for the first time",
    Verb.ENGAGE: "engaged",
    Verb.END: "ended",
    Verb.DECLINE: "declined",
    Verb.WITHDRAW: "withdrawn",
}
