"""Staff accounts, what the law lets each do, and their signed-in sessions."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    SmallInteger,
    String,
    UniqueConstraint,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id
from penalties.rules.staff import Kind, Permission, Power, Role, may


def one_of(values: type[Role] | type[Kind] | type[Power], column: str) -> str:
    """The text of a check that a column holds one of an enum's values."""
    return f"{column} IN ({', '.join(repr(str(value)) for value in values)})"


class Staff(Base):
    """A person who works here. Accounts end; they are never deleted while their work stands."""

    __tablename__ = "staff"
    __table_args__ = (
        UniqueConstraint("authority_id", "email"),
        UniqueConstraint("authority_id", "number"),
        CheckConstraint(one_of(Role, "role"), name="role_is_known"),
        CheckConstraint(one_of(Kind, "kind"), name="kind_is_known"),
    )

    authority_id: Mapped[int] = mapped_column(
        SmallInteger, ForeignKey("authorities.id"), primary_key=True
    )
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    email: Mapped[str] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(200))
    number: Mapped[str] = mapped_column(String(20))
    role: Mapped[Role] = mapped_column(String(20))
    kind: Mapped[Kind] = mapped_column(String(20))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    must_change_password: Mapped[bool] = mapped_column(Boolean, default=False)
    is_active: Mapped[bool] = mapped_column(Boolean, default=True)
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)

    def may(self, permission: Permission) -> bool:
        """Whether this account's role holds ``permission``."""
        return self.is_active and may(Role(self.role), permission)


class SignInName(Base):
    """Which council an e-mail address signs in to: the one look-up that spans councils."""

    __tablename__ = "sign_in_names"
    __table_args__ = (
        ForeignKeyConstraint(["authority_id", "staff_id"], ["staff.authority_id", "staff.id"]),
    )

    email: Mapped[str] = mapped_column(String(200), primary_key=True)
    authority_id: Mapped[int] = mapped_column(SmallInteger)
    staff_id: Mapped[uuid.UUID] = mapped_column(Uuid)


class StaffPower(Base):
    """A power of the law held from a day, under an instrument that can be shown to a court."""

    __tablename__ = "staff_powers"
    __table_args__ = (
        ForeignKeyConstraint(["authority_id", "staff_id"], ["staff.authority_id", "staff.id"]),
        CheckConstraint(one_of(Power, "power"), name="power_is_known"),
        CheckConstraint("to_on IS NULL OR to_on >= from_on", name="ends_after_it_begins"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    staff_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    power: Mapped[Power] = mapped_column(String(10))
    from_on: Mapped[date] = mapped_column(Date)
    to_on: Mapped[date | None] = mapped_column(Date)
    instrument: Mapped[str] = mapped_column(String(200))


class StaffSession(Base):
    """One signed-in browser. A row, so that it can be listed and ended."""

    __tablename__ = "staff_sessions"
    __table_args__ = (
        ForeignKeyConstraint(["authority_id", "staff_id"], ["staff.authority_id", "staff.id"]),
        UniqueConstraint("authority_id", "token_digest"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    staff_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    token_digest: Mapped[str] = mapped_column(String(64))
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    device: Mapped[str] = mapped_column(String(120), default="")


def staff_by_email(session: Session, email: str) -> Staff | None:
    """The account that signs in with this address, in whichever council it belongs to."""
    found = select(Staff).join(
        SignInName,
        (SignInName.authority_id == Staff.authority_id) & (SignInName.staff_id == Staff.id),
    )
    return session.scalars(found.where(SignInName.email == email.strip().lower())).one_or_none()


def staff_member(session: Session, authority_id: int, staff_id: uuid.UUID) -> Staff | None:
    """The account with this id within the council, or ``None``."""
    return session.get(Staff, (authority_id, staff_id))


def staff_of(session: Session, authority_id: int) -> Sequence[Staff]:
    """Every account of the council, by name."""
    return session.scalars(
        select(Staff).where(Staff.authority_id == authority_id).order_by(Staff.name)
    ).all()


def powers_of(session: Session, authority_id: int, staff_id: uuid.UUID) -> Sequence[StaffPower]:
    """Every power this person has held, the earliest first."""
    return session.scalars(
        select(StaffPower)
        .where(StaffPower.authority_id == authority_id, StaffPower.staff_id == staff_id)
        .order_by(StaffPower.from_on, StaffPower.id)
    ).all()


def holders_of(session: Session, authority_id: int, power: Power) -> Sequence[Staff]:
    """Everybody with an account who ever held a power, by name; on which day, the rules say."""
    held = select(StaffPower.staff_id).where(
        StaffPower.authority_id == authority_id, StaffPower.power == power
    )
    return session.scalars(
        select(Staff)
        .where(Staff.authority_id == authority_id, Staff.is_active, Staff.id.in_(held))
        .order_by(Staff.name)
    ).all()


def sessions_of(session: Session, member: Staff) -> Sequence[StaffSession]:
    """Every session of this person that nobody has ended, the newest first."""
    return session.scalars(
        select(StaffSession)
        .where(
            StaffSession.authority_id == member.authority_id,
            StaffSession.staff_id == member.id,
            StaffSession.ended_at.is_(None),
        )
        .order_by(StaffSession.id.desc())
    ).all()
