"""The paper of a warning of the support ladder as a council fills it in: nobody's record."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.books import policy_of
from penalties.actions.support_card import filled_in
from penalties.office.authorities import Authority
from penalties.records.order_drafts import history_of
from penalties.records.orders import OrderVersion, orders_of
from penalties.rules.order_standing import standing
from penalties.rules.order_versions import version_in_force
from penalties.rules.wording.support_card import FIRST
from penalties.rules.wording.support_warning import SupportWarning, support_warning


def orders_that_stand(
    session: Session, authority: Authority, at: datetime
) -> Sequence[tuple[str, OrderVersion]]:
    """Each order that is in force at a moment, by its code, with the version that counts."""
    found = []
    for order in orders_of(session, authority.id):
        history = history_of(session, order)
        version = version_in_force(history.versions, at)
        if version and standing(history.versions, history.happenings, at).in_force:
            found.append((order.code, version))
    return found


def filled_in_for(
    session: Session, authority: Authority, order_code: str, at: datetime
) -> SupportWarning | None:
    """The paper for the area of one order; ``None`` where no such order is in force."""
    version = dict(orders_that_stand(session, authority, at)).get(order_code)
    if version is None:
        return None
    return support_warning(
        filled_in(authority, FIRST),
        policy_of(authority),
        order_code=order_code,
        order_title=version.title,
        made_on=version.made_on,
    )
