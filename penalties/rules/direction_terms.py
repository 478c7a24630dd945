"""How long a direction may keep somebody away, and by when they have to be gone.

Anti-social Behaviour, Crime and Policing Act 2014 section 35(4), (5)(c) and (8). Hours are counted
as they elapse, from when the direction was first given.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from penalties.rules import writing
from penalties.rules.refusals import Refusal
from penalties.rules.wall_clock import by_the_wall_clock, change_between, lasting

EXCLUSION_LASTS = timedelta(hours=48)
ONE_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Terms:
    """When the direction speaks, by when to leave, and when the exclusion period ends.

    ``given_at`` of a variation is the moment of the variation.
    """

    given_at: datetime
    leave_by: datetime
    ends_at: datetime

    def in_utc(self) -> "Terms":
        """The same moments in UTC, so that what lies between them is time that elapses."""
        return Terms(*(at.astimezone(UTC) for at in (self.given_at, self.leave_by, self.ends_at)))


@dataclass(frozen=True, slots=True)
class Running:
    """When an authorisation under section 34 runs: from its start until just before its end."""

    starts_at: datetime
    ends_at: datetime

    def runs_at(self, at: datetime) -> bool:
        """Whether it is in force at a moment."""
        at = at.astimezone(UTC)
        return self.starts_at.astimezone(UTC) <= at < self.ends_at.astimezone(UTC)


def check_terms(
    terms: Terms, first_given_at: datetime, authorised: Running | None
) -> tuple[Refusal, ...]:
    """What speaks against the terms of a direction, as it is given or varied.

    The exclusion period begins when the direction is first given: that must be while the
    authorisation runs, though it may end after it. ``authorised`` is ``None`` where that is not
    asked: of a variation, or where there is none.
    """
    terms, first = terms.in_utc(), first_given_at.astimezone(UTC)
    return (*_within(authorised, first), *_order(terms, first), *_length(first, terms.ends_at))


def check_varying(
    terms: Terms, stands: Terms, first_given_at: datetime, authorised: Running | None
) -> tuple[Refusal, ...]:
    """What speaks against changing ``stands`` into ``terms``; taking back is always allowed.

    What has ended cannot be varied. A time to leave by may stay as it stood; a new one must not
    come before the variation.
    """
    found = check_terms(terms, first_given_at, authorised)
    terms, stands = terms.in_utc(), stands.in_utc()
    if terms.given_at >= stands.ends_at:
        sentence = f"It ended at {_moment(stands.ends_at)}, so it cannot be varied any more."
        found += (Refusal("directions.over", sentence, "ASBCPA 2014 s35(8)"),)
    is_new = terms.leave_by != stands.leave_by
    if is_new and first_given_at.astimezone(UTC) <= terms.leave_by < terms.given_at:
        found += (_leave_by_too_early(terms.given_at),)
    return found


def _within(authorised: Running | None, first_given_at: datetime) -> tuple[Refusal, ...]:
    source = "ASBCPA 2014 s34(1), s35(1), (4)"
    given = f"given at {_moment(first_given_at)}"
    if authorised is None or authorised.runs_at(first_given_at):
        return ()
    if first_given_at < authorised.starts_at:
        rule = "directions.before_authorisation"
        began = _moment(authorised.starts_at)
        sentence = f"The authorisation begins at {began}. A direction {given} comes too early."
    else:
        rule = "directions.after_authorisation"
        ended = _moment(authorised.ends_at)
        sentence = f"The authorisation ended at {ended}. A direction {given} comes too late."
    return (Refusal(rule, sentence, source),)


def _order(terms: Terms, first_given_at: datetime) -> tuple[Refusal, ...]:
    begins = max(terms.given_at, first_given_at)
    found: list[Refusal] = []
    if terms.given_at < first_given_at:
        sentence = (
            f"The direction was first given at {_moment(first_given_at)}. Vary it after that."
        )
        found.append(
            Refusal("directions.varied_before_given", sentence, "ASBCPA 2014 s35(8)")
        )  # fmt: skip
    if terms.ends_at <= begins:
        sentence = f"The direction has to end after {_moment(begins)}, when it begins."
        found.append(Refusal("directions.ends_too_soon", sentence, "ASBCPA 2014 s35(1)(b)"))
    if terms.leave_by < first_given_at:
        found.append(_leave_by_too_early(first_given_at))
    if terms.leave_by > terms.ends_at:
        sentence = f"The time to leave by must not be after {_moment(terms.ends_at)}, the end."
        found.append(Refusal("directions.leave_by_too_late", sentence, "ASBCPA 2014 s35(5)(c)"))
    return tuple(found)


def _length(first_given_at: datetime, ends_at: datetime) -> tuple[Refusal, ...]:
    lasts = ends_at - first_given_at
    if lasts <= EXCLUSION_LASTS:
        return ()
    told = f"this is {lasting(_up_to_the_minute(lasts))}"
    change = change_between(first_given_at, ends_at)
    forgotten = by_the_wall_clock(first_given_at, ends_at) <= EXCLUSION_LASTS
    said = f"{change.sentence_begins}, so {told}." if change and forgotten else f"T{told[1:]}."
    sentence = (
        "A direction can keep somebody away for 48 hours at most from when it was first given. "
        f"{said} It has to end by {_moment(first_given_at + EXCLUSION_LASTS)}."
    )
    return (Refusal("directions.too_long", sentence, "ASBCPA 2014 s35(4), (8)"),)


def _leave_by_too_early(begins: datetime) -> Refusal:
    sentence = f"The time to leave by must not be before {_moment(begins)}."
    return Refusal("directions.leave_by_too_early", sentence, "ASBCPA 2014 s35(5)(c)")


def _moment(at: datetime) -> str:
    """A moment in words; in the hour that comes twice, BST or GMT says which one is meant."""
    local = writing.in_london(at)
    comes_twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return f"{writing.moment(at)} ({local.tzname()})" if comes_twice else writing.moment(at)


def _up_to_the_minute(length: timedelta) -> timedelta:
    return -(-length // ONE_MINUTE) * ONE_MINUTE
