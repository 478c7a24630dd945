"""Staff of every kind, added as an operator adds them."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from penalties.actions import staff
from penalties.office.audit import OPERATOR
from penalties.office.authorities import Authority
from penalties.office.staff import Staff
from penalties.rules.staff import Kind, Power, Role

PASSWORD = "correct horse battery staple"


def member(
    session: Session,
    authority: Authority,
    role: Role = Role.OFFICER,
    *,
    at: datetime,
    kind: Kind = Kind.COUNCIL,
    name: str = "",
    password: str | None = None,
) -> Staff:
    """An account with ``role``, its address made from its name."""
    name = name or f"{role.title()} Example"
    return staff.add(
        session,
        authority,
        email=f"{name.replace(' ', '.').lower()}@{authority.code.lower()}.example",
        name=name,
        role=role,
        kind=kind,
        password=password,
        by=OPERATOR,
        at=at,
    )


def officer(session: Session, authority: Authority, *, at: datetime, name: str = "") -> Staff:
    """An officer of the council who may issue fixed penalties since the end of 2024."""
    added = member(session, authority, at=at, name=name)
    staff.grant_power(
        session,
        added,
        Power.S68,
        from_on=date(2024, 11, 25),
        instrument="Scheme of delegation, item 14",
        by=OPERATOR,
        at=at,
    )
    return added
