"""On what a penalty rests: the order as it stood, the clocks, and the power of whoever issues."""

from dataclasses import dataclass

from penalties.actions.books import Books
from penalties.records.order_drafts import History
from penalties.records.orders import OrderVersion, Prohibition
from penalties.rules.clocks import Clocks
from penalties.rules.days import london_date
from penalties.rules.deadlines import of_notice
from penalties.rules.order_versions import version_in_force
from penalties.rules.powers import Grant, holds
from penalties.rules.refusals import Refused
from penalties.rules.sent import SentEncounter, SentNotice
from penalties.rules.staff import Power


@dataclass(frozen=True, slots=True)
class Ground:
    """What the order said at the minute of the offence; what is not known is ``None``.

    ``version`` is the one that was in force, or else the latest, for comparing alone.
    """

    code: str
    history: History | None = None
    version: OrderVersion | None = None
    prohibition: Prohibition | None = None


def ground_of(books: Books, sent: SentEncounter) -> Ground:
    """What the order that an encounter names said when it happened."""
    history = books.orders.get(sent.order)
    if history is None:
        return Ground(sent.order)
    version = version_in_force(history.versions, sent.occurred_at) or history.versions[-1]
    named = (each for each in books.prohibitions_of(version) if each.code == sent.prohibition)
    return Ground(sent.order, history, version, next(named, None))


def clocks_for(
    books: Books, sent: SentEncounter, notice: SentNotice, version: OrderVersion | None
) -> Clocks:
    """The clocks of a notice handed over when it says, or posted today."""
    handed_at = None if notice.served.by_post else notice.served_at
    return of_notice(
        offence_at=sent.occurred_at,
        served=notice.served,
        on=max(london_date(handed_at or books.delivery.at), london_date(sent.occurred_at)),
        discount_days=version.lower_days if version else None,
        representation_days=books.delivery.authority.representation_days,
        holidays=books.holidays,
    )


def grant_for(books: Books, notice: SentNotice) -> Grant | None:
    """The power by which the officer issues that day, if there is one."""
    handed_at = None if notice.served.by_post else notice.served_at
    try:
        return holds(Power.S68, london_date(handed_at or books.delivery.at), books.grants)
    except Refused:
        return None
