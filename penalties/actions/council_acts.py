"""Decisions of the council as a whole: outside, nobody is named and no reason is told.

A pause or a cancellation that comes from support must look like one by a supervisor (design section
4). So both are signed by the council, and who it was and why is sealed behind the wall.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.office.audit import CLOCK, COUNCIL, Actor
from penalties.office.database import new_id
from penalties.office.premises import keyring_of
from penalties.records.council_acts import CouncilAct
from penalties.records.fixed_penalties import FixedPenalty


def signed(by: Actor) -> Actor:
    """Who stands for such a decision outside; what the clock does by rule stays the clock's."""
    return CLOCK if by == CLOCK else COUNCIL


@dataclass(frozen=True, slots=True)
class Why:
    """What stands behind a decision: in whose words, on which hold, for which referral."""

    words: str | None = None
    hold_id: uuid.UUID | None = None
    referral_id: uuid.UUID | None = None


def keep_act(
    session: Session, case: FixedPenalty, verb: str, why: Why, *, by: Actor, at: datetime
) -> None:
    """Keep behind the wall who did ``verb`` (pause, ask, end_pause, withdraw) to a case, and why.

    Of what the clock did by rule nothing more is to be kept than the trail has.
    """
    if by == CLOCK and why.referral_id is None:
        return
    session.add(
        CouncilAct(
            authority_id=case.authority_id,
            id=new_id(),
            verb=verb,
            penalty_id=case.id,
            hold_id=why.hold_id,
            referral_id=why.referral_id,
            actor_kind=by.kind,
            actor_id=by.id,
            words=keyring_of(session).support.seal(why.words) if why.words else None,
            at=at,
        )
    )
