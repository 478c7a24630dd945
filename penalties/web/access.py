"""Who may open what: every view says which permission it needs, or that it is for everyone.

What says neither is closed. Sessions are rows; the signed cookie carries only the row's token.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, redirect, request, url_for
from flask import session as cookie
from werkzeug.wrappers import Response as AnyResponse

from penalties.actions.sessions import resume
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.office.roles import Side
from penalties.office.staff import Staff
from penalties.rules.staff import BEHIND_THE_WALL, WALLED, Permission, Role
from penalties.web import door, frame

View = TypeVar("View", bound=Callable[..., Any])
CHOOSES_PASSWORD = "account.change_password"  # noqa: S105 - the name of a page


def needs(permission: Permission) -> Callable[[View], View]:
    """Only staff whose role holds ``permission`` may open this view."""

    def mark(view: View) -> View:
        view.needs = permission  # type: ignore[attr-defined]
        return view

    return mark


def public(view: View) -> View:
    """Anybody may open this view, signed in or not."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def guarded_by(guard: Callable[[], Any]) -> Callable[[View], View]:
    """``guard`` decides who may open this view: a tablet's token, a signature."""

    def mark(view: View) -> View:
        view.guard = guard  # type: ignore[attr-defined]
        return view

    return mark


def init_app(app: Flask) -> None:
    """Stand before every view."""
    app.before_request(_admit)


def staff() -> Staff:
    """Whoever is signed in; only for views that need a permission."""
    member: Staff = g.staff
    return member


def council() -> Authority:
    """The council that whoever is signed in works for."""
    return door.session().get_one(Authority, staff().authority_id)


def me() -> Actor:
    """Whoever is signed in, as the trail names them."""
    return Actor("staff", staff().id)


def remember(member: Staff, token: str) -> None:
    """Keep a fresh session's token in the signed cookie, and nothing of what was there before."""
    cookie.clear()
    cookie["staff"] = {
        "authority": member.authority_id,
        "token": token,
        "side": str(side_of(member)),
    }
    cookie.permanent = True


def side_of(member: Staff) -> Side:
    """Which side of the wall an account stands on."""
    return Side.SUPPORT if Role(member.role) in BEHIND_THE_WALL else Side.ENFORCEMENT


def kept_token() -> str | None:
    """The session token of this browser, if it has one."""
    kept = cookie.get("staff")
    return kept["token"] if kept else None


def signed_in() -> Staff | None:
    """Whoever is signed in with this browser, or ``None``; looked up once a request."""
    if "staff" not in g:
        g.staff = _resumed()
    found: Staff | None = g.staff
    return found


def _admit() -> AnyResponse | None:
    view = current_app.view_functions.get(request.endpoint or "")
    if view is None or request.endpoint == "static" or getattr(view, "is_public", False):
        return None
    guard = getattr(view, "guard", None)
    if guard is not None:
        answer: AnyResponse | None = guard()
        return answer
    permission = getattr(view, "needs", None)
    if permission is None:
        abort(403)
    return _admit_staff(permission)


def _admit_staff(permission: Permission) -> AnyResponse | None:
    member = signed_in()
    if member is None:
        return redirect(url_for(_sign_in_page(permission), next=_way_back()))
    if not member.may(permission):
        door.note(
            "denied",
            authority_id=member.authority_id,
            actor_id=member.id,
            permission=str(permission),
        )
        abort(403)
    if member.must_change_password and request.endpoint != CHOOSES_PASSWORD:
        return redirect(url_for(CHOOSES_PASSWORD))
    return None


def _resumed() -> Staff | None:
    kept = cookie.get("staff")
    if not kept:
        return None
    side = Side(kept["side"])
    door.act_as(side)
    member = resume(door.session(), kept["authority"], kept["token"], at=door.now())
    if member is None or side_of(member) is not side:
        return None
    authority = door.session().get_one(Authority, member.authority_id)
    frame.of_staff(member, authority)
    return member


def _sign_in_page(permission: Permission) -> str:
    """The desk of the side that the permission belongs to."""
    return "partner_sign_in.sign_in" if permission in WALLED else "sign_in.sign_in"


def _way_back() -> str | None:
    """Where to go after signing in: a page of the desk, without what was being searched for."""
    return request.path if request.method == "GET" else None
