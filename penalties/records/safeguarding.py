"""People to be kept safe, whom an officer called for them, and the duty to notify: behind the wall.

Modern Slavery Act 2015 s52: a suspected victim is notified to the Home Office; a referral to the
National Referral Mechanism satisfies it, and of an adult it needs their consent.
"""

import uuid
from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id
from penalties.office.roles import SUPPORT_STORE
from penalties.rules.days import london_date
from penalties.rules.safeguarding import Kind, Standing, Todo, left_to_do


class SafeguardingMatter(Base):
    """Somebody to be kept safe. ``call`` is sealed: whom the officer spoke to, when, reference.

    It stands on an encounter, or on an attempt that could not be taken in: then ``body`` is what
    the lead may read of it, sealed, and ``person_key`` tells the same person again. Either way
    ``encounter_ref`` is the id under which the meeting was sent. ``duty`` is how the duty to notify
    is met, ``None`` until somebody has decided.
    """

    __tablename__ = "safeguarding_matters"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "encounter_id"], ["encounters.authority_id", "encounters.id"]
        ),
        ForeignKeyConstraint(
            ["authority_id", "attempt_id"], ["intake_attempts.authority_id", "intake_attempts.id"]
        ),
        Index("ix_safeguarding_matters_encounter", "authority_id", "encounter_ref"),
        Index("ix_safeguarding_matters_person", "authority_id", "person_key"),
        CheckConstraint(
            "(encounter_id IS NULL) <> (attempt_id IS NULL)", name="stands_on_encounter_or_attempt"
        ),
        CheckConstraint(
            "encounter_id IS NULL OR encounter_id = encounter_ref", name="encounter_is_as_sent"
        ),
        CheckConstraint("(attempt_id IS NULL) = (body IS NULL)", name="attempt_has_its_body"),
        CheckConstraint(
            "kind IN ('child', 'adult', 'other_person', 'wanted_help')", name="kind_is_known"
        ),
        CheckConstraint(
            "closed_at IS NULL OR call IS NOT NULL", name="closes_only_with_whom_was_spoken_to"
        ),
        CheckConstraint("(closed_at IS NULL) = (outcome IS NULL)", name="closed_says_how"),
        CheckConstraint("duty IN ('none', 'referral', 'anonymous')", name="duty_is_known"),
        CheckConstraint(
            "duty_done_at IS NULL OR duty IS NOT NULL", name="what_was_notified_was_decided"
        ),
        {"info": SUPPORT_STORE},
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    encounter_ref: Mapped[uuid.UUID] = mapped_column(Uuid)
    encounter_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    attempt_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    person_key: Mapped[str | None] = mapped_column(String(64))
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    kind: Mapped[str] = mapped_column(String(20))
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_on: Mapped[date] = mapped_column(Date)
    call: Mapped[bytes | None] = mapped_column(LargeBinary)
    duty: Mapped[str | None] = mapped_column(String(20))
    duty_due_on: Mapped[date | None] = mapped_column(Date)
    duty_done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    duty_body: Mapped[bytes | None] = mapped_column(LargeBinary)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    outcome: Mapped[str | None] = mapped_column(String(40))


def matter(session: Session, authority_id: int, matter_id: uuid.UUID) -> SafeguardingMatter | None:
    """The matter with this id within the council, or ``None``."""
    return session.get(SafeguardingMatter, (authority_id, matter_id))


def open_matters(session: Session, authority_id: int) -> list[tuple[SafeguardingMatter, Todo]]:
    """Every matter that is not closed with what is to be done next: the soonest due first.

    Of those due on one day a child comes first, and then whoever has waited longest.
    """
    found = session.scalars(
        select(SafeguardingMatter)
        .where(
            SafeguardingMatter.authority_id == authority_id,
            SafeguardingMatter.closed_at.is_(None),
        )
        .order_by(SafeguardingMatter.opened_at, SafeguardingMatter.id)
    )
    waiting = [(each, left_to_do(standing_of(each))[0]) for each in found]
    pressing = list(Kind)
    return sorted(waiting, key=lambda pair: (pair[1].on, pressing.index(Kind(pair[0].kind))))


def closed_matters(session: Session, authority_id: int, most: int) -> Sequence[SafeguardingMatter]:
    """The matters that were closed last, the newest first, ``most`` of them."""
    return session.scalars(
        select(SafeguardingMatter)
        .where(
            SafeguardingMatter.authority_id == authority_id,
            SafeguardingMatter.closed_at.is_not(None),
        )
        .order_by(SafeguardingMatter.closed_at.desc(), SafeguardingMatter.id)
        .limit(most)
    ).all()


def matters_about(
    session: Session,
    authority_id: int,
    encounter_refs: Collection[uuid.UUID],
    person_keys: Collection[str] = (),
) -> Sequence[SafeguardingMatter]:
    """Every matter from these meetings, taken in or not, or of this person, the first first."""
    return session.scalars(
        select(SafeguardingMatter)
        .where(
            SafeguardingMatter.authority_id == authority_id,
            or_(
                SafeguardingMatter.encounter_ref.in_(encounter_refs),
                SafeguardingMatter.person_key.in_(person_keys),
            ),
        )
        .order_by(SafeguardingMatter.opened_at, SafeguardingMatter.id)
    ).all()


def standing_of(matter: SafeguardingMatter) -> Standing:
    """How far a matter has come, as the rules see it; of a wish alone no duty has to be decided."""
    is_wish = matter.kind == Kind.WANTED_HELP and matter.duty is None
    decided = is_wish or matter.duty is not None
    return Standing(
        opened_on=london_date(matter.opened_at),
        due_on=matter.due_on,
        is_called=matter.call is not None,
        duty_is_decided=decided,
        duty_is_met=is_wish or matter.duty == "none" or matter.duty_done_at is not None,
        duty_due_on=matter.duty_due_on,
    )
