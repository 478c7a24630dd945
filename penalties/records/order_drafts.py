"""What is kept of an order, as the rules know it: drafts, known versions, happenings."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from penalties.office.authorities import Authority
from penalties.records.orders import (
    Order,
    OrderStanding,
    OrderVersion,
    Prohibition,
    order_with_code,
    prohibitions_of,
    standings_of,
    versions_of,
)
from penalties.rules.money import Pence
from penalties.rules.orders import Change, OrderDraft
from penalties.rules.prohibitions import Concerns, ProhibitionDraft, ProhibitionKind, windows


class History(NamedTuple):
    """An order with all its versions and all that happened to it."""

    order: Order
    versions: Sequence[OrderVersion]
    happenings: Sequence[OrderStanding]


def history_of(session: Session, order: Order) -> History:
    """Everything that says how the order stands at any moment."""
    return History(order, versions_of(session, order), standings_of(session, order))


def lock_orders(session: Session, authority_id: int) -> None:
    """Let nobody else change the council's orders before this transaction ends."""
    session.execute(select(Authority.id).where(Authority.id == authority_id).with_for_update())


def histories(session: Session, authority_id: int, codes: Iterable[str]) -> dict[str, History]:
    """The histories of those of these codes that the council has an order for."""
    found = {code: order_with_code(session, authority_id, code) for code in codes}
    return {code: history_of(session, order) for code, order in found.items() if order}


def latest(session: Session, order: Order) -> OrderVersion:
    """The version made last, whether it is in force yet or not."""
    return versions_of(session, order)[-1]


def draft_of(session: Session, order: Order, version: OrderVersion) -> OrderDraft:
    """The version as a file would tell it: imported again, it is the same content."""
    return OrderDraft(
        code=order.code,
        title=version.title,
        made_on=version.made_on,
        in_force_from=version.in_force_from,
        in_force_to=version.in_force_to,
        prohibitions=tuple(map(prohibition_draft, prohibitions_of(session, version))),
        full_pence=Pence(version.full_pence),
        lower_pence=Pence(version.lower_pence),
        lower_days=version.lower_days,
        area=version.area,
        change=Change(version.change) if version.change else None,
    )


def prohibition_draft(kept: Prohibition) -> ProhibitionDraft:
    """A kept prohibition as the rules know it."""
    return ProhibitionDraft(
        code=kept.code,
        text=kept.text,
        concerns=Concerns(kept.concerns),
        kind=ProhibitionKind(kept.kind),
        times=windows(kept.times),
        exceptions=kept.exceptions,
        applies_to=kept.applies_to,
    )
