"""Everything that is done to a case once it is there: each deed by its name.

Whoever adds an action that moves cases adds it here, and it is tried on each of the forbidden ones.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions import holds, legal, moves, pauses, posting, reviews
from penalties.actions.payments import Way, record_payment
from penalties.actions.staff import actor
from penalties.office.audit import Actor
from penalties.office.staff import Staff
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.days import london_date
from penalties.rules.fixed_penalties import Verb
from penalties.rules.holds import HoldKind
from penalties.rules.money import Pence
from penalties.rules.withdrawals import Because

WORDS = "The photo shows it all."


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does something to a case, and when."""

    session: Session
    case: FixedPenalty
    who: Staff
    at: datetime

    @property
    def by(self) -> Actor:
        """As the trail names them."""
        return actor(self.who)


Deed = Callable[[Doing], object]


def _moved(verb: Verb) -> Deed:
    """The move alone, as an action without any check of its own would make it."""
    return lambda d: moves.move(d.session, d.case, verb, by=d.by, at=d.at)


def _held_and_let_go(d: Doing) -> None:
    for kind in (HoldKind.REPRESENTATION, HoldKind.COUNCIL):
        hold = holds.place_hold(d.session, d.case, kind, by=d.by, at=d.at)
        holds.lift_hold(d.session, d.case, hold, by=d.by, at=d.at)


def _paid(d: Doing) -> None:
    on = london_date(d.at)
    record_payment(d.session, d.case, Way.PHONE, Pence(10_000), received_on=on, by=d.by, at=d.at)


DEEDS: Mapping[str, Deed] = {
    "let stand": lambda d: reviews.let_stand(d.session, d.case, WORDS, by=d.by, at=d.at),
    "withdrawn": lambda d: reviews.withdraw(
        d.session, d.case, Because.CHECKED, WORDS, by=d.by, at=d.at
    ),
    "posted": lambda d: posting.post(d.session, d.case, by=d.by, at=d.at),
    "referred": lambda d: legal.refer(d.session, d.case, WORDS, by=d.by, at=d.at),
    "closed": lambda d: legal.close(d.session, d.case, WORDS, by=d.by, at=d.at),
    "held and let go": _held_and_let_go,
    "run on": lambda d: pauses.run_on(d.session, d.case, WORDS, by=d.by, at=d.at),
    "let go": lambda d: pauses.let_go(d.session, d.case, WORDS, by=d.by, at=d.at),
    "paid": _paid,
    **{f"moved by {verb}": _moved(verb) for verb in Verb},
}
