"""The stand-in's clock: the real one, or one that stands where it was set."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Tells the time of every object and event. Signatures of webhooks use the real time instead,
    because whoever checks them measures their age by the real time."""

    def __init__(self, at: datetime | None = None) -> None:
        self._stands_at = at.astimezone(UTC) if at else None
        self._ahead = timedelta()

    def now(self) -> datetime:
        """The moment in UTC."""
        return self._stands_at or datetime.now(UTC) + self._ahead

    def stamp(self) -> int:
        """The moment in whole seconds since 1970, as the protocol writes every moment."""
        return int(self.now().timestamp())

    def set(self, at: datetime | None) -> None:
        """Stand still at a moment, or run with the real time again."""
        self._stands_at = at.astimezone(UTC) if at else None
        self._ahead = timedelta()

    def advance(self, by: timedelta) -> None:
        """Go forward, and keep standing or running as before."""
        if self._stands_at:
            self._stands_at += by
        else:
            self._ahead += by
