"""Taking encounters in, from tablets and from the desk: each by itself, none twice.

All of a delivery is tried in one savepoint. Where the database refuses any of it, each encounter
has a savepoint of its own, so that a bad one never stops the others.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from penalties.actions.books import Delivery, open_books
from penalties.actions.encounters import judge
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.office.database import put
from penalties.office.staff import Staff
from penalties.office.tablets import Tablet
from penalties.records.deliveries import one_at_a_time
from penalties.rules.intake import Reading, Result


def take_in(
    session: Session,
    authority: Authority,
    officer: Staff,
    tablet: Tablet | None,
    reading: Reading,
    *,
    by: Actor,
    at: datetime,
) -> Result:
    """Take in one encounter; see ``take_in_all``."""
    (result,) = take_in_all(session, authority, officer, tablet, [reading], by=by, at=at)
    return result


def take_in_all(
    session: Session,
    authority: Authority,
    officer: Staff,
    tablet: Tablet | None,
    readings: Sequence[Reading],
    *,
    by: Actor,
    at: datetime,
) -> list[Result]:
    """Take in what one officer met, in its order, and say of each what came of it.

    What was taken in before is answered again and nothing is written. Without a ``tablet`` it was
    typed at the desk. Nothing is raised for what an encounter says, however wrong it is.
    """
    delivery = Delivery(session, authority, officer, tablet, by, at)
    one_at_a_time(session, authority.id)
    try:
        return _taken_together(delivery, readings)
    except IntegrityError:
        return [_taken_alone(delivery, reading) for reading in readings]


def _taken_together(delivery: Delivery, readings: Sequence[Reading]) -> list[Result]:
    session, here = delivery.session, delivery.authority.id
    with session.begin_nested(), session.no_autoflush, audit.many_at_once(session, here):
        books = open_books(delivery, readings)
        results = [judge(books, reading) for reading in readings]
        put(session, books.rows)
    return results


def _taken_alone(delivery: Delivery, reading: Reading) -> Result:
    """One encounter by itself; a second try, should somebody have been quicker elsewhere."""
    try:
        return _taken_together(delivery, [reading])[0]
    except IntegrityError:
        return _taken_together(delivery, [reading])[0]
