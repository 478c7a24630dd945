"""What the pages about orders show: how an order stands, and what may be held against it."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from penalties.office.authorities import statutory_limits
from penalties.records.order_drafts import History, history_of, prohibition_draft
from penalties.records.orders import (
    Order,
    OrderStanding,
    OrderVersion,
    orders_of,
    prohibitions_of,
)
from penalties.records.signs import Sign, signs_of
from penalties.rules import money, signs, writing
from penalties.rules.days import london_date
from penalties.rules.money import Pence
from penalties.rules.order_standing import Happening, Standing, State, standing
from penalties.rules.order_versions import version_in_force
from penalties.rules.orders import Change, challenge_closes_on
from penalties.rules.prohibitions import ProhibitionDraft
from penalties.rules.tariffs import LimitKind, statutory_limit
from penalties.web.tags import Tag

STATE_TAGS: Mapping[State, Tag] = {
    State.NOT_YET: Tag("Not yet in force", "blue"),
    State.IN_FORCE: Tag("In force", "green"),
    State.SUSPENDED: Tag("Suspended", "orange"),
    State.QUASHED: Tag("Quashed", "magenta"),
    State.DISCHARGED: Tag("Discharged", "grey"),
    State.EXPIRED: Tag("Ended", "grey"),
}
CHANGE_WORDS: Mapping[str | None, str] = {
    None: "Made",
    Change.VARIATION: "Varied",
    Change.EXTENSION: "Extended",
    Change.CORRECTION: "Corrected here",
}
HAPPENING_WORDS: Mapping[str, str] = {
    Happening.DISCHARGED: "Discharged by the council",
    Happening.SUSPENDED: "Suspended by the High Court",
    Happening.QUASHED: "Quashed by the High Court",
    Happening.SUSPENSION_LIFTED: "Suspension lifted by the High Court",
}


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """One order at one version, as a page shows it."""

    order: Order
    standing: Standing
    tag: Tag
    version: OrderVersion
    versions: Sequence[OrderVersion]
    happenings: Sequence[OrderStanding]
    prohibitions: Sequence[ProhibitionDraft]
    signs: Sequence[Sign]
    sign_warnings: Sequence[str]
    challenge: str
    ceiling: str

    @property
    def is_over(self) -> bool:
        """Whether nothing but a correction can follow."""
        return self.standing.state in (State.QUASHED, State.DISCHARGED)


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One order in the list of all."""

    id: uuid.UUID
    code: str
    title: str
    tag: Tag
    until: date
    sign_warnings: Sequence[str]


def rows(session: Session, authority_id: int, at: datetime) -> list[OrderRow]:
    """Every order of the council with how it stands at ``at``."""
    return [_row(session, order, at) for order in orders_of(session, authority_id)]


def facts(session: Session, order: Order, number: int | None, at: datetime) -> OrderFacts | None:
    """The order at version ``number``, or at the one to show at ``at``; ``None`` for no such."""
    history = history_of(session, order)
    version = _numbered(history, number) if number else _present(history, at)
    if version is None:
        return None
    stands = standing(history.versions, history.happenings, at)
    known = signs_of(session, order)
    return OrderFacts(
        order=order,
        standing=stands,
        tag=STATE_TAGS[stands.state],
        version=version,
        versions=history.versions,
        happenings=history.happenings,
        prohibitions=[prohibition_draft(kept) for kept in prohibitions_of(session, version)],
        signs=known,
        sign_warnings=signs.warnings(known, london_date(at)),
        challenge=_challenge(version, london_date(at)),
        ceiling=_ceiling(session, london_date(at)),
    )


def _row(session: Session, order: Order, at: datetime) -> OrderRow:
    history = history_of(session, order)
    present = _present(history, at)
    return OrderRow(
        id=order.id,
        code=order.code,
        title=present.title,
        tag=STATE_TAGS[standing(history.versions, history.happenings, at).state],
        until=present.in_force_to,
        sign_warnings=signs.warnings(signs_of(session, order), london_date(at)),
    )


def _present(history: History, at: datetime) -> OrderVersion:
    return version_in_force(history.versions, at) or history.versions[-1]


def _numbered(history: History, number: int) -> OrderVersion | None:
    return next((one for one in history.versions if one.version == number), None)


def _challenge(version: OrderVersion, today: date) -> str:
    closes_on = challenge_closes_on(version.made_on)
    if version.change not in (None, Change.VARIATION):
        return "Only an order that is made or varied can be challenged in the High Court."
    if today > closes_on:
        return f"The time to challenge it in the High Court ended on {writing.day(closes_on)}."
    return f"It can be challenged in the High Court until {writing.end_of(closes_on)}."


def _ceiling(session: Session, today: date) -> str:
    limit = statutory_limit(LimitKind.PSPO_PENALTY, today, statutory_limits(session))
    return f"{money.written(Pence(limit.pence))} on {writing.day(today)} ({limit.act})"
