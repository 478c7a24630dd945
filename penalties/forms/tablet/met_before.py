"""What a tablet is told of somebody who was met before; never what lies behind the wall."""

from typing import Any, Literal

from penalties.forms.tablet.times import Day, Moment
from penalties.forms.tablet.told import Told
from penalties.forms.tablet.values import Id
from penalties.rules.fixed_penalties import Status


class PersonsNotice(Told):
    """A notice that somebody was given before."""

    number: str
    status: Status
    order: str | None = None
    prohibition: str | None = None
    issued_at: Moment


class LiveDirection(Told):
    """A direction that runs now: where not to be (GeoJSON, WGS84), and for how much longer."""

    number: str
    area: str
    polygon: dict[str, Any] | None = None
    leave_by: Moment
    ends_at: Moment
    minutes_left: int


class CoolOff(Told):
    """Until when no further penalty under the same prohibition is issued."""

    order: str
    prohibition: str
    until: Moment


class FoundPerson(Told):
    """Somebody met before: the ``same`` person, or one who is only ``similar``, for a human."""

    id: Id
    given_name: str
    family_name: str
    date_of_birth: Day | None = None
    match: Literal["same", "similar"]
    notices: list[PersonsNotice]
    directions: list[LiveDirection]
    cool_off: list[CoolOff]


class FoundPeople(Told):
    """Whoever was found."""

    people: list[FoundPerson]
