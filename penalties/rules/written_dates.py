"""How dates and moments are written for people: 22 November 2026, 9:15pm, 11:59pm on a last day."""

from datetime import date, datetime

from penalties.rules.days import LONDON

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def written(on: date) -> str:
    """``22 November 2026``."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def short(on: date) -> str:
    """``22 Nov``, for the desk's tables alone."""
    return f"{on.day} {_MONTHS[on.month - 1][:3]}"


def with_weekday(on: date) -> str:
    """``Sunday 22 November 2026``, as letters give a deadline."""
    return f"{_DAYS[on.weekday()]} {written(on)}"


def clock_time(at: datetime) -> str:
    """``9:15pm`` in London; ``midday`` for twelve."""
    local = at.astimezone(LONDON)
    if (local.hour, local.minute) == (12, 0):
        return "midday"
    half = "am" if local.hour < 12 else "pm"
    return f"{local.hour % 12 or 12}:{local.minute:02d}{half}"


def moment(at: datetime) -> str:
    """``9:15pm on 22 November 2026``."""
    return f"{clock_time(at)} on {written(at.astimezone(LONDON).date())}"


def last_minute(on: date) -> str:
    """``11:59pm on 6 December 2026``: how the end of a last day is named, never midnight."""
    return f"11:59pm on {written(on)}"
