"""What a tablet is told of somebody who was met before; never what lies behind the wall."""

from typing import Any, Literal

from penalties.forms.tablet.times import Day, Moment
from penalties.forms.tablet.told import Told
from penalties.forms.tablet.values import Id
from penalties.rules.courses import Answer
from penalties.rules.fixed_penalties import Status
from penalties.rules.kerb_warnings import Law


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


class PersonsWarning(Told):
    """A warning in person that somebody was given before, and the law that it cites."""

    number: str
    law: Law
    given_at: Moment


class PersonsCourse(Told):
    """A course that somebody was offered, and what became of it."""

    number: str
    offered_at: Moment
    answer_by: Day
    answer: Answer | None = None


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
    warnings: list[PersonsWarning]
    courses: list[PersonsCourse]
    directions: list[LiveDirection]
    cool_off: list[CoolOff]


class FoundPeople(Told):
    """Whoever was found."""

    people: list[FoundPerson]
