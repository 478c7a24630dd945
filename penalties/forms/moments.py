"""A moment typed as a day and a time of London's clocks, read as one moment in UTC."""

from datetime import datetime

from penalties.forms.day_fields import Day
from penalties.forms.fields import Text
from penalties.forms.validators import beside_the_field
from penalties.rules import wall_clock, writing
from penalties.rules.refusals import Refused
from penalties.rules.wall_clock import WallTime


class ClockTime(Text):
    """A time of day, read as ``WallTime``: it may say BST or GMT where a time comes twice."""

    def read(self, text: str) -> WallTime:
        return wall_clock.time_of_day(text)

    def shown(self, value: WallTime) -> str:
        return " ".join(filter(None, (writing.clock_time(value.at), value.zone)))


def beginning_now(at: datetime) -> dict[str, object]:
    """What a day and a time begin with, by ``on`` and ``time``, where a form begins with now.

    BST or GMT is said where the clocks show this time twice on that day.
    """
    local = writing.in_london(at).replace(second=0, microsecond=0)
    said = WallTime(local.time())
    try:
        wall_clock.moment(local.date(), said)
    except Refused:
        said = WallTime(local.time(), local.tzname())
    return {"on": local.date(), "time": said}


def read_moment(on: Day, time: ClockTime) -> datetime | None:
    """The moment that both name; where there is none, ``None``, and the reason beside the time."""
    if on.data is None or time.data is None:
        return None
    try:
        return wall_clock.moment(on.data, time.data)
    except Refused as refused:
        time.errors = (beside_the_field(refused),)
        return None
