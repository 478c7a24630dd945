"""A council and its staff, added as an operator adds them."""

from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions import authorities
from penalties.office.audit import OPERATOR
from penalties.office.authorities import Authority


def council(session: Session, at: datetime, code: str = "ILF") -> Authority:
    """A council that can be paid."""
    return authorities.add(
        session,
        code=code,
        name=f"{code.title()} Borough Council",
        pay_to=f"{code.title()} Borough Council",
        address="Town Hall, 128 High Road, Ilford, IG1 1DD",
        by=OPERATOR,
        at=at,
    )
