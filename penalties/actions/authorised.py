"""Whether a supervisor's word covers what was done: their yes, before the act, used once."""

import uuid
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import exists, select

from penalties.actions.books import Books
from penalties.actions.support_people import fingerprint
from penalties.office.premises import keyring_of
from penalties.records.encounters import Encounter
from penalties.records.support import Authorisation, authorisation
from penalties.rules.gate_history import Authorisation as Given
from penalties.rules.gate_history import Purpose, is_binding
from penalties.rules.sent import SentEncounter


def is_authorised(books: Books, sent: SentEncounter, purpose: Purpose) -> bool:
    """Whether the authorisation that is named covers this person, order and moment, unused.

    It must do so when the paper was handed over as well as now: given afterwards it comes too late.
    """
    row = _named(books, sent)
    history = books.orders.get(sent.order)
    if row is None or history is None or row.kind != purpose or _is_used(books, row.id):
        return False
    given = _given(books, row)
    person = fingerprint(books.delivery.session, sent.person.key, purpose)
    if given is None or person is None:
        return False
    return all(
        is_binding(
            given,
            purpose=purpose,
            person=person,
            order=str(history.order.id),
            issuer=str(books.delivery.officer.id),
            at=moment,
        )
        for moment in _moments(books, sent)
    )


def authorisation_used(books: Books, sent: SentEncounter) -> uuid.UUID | None:
    """The authorisation that an encounter names, where it covers what was done.

    A direction uses none up: that it was named would tell how the gate judged the meeting.
    """
    if sent.only_directs:
        return None
    used = any(is_authorised(books, sent, purpose) for purpose in Purpose)
    return sent.supervisor_authorisation if used else None


def _moments(books: Books, sent: SentEncounter) -> Iterator[datetime]:
    """When we hear of the act, and when the paper was handed over, a time to the minute."""
    now = books.delivery.at
    yield now
    if sent.notice is not None and sent.notice.served_at and not sent.notice.served.by_post:
        yield min(now, sent.notice.served_at.replace(second=59, microsecond=999_999))


def _named(books: Books, sent: SentEncounter) -> Authorisation | None:
    """The supervisor's authorisation that an encounter names, where there is one."""
    if sent.supervisor_authorisation is None or sent.issued_offline:
        return None
    delivery = books.delivery
    return authorisation(delivery.session, delivery.authority.id, sent.supervisor_authorisation)


def _is_used(books: Books, authorisation_id: uuid.UUID) -> bool:
    delivery = books.delivery
    used = exists().where(
        Encounter.authority_id == delivery.authority.id,
        Encounter.authorisation_id == authorisation_id,
    )
    here = (row.authorisation_id for row in books.rows_of(Encounter))
    return authorisation_id in here or bool(delivery.session.scalar(select(used)))


def _given(books: Books, row: Authorisation) -> Given | None:
    """A supervisor's yes as the rules know it."""
    if row.answer != "given" or row.answered_at is None or row.answered_because is None:
        return None
    return Given(
        purpose=Purpose(row.kind),
        person=row.person_key,
        order=str(row.order_id),
        given_by=str(row.answered_by),
        given_by_supervisor=True,
        reason=keyring_of(books.delivery.session).field.open(row.answered_because),
        given_at=row.answered_at,
    )
