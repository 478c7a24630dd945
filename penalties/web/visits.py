"""The visit of somebody with a notice: which one it is, kept in the signed cookie for a while.

A visit ends after 30 minutes of rest. For the same time after the date of birth was given, the
particulars may be shown. The cookie holds a number and moments, nothing of what it is about.
"""

from datetime import datetime, timedelta
from typing import Any

from flask import session as cookie
from flask import url_for

from penalties.web import door, frame
from penalties.web.frame import Rest

RESTS_FOR = timedelta(minutes=30)
_NOTICE = "notice"
_LEFT_BEHIND = ("csrf_token", _NOTICE)


def begin(number: str) -> None:
    """Open a notice in this browser. Whatever an earlier visit left in the cookie goes."""
    forget()
    cookie[_NOTICE] = {"number": number, "seen": _stamp(door.now())}


def number() -> str | None:
    """The compact number of the notice that is open here; ``None`` without one, or after a rest."""
    kept = _kept()
    if kept is None:
        return None
    now = _stamp(door.now())
    if now - kept["seen"] >= 60:
        cookie[_NOTICE] = {**kept, "seen": now}
    frame.of_session(
        Rest(int(RESTS_FOR.total_seconds()), url_for("public.stay"), url_for("public.leave"))
    )
    found: str = kept["number"]
    return found


def has_rested() -> bool:
    """Whether a notice was open here and was closed because nobody came back in time."""
    return _NOTICE in cookie and _kept() is None


def know_birth_date() -> None:
    """Remember for a while that the date of birth was given."""
    cookie[_NOTICE] = {**cookie[_NOTICE], "born": _stamp(door.now())}


def knows_birth_date() -> bool:
    """Whether the particulars of the open notice may be shown here."""
    kept = _kept()
    return kept is not None and "born" in kept and _is_recent(kept["born"])


def forget() -> None:
    """Close the notice in this browser."""
    for name in _LEFT_BEHIND:
        cookie.pop(name, None)


def _kept() -> dict[str, Any] | None:
    kept: dict[str, Any] | None = cookie.get(_NOTICE)
    return kept if kept is not None and _is_recent(kept["seen"]) else None


def _is_recent(stamp: int) -> bool:
    return 0 <= _stamp(door.now()) - stamp < RESTS_FOR.total_seconds()


def _stamp(at: datetime) -> int:
    return int(at.timestamp())
