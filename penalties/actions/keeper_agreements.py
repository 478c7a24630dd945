"""Switching letters to keepers on and off: with a police force's agreement, and never without."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.office.database import new_id
from penalties.records.keepers import KeeperAgreement, agreement_on
from penalties.rules.addresses import postcode
from penalties.rules.days import london_date
from penalties.rules.events import Event
from penalties.rules.keeper_agreements import AgreementTerms, check_terms
from penalties.rules.keeper_letters import SOURCE
from penalties.rules.refusals import refuse


def agree(
    session: Session, authority: Authority, terms: AgreementTerms, *, by: Actor, at: datetime
) -> KeeperAgreement:
    """Record the agreement under which letters go from now on; an earlier one ends with it.

    Raises ``Refused`` where the force, its agreement, its data authority, or whom to call is
    missing, and for days or months that cannot be.
    """
    if by.id is None:
        raise refuse("keeper_agreements.who", "Somebody who is signed in records this.")
    check_terms(terms, london_date(at))
    _end_all(session, authority.id, at)
    made = KeeperAgreement(
        authority_id=authority.id,
        id=new_id(),
        set_by=by.id,
        set_at=at,
        **asdict(terms)
        | {
            "address_lines": [line.strip() for line in terms.address_lines if line.strip()],
            "postcode": postcode(terms.postcode),
        },
    )
    session.add(made)
    session.flush()
    facts = {"from": terms.from_on.isoformat(), "to": terms.ends_on.isoformat()}
    _write(session, Event.KEEPER_AGREEMENT_MADE, made, by, at, facts)
    return made


def end(session: Session, agreement: KeeperAgreement, *, by: Actor, at: datetime) -> None:
    """Switch letters off at once, whatever else is agreed; ended once, it stays ended."""
    session.refresh(agreement, with_for_update=True)
    if agreement.ended_at is not None:
        raise refuse("keeper_agreements.ended", "This agreement has ended already.")
    _end_all(session, agreement.authority_id, at)
    session.flush()
    _write(session, Event.KEEPER_AGREEMENT_ENDED, agreement, by, at, {})


def agreement_at(session: Session, authority_id: int, at: datetime) -> KeeperAgreement:
    """The agreement under which a letter may go at a moment; ``Refused`` where there is none."""
    found = agreement_on(session, authority_id, london_date(at))
    if found is None:
        raise refuse(
            "keeper_letters.off",
            "Letters to keepers are switched off. They need a police force's agreement and its"
            " authority for the data, and none is recorded for today.",
            SOURCE,
        )
    return found


def _end_all(session: Session, authority_id: int, at: datetime) -> None:
    running = select(KeeperAgreement).where(
        KeeperAgreement.authority_id == authority_id, KeeperAgreement.ended_at.is_(None)
    )
    for one in session.scalars(running.with_for_update()):
        one.ended_at = at


def _write(
    session: Session,
    event: Event,
    agreement: KeeperAgreement,
    by: Actor,
    at: datetime,
    facts: dict[str, str],
) -> None:
    audit.record(
        session,
        event,
        authority_id=agreement.authority_id,
        by=by,
        at=at,
        subject=("keeper_agreement", agreement.id),
        facts=facts,
    )
