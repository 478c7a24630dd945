"""Who may use the API: a tablet that is enrolled, for an officer whose account is open."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from flask import Response, g, request

from penalties.office.audit import Actor
from penalties.office.authorities import Authority, authority_of
from penalties.office.keys import digest
from penalties.office.roles import Side
from penalties.office.staff import Staff, staff_member
from penalties.office.tablets import Tablet, tablet_with
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import guarded_by
from penalties.web.errors import problem

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Caller:
    """The tablet that asks, the officer it acts for, and their council."""

    authority: Authority
    tablet: Tablet
    officer: Staff

    @property
    def actor(self) -> Actor:
        """As the trail names them."""
        return Actor("staff", self.officer.id, self.tablet.id)


def for_tablets(permission: Permission) -> Callable[[View], View]:
    """Only enrolled tablets may open this view, and only for officers with ``permission``."""
    return guarded_by(partial(_admit, permission))


def caller() -> Caller:
    """Whoever asks; only within a view that is for tablets."""
    found: Caller = g.caller
    return found


def _admit(permission: Permission) -> Response | None:
    door.act_as(Side.ENFORCEMENT)
    found = _caller()
    if found is None:
        answer = problem(401, "Unauthorized", "This tablet is not enrolled, or was shut out.")
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer
    if not found.officer.may(permission):
        door.note(
            "denied",
            authority_id=found.authority.id,
            actor_id=found.officer.id,
            permission=str(permission),
        )
        return problem(403, "Forbidden", "Your account may not do this.")
    g.caller = found
    return None


def _caller() -> Caller | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    code, _, secret = token.partition(".")
    if scheme.lower() != "bearer" or not (code.isascii() and code.isalpha() and secret):
        return None
    session = door.session()
    authority = authority_of(session, code)
    tablet = tablet_with(session, authority.id, digest(token)) if authority else None
    officer = staff_member(session, tablet.authority_id, tablet.officer_id) if tablet else None
    if authority is None or tablet is None or officer is None or not officer.is_active:
        door.note("unknown_token", authority_id=authority.id if authority else None)
        return None
    return Caller(authority, tablet, officer)
