"""Changing what a council may choose for itself; notices already issued keep what they say."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.rules.authority_settings import check
from penalties.rules.events import Event


def change(
    session: Session, authority: Authority, changes: Mapping[str, Any], *, by: Actor, at: datetime
) -> list[str]:
    """Change settings by name; returns the names of those that are different now.

    The trail keeps which, and apart from it what stood before and after. Raises ``Refused``.
    """
    kept = check(changes)
    different = sorted(name for name, value in kept.items() if getattr(authority, name) != value)
    if not different:
        return []
    before = {name: getattr(authority, name) for name in different}
    for name in different:
        setattr(authority, name, kept[name])
    audit.record(
        session,
        Event.AUTHORITY_CHANGED,
        authority_id=authority.id,
        by=by,
        at=at,
        subject=("authority", None),
        facts={"changed": ", ".join(different)},
        detail={name: {"before": before[name], "after": kept[name]} for name in different},
    )
    return different
