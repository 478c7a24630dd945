"""The directory of services, kept by the support side in its own sessions.

Whatever is changed stands in the trail behind the wall; where a confidential address is, nowhere.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from penalties.office import support_trail
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.office.database import new_id
from penalties.office.premises import keyring_of
from penalties.records.services import ServiceSecret, SupportService, secret_of
from penalties.rules.events import Event
from penalties.rules.refusals import refuse
from penalties.rules.service_details import check, words_or_none

NEEDED: Mapping[str, Any] = {"name": "", "summary": "", "open_hours": ()}


def add(
    session: Session,
    authority: Authority,
    details: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
) -> SupportService:
    """Add a service, open and with room unless its details say otherwise.

    Raises ``Refused`` with every reason.
    """
    kept = check({**NEEDED, **details})
    service = SupportService(authority_id=authority.id, id=new_id(), **kept)
    session.add(service)
    session.flush()
    _write(session, Event.SERVICE_ADDED, service, by, at)
    return service


def change(
    session: Session,
    service: SupportService,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
) -> list[str]:
    """Change details by name; returns the names of those that are different now.

    Raises ``Refused`` with every reason; also for an open address where it is confidential.
    """
    kept = check(changes)
    if kept.get("address") and confidential_address(session, service):
        said = "The address of this service is confidential. Clear that first."
        raise refuse("services.confidential", said)
    return _changed(session, service, kept, by=by, at=at)


def set_places(
    session: Session, service: SupportService, places_free: int | None, *, by: Actor, at: datetime
) -> list[str]:
    """Write down how many places a service says it has free; ``None`` where it never fills up."""
    return change(session, service, {"places_free": places_free}, by=by, at=at)


def set_memorandum(
    session: Session,
    service: SupportService,
    signed_on: date | None,
    ends_on: date | None,
    *,
    by: Actor,
    at: datetime,
) -> list[str]:
    """Write down when the memorandum was signed, and its last day; no end is no last day."""
    return change(session, service, {"memorandum": (signed_on, ends_on)}, by=by, at=at)


def close(session: Session, service: SupportService, *, by: Actor, at: datetime) -> list[str]:
    """Stop offering a service: it stays in the directory, and takes nobody."""
    return change(session, service, {"is_open": False}, by=by, at=at)


def reopen(session: Session, service: SupportService, *, by: Actor, at: datetime) -> list[str]:
    """Offer a closed service again."""
    return change(session, service, {"is_open": True}, by=by, at=at)


def confidential_address(session: Session, service: SupportService) -> str | None:
    """Where a service is, if nobody may know; for the support side alone."""
    secret = secret_of(session, service)
    return (keyring_of(session).support.open(secret.address) or None) if secret else None


def set_confidential_address(
    session: Session, service: SupportService, address: str | None, *, by: Actor, at: datetime
) -> bool:
    """Seal where a service is, or clear it; whether that is different now.

    A confidential address leaves no open one standing. Raises ``Refused`` for one that is too long.
    """
    kept = words_or_none(address)
    if kept == confidential_address(session, service):
        return False
    sealed, secret = keyring_of(session).support.seal(kept or ""), secret_of(session, service)
    if secret is None:
        ids = {"authority_id": service.authority_id, "service_id": service.id}
        session.add(ServiceSecret(**ids, address=sealed, changed_at=at))
    else:
        # Nothing is deleted behind the wall: what is cleared is overwritten.
        secret.address, secret.changed_at = sealed, at
    changed = ["confidential_address"]
    if kept and service.address:
        service.address, changed = None, ["address", *changed]
    _write(session, Event.SERVICE_CHANGED, service, by, at, {"changed": ", ".join(changed)})
    session.flush()
    return True


def _changed(
    session: Session, service: SupportService, kept: Mapping[str, Any], *, by: Actor, at: datetime
) -> list[str]:
    before = {name: getattr(service, name) for name in kept if getattr(service, name) != kept[name]}
    if not before:
        return []
    for name in before:
        setattr(service, name, kept[name])
    # The hours are told once, by their words.
    names = sorted(name for name in before if name != "open_hours")
    detail = {name: {"before": before[name], "after": kept[name]} for name in names}
    facts = {"changed": ", ".join(names)}
    _write(session, Event.SERVICE_CHANGED, service, by, at, facts, detail)
    session.flush()
    return names


def _write(
    session: Session,
    event: Event,
    service: SupportService,
    by: Actor,
    at: datetime,
    facts: Mapping[str, Any] | None = None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    support_trail.write(
        session,
        event,
        authority_id=service.authority_id,
        by=by,
        at=at,
        subject=("service", service.id),
        facts=facts,
        detail=detail,
    )
