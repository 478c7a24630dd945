"""Whether an order counts at a moment: in force, or suspended, quashed, discharged, expired.

The High Court may suspend or quash an order (s66), the council may discharge it (s61), its period
runs out (s60). A quashed order counts as never having been good, so no notice of any day can rest
on it; a suspension and a discharge work from their own moment on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from penalties.rules import writing
from penalties.rules.days import london_date
from penalties.rules.order_versions import Version, version_in_force
from penalties.rules.orders import Change, OrderDraft
from penalties.rules.refusals import refuse


class Happening(StrEnum):
    """What can happen to an order beside a new version of it."""

    DISCHARGED = "discharged"
    SUSPENDED = "suspended"
    QUASHED = "quashed"
    SUSPENSION_LIFTED = "suspension_lifted"


class Known(Protocol):
    """What the rules need to know of such a happening: its kind, and since when it works."""

    @property
    def kind(self) -> str: ...
    @property
    def from_at(self) -> datetime: ...


class State(StrEnum):
    """How an order stands at a moment."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    QUASHED = "quashed"
    DISCHARGED = "discharged"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Standing:
    """How an order stands, in a sentence, with the source of it."""

    state: State
    sentence: str
    source: str

    @property
    def in_force(self) -> bool:
        """Whether a notice may rest on the order at that moment."""
        return self.state is State.IN_FORCE


def standing(versions: Sequence[Version], happenings: Iterable[Known], at: datetime) -> Standing:
    """How the order with these versions and happenings stands at the moment ``at``."""
    return _struck_down(tuple(happenings), at) or _by_its_period(versions, at)


def check_happening(
    kind: Happening, from_at: datetime, known: Iterable[Known], at: datetime
) -> None:
    """Refuse what cannot follow what is known already.

    Raises ``Refused`` for anything after a quashing or once a discharge works, for a suspension
    while one lasts, for a lifting of none, and for a court's decision of a day still to come.
    """
    before = standing_of_court(known, from_at)
    if before in (State.QUASHED, State.DISCHARGED):
        raise refuse("order.over", f"This order is {before} already.", "ASBCPA 2014 ss61 and 66")
    if kind is not Happening.DISCHARGED and from_at > at:
        raise refuse(
            "order.court_to_come",
            "A decision of the High Court must be entered on or after the day it takes effect.",
            "house rule",
        )
    if kind is Happening.SUSPENDED and before is State.SUSPENDED:
        raise refuse("order.suspended", "This order is suspended already.", "ASBCPA 2014 s66(4)")
    if kind is Happening.SUSPENSION_LIFTED and before is not State.SUSPENDED:
        raise refuse("order.not_suspended", "This order is not suspended.", "ASBCPA 2014 s66(4)")


def check_new_version(draft: OrderDraft, known: Iterable[Known]) -> None:
    """Refuse a further version of an order that was quashed or discharged.

    What was entered wrongly may still be corrected. Raises ``Refused``.
    """
    over = [one for one in known if one.kind in (Happening.QUASHED, Happening.DISCHARGED)]
    if over and draft.change is not Change.CORRECTION:
        raise refuse(
            "order.over",
            f"{draft.code}: this order was {over[0].kind}. "
            "Make a new order with a code of its own.",
            "ASBCPA 2014 ss61 and 66",
        )


def standing_of_court(happenings: Iterable[Known], at: datetime) -> State | None:
    """What stands in the order's way at ``at`` whatever its period, or ``None``."""
    known = tuple(happenings)
    struck = _struck_down(known, at)
    return struck.state if struck else None


def _struck_down(happenings: Sequence[Known], at: datetime) -> Standing | None:
    quashing = next((one for one in happenings if one.kind == Happening.QUASHED), None)
    if quashing:
        return Standing(
            State.QUASHED,
            f"The High Court quashed this order on {_day(quashing)}. No notice can rest on it.",
            "ASBCPA 2014 s66(5)",
        )
    past = sorted((one for one in happenings if one.from_at <= at), key=lambda one: one.from_at)
    discharge = next((one for one in past if one.kind == Happening.DISCHARGED), None)
    if discharge:
        return Standing(
            State.DISCHARGED,
            f"The council discharged this order from {_day(discharge)}.",
            "ASBCPA 2014 s61(4)",
        )
    if past and past[-1].kind == Happening.SUSPENDED:
        return Standing(
            State.SUSPENDED,
            f"The High Court suspended this order on {_day(past[-1])}.",
            "ASBCPA 2014 s66(4)",
        )
    return None


def _by_its_period(versions: Sequence[Version], at: datetime) -> Standing:
    version = version_in_force(versions, at)
    if version:
        until = writing.day(version.in_force_to)
        return Standing(State.IN_FORCE, f"In force until {until}.", "ASBCPA 2014 s60")
    on = london_date(at)
    begun = [one for one in versions if max(one.made_on, one.in_force_from) <= on]
    if begun:
        last = max(begun, key=lambda one: one.version).in_force_to
        return Standing(
            State.EXPIRED, f"This order ended on {writing.day(last)}.", "ASBCPA 2014 s60"
        )
    first = min((max(one.made_on, one.in_force_from) for one in versions), default=None)
    begins = f"begins on {writing.day(first)}" if first else "has no version yet"
    return Standing(State.NOT_YET, f"This order {begins}.", "ASBCPA 2014 s59")


def _day(one: Known) -> str:
    return writing.day(london_date(one.from_at))
