"""Taking orders in from a file, and letting one go on for longer.

Law: Anti-social Behaviour, Crime and Policing Act 2014 ss59 to 61.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from penalties.actions import order_versions
from penalties.office.audit import Actor
from penalties.office.authorities import Authority, statutory_limits
from penalties.records.order_drafts import draft_of, histories, latest, lock_orders
from penalties.records.orders import Order
from penalties.rules.order_files import read_file, read_version
from penalties.rules.order_standing import check_new_version
from penalties.rules.order_versions import Planned, Step, Version, plan
from penalties.rules.orders import Change, OrderDraft
from penalties.rules.refusals import Refusal, Refused, refuse


def import_orders(
    session: Session, authority: Authority, data: bytes, *, by: Actor, at: datetime
) -> tuple[Planned, ...]:
    """Take in the bytes of an orders file, whole or not at all; say what each feature came to.

    The same content again changes nothing. Raises ``Refused`` with every reason.
    """
    drafts = read_file(data, statutory_limits(session))
    return take_in(session, authority, drafts, by=by, at=at)


def take_in(
    session: Session,
    authority: Authority,
    drafts: Iterable[OrderDraft],
    *,
    by: Actor,
    at: datetime,
) -> tuple[Planned, ...]:
    """Keep each draft as the new order or version that it is; see ``import_orders``."""
    steps = _planned(session, authority, tuple(drafts))
    for step in steps:
        if step.step is not Step.NOTHING:
            order_versions.keep(session, authority, step, by=by, at=at)
    return steps


def new_version(
    session: Session,
    authority: Authority,
    order: Order,
    data: bytes,
    change: Change,
    *,
    by: Actor,
    at: datetime,
) -> Planned:
    """Take in the bytes of a file with the next version of ``order``, as ``change``.

    Raises ``Refused`` with every reason, also where the file is about another order.
    """
    draft = read_version(data, change, statutory_limits(session))
    if draft.code != order.code:
        raise refuse("order.other_code", f"The file is about {draft.code}, not {order.code}.")
    (step,) = take_in(session, authority, [draft], by=by, at=at)
    return step


def extend(
    session: Session,
    authority: Authority,
    order: Order,
    *,
    made_on: date,
    last_day: date,
    by: Actor,
    at: datetime,
) -> Planned:
    """Let the order go on from the day after its last one to ``last_day``, otherwise unchanged.

    Raises ``Refused`` once it has lapsed, and for more than three further years (s60).
    """
    present = latest(session, order)
    draft = replace(
        draft_of(session, order, present),
        made_on=made_on,
        in_force_from=present.in_force_to + timedelta(days=1),
        in_force_to=last_day,
        change=Change.EXTENSION,
    )
    (step,) = take_in(session, authority, [draft], by=by, at=at)
    return step


def _planned(
    session: Session, authority: Authority, drafts: tuple[OrderDraft, ...]
) -> tuple[Planned, ...]:
    # Two people at once must not both make version 2.
    lock_orders(session, authority.id)
    known = histories(session, authority.id, {draft.code for draft in drafts})
    versions: dict[str, list[Version]] = {
        code: list(history.versions) for code, history in known.items()
    }
    steps: list[Planned] = []
    refusals: list[Refusal] = []
    for draft in drafts:
        try:
            step = plan(draft, versions.setdefault(draft.code, []))
            if step.step is Step.NEW_VERSION and draft.code in known:
                check_new_version(draft, known[draft.code].happenings)
        except Refused as refused:
            refusals.extend(refused.refusals)
            continue
        steps.append(step)
        if step.step is not Step.NOTHING:
            versions[draft.code].append(step)
    if refusals:
        raise Refused(*refusals)
    return tuple(steps)
