"""The door of every request: one session, one commit, one moment, one way to answer a refusal.

Views and actions flush; the door commits when the view has answered without raising, and before
the answer leaves, so that nobody is told of what was not kept. ``Refused`` rolls back.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import Flask, Response, current_app, g, request
from sqlalchemy.orm import Session

from penalties.office import security_log
from penalties.office.premises import Office
from penalties.office.roles import Side


def init_app(app: Flask, office: Office) -> None:
    """Hang the office into the app and stand at its door."""
    app.extensions["office"] = office
    app.after_request(_commit)
    app.teardown_request(_close)


def office() -> Office:
    """The office that this app works in."""
    found: Office = current_app.extensions["office"]
    return found


def now() -> datetime:
    """The moment of this request, the same for everything that it does."""
    if "now" not in g:
        g.now = office().clock.now()
    moment: datetime = g.now
    return moment


def act_as(side: Side) -> None:
    """Say for whom the rest of this request works, before its session is opened."""
    g.side = side


def session() -> Session:
    """The session of this request, opened when first asked for."""
    if "session" not in g:
        g.session = office().sessions(g.get("side", Side.PUBLIC))()
    opened: Session = g.session
    return opened


def note(kind: str, *, authority_id: int | None = None, **facts: Any) -> None:
    """Write a security fact once the request's own transaction is over, kept or not."""
    actor = facts.pop("actor_id", None)
    moment = now()

    def write() -> None:
        security_log.note(
            office().sessions(),
            kind,
            at=moment,
            authority_id=authority_id,
            actor_id=actor,
            path=request.endpoint,
            **facts,
        )

    afterwards(write)


def afterwards(deed: Callable[[], None]) -> None:
    """Do ``deed`` in a transaction of its own after this request's has ended."""
    g.setdefault("afterwards", []).append(deed)


def keep() -> None:
    """Commit what this request has done so far: somebody outside is about to be asked."""
    session().commit()


def roll_back() -> None:
    """Forget what this request has done so far: a rule said no."""
    if "session" in g:
        g.session.rollback()


def _commit(response: Response) -> Response:
    if "session" in g:
        g.session.commit()
    return response


def _close(_failure: BaseException | None) -> None:
    if "session" in g:
        g.pop("session").close()
    for deed in g.pop("afterwards", []):
        deed()
