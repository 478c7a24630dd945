"""Services that can be offered: who they are for, when they are open, whether they have room.

A service says itself whether it has room; nothing here is counted from referrals, so that what an
officer sees of a service tells nothing about anybody (design section 4, the wall).
"""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Text,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id
from penalties.office.roles import SUPPORT_STORE
from penalties.rules.prohibitions import windows
from penalties.rules.services import ServiceFacts


class SupportService(Base):
    """A service that can be offered at the kerb. A confidential address stands in its secrets.

    ``open_hours`` is a list of ``{days, from, to}`` in London time; empty means day and night.
    ``places_free`` is what the service itself last said; ``None`` where it never fills up.
    """

    __tablename__ = "support_services"
    __table_args__ = (
        CheckConstraint("places_free IS NULL OR places_free >= 0", name="places_are_counted"),
        CheckConstraint(
            "memorandum_ends_on IS NULL OR memorandum_signed_on <= memorandum_ends_on",
            name="memorandum_ends_after_it_begins",
        ),
    )

    authority_id: Mapped[int] = mapped_column(
        SmallInteger, ForeignKey("authorities.id"), primary_key=True
    )
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(200))
    summary: Mapped[str] = mapped_column(Text)
    eligibility: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str | None] = mapped_column(String(40))
    hours: Mapped[str] = mapped_column(String(200))
    open_hours: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    is_women_only: Mapped[bool] = mapped_column(Boolean, default=False)
    is_open: Mapped[bool] = mapped_column(Boolean, default=True)
    places_free: Mapped[int | None] = mapped_column(Integer)
    address: Mapped[str | None] = mapped_column(Text)
    memorandum_signed_on: Mapped[date | None] = mapped_column(Date)
    memorandum_ends_on: Mapped[date | None] = mapped_column(Date)


class ServiceSecret(Base):
    """Where a service is, if nobody may know: sealed, and for the support side alone."""

    __tablename__ = "service_secrets"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "service_id"], ["support_services.authority_id", "support_services.id"]
        ),
        {"info": SUPPORT_STORE},
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    service_id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    address: Mapped[bytes] = mapped_column(LargeBinary)
    point: Mapped[bytes | None] = mapped_column(LargeBinary)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class TeamMember(Base):
    """That somebody works for a service: referrals belong to its team, never to one account."""

    __tablename__ = "service_team_members"
    __table_args__ = (
        ForeignKeyConstraint(["authority_id", "staff_id"], ["staff.authority_id", "staff.id"]),
        ForeignKeyConstraint(
            ["authority_id", "service_id"], ["support_services.authority_id", "support_services.id"]
        ),
        CheckConstraint("left_at IS NULL OR left_at >= joined_at", name="left_after_joining"),
        {"info": SUPPORT_STORE},
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    staff_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    service_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    joined_at: Mapped[datetime] = mapped_column(UtcDateTime)
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


def services_of(session: Session, authority_id: int) -> Sequence[SupportService]:
    """Every service of the council, by name."""
    return session.scalars(
        select(SupportService)
        .where(SupportService.authority_id == authority_id)
        .order_by(SupportService.name)
    ).all()


def service(session: Session, authority_id: int, service_id: uuid.UUID) -> SupportService | None:
    """The service with this id within the council, or ``None``."""
    return session.get(SupportService, (authority_id, service_id))


def facts_of(service: SupportService) -> ServiceFacts:
    """What an offer of this service depends on."""
    return ServiceFacts(
        id=service.id,
        name=service.name,
        is_open=service.is_open,
        open_hours=windows(service.open_hours),
        places_free=service.places_free,
        memorandum_ends_on=service.memorandum_ends_on,
        is_women_only=service.is_women_only,
        languages=tuple(service.languages),
    )


def secret_of(session: Session, service: SupportService) -> ServiceSecret | None:
    """Where a service is, sealed, if nobody may know; for the support side alone."""
    return session.get(ServiceSecret, (service.authority_id, service.id))


def services_worked_for(
    session: Session, authority_id: int, staff_id: uuid.UUID
) -> Sequence[SupportService]:
    """The services whose teams somebody belongs to now, by name; for the support side alone."""
    return session.scalars(
        select(SupportService)
        .join(
            TeamMember,
            (TeamMember.authority_id == SupportService.authority_id)
            & (TeamMember.service_id == SupportService.id),
        )
        .where(
            SupportService.authority_id == authority_id,
            TeamMember.staff_id == staff_id,
            TeamMember.left_at.is_(None),
        )
        .order_by(SupportService.name)
    ).all()


def team_of(session: Session, authority_id: int, service_id: uuid.UUID) -> Sequence[TeamMember]:
    """Who works for a service now, those who joined first first; for the support side alone."""
    return session.scalars(
        select(TeamMember)
        .where(
            TeamMember.authority_id == authority_id,
            TeamMember.service_id == service_id,
            TeamMember.left_at.is_(None),
        )
        .order_by(TeamMember.joined_at, TeamMember.id)
    ).all()


def membership(session: Session, service: SupportService, staff_id: uuid.UUID) -> TeamMember | None:
    """That somebody works for a service now, or ``None``; for the support side alone."""
    team = team_of(session, service.authority_id, service.id)
    return next((one for one in team if one.staff_id == staff_id), None)
