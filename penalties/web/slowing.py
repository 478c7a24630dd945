"""Slowing whoever keeps guessing on the public pages, by what is guessed at and by address.

Many people share one address (a phone network, a library), so an address may fail more often than
a notice before it waits.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial

from flask import request

from penalties.office import throttle
from penalties.office.roles import Side
from penalties.rules.writing import counted
from penalties.web import door

FREE_BY_ADDRESS = 30


@dataclass(frozen=True)
class Tries:
    """Tries of one kind from this address, such as at the access code of one notice.

    Without ``at`` there is no one thing that is tried, and only the address is counted.
    """

    kind: str
    at: str | None = None

    @cached_property
    def keys(self) -> dict[str, int]:
        """What failures are counted under, each with how many are free."""
        fingerprint = door.office().keyring.field.fingerprint
        address = fingerprint(f"{self.kind} from {request.remote_addr or ''}")
        if self.at is None:
            return {address: FREE_BY_ADDRESS}
        thing = fingerprint(f"{self.kind} at {self.at}")
        return {thing: throttle.FREE_TRIES, address: FREE_BY_ADDRESS}

    def opens_at(self) -> datetime | None:
        """When the next try is taken, or ``None`` where that is now."""
        with door.office().reading(Side.PUBLIC) as session:
            waits = [
                throttle.opens_at(session, key, door.now(), free) for key, free in self.keys.items()
            ]
        return max(filter(None, waits), default=None)

    def failed(self) -> None:
        """Count a failure, and write it into the security log, without what was tried."""
        self.counted()
        door.note(f"wrong_{self.kind}", tried=next(iter(self.keys)))

    def counted(self) -> None:
        """Count one more of what is right by itself, and is only slowed where it floods."""
        sessions, moment = door.office().sessions(Side.PUBLIC), door.now()
        for key in self.keys:
            door.afterwards(partial(throttle.count_failure, sessions, key, moment))

    def succeeded(self) -> None:
        """Start counting anew for the thing itself; the address stays as it was."""
        key = next(iter(self.keys))
        with door.office().reading(Side.PUBLIC) as session:
            has_failed = session.get(throttle.Throttle, key) is not None
        if has_failed:
            door.afterwards(partial(_forget, key))


def words_of_wait(opens_at: datetime) -> str:
    """How long to wait, as a sentence."""
    minutes = -(-int((opens_at - door.now()).total_seconds()) // 60) or 1
    return f"Wait {counted(minutes, 'minute')}, then try again. You can also call us."


def _forget(key: str) -> None:
    with door.office().transaction(Side.PUBLIC) as session:
        throttle.forget(session, key)
