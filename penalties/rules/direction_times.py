"""How long a direction still runs, and why it ends when it does, in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from penalties.rules.direction_terms import EXCLUSION_LASTS
from penalties.rules.wall_clock import by_the_wall_clock, change_between, lasting
from penalties.rules.wording.direction_times import when

ONE_MINUTE = timedelta(minutes=1)
SOURCE = "ASBCPA 2014 s35(4) and (8)"


@dataclass(frozen=True, slots=True)
class Explained:
    """Why a moment is what it is: sentences in order, and the source."""

    steps: tuple[str, ...]
    source: str


def time_left(ends_at: datetime, at: datetime) -> str:
    """What is left until ``ends_at``, every minute that has begun counting whole."""
    return lasting(-(-(ends_at - at) // ONE_MINUTE) * ONE_MINUTE)


def why_until(given_at: datetime, ends_at: datetime) -> Explained:
    """Why a direction ends when it does: hours are counted as they elapse, whatever clocks show."""
    runs = f"It ends {lasting(ends_at - given_at)} after that, as time elapses: at {when(ends_at)}."
    if ends_at <= given_at:
        runs = f"It was to end at {when(ends_at)}. So it never ran."
    steps = [f"It was first given at {when(given_at)}.", runs]
    change, shown = change_between(given_at, ends_at), by_the_wall_clock(given_at, ends_at)
    if change and shown != ends_at - given_at:
        steps.append(
            f"{change.sentence_begins}. A clock on the wall would show {lasting(shown)}. "
            "That does not count."
        )
    latest = when(given_at + EXCLUSION_LASTS)
    steps.append(f"It can never end after {latest}, however often it is varied.")
    return Explained(tuple(steps), SOURCE)
