"""The clock that the door hands to every action; tests and the demo may hold it still."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(slots=True)
class Clock:
    """Tells the time in UTC. ``held_at`` stops it at one moment."""

    held_at: datetime | None = None

    def now(self) -> datetime:
        """The moment, aware and in UTC."""
        if self.held_at is not None:
            return self.held_at.astimezone(UTC)
        return datetime.now(UTC)

    def turn(self, **by: float) -> None:
        """Move a held clock on by a ``timedelta``'s arguments."""
        self.held_at = self.now() + timedelta(**by)
