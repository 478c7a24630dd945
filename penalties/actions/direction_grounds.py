"""On what a direction rests: its authorisation, the area it bars, and what stays open in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from penalties.actions.books import Books
from penalties.actions.confidential_places import carve_out_is_needed
from penalties.records.dispersals import Dispersal, dispersal
from penalties.rules.areas import Nearness, locate
from penalties.rules.carve_outs import bars, without
from penalties.rules.dispersals import covers
from penalties.rules.exemptions import Occasion
from penalties.rules.localities import lies_within
from penalties.rules.refusals import Refusal, Refused
from penalties.rules.sent import SentDirection, SentEncounter

OUTSIDE_ITS_LOCALITY = Refusal(
    "directions.area",
    "The area to keep out of lies partly outside the locality of the authorisation.",
    "ASBCPA 2014 s35(1)",
)
CARVE_OUT_NEEDED = Refusal(
    "directions.carve_out_needed",
    "Carve-out needed: leave their support appointment open, and the way to it. Say so in words.",
    "ASBCPA 2014 s36(3); council policy",
)
CARVED_M = 30
"""How far around a home, or another place that stays open, a direction gives way, in metres."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of the authorisation and of the area; ``None`` where nothing is.

    ``polygon`` is what to keep out of once everything was carved out of it; ``refusals`` is what
    speaks against that area.
    """

    dispersal: Dispersal | None = None
    nearness: Nearness | None = None
    polygon: Mapping[str, Any] | None = None
    refusals: tuple[Refusal, ...] = ()
    bars_home: bool = False


def ground_of(books: Books, sent: SentEncounter, said: SentDirection, at: datetime) -> Ground:
    """The authorisation that is named, or else the one that covers place and minute."""
    found = _named(books, said) if said.authorisation else covering(books, sent, at)
    drawn = said.polygon or (found.area if found else None)
    left, refusals = _carved(said, drawn)
    if found is None:
        return Ground(None, None, left, refusals, _bars_home(said, left))
    where = locate(found.area, sent.place.lat_e6, sent.place.lon_e6, digest=found.area_digest)
    if said.polygon and not lies_within(said.polygon, found.area):
        refusals = (*refusals, OUTSIDE_ITS_LOCALITY)
    if _bars_support(books, said, found):
        refusals = (*refusals, CARVE_OUT_NEEDED)
    nearness = where.nearness(sent.place.accuracy_m)
    return Ground(found, nearness, left, refusals, _bars_home(said, left))


def covering(books: Books, sent: SentEncounter, at: datetime) -> Dispersal | None:
    """The authorisation that runs at a moment where the encounter was, if there is one."""
    place = (sent.place.lat_e6, sent.place.lon_e6, sent.place.accuracy_m)
    return next((each for each in books.dispersals if covers(each, *place, at)), None)


def _carved(
    said: SentDirection, drawn: Mapping[str, Any] | None
) -> tuple[Mapping[str, Any] | None, tuple[Refusal, ...]]:
    """The area without what stays open; none, and why, where nothing would be left of it."""
    places = _left_open(said)
    if drawn is None or not places:
        return drawn, ()
    try:
        return without(drawn, places, CARVED_M), ()
    except Refused as refused:
        return None, refused.refusals


def _named(books: Books, said: SentDirection) -> Dispersal | None:
    delivery = books.delivery
    if said.authorisation is None:
        return None
    return dispersal(delivery.session, delivery.authority.id, said.authorisation)


def _left_open(said: SentDirection) -> Sequence[tuple[int, int]]:
    """The places that were left open, as far as somebody said where they are."""
    return [
        (asked.lat_e6, asked.lon_e6)
        for asked in said.occasions.values()
        if asked.carve_out and asked.lat_e6 is not None and asked.lon_e6 is not None
    ]


def _bars_support(books: Books, said: SentDirection, found: Dispersal) -> bool:
    """Whether an appointment with a service that nobody may know of would be barred."""
    asked = said.occasions.get(Occasion.SUPPORT)
    if said.service is None or (asked is not None and asked.is_left_open):
        return False
    delivery = books.delivery
    return carve_out_is_needed(delivery.session, delivery.authority.id, said.service, found.area)


def _bars_home(said: SentDirection, area: Mapping[str, Any] | None) -> bool:
    home = said.occasions.get(Occasion.HOME)
    if home is None or area is None or home.lat_e6 is None or home.lon_e6 is None:
        return False
    return bars(area, home.lat_e6, home.lon_e6)
