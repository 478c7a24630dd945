"""Moments and lengths of time on a direction: London's clock is read, elapsed time is counted."""

from datetime import UTC, datetime, timedelta

from penalties.rules.writing import clock_time, counted, in_london, weekday

_A_MINUTE = timedelta(minutes=1)


def when(at: datetime) -> str:
    """``9:15pm on Sunday 22 November 2026``, London; an hour that comes twice says which it is."""
    local = in_london(at)
    told = clock_time(local.time())
    if local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset():
        told = f"{told} ({'winter' if local.fold else 'summer'} time)"
    return f"{told} on {weekday(local.date())}"


def length(first: datetime, last: datetime) -> str:
    """How long it is from ``first`` to ``last``, as it elapses: ``47 hours and 30 minutes``.

    Nothing where ``last`` is not at least a minute later.
    """
    minutes = (last.astimezone(UTC) - first.astimezone(UTC)) // _A_MINUTE
    hours, rest = divmod(max(minutes, 0), 60)
    parts = [counted(hours, "hour")] if hours else []
    return " and ".join(parts + ([counted(rest, "minute")] if rest else []))


def clocks_change(first: datetime, last: datetime) -> bool:
    """Whether London's clocks go forward or back between two moments."""
    return in_london(first).utcoffset() != in_london(last).utcoffset()
