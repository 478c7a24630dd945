"""Asking a supervisor before the act, and their answer: for one person, one order, two hours.

The request tells nobody who the person is: it carries the keyed fingerprint by which the gate
knows them again.
"""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.queues import close_about, open_item
from penalties.actions.support_people import fingerprint
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.office.premises import keyring_of
from penalties.office.staff import Staff
from penalties.records.orders import Order, order_with_code
from penalties.records.support import Authorisation, authorisation
from penalties.rules.days import london_date
from penalties.rules.events import Event
from penalties.rules.gate_history import AUTHORISATION_LASTS, Purpose
from penalties.rules.people import PersonKey
from penalties.rules.refusals import refuse
from penalties.rules.staff import Kind, Permission


def ask(
    session: Session,
    authority: Authority,
    officer: Staff,
    *,
    request_id: uuid.UUID,
    purpose: Purpose,
    order_code: str,
    person: PersonKey,
    reason: str,
    by: Actor,
    at: datetime,
) -> Authorisation:
    """Ask for an authorisation; the same id again is the same request.

    Raises ``Refused`` without a reason, for an unknown order, for somebody without a name and
    birth date, and where the id is another request's.
    """
    order, key = _about(session, authority, order_code, person, purpose)
    if not reason.strip():
        raise refuse("authorisations.reason", "Say why you ask.")
    known = authorisation(session, authority.id, request_id)
    if known is not None:
        return _the_same(known, officer, purpose, key)
    asked = Authorisation(
        authority_id=authority.id,
        id=request_id,
        kind=str(purpose),
        order_id=order.id,
        person_key=key,
        asked_by=officer.id,
        asked_at=at,
        asked_because=keyring_of(session).field.seal(reason),
    )
    session.add(asked)
    session.flush()
    _write(session, Event.AUTHORISATION_ASKED, asked, by, at)
    _call_supervisor(session, asked, at)
    return asked


def answer(
    session: Session,
    asked: Authorisation,
    supervisor: Staff,
    *,
    given: bool,
    reason: str,
    by: Actor,
    at: datetime,
) -> None:
    """Give or refuse it, once, with a written reason; what is given ends after two hours.

    Raises ``Refused`` for whoever asked, without the permission, and where it is answered already.
    Whether the police want to investigate only a constable can say.
    """
    session.refresh(asked, with_for_update=True)
    _check_may_answer(asked, supervisor)
    if not reason.strip():
        raise refuse("authorisations.reason", "Write down why.")
    asked.answer = "given" if given else "refused"
    asked.answered_by, asked.answered_at = supervisor.id, at
    asked.answered_because = keyring_of(session).field.seal(reason)
    asked.ends_at = at + AUTHORISATION_LASTS if given else None
    event = Event.AUTHORISATION_GIVEN if given else Event.AUTHORISATION_REFUSED
    _write(session, event, asked, by, at)
    close_about(session, asked.authority_id, asked.id, asked.answer, by=supervisor.id, at=at)
    session.flush()


def _the_same(known: Authorisation, officer: Staff, purpose: Purpose, key: str) -> Authorisation:
    if (known.asked_by, known.kind, known.person_key) != (officer.id, purpose, key):
        raise refuse("authorisations.id", "This id is another request's: make a new one.")
    return known


def _about(
    session: Session,
    authority: Authority,
    order_code: str,
    person: PersonKey,
    purpose: Purpose,
) -> tuple[Order, str]:
    """The order, and the fingerprint of the person, that a request binds."""
    order = order_with_code(session, authority.id, order_code)
    key = fingerprint(session, person, purpose)
    if order is None:
        raise refuse("authorisations.order", f"There is no order {order_code}.")
    if key is None:
        raise refuse("authorisations.person", "Send the person's names and date of birth.")
    return order, key


def _check_may_answer(asked: Authorisation, supervisor: Staff) -> None:
    if asked.answer is not None:
        raise refuse("authorisations.answered", "Somebody has answered this already.")
    if supervisor.id == asked.asked_by:
        raise refuse("authorisations.own", "Somebody else must answer what you asked.")
    if asked.kind == Purpose.NO_INVESTIGATION:
        if Kind(supervisor.kind) is not Kind.CONSTABLE:
            raise refuse("authorisations.constable", "Only a constable can say that.")
    elif not supervisor.may(Permission.AUTHORISATIONS_DECIDE):
        raise refuse("authorisations.role", "Only a supervisor can answer this.")


def _call_supervisor(session: Session, asked: Authorisation, at: datetime) -> None:
    open_item(
        session,
        asked.authority_id,
        queue="supervisor",
        kind="authorisation_asked",
        subject=("authorisation", asked.id),
        due_on=london_date(at),
        facts={"purpose": asked.kind},
        at=at,
    )


def _write(session: Session, event: Event, asked: Authorisation, by: Actor, at: datetime) -> None:
    audit.record(
        session,
        event,
        authority_id=asked.authority_id,
        by=by,
        at=at,
        subject=("authorisation", asked.id),
        facts={"purpose": asked.kind, "order": str(asked.order_id)},
    )
