"""Slowing whoever floods the reports, by address.

It is counted in the memory of this process alone. A row anywhere that enforcement can read would
tell that a report came, and when.
"""

from collections.abc import MutableMapping
from datetime import datetime, timedelta
from threading import Lock

from flask import current_app, request

from penalties.office.throttle import wait_after
from penalties.web import door

FREE = 10
FORGOTTEN_AFTER = timedelta(hours=1)


class Flood:
    """When reports came, by address, for an hour."""

    def __init__(self) -> None:
        self._came: MutableMapping[str, list[datetime]] = {}
        self._lock = Lock()

    def opens_at(self, address: str, at: datetime) -> datetime | None:
        """When the next report from there is taken, or ``None`` where that is now."""
        came = self._recent(at).get(address)
        opens = came[-1] + wait_after(len(came), FREE) if came else at
        return opens if opens > at else None

    def count(self, address: str, at: datetime) -> None:
        """One more report came from there."""
        with self._lock:
            self._came = {**self._recent(at)}
            self._came.setdefault(address, []).append(at)

    def _recent(self, at: datetime) -> dict[str, list[datetime]]:
        recent = {
            address: [one for one in came if at - one < FORGOTTEN_AFTER]
            for address, came in self._came.items()
        }
        return {address: came for address, came in recent.items() if came}


def opens_at() -> datetime | None:
    """When the next report from this address is taken, or ``None`` where that is now."""
    return _flood().opens_at(_address(), door.now())


def count() -> None:
    """A report from this address was stored."""
    _flood().count(_address(), door.now())


def _flood() -> Flood:
    flood: Flood = current_app.extensions.setdefault("help_flood", Flood())
    return flood


def _address() -> str:
    return request.remote_addr or ""
