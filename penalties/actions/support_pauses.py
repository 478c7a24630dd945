"""Pausing the cases of people whose referral is under way: the first thing that a sweep does."""

import logging
from datetime import datetime

from penalties.actions import crossings
from penalties.actions.referrals import person_of
from penalties.office.audit import CLOCK
from penalties.office.authorities import authorities, holidays
from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.records.referrals import referrals_in
from penalties.rules.referrals import LIVE

log = logging.getLogger(__name__)


def pause_for_support(office: Office, *, at: datetime) -> int:
    """Pause what is to be paused for every council, so that no step is taken before it.

    Returns for how many councils it failed. How many were paused is told to nobody.
    """
    failed = 0
    with office.reading(Side.SUPPORT) as session:
        councils = [council.id for council in authorities(session)]
    for authority_id in councils:
        try:
            _pause_cases(office, authority_id, at)
        except Exception as failure:
            log.error("pausing failed for council %s: %s", authority_id, type(failure).__name__)
            failed += 1
    return failed


def _pause_cases(office: Office, authority_id: int, at: datetime) -> None:
    with office.reading(Side.SUPPORT) as session:
        if not referrals_in(session, authority_id, LIVE):
            return
    with office.transaction(Side.SUPPORT) as session:
        days_off = holidays(session)
        for referral in referrals_in(session, authority_id, LIVE):
            person = person_of(session, referral)
            crossings.pause(session, referral, person, days_off, by=CLOCK, at=at)
