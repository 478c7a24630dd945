"""What support has to say to the cases outside: the first thing that a sweep does.

Whoever has a referral under way is left alone, and when it is over the council asks whether the
pause may end. Each is a transaction of its own at a moment of its own, as it is when somebody at a
desk does it.
"""

import logging
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions import crossings
from penalties.actions.referrals import person_of
from penalties.office.audit import CLOCK
from penalties.office.authorities import authorities, holidays
from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.records.council_acts import CouncilAct, unasked_pauses
from penalties.records.referrals import Referral, referrals_in
from penalties.rules.referrals import LIVE, quiet_moment

log = logging.getLogger(__name__)
Deed = Callable[[Session, datetime], None]


def pause_for_support(office: Office, *, at: datetime) -> frozenset[int]:
    """Pause what is to be paused for every council, so that no step is taken before it.

    Returns the councils for which anything failed. What was done is told to nobody.
    """
    with office.reading(Side.SUPPORT) as session:
        councils = [council.id for council in authorities(session)]
    return frozenset(here for here in councils if not _all_done(office, here, at))


def _all_done(office: Office, authority_id: int, at: datetime) -> bool:
    began, done = office.clock.now(), True
    try:
        with office.reading(Side.SUPPORT) as session:
            pauses, readable = _pauses_due(session, authority_id, at)
            deeds = [*pauses, *_questions_due(session, authority_id, at)]
    except Exception as failure:
        log.error("pausing failed for council %s: %s", authority_id, type(failure).__name__)
        return False
    for deed in deeds:
        try:
            with office.transaction(Side.SUPPORT) as session:
                deed(session, at + (office.clock.now() - began))
        except Exception as failure:
            log.error("pausing failed for council %s: %s", authority_id, type(failure).__name__)
            done = False
    return done and readable


def _pauses_due(session: Session, authority_id: int, at: datetime) -> tuple[list[Deed], bool]:
    """The pauses that are to begin, and whether every referral that is under way could be read."""
    days_off, found, readable = holidays(session), list[Deed](), True
    for referral in referrals_in(session, authority_id, LIVE):
        try:
            person = person_of(session, referral)
        except Exception as failure:
            log.error("a referral cannot be read: %s", type(failure).__name__)
            readable = False
            continue
        due = crossings.to_pause(session, referral, person, days_off, at=at)
        found += [_pause(authority_id, referral.id, penalty_id) for penalty_id in due]
    return found, readable


def _questions_due(session: Session, authority_id: int, at: datetime) -> Iterator[Deed]:
    """The questions about pauses whose referral is over, each at a minute of its own."""
    days_off = holidays(session)
    for paused, ended_at in unasked_pauses(session, authority_id):
        if quiet_moment(ended_at, f"{paused.id} is over", days_off) <= at:
            yield _ask(authority_id, paused.id)


def _pause(authority_id: int, referral_id: uuid.UUID, penalty_id: uuid.UUID) -> Deed:
    def deed(session: Session, at: datetime) -> None:
        referral = session.get_one(Referral, (authority_id, referral_id))
        crossings.pause(session, referral, penalty_id, by=CLOCK, at=at)

    return deed


def _ask(authority_id: int, act_id: uuid.UUID) -> Deed:
    def deed(session: Session, at: datetime) -> None:
        paused = session.get_one(CouncilAct, (authority_id, act_id))
        crossings.ask_about_pause(session, paused, by=CLOCK, at=at)

    return deed
