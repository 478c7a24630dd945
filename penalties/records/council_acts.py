"""Who stands behind a decision of the council as a whole.

Outside, a pause by support and one by a supervisor are the same: nobody is named and no reason is
told (design section 4). Who it was, and why, is kept here, behind the wall, for both alike.
"""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    exists,
    select,
)
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id
from penalties.office.roles import SUPPORT_STORE
from penalties.office.support_trail import WalledEntry
from penalties.records.referrals import Referral
from penalties.rules.events import Event


class CouncilAct(Base):
    """Who paused a case, asked about it or cancelled it for the council, in sealed words."""

    __tablename__ = "council_acts"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "penalty_id"], ["fixed_penalties.authority_id", "fixed_penalties.id"]
        ),
        ForeignKeyConstraint(
            ["authority_id", "referral_id"], ["referrals.authority_id", "referrals.id"]
        ),
        CheckConstraint("verb IN ('pause', 'ask', 'end_pause', 'withdraw')", name="verb_is_known"),
        Index("ix_council_acts_penalty", "authority_id", "penalty_id", "id"),
        Index("ix_council_acts_referral", "authority_id", "referral_id"),
        {"info": SUPPORT_STORE},
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    verb: Mapped[str] = mapped_column(String(20))
    penalty_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    hold_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    referral_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    actor_kind: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    words: Mapped[bytes | None] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


def acts_for(session: Session, authority_id: int, referral_id: uuid.UUID) -> Sequence[CouncilAct]:
    """What was done to cases for one referral, the first first."""
    return session.scalars(
        select(CouncilAct)
        .where(CouncilAct.authority_id == authority_id, CouncilAct.referral_id == referral_id)
        .order_by(CouncilAct.id)
    ).all()


def untold_acts(session: Session, authority_id: int) -> Sequence[CouncilAct]:
    """What was done to cases for people who were not told since, the first first.

    That the end of a pause was asked about changes nothing for them.
    """
    told = exists().where(
        WalledEntry.authority_id == CouncilAct.authority_id,
        WalledEntry.subject_id == CouncilAct.referral_id,
        WalledEntry.event == str(Event.REFERRAL_TOLD),
        WalledEntry.at >= CouncilAct.at,
    )
    return session.scalars(
        select(CouncilAct)
        .where(
            CouncilAct.authority_id == authority_id,
            CouncilAct.referral_id.is_not(None),
            CouncilAct.verb != "ask",
            ~told,
        )
        .order_by(CouncilAct.id)
    ).all()


def acts_on(
    session: Session, authority_id: int, penalty_ids: Collection[uuid.UUID]
) -> Sequence[CouncilAct]:
    """What was done to these cases in the council's name, the first first."""
    return session.scalars(
        select(CouncilAct)
        .where(CouncilAct.authority_id == authority_id, CouncilAct.penalty_id.in_(penalty_ids))
        .order_by(CouncilAct.id)
    ).all()


def unasked_pauses(session: Session, authority_id: int) -> list[tuple[CouncilAct, datetime]]:
    """The pauses whose referral is over, with when it ended, and whose end nobody asked about."""
    asked = aliased(CouncilAct)
    found = (
        select(CouncilAct, Referral.ended_at)
        .join(
            Referral,
            (Referral.authority_id == CouncilAct.authority_id)
            & (Referral.id == CouncilAct.referral_id),
        )
        .where(
            CouncilAct.authority_id == authority_id,
            CouncilAct.verb == "pause",
            Referral.ended_at.is_not(None),
            ~exists().where(
                asked.authority_id == CouncilAct.authority_id,
                asked.referral_id == CouncilAct.referral_id,
                asked.penalty_id == CouncilAct.penalty_id,
                asked.verb == "ask",
            ),
        )
    )
    rows = session.execute(found.order_by(CouncilAct.id))
    return [(act, ended_at) for act, ended_at in rows if ended_at is not None]
