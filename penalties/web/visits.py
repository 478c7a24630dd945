"""The visit of somebody with a notice: which one it is, kept in the signed cookie for a while.

A visit ends after 30 minutes of rest. For the same time after the date of birth was given, the
particulars may be shown. The cookie holds a number and moments, nothing of what it is about.

What somebody is writing about it stays bound to this browser for a day, and is open here as long as
the notice is; whoever leaves lets go of it.
"""

import uuid
from datetime import datetime, timedelta
from typing import Any

from flask import session as cookie
from flask import url_for

from penalties.web import door, frame
from penalties.web.frame import Rest

RESTS_FOR = timedelta(minutes=30)
WRITES_FOR = timedelta(hours=24)
_NOTICE = "notice"
_DRAFT = "draft"
_LEFT_BEHIND = ("csrf_token", _NOTICE)


def begin(number: str) -> None:
    """Open a notice in this browser. What an earlier visit left goes, but what is written on it."""
    close()
    cookie[_NOTICE] = {"number": number, "seen": _stamp(door.now())}
    if _DRAFT in cookie and cookie[_DRAFT]["number"] != number:
        cookie.pop(_DRAFT)


def number() -> str | None:
    """The compact number of the notice that is open here; ``None`` without one, or after a rest."""
    kept = _kept()
    if kept is None:
        return None
    now = _stamp(door.now())
    if now - kept["seen"] >= 60:
        cookie[_NOTICE] = {**kept, "seen": now}
    frame.of_session(
        Rest(int(RESTS_FOR.total_seconds()), url_for("public.stay"), url_for("public.rested"))
    )
    found: str = kept["number"]
    return found


def is_open() -> bool:
    """Whether a notice is open here; asking does not keep it open."""
    return _kept() is not None


def has_rested() -> bool:
    """Whether a notice was open here and was closed because nobody came back in time."""
    return _NOTICE in cookie and _kept() is None


def rested_number() -> str | None:
    """The number of a notice that was closed here because nobody came back in time."""
    return str(cookie[_NOTICE]["number"]) if has_rested() else None


def write_on(draft_id: uuid.UUID, number: str) -> None:
    """Bind what somebody is writing about a notice to this browser, for another day."""
    cookie[_DRAFT] = {"number": number, "id": str(draft_id), "kept": _stamp(door.now())}


def written_on(number: str) -> uuid.UUID | None:
    """The id of what is being written about this notice in this browser, if anything is."""
    kept = cookie.get(_DRAFT)
    if kept is None or kept["number"] != number or not _is_recent(kept["kept"], WRITES_FOR):
        return None
    return uuid.UUID(kept["id"])


def know_birth_date() -> None:
    """Remember for a while that the date of birth was given."""
    cookie[_NOTICE] = {**cookie[_NOTICE], "born": _stamp(door.now())}


def knows_birth_date() -> bool:
    """Whether the particulars of the open notice may be shown here."""
    kept = _kept()
    return kept is not None and "born" in kept and _is_recent(kept["born"])


def close() -> None:
    """Close the notice in this browser; what somebody is writing about it can be gone on with."""
    for name in _LEFT_BEHIND:
        cookie.pop(name, None)


def forget() -> None:
    """Close the notice in this browser, and let go of what was being written."""
    close()
    cookie.pop(_DRAFT, None)


def _kept() -> dict[str, Any] | None:
    kept: dict[str, Any] | None = cookie.get(_NOTICE)
    return kept if kept is not None and _is_recent(kept["seen"]) else None


def _is_recent(stamp: int, span: timedelta = RESTS_FOR) -> bool:
    return 0 <= _stamp(door.now()) - stamp < span.total_seconds()


def _stamp(at: datetime) -> int:
    return int(at.timestamp())
