"""Knowing the same person again behind the wall, by keyed fingerprints that name nobody."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from penalties.office.premises import keyring_of
from penalties.rules.people import PersonKey, folded_name

SUPPORT = "support"
"""The use under which support's own tables know people; the gate has others."""


def fingerprint(session: Session, person: PersonKey, use: str) -> str | None:
    """A keyed fingerprint of who somebody is, another one for each ``use``.

    ``None`` where nothing tells this person from another.
    """
    said = _by_name(person) or _by_id(person)
    return keyring_of(session).support.fingerprint(f"{use} {said}") if said else None


def support_key(session: Session, person: PersonKey) -> str | None:
    """The fingerprint under which support keeps somebody."""
    return fingerprint(session, person, SUPPORT)


def fingerprints(session: Session, person: PersonKey) -> frozenset[str]:
    """Every fingerprint under which support may keep somebody whose name and id are both known."""
    said = filter(None, (_by_name(person), _by_id(person)))
    vault = keyring_of(session).support
    return frozenset(vault.fingerprint(f"{SUPPORT} {one}") for one in said)


def key_in(content: Mapping[str, Any]) -> PersonKey:
    """Who a sealed body is about."""
    born_on = content.get("date_of_birth")
    return PersonKey(
        content.get("given_name", ""),
        content.get("family_name", ""),
        date.fromisoformat(born_on) if born_on else None,
        str(content.get("id") or ""),
    )


def _by_name(person: PersonKey) -> str:
    name = folded_name(person.given_name, person.family_name)
    return f"{name} {person.date_of_birth.isoformat()}" if name and person.date_of_birth else ""


def _by_id(person: PersonKey) -> str:
    return f"id {person.id}" if person.id else ""
