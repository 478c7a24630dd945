"""A direction to leave, as a tablet sends it: what was asked before, what was said, and where."""

from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator, WithJsonSchema

from penalties.forms.tablet.times import Moment
from penalties.forms.tablet.values import (
    Absent,
    Id,
    Latitude,
    Longitude,
    Sent,
    Text,
    YesNo,
    YesOrWords,
    micro_degrees,
    wrong,
)
from penalties.rules.area_files import read_area
from penalties.rules.exemptions import Asked, Occasion
from penalties.rules.refusals import Refused
from penalties.rules.sent import SentDirection


def _area(value: Any) -> dict[str, Any]:
    try:
        return read_area(value)
    except Refused as refused:
        raise wrong(str(refused)) from None


Area = Annotated[dict[str, Any], PlainValidator(_area), WithJsonSchema({"type": "object"})]


class Point(Sent):
    """Where something is that has to stay open."""

    lat: Latitude
    lon: Longitude


class Exemption(Sent):
    """What was asked about one occasion, and what was left open for it."""

    asked: YesNo
    answer: YesOrWords | None = None
    carve_out: YesOrWords | None = None
    place: Point | None = None

    def sent(self) -> Asked:
        """The same as the rules know it."""
        return Asked(
            asked=self.asked,
            answer=self.answer,
            carve_out=self.carve_out,
            lat_e6=micro_degrees(self.place.lat) if self.place else None,
            lon_e6=micro_degrees(self.place.lon) if self.place else None,
        )


class Direction(Sent):
    """A direction to leave (ASBCPA 2014 s35). With ``issued_offline`` it was given already.

    ``polygon`` is the part of the locality to keep out of, where it is not the whole of it.
    ``service`` is whom a support appointment is with.
    """

    authorisation: Id | None = None
    area: Text
    polygon: Area | None = None
    given_at: Moment | None = None
    leave_by: Moment
    until: Moment
    route: Text | None = None
    exemptions: Annotated[dict[Occasion, Exemption], Absent] = Field(default_factory=dict)
    behaviour: Text | None = None
    necessity: Text | None = None
    offence_warning: YesNo | None = None
    in_writing: YesNo | None = None
    why_not_written: Text | None = None
    in_uniform: YesNo | None = None
    taken_to: Literal["home", "place_of_safety"] | None = None
    taken_where: Text | None = None
    service: Id | None = None

    def sent(self) -> SentDirection:
        """The direction as the rules know it; what nobody denied was put in writing."""
        said = {name: getattr(self, name) for name in _SAME}
        occasions = {occasion: each.sent() for occasion, each in self.exemptions.items()}
        return SentDirection(**said, occasions=occasions, in_writing=self.in_writing is not False)


_SAME = (
    *("authorisation", "area", "polygon", "given_at", "leave_by", "until", "route", "behaviour"),
    *("necessity", "offence_warning", "why_not_written", "in_uniform", "taken_to", "taken_where"),
    "service",
)
