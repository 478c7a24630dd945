"""Which version of an order speaks at a moment, and whether a further one may follow it.

Versions are kept for ever and counted from 1: a notice points at the one that was in force at the
minute of the offence. Law: ASBCPA 2014 ss60 and 61.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from penalties.rules import writing
from penalties.rules.days import london_date
from penalties.rules.orders import Change, OrderDraft, content_digest, last_lawful_day
from penalties.rules.refusals import Refusal, Refused


class Version(Protocol):
    """What the rules need to know of a version, from the database or from a file."""

    @property
    def version(self) -> int: ...
    @property
    def made_on(self) -> date: ...
    @property
    def in_force_from(self) -> date: ...
    @property
    def in_force_to(self) -> date: ...
    @property
    def content_digest(self) -> str: ...


V = TypeVar("V", bound=Version)


class Step(StrEnum):
    """What importing a draft comes to."""

    NEW_ORDER = "new_order"
    NEW_VERSION = "new_version"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Planned:
    """A draft with its place among the versions of its order, before anything is written."""

    draft: OrderDraft
    step: Step
    version: int
    content_digest: str

    @property
    def made_on(self) -> date:
        """The day the council made this version."""
        return self.draft.made_on

    @property
    def in_force_from(self) -> date:
        """Its first day."""
        return self.draft.in_force_from

    @property
    def in_force_to(self) -> date:
        """Its last day."""
        return self.draft.in_force_to


def version_in_force(versions: Iterable[V], at: datetime) -> V | None:
    """The version that speaks at the moment ``at``, by London dates, or ``None``.

    A version has its say from its first day on, or from the day it was made where that is later.
    From then on it silences every earlier one, also once its own last day has passed.
    """
    on = london_date(at)
    begun = [known for known in versions if max(known.made_on, known.in_force_from) <= on]
    latest = max(begun, key=lambda known: known.version, default=None)
    return latest if latest and on <= latest.in_force_to else None


def plan(draft: OrderDraft, known: Sequence[Version]) -> Planned:
    """What importing ``draft`` comes to, given every known version of the order of that code.

    The same content again is nothing to do. Raises ``Refused`` with each reason why the draft may
    not follow the latest version.
    """
    digest = content_digest(draft)
    same = next((version for version in known if version.content_digest == digest), None)
    if same:
        return Planned(draft, Step.NOTHING, same.version, digest)
    refusals = _against_following(draft, known) if known else _against_beginning(draft)
    if refusals:
        raise Refused(*refusals)
    step = Step.NEW_VERSION if known else Step.NEW_ORDER
    return Planned(draft, step, 1 + max((one.version for one in known), default=0), digest)


def _against_beginning(draft: OrderDraft) -> list[Refusal]:
    if draft.change is None:
        return []
    return [
        Refusal(
            "order.no_earlier_version",
            f"{draft.code}: no earlier version is known that this {draft.change} could follow. "
            "Import the order as it was made first, or leave change out.",
            "the orders file's format",
        )
    ]


def _against_following(draft: OrderDraft, known: Sequence[Version]) -> list[Refusal]:
    latest = max(known, key=lambda version: version.version)
    match draft.change:
        case None:
            return [
                Refusal(
                    "order.change_missing",
                    f"{draft.code}: this order is known with other content. Say in change why: "
                    "variation, extension or correction.",
                    "the orders file's format",
                )
            ]
        case Change.EXTENSION:
            return _against_extension(draft, latest.in_force_to)
        case Change.VARIATION if draft.in_force_to != latest.in_force_to:
            return [
                Refusal(
                    "order.variation_moves_the_end",
                    f"{draft.code}: a variation keeps the last day, "
                    f"{writing.day(latest.in_force_to)}. To move in_force_to on, make it an "
                    "extension; to end the order early, discharge it.",
                    "ASBCPA 2014 s61",
                )
            ]
    return []


def _against_extension(draft: OrderDraft, end: date) -> list[Refusal]:
    following = end + timedelta(days=1)
    furthest = last_lawful_day(following)
    reasons = [
        (
            draft.made_on > end,
            f"the order lapsed on {writing.day(end)}, before made_on. An order that has lapsed "
            "cannot be extended: make a new order with a code of its own.",
        ),
        (
            draft.in_force_from > following,
            "in_force_from leaves a gap. An extension goes on without one, at the latest "
            f"from {writing.day(following)}.",
        ),
        (
            draft.in_force_to <= end,
            f"in_force_to must be later than {writing.day(end)}, or nothing is extended.",
        ),
        (
            draft.in_force_to > furthest,
            f"in_force_to is more than three years after {writing.day(end)}. "
            f"The last possible day is {writing.day(furthest)}.",
        ),
    ]
    return [
        Refusal("order.extension", f"{draft.code}: {sentence}", "ASBCPA 2014 s60")
        for fails, sentence in reasons
        if fails
    ]
