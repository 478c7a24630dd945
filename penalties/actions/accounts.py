"""Which accounts somebody keeps: those of their own side of the wall."""

from sqlalchemy.orm import Session

from penalties.office.audit import Actor
from penalties.office.staff import Staff
from penalties.rules.accounts import check_keeper
from penalties.rules.staff import Role


def check_kept_by(session: Session, by: Actor, authority_id: int, *roles: Role) -> None:
    """``Refused`` where staff act on an account, or a role, of the other side of the wall.

    An operator at the server may act on either: somebody has to add the first account of each.
    """
    if by.kind == "staff":
        acting = session.get_one(Staff, (authority_id, by.id))
        check_keeper(Role(acting.role), [Role(role) for role in roles])
