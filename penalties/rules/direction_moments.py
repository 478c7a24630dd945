"""Whether the moment at which a direction is said to be given can be true.

The 48 hours run from it, and an authorisation has to run at it (Anti-social Behaviour, Crime and
Policing Act 2014 section 35): it comes after they were met, and not in time to come.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from penalties.rules import writing
from penalties.rules.direction_terms import EXCLUSION_LASTS, Running, Terms
from penalties.rules.refusals import Refusal

CLOCKS_DIFFER = timedelta(minutes=5)
"""So far may the clock of a tablet be ahead of ours."""


@dataclass(frozen=True, slots=True)
class Heard:
    """When they were met, when we hear of the direction, and whether it was given before that."""

    met_at: datetime
    at: datetime
    is_given: bool


def check_moment(terms: Terms, heard: Heard, authorised: Running | None) -> tuple[Refusal, ...]:
    """What speaks against the moment of giving, in UTC; one not given yet is given now at best."""
    terms = terms.in_utc()
    found = [*_between(terms, heard)]
    if not heard.is_given:
        found += _now(terms, heard.at, authorised)
    return tuple(found)


def _between(terms: Terms, heard: Heard) -> Iterator[Refusal]:
    given = writing.moment(terms.given_at)
    if terms.given_at < heard.met_at:
        yield Refusal(
            "directions.given_before_met",
            f"You met them at {writing.moment(heard.met_at)}. A direction given at {given} "
            "comes before that.",
            "ASBCPA 2014 s35(2), s38(1)",
        )
    if terms.given_at <= heard.at + CLOCKS_DIFFER:
        return
    yield Refusal(
        "directions.given_later",
        f"It is said to be given at {given}, which is still to come. Say when it is given.",
        "ASBCPA 2014 s35(4), s38(1)",
    )
    if terms.ends_at - heard.at > EXCLUSION_LASTS >= terms.ends_at - terms.given_at:
        yield Refusal(
            "directions.too_long",
            "A direction can keep somebody away for 48 hours at most from when it was first "
            f"given. It has to end by {writing.moment(heard.at + EXCLUSION_LASTS)}.",
            "ASBCPA 2014 s35(4), (8)",
        )


def _now(terms: Terms, now: datetime, authorised: Running | None) -> Iterator[Refusal]:
    if authorised and terms.given_at < authorised.ends_at <= now:
        yield Refusal(
            "directions.after_authorisation",
            f"The authorisation ended at {writing.moment(authorised.ends_at)}. It is too late to "
            "give a direction now.",
            "ASBCPA 2014 s34(1), s35(1), (4)",
        )
    if terms.given_at < terms.ends_at <= now:
        yield Refusal(
            "directions.ends_too_soon",
            f"It would have ended at {writing.moment(terms.ends_at)}, before it is given.",
            "ASBCPA 2014 s35(1)(b)",
        )
