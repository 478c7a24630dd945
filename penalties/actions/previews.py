"""What would come of an encounter if it were handed in now. Nothing is kept of the question."""

from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.books import Delivery, open_books
from penalties.actions.judging import Judged, find_out
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.office.staff import Staff
from penalties.rules.intake import Reading
from penalties.rules.sent import SentEncounter


def preview(
    session: Session,
    authority: Authority,
    officer: Staff,
    reading: Reading,
    sent: SentEncounter,
    *,
    by: Actor,
    at: datetime,
) -> Judged:
    """The gate's answer and the certificate, as ``take_in`` would find them at this moment."""
    delivery = Delivery(session, authority, officer, None, by, at)
    with session.no_autoflush:
        return find_out(open_books(delivery, [reading]), reading, sent)
