"""Referrals of people to services, and the consent they stand on: behind the wall.

Whatever names a need or a person is sealed under ``SUPPORT_KEY``. A consent is never changed: it is
given, and withdrawn by another line (design section 4).
"""

import uuid
from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    Date,
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
from penalties.rules.referrals import WITH_THE_SERVICE, Stage


class Referral(Base):
    """Somebody's way to one service. ``person_key`` is a keyed fingerprint; ``body`` is sealed."""

    __tablename__ = "referrals"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "service_id"], ["support_services.authority_id", "support_services.id"]
        ),
        ForeignKeyConstraint(
            ["authority_id", "encounter_id"], ["encounters.authority_id", "encounters.id"]
        ),
        Index("ix_referrals_service", "authority_id", "service_id", "stage"),
        Index("ix_referrals_person", "authority_id", "person_key"),
        CheckConstraint(
            f"stage IN ({', '.join(repr(str(stage)) for stage in Stage)})", name="stage_is_known"
        ),
        CheckConstraint(
            "stage = 'accepted' OR sent_at IS NOT NULL OR ended_at IS NOT NULL",
            name="sent_says_when",
        ),
        CheckConstraint(
            "(ended_at IS NULL) = (stage IN ('accepted', 'sent', 'in_contact', 'engaged'))",
            name="ended_says_when",
        ),
        CheckConstraint(
            "stage NOT IN ('in_contact', 'engaged') OR first_contact_at IS NOT NULL",
            name="contact_says_when",
        ),
        {"info": SUPPORT_STORE},
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    reference: Mapped[str] = mapped_column(String(12))
    service_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    encounter_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    person_key: Mapped[str | None] = mapped_column(String(64))
    stage: Mapped[str] = mapped_column(String(20))
    body: Mapped[bytes] = mapped_column(LargeBinary)
    offered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    accepted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    contact_due_on: Mapped[date | None] = mapped_column(Date)
    first_contact_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    engaged_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    outcome: Mapped[str | None] = mapped_column(String(40))
    outcome_because: Mapped[bytes | None] = mapped_column(LargeBinary)


class Consent(Base):
    """One line of a consent: given to one service, or withdrawn from it. Only ever added to."""

    __tablename__ = "referral_consents"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "referral_id"], ["referrals.authority_id", "referrals.id"]
        ),
        ForeignKeyConstraint(
            ["authority_id", "service_id"], ["support_services.authority_id", "support_services.id"]
        ),
        CheckConstraint("kind IN ('given', 'withdrawn')", name="kind_is_known"),
        Index("ix_referral_consents_referral", "authority_id", "referral_id", "id"),
        {"info": SUPPORT_STORE},
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    referral_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    service_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    kind: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    words: Mapped[bytes | None] = mapped_column(LargeBinary)


def referral(session: Session, authority_id: int, referral_id: uuid.UUID) -> Referral | None:
    """The referral with this id within the council, or ``None``: for the safeguarding lead."""
    return session.get(Referral, (authority_id, referral_id))


def referral_of_team(
    session: Session, authority_id: int, service_ids: Collection[uuid.UUID], referral_id: uuid.UUID
) -> Referral | None:
    """The same for a service's team: theirs, sent to them, under a consent that stands."""
    found = select(Referral).where(*_open_to(authority_id, service_ids), Referral.id == referral_id)
    return session.scalars(found).one_or_none()


def referrals_of_team(
    session: Session, authority_id: int, service_ids: Collection[uuid.UUID]
) -> Sequence[Referral]:
    """Every referral that a service's team may read, the soonest first contact first."""
    found = select(Referral).where(*_open_to(authority_id, service_ids))
    return session.scalars(found.order_by(Referral.contact_due_on, Referral.id)).all()


def closed_to_team(
    session: Session, authority_id: int, service_ids: Collection[uuid.UUID]
) -> Sequence[Referral]:
    """Those that were the team's until the consent was withdrawn: to be named, never opened."""
    found = select(Referral).where(
        Referral.authority_id == authority_id,
        Referral.service_id.in_(service_ids),
        Referral.stage == Stage.WITHDRAWN,
        Referral.sent_at.is_not(None),
    )
    return session.scalars(found.order_by(Referral.ended_at.desc(), Referral.id)).all()


def referrals_in(
    session: Session, authority_id: int, stages: Collection[Stage]
) -> Sequence[Referral]:
    """Every referral in one of these stages, the first offered first: for the lead."""
    return session.scalars(
        select(Referral)
        .where(Referral.authority_id == authority_id, Referral.stage.in_(stages))
        .order_by(Referral.offered_at, Referral.id)
    ).all()


def referrals_of_person(
    session: Session,
    authority_id: int,
    person_keys: Collection[str],
    met: Collection[uuid.UUID] = (),
) -> Sequence[Referral]:
    """Every referral of a person, by any fingerprint or where they were ``met``, latest first."""
    theirs = Referral.person_key.in_(person_keys) | Referral.encounter_id.in_(met)
    return session.scalars(
        select(Referral)
        .where(Referral.authority_id == authority_id, theirs)
        .order_by(Referral.id.desc())
    ).all()


def consents_of(session: Session, referral: Referral) -> Sequence[Consent]:
    """Every line of a referral's consent, the first first."""
    return session.scalars(
        select(Consent)
        .where(Consent.authority_id == referral.authority_id, Consent.referral_id == referral.id)
        .order_by(Consent.id)
    ).all()


def _open_to(
    authority_id: int, service_ids: Collection[uuid.UUID]
) -> tuple[ColumnElement[bool], ...]:
    """What makes a referral readable to a team; a withdrawn consent closes it at once."""
    later = aliased(Consent)
    stands = exists().where(
        Consent.authority_id == Referral.authority_id,
        Consent.referral_id == Referral.id,
        Consent.service_id == Referral.service_id,
        Consent.kind == "given",
        ~exists().where(
            later.authority_id == Consent.authority_id,
            later.referral_id == Consent.referral_id,
            later.service_id == Consent.service_id,
            later.kind == "withdrawn",
            later.id > Consent.id,
        ),
    )
    return (
        Referral.authority_id == authority_id,
        Referral.service_id.in_(service_ids),
        Referral.stage.in_(WITH_THE_SERVICE),
        stands,
    )
