"""What may become of a direction after it was given: varied or withdrawn, and how that is told.

Anti-social Behaviour, Crime and Policing Act 2014 section 35(8) and (9).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from penalties.rules import writing
from penalties.rules.exemptions import Occasion
from penalties.rules.refusals import Refusal

VARIED_BY = "ASBCPA 2014 s35(8)"
TOLD_HOW = "ASBCPA 2014 s35(9)"


@dataclass(frozen=True, slots=True)
class Told:
    """Whether and when the person was told, in writing or why not. ``at`` is ``None`` for not."""

    at: datetime | None
    in_writing: bool
    why_not_written: str | None = None


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """A place that stays open from now on: for what, where in words, and how far around it.

    Without coordinates the words alone are said, and the drawn area stays as it is.
    """

    occasion: Occasion
    words: str
    lat_e6: int | None = None
    lon_e6: int | None = None
    radius_m: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a direction says from now on. The area becomes smaller at most: nobody was asked again.

    What is ``None`` stays as it was: the time to leave by, the end, the area in words, the route.
    """

    because: str
    told: Told
    leave_by: datetime | None = None
    ends_at: datetime | None = None
    area: str | None = None
    route: str | None = None
    left_open: tuple[OpenPlace, ...] = ()


def check_told(told: Told, given_at: datetime, at: datetime) -> Iterator[Refusal]:
    """What speaks against how somebody is said to have been told, by the moment ``at``.

    That is typed to the minute, and never before the minute in which the direction was given.
    """
    if told.at is not None and told.at > at:
        yield Refusal(
            "directions.told_later", "The time when the person was told is still to come.", TOLD_HOW
        )
    if told.at is not None and told.at < given_at.replace(second=0) <= at:
        yield Refusal(
            "directions.told_before",
            f"They cannot be told before it was given, at {writing.moment(given_at)}.",
            TOLD_HOW,
        )
    if told.at is None and told.in_writing:
        yield Refusal("directions.told_when", "Say when the person was given the paper.", TOLD_HOW)
    if not told.in_writing and not (told.why_not_written or "").strip():
        yield Refusal(
            "directions.not_written",
            "Tell the person in writing, or say why that was not reasonably practicable.",
            TOLD_HOW,
        )


def check_change(change: Change, given_at: datetime, at: datetime) -> Iterator[Refusal]:
    """What speaks against a change by itself, at the moment ``at``; hours are counted apart."""
    if not change.because.strip():
        yield Refusal("directions.because", "Say why the direction is changed.", VARIED_BY)
    if change.area is not None and not change.area.strip():
        yield Refusal(
            "directions.area_words", "Say in words which area it is.", "ASBCPA 2014 s35(5)"
        )
    yield from check_told(change.told, given_at, at)
