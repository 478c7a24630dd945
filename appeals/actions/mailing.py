"""Putting a neutral mail into the box from which the clock sends: its address sealed."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from appeals.rules.neutral_mail import reference
from penalties.office.authorities import Authority
from penalties.office.mails import Mail
from penalties.office.premises import keyring_of, settings_of
from penalties.records.fixed_penalties import FixedPenalty


def can_mail(session: Session, authority_id: int) -> bool:
    """Whether mail goes out here: there is a server, and an address of the council's to send from.

    Without, mail becomes letters.
    """
    council = session.get_one(Authority, authority_id)
    return bool(settings_of(session).mail_url and council.email)


def queue_mail(
    session: Session,
    case: FixedPenalty,
    address: str,
    about: tuple[str, uuid.UUID],
    *,
    at: datetime,
) -> bool:
    """Have the clock tell somebody that there is something new; ``False`` where no mail goes out.

    ``about`` is the kind and the id of what it belongs to here; the mail itself says nothing of it.
    """
    if not address.strip() or not can_mail(session, case.authority_id):
        return False
    session.add(
        Mail(
            authority_id=case.authority_id,
            address=keyring_of(session).field.seal(address.strip()),
            reference=reference(case.id),
            about_kind=about[0],
            about_id=about[1],
            queued_at=at,
            next_try_at=at,
            tries=0,
        )
    )
    session.flush()
    return True
