"""What counts of an earlier contact, an earlier offer and a supervisor's word.

Moments are aware and in UTC; windows are counted in months of London dates.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from penalties.rules.days import corresponding_date, london_date
from penalties.rules.encounters import OfferAnswer

AUTHORISATION_LASTS = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class PastOffer:
    """An offer of support at an earlier encounter.

    ``informed`` means that the service was named and explained; ``available`` that it was open and
    had room at the time.
    """

    at: datetime
    answer: OfferAnswer | None
    informed: bool
    available: bool


class Purpose(StrEnum):
    """What a supervisor was asked for; whether the police investigate, a constable answers."""

    EXCEPTION = "exception"
    LIFT = "lift"
    COOL_OFF = "cool_off"
    NO_INVESTIGATION = "no_investigation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorisation:
    """A supervisor's decision about one person under one order, by opaque ids."""

    purpose: Purpose
    person: str
    order: str
    given_by: str
    given_by_supervisor: bool
    reason: str
    given_at: datetime


def contacts_within(met_at: Iterable[datetime], months: int, at: datetime) -> int:
    """How many earlier encounters fall in the window that ends at ``at``."""
    return sum(_is_within(earlier, months, at) for earlier in met_at)


def declines_within(offers: Iterable[PastOffer], months: int, at: datetime) -> int:
    """How many earlier offers count as an informed decline of an available service.

    "Not safe to ask", and a service that was full or closed, never count.
    """
    return sum(_is_decline(offer) and _is_within(offer.at, months, at) for offer in offers)


def is_binding(
    given: Authorisation, *, purpose: Purpose, person: str, order: str, issuer: str, at: datetime
) -> bool:
    """Whether a supervisor's authorisation covers what is done at ``at``.

    It binds one person and one order for two hours, must come before the act with a written
    reason, and never from the officer who acts.
    """
    return (
        (given.purpose, given.person, given.order) == (purpose, person, order)
        and given.given_by_supervisor
        and given.given_by != issuer
        and bool(given.reason.strip())
        and timedelta() <= at - given.given_at <= AUTHORISATION_LASTS
    )


def _is_decline(offer: PastOffer) -> bool:
    return offer.answer == OfferAnswer.DECLINED and offer.informed and offer.available


def _is_within(earlier: datetime, months: int, at: datetime) -> bool:
    return earlier < at and corresponding_date(london_date(at), -months) <= london_date(earlier)
