"""Before a letter is posted to somebody: the one question, and what waits for a person after a no.

What is said outside is the same after every no. A way to another place is shown to whoever posts
the letter, on the day on which it is posted; no notice ever holds a place where somebody is safe.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.mail_ways import YES, MailWay, may_this_go
from penalties.actions.queues import open_item
from penalties.office.authorities import holidays
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.people import Person
from penalties.records.queues import open_about
from penalties.rules.days import add_working_days, london_date
from penalties.rules.refusals import Refused, refuse

LETTER_WAITS = "letter_waits"
"""A letter that is kept back: in a supervisor's queue, and among the steps of its case."""


def way_to(session: Session, case: FixedPenalty) -> MailWay:
    """Whether a letter about ``case`` may go, and where if not home; support is asked."""
    person = session.get(Person, (case.authority_id, case.person_id)) if case.person_id else None
    return may_this_go(session, person) if person else YES


def may_go_home(session: Session, case: FixedPenalty) -> bool:
    """Whether a letter about ``case`` may go to the address that is known."""
    way = way_to(session, case)
    return way.may_go and not way.lines


def check_may_be_posted(session: Session, case: FixedPenalty) -> MailWay:
    """Where a letter about ``case`` may go; ``Refused`` where that is nowhere."""
    way = way_to(session, case)
    if not way.may_go:
        raise _refusal()
    return way


def check_may_go(session: Session, case: FixedPenalty) -> None:
    """``Refused`` where no letter about ``case`` may go to the address that is known."""
    if not may_go_home(session, case):
        raise _refusal()


def wait_if_it_must(session: Session, case: FixedPenalty, *, at: datetime) -> None:
    """Let a supervisor see a notice whose posting was refused because it may not go."""
    if not way_to(session, case).may_go:
        keep_back(session, case, at=at)


def keep_back(session: Session, case: FixedPenalty, *, at: datetime) -> None:
    """Let a supervisor see that a letter about ``case`` may not go; once, as long as it waits."""
    waiting = open_about(session, case.authority_id, "supervisor", case.id)
    if any(item.kind == LETTER_WAITS for item in waiting):
        return
    open_item(
        session,
        case.authority_id,
        queue="supervisor",
        kind=LETTER_WAITS,
        subject=("penalty", case.id),
        due_on=add_working_days(london_date(at), 1, holidays(session)),
        facts={"number": case.number},
        at=at,
    )
    session.flush()


def _refusal() -> Refused:
    return refuse("posting.no", "This may not be posted. Hand it over, or cancel the notice.")
