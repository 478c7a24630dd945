"""Services that can be offered, added as the support side adds them."""

from typing import Any

from sqlalchemy.orm import Session

from penalties.office.authorities import Authority
from penalties.office.database import new_id
from penalties.office.roles import Side, acting_as
from penalties.records.services import SupportService


def service(session: Session, authority: Authority, **changes: Any) -> SupportService:
    """A service that is open day and night and has room, unless told otherwise."""
    plain: dict[str, Any] = {
        "authority_id": authority.id,
        "id": new_id(),
        "name": "Open Door",
        "summary": "A bed.",
        "hours": "Always",
        "languages": [],
    }
    added = SupportService(**(plain | changes))
    with acting_as(session, Side.SUPPORT):
        session.add(added)
    return added
