"""What a letter about a vehicle rests on: who saw it, when, and whether it is the keeper's.

Two officers who each saw it at another time, or one who was watched by another. Nobody in or near
the vehicle is described.
"""

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations

from penalties.rules.days import corresponding_date, london_date
from penalties.rules.keeper_letters import SOURCE
from penalties.rules.people import folded
from penalties.rules.refusals import refuse
from penalties.rules.vehicles import Mark, read_mark
from penalties.rules.wording.keeper_letter import accusing_in_road
from penalties.rules.writing import counted, day

APART = timedelta(minutes=30)
"""Within it two officers may have seen one and the same stop."""
KEPT_MONTHS = 12
REVIEWED_MONTHS = 1
"""So long before its deletion a letter is looked at again."""
LONGEST = 120
COUNTED_FROM_ONE = frozenset(
    {
        *("prefix", "suffix", "of unknown age", "Northern Ireland"),
        *("without a date", "without a date, digits first"),
    }
)
"""Formats whose numbers begin at 1 and have no leading zero."""
LEADING_ZERO = re.compile(r"(?<![0-9])0")


@dataclass(frozen=True, slots=True)
class Seen:
    """A vehicle seen once, by whom, and whether another officer was there and saw it too."""

    id: uuid.UUID
    officer_id: uuid.UUID
    supervised_by: uuid.UUID | None
    seen_at: datetime
    make: str
    colour: str


def check_mark(text: str) -> Mark:
    """The mark of a vehicle of the United Kingdom; ``Refused`` for anything else.

    Keeper details come for those marks alone.
    """
    mark = read_mark(text)
    is_of_none = mark.format in COUNTED_FROM_ONE and LEADING_ZERO.search(mark.compact)
    if not mark.format or is_of_none:
        raise refuse(
            "sightings.mark",
            f"{mark.printed} is not a UK registration number. Check it, like AB12 CDE.",
        )
    return mark


def check_seen_at(seen_at: datetime, at: datetime) -> None:
    """``Refused`` for a sighting that is still to come, or is too old to rest anything on."""
    if seen_at > at:
        raise refuse("sightings.future", "The time must be in the past.")
    if delete_on([seen_at]) <= london_date(at):
        raise refuse(
            "sightings.old", f"This was more than {KEPT_MONTHS} months ago. It may not be kept."
        )


def check_words(road: str, make: str, colour: str) -> None:
    """``Refused`` where one is missing or says more than it should."""
    if not all(words.strip() for words in (road, make, colour)):
        raise refuse("sightings.words", "Say the make, the colour and the road.")
    if any(len(words) > LONGEST or "\n" in words for words in (road, make, colour)):
        raise refuse("sightings.long", "Say the make, the colour and the road in a few words each.")
    if any(map(accusing_in_road, (road, make, colour))):
        raise refuse(
            "sightings.described",
            "Write the name of the road and the town alone. Nobody, and nothing that happened, is "
            "described here.",
        )


def resting_on(sightings: Sequence[Seen], make: str, colour: str, at: datetime) -> tuple[Seen, ...]:
    """The sightings on which a letter rests, the first first.

    One that was supervised, or two of different officers at least 30 minutes apart. Those of the
    last 12 months count whose make and colour are the keeper's. Raises ``Refused`` where too few
    are left, and says whether that is because of the make or colour.
    """
    recent = [one for one in sightings if delete_on([one.seen_at]) > london_date(at)]
    matching = [one for one in recent if is_same_vehicle(one, make, colour)]
    latest = sorted(matching, key=lambda one: (one.seen_at, one.id), reverse=True)
    watched = next(((one,) for one in latest if one.supervised_by is not None), None)
    found = next((pair for pair in combinations(latest, 2) if are_independent(*pair)), watched)
    if found is None and len(matching) < len(recent):
        raise refuse(
            "keeper_letters.match",
            "The make or colour that was seen is not what the police's file says. It may be another"
            " vehicle, or a false plate.",
            SOURCE,
        )
    if found is None:
        raise refuse(
            "keeper_letters.independent",
            "A letter needs two officers who saw the vehicle at different times, at least 30"
            " minutes apart, or one sighting with another officer present. Those that a letter told"
            " of already do not count.",
            SOURCE,
        )
    return tuple(reversed(found))


def is_same_vehicle(seen: Seen, make: str, colour: str) -> bool:
    """Whether make and colour are the same, whatever their case and accents."""
    return (folded(seen.make), folded(seen.colour)) == (folded(make), folded(colour))


def are_independent(one: Seen, other: Seen) -> bool:
    """Whether two officers saw it at two times, neither of them present at both."""
    watching = {one.officer_id, one.supervised_by} & {other.officer_id, other.supervised_by}
    return not watching - {None} and abs(one.seen_at - other.seen_at) >= APART


def check_not_recent(posted: Sequence[date], months: int, on: date) -> None:
    """``Refused`` where a letter about the vehicle went within so many months."""
    for posted_on in posted:
        if on < corresponding_date(posted_on, months):
            raise refuse(
                "keeper_letters.recent",
                f"A letter about this vehicle went on {day(posted_on)}. Only one may go in "
                f"{counted(months, 'month')}.",
                SOURCE,
            )


def delete_on(seen: Sequence[datetime]) -> date:
    """The day by which all of it is deleted: 12 months after the vehicle was seen last."""
    return corresponding_date(london_date(max(seen)), KEPT_MONTHS)


def review_on(deleted_on: date) -> date:
    """The day on which somebody looks at it again, a month before."""
    return corresponding_date(deleted_on, -REVIEWED_MONTHS)
