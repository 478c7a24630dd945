"""Moments and days as tablets send them: ISO 8601, the moments with their offset from UTC."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any

from pydantic import PlainValidator as Read
from pydantic import WithJsonSchema as Described

from penalties.forms.tablet.values import wrong
from penalties.rules.days import known_until
from penalties.rules.deadlines import ACT_BEGAN_ON
from penalties.rules.writing import day as written_day

_MOMENT = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})"
    r"(:(?P<second>[0-9]{2})(\.[0-9]{1,9})?)?(?P<offset>Z|[+-][0-9]{2}:[0-9]{2})",
    re.ASCII,
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
LAST_YEAR = known_until().year - 2
"""Deadlines reach into the year after, and bank holidays must be known for them."""


def read_moment(value: Any) -> datetime:
    """A moment in UTC to the second; the fault's sentence says what is wrong with it."""
    found = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise wrong("Send date, time and offset, like 2026-11-22T21:15:00Z.")
    read_day(found["day"])
    if found["hour"] == "24":
        raise wrong("There is no 24:00: send 00:00 of the next day.")
    second, offset = found["second"] or "00", found["offset"].replace("Z", "+00:00")
    try:
        moment = datetime.fromisoformat(
            f"{found['day']}T{found['hour']}:{found['minute']}:{second}{offset}"
        ).astimezone(UTC)
    except (ValueError, OverflowError):
        raise wrong("There is no such time of day: hours go to 23, minutes to 59.") from None
    if moment.date() < ACT_BEGAN_ON or moment.year > LAST_YEAR:
        began = written_day(ACT_BEGAN_ON)
        raise wrong(f"Send a moment from {began}, when the Act began, to {LAST_YEAR}.")
    return moment


def read_day(value: Any) -> date:
    """A day; the fault's sentence says when there is no such day."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise wrong("Send a date like 1990-05-17.")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise wrong(f"There is no such date as {value}.") from None


Moment = Annotated[
    datetime, Read(read_moment), Described({"type": "string", "format": "date-time"})
]
Day = Annotated[date, Read(read_day), Described({"type": "string", "format": "date"})]
