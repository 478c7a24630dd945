"""When a service is open: windows of London wall-clock time, like those of a prohibition.

No window at all means day and night. Windows are read and judged as ``prohibitions`` says.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

from penalties.rules.days import LONDON
from penalties.rules.prohibitions import WEEK, Window, applies_at
from penalties.rules.refusals import refuse
from penalties.rules.writing import DAYS, clock_time, weekday

DAY_AND_NIGHT = "Day and night"
MOST_WINDOWS = 4
LONGEST_WORDS = 200
_HOUR = timedelta(hours=1)
_HOURS_LOOKED_AT = 8 * 24
_MINUTES_A_DAY = 24 * 60
_MINUTES_A_WEEK = 7 * _MINUTES_A_DAY

Stretch = tuple[int, int]


def is_open_at(windows: Iterable[Window], at: datetime) -> bool:
    """Whether a service with these hours is open at a moment."""
    return applies_at(windows, at)


def opens_at(windows: Sequence[Window], at: datetime) -> datetime | None:
    """When a service that is closed at a moment opens next, in London; ``None`` where it is open.

    Opening hours can begin when a window opens, or when the clocks change: on a whole hour.
    """
    if is_open_at(windows, at):
        return None
    begins = sorted({0, *(window.opens.minute for window in windows)})
    hour = at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    for _ in range(_HOURS_LOOKED_AT):
        for minute in begins:
            moment = hour + timedelta(minutes=minute)
            if moment > at and is_open_at(windows, moment):
                return moment.astimezone(LONDON)
        hour += _HOUR
    return None


def opening_in_words(opens: datetime, at: datetime) -> str:
    """When it opens, told at a moment: ``6pm today``, ``9am tomorrow``, ``9am on Monday ...``."""
    on, today = opens.date(), at.astimezone(LONDON).date()
    near = {0: "today", 1: "tomorrow"}
    days = (on - today).days
    return f"{clock_time(opens.time())} {near[days] if days in near else f'on {weekday(on)}'}"


def hours_in_words(windows: Sequence[Window]) -> str:
    """The hours as people read them: ``Friday, 10pm to 4am the next day; Sunday, all day``."""
    return "; ".join(window.in_words() for window in windows) or DAY_AND_NIGHT


def check_hours(windows: Sequence[Window]) -> tuple[Window, ...]:
    """The hours as they are kept. ``Refused`` where they make no sense, or are too many to read."""
    if len(windows) > MOST_WINDOWS:
        raise refuse("services.hours", f"There is room for {MOST_WINDOWS} rows of hours.")
    for window in windows:
        _check(window)
    if len(hours_in_words(windows)) > LONGEST_WORDS:
        said = "The hours are too long to be read. Put days with the same hours into one row."
        raise refuse("services.hours", said)
    _check_apart(windows)
    return tuple(windows)


def _check(window: Window) -> None:
    if not window.days:
        raise refuse("services.hours", "Select the days on which these hours begin.")
    if window.opens == window.closes != time(0):
        raise refuse(
            "services.hours",
            "A service cannot open and close at the same time. "
            "For the whole day, enter 12am to 12am.",
        )


def _check_apart(windows: Iterable[Window]) -> None:
    """``Refused`` where two stretches of a week overlap, round the end of the week too."""
    found = sorted(stretch for window in windows for stretch in _stretches(window))
    found += [(begins + _MINUTES_A_WEEK, ends) for begins, ends in found[:1]]
    for (_, ends), (begins, _next_ends) in pairwise(found):
        if begins < ends:
            on = DAYS[begins // _MINUTES_A_DAY % len(WEEK)]
            raise refuse("services.hours", f"Two of the hours overlap on {on}.")


def _stretches(window: Window) -> Iterator[Stretch]:
    """From which to which minute of the week a window runs, once for each of its days."""
    opens, closes = (at.hour * 60 + at.minute for at in (window.opens, window.closes))
    length = (closes - opens) % _MINUTES_A_DAY or _MINUTES_A_DAY
    for day in window.days:
        begins = WEEK.index(day) * _MINUTES_A_DAY + opens
        yield begins, begins + length
