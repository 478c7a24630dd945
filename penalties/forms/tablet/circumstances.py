"""Where it was and what was seen and said, as a tablet sends it."""

from typing import Annotated, Any

from pydantic import Field

from penalties.forms.tablet.values import (
    Latitude,
    Longitude,
    Metres,
    Sent,
    Text,
    YesOrWords,
    micro_degrees,
    whole_metres,
)
from penalties.rules.sent import PlaceSource, SentPlace


class Place(Sent):
    """Where it was, with how far off the fix may be."""

    lat: Latitude
    lon: Longitude
    description: Text
    accuracy_m: Metres | None = None
    source: PlaceSource

    def sent(self) -> SentPlace:
        """The place as the rules know it."""
        return SentPlace(
            lat_e6=micro_degrees(self.lat),
            lon_e6=micro_degrees(self.lon),
            description=self.description,
            accuracy_m=whole_metres(self.accuracy_m),
            source=self.source,
        )


class Account(Sent):
    """The officer's own account, for a court that may read it."""

    sign_seen: YesOrWords | None = None
    light: Text | None = None
    distance_m: Metres | None = None
    words_said: Text | None = None
    excuse_offered: YesOrWords | None = None
    caution_given: YesOrWords | None = None
    reply: Text | None = None
    bwv_ref: Text | None = None
    witnesses: Annotated[list[Text], Field(max_length=20)] | None = None

    def sent(self) -> dict[str, Any]:
        """The account as plain data, its distance in whole metres."""
        told = self.model_dump(exclude_none=True)
        if self.distance_m is not None:
            told["distance_m"] = whole_metres(self.distance_m)
        return told
