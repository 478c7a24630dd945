"""London dates, working days and the ordinary course of post.

Sources: Interpretation Act 1978 section 7 and the Practice Direction of 8 March 1985 (a first-class
letter arrives on the second working day after posting, a second-class one on the fourth); Banking
and Financial Dealings Act 1971 for bank holidays.
"""

import json
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
ONE_DAY = timedelta(days=1)

Holidays = frozenset[date]
"""Days on which no post moves and no office opens, weekends apart."""


class PostClass(StrEnum):
    """How a letter is posted."""

    FIRST = "first-class"
    SECOND = "second-class"


WORKING_DAYS_IN_THE_POST = {PostClass.FIRST: 2, PostClass.SECOND: 4}


@cache
def bank_holidays(extra: Holidays = frozenset()) -> Holidays:
    """Bank holidays of England from the packaged table, with one-off days added by the council."""
    return frozenset(date.fromisoformat(day) for day in _table().days) | extra


def known_until() -> date:
    """The last day for which the packaged table of bank holidays can be relied on."""
    return date(_table().to, 12, 31)


def london_date(at: datetime) -> date:
    """The date in London at a moment; ``ValueError`` where the moment has no zone."""
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return at.astimezone(LONDON).date()


def start_of(on: date) -> datetime:
    """The first moment of a London day, in UTC."""
    return datetime.combine(on, time(), LONDON).astimezone(UTC)


def last_moment(on: date) -> datetime:
    """The last second of a London day, 23:59:59 on London's clock: the moment that is shown."""
    return datetime.combine(on, time(23, 59, 59), LONDON)


def is_by_end_of(at: datetime, on: date) -> bool:
    """Whether a moment is in time for a London day, whose last second counts whole."""
    return london_date(at) <= on


def is_working_day(on: date, holidays: Holidays) -> bool:
    """Whether it is Monday to Friday and no bank holiday."""
    return on.weekday() < 5 and on not in holidays


def working_day_on_or_before(on: date, holidays: Holidays) -> date:
    """That day, or the working day before where it is none."""
    while not is_working_day(on, holidays):
        on -= ONE_DAY
    return on


def add_working_days(on: date, days: int, holidays: Holidays) -> date:
    """The nth working day after a date, the date itself left out."""
    if days < 1:
        raise ValueError("count at least one working day")
    while days:
        on += ONE_DAY
        days -= is_working_day(on, holidays)
    return on


def deemed_delivery(posted_on: date, post_class: PostClass | str, holidays: Holidays) -> date:
    """The day on which a posted letter counts as delivered (Interpretation Act 1978 section 7)."""
    days = WORKING_DAYS_IN_THE_POST[PostClass(post_class)]
    return add_working_days(posted_on, days, holidays)


def last_day_following(on: date, days: int) -> date:
    """The last of so many days *following* a date: the date itself is left out."""
    return on + timedelta(days=days)


def last_day_beginning_with(on: date, days: int) -> date:
    """The last of so many days *beginning with* a date: the date itself is the first."""
    return on + timedelta(days=days - 1)


def corresponding_date(on: date, months: int) -> date:
    """The same day so many months later, or that month's last day where it has no such day."""
    years, month = divmod(on.month - 1 + months, 12)
    year, month = on.year + years, month + 1
    return date(year, month, min(on.day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class _Table:
    country: str
    source: str
    from_: int
    to: int
    days: Mapping[str, str]


@cache
def _table() -> _Table:
    source = files("penalties.rules").joinpath("bank_holidays.json")
    table = json.loads(source.read_text("utf-8"))
    return _Table(from_=table.pop("from"), **table)
