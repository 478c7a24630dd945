"""What a Public Spaces Protection Order says, how long it may last and when it may be challenged.

Law: Anti-social Behaviour, Crime and Policing Act 2014 ("ASBCPA 2014") ss59-61 and 66.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from penalties.rules.area_files import in_micro_degrees
from penalties.rules.canonical import digest
from penalties.rules.days import last_day_beginning_with
from penalties.rules.money import Pence
from penalties.rules.prohibitions import ProhibitionDraft

YEARS_AT_MOST = 3
CHALLENGE_DAYS = 42


class Change(StrEnum):
    """Why an order that is already known has other content now."""

    VARIATION = "variation"
    EXTENSION = "extension"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class OrderDraft:
    """One version of an order as its file tells it, every single field in order by itself.

    Dates are London dates, both ends included; amounts are pence; ``area`` is GeoJSON in the one
    form that ``area_files`` gives to equal areas.
    """

    code: str
    title: str
    made_on: date
    in_force_from: date
    in_force_to: date
    prohibitions: tuple[ProhibitionDraft, ...]
    full_pence: Pence
    lower_pence: Pence
    lower_days: int
    area: Mapping[str, Any]
    change: Change | None = None


def last_lawful_day(first: date) -> date:
    """The last day of three years that begin with ``first``: the day before its anniversary.

    Source: ASBCPA 2014 s60(1).
    """
    try:
        return first.replace(year=first.year + YEARS_AT_MOST) - timedelta(days=1)
    except ValueError:  # 29 February has no anniversary: the last day is the 28th.
        return first.replace(year=first.year + YEARS_AT_MOST, day=28)


def challenge_closes_on(made_on: date) -> date:
    """The last day to question a new or varied order in the High Court.

    Six weeks beginning with the day it was made or varied, so that day is day one.
    Source: ASBCPA 2014 s66(3).
    """
    return last_day_beginning_with(made_on, CHALLENGE_DAYS)


def content_digest(draft: OrderDraft) -> str:
    """A SHA-256, in hexadecimal, that two drafts share exactly when they say the same.

    The reason for a change is not part of what an order says. The area counts in whole
    micro-degrees, so that no database or programming language can round it differently.
    """
    return digest(_content(draft))


def _content(draft: OrderDraft) -> dict[str, Any]:
    return {
        "code": draft.code,
        "title": draft.title,
        "made_on": draft.made_on.isoformat(),
        "in_force_from": draft.in_force_from.isoformat(),
        "in_force_to": draft.in_force_to.isoformat(),
        "prohibitions": [prohibition.as_data() for prohibition in draft.prohibitions],
        "full_pence": draft.full_pence,
        "lower_pence": draft.lower_pence,
        "lower_days": draft.lower_days,
        "area": in_micro_degrees(draft.area),
    }
