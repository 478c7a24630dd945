"""Authorising a dispersal, putting in writing what was given by phone, and ending one early.

Law: Anti-social Behaviour, Crime and Policing Act 2014 s34. It expires by itself: nothing is done.
"""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from penalties.actions.books import grants_of
from penalties.actions.queues import close_about, open_item
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.office.staff import Staff
from penalties.records.dispersals import Dispersal, is_kept_already
from penalties.rules import dispersals as rules
from penalties.rules import ranks
from penalties.rules.area_files import area_digest
from penalties.rules.days import london_date
from penalties.rules.dispersals import Proposal
from penalties.rules.events import Event
from penalties.rules.refusals import refuse
from penalties.rules.staff import Kind

S34 = "ASBCPA 2014 s34"
UNSIGNED = "dispersal_unsigned"


def check_may_authorise(session: Session, giver: Staff, at: datetime) -> None:
    """``Refused`` for whoever cannot authorise a dispersal at a moment (s34(1))."""
    rules.check_giver(Kind(giver.kind), grants_of(session, giver), at)


def check_may_enter(member: Staff) -> None:
    """``Refused`` for whoever is not of the police, and so cannot have been phoned (s34(1))."""
    _check_police(member, "enter")


def authorise(
    session: Session,
    authority: Authority,
    giver: Staff,
    proposal: Proposal,
    *,
    entered_by: Staff,
    by: Actor,
    at: datetime,
) -> Dispersal:
    """Keep an authorisation: written and signed by ``giver``, or given to a constable by phone.

    One given by phone runs at once, and a supervisor is told the same day that it is not written.
    Raises ``Refused`` with every reason: who gives it, who enters it, what it says, and where it is
    kept already.
    """
    check_may_authorise(session, giver, proposal.given_at)
    _check_entered_by(giver, entered_by, proposal)
    rules.check_proposal(proposal, at)
    kept = _row(authority, giver, proposal, entered_by, at)
    if is_kept_already(session, kept):
        raise refuse("dispersals.twice", "This authorisation is entered already.")
    session.add(kept)
    session.flush()
    told = {
        "from": kept.starts_at.isoformat(),
        "to": kept.ends_at.isoformat(),
        "by_phone": kept.by_phone,
    }
    words = {"locality": kept.locality, "grounds": kept.grounds}
    _write(session, Event.DISPERSAL_AUTHORISED, kept, by, at, told, words)
    if kept.signed_at is None:
        _ring(session, kept, at)
    return kept


def put_in_writing(
    session: Session, kept: Dispersal, signer: Staff, name: str, *, by: Actor, at: datetime
) -> None:
    """Let the officer who gave it by phone sign it as it is written down (s34(4)).

    Raises ``Refused`` for anybody else, without a name, and where it is signed already.
    """
    session.refresh(kept, with_for_update=True)
    if kept.signed_at is not None:
        raise refuse("dispersals.signed_already", "It is signed already.")
    if signer.id != kept.authorised_by:
        raise refuse(
            "dispersals.signer", "Only the officer who gave it can sign it.", f"{S34}(4)(b)"
        )
    rules.check_signature(name)
    kept.signed_at, kept.signed_name = at, name.strip()
    close_about(session, kept.authority_id, kept.id, "signed", by=signer.id, at=at)
    _write(session, Event.DISPERSAL_SIGNED, kept, by, at, {"given_at": kept.given_at.isoformat()})
    session.flush()


def end_early(
    session: Session, kept: Dispersal, ender: Staff, reason: str, *, by: Actor, at: datetime
) -> None:
    """End an authorisation before its time, or before it has begun, saying why.

    Raises ``Refused`` for whoever is not of the police, without a reason, and where it is over.
    """
    session.refresh(kept, with_for_update=True)
    _check_police(ender, "end")
    rules.check_ending(kept.over_at, reason, at)
    kept.ended_at, kept.ended_by, kept.ended_because = at, ender.id, reason.strip()
    until = {"to": kept.ends_at.isoformat()}
    _write(session, Event.DISPERSAL_ENDED, kept, by, at, until, {"reason": reason.strip()})
    session.flush()


def _check_entered_by(giver: Staff, entered_by: Staff, proposal: Proposal) -> None:
    _check_police(entered_by, "enter")
    if giver.id == entered_by.id and proposal.by_phone:
        raise refuse("dispersals.own_phone", "You give it yourself: sign it here and now.")
    if giver.id != entered_by.id and not proposal.by_phone:
        raise refuse(
            "dispersals.signer",
            f"Only {giver.name} can sign this. If it was given to you by phone, enter it so.",
            f"{S34}(4)(b)",
        )


def _check_police(member: Staff, deed: str) -> None:
    if Kind(member.kind) is not Kind.CONSTABLE:
        raise refuse(
            "dispersals.police",
            f"Only a police officer can {deed} an authorisation to disperse.",
            f"{S34}(1)",
        )


def _row(
    authority: Authority, giver: Staff, proposal: Proposal, entered_by: Staff, at: datetime
) -> Dispersal:
    if not authority.police_force:
        raise refuse("dispersals.force", "An administrator must first enter which police force.")
    return Dispersal(
        authority_id=authority.id,
        force=authority.police_force,
        locality=proposal.locality.strip(),
        area=dict(proposal.area),
        area_digest=area_digest(proposal.area),
        starts_at=proposal.starts_at,
        ends_at=proposal.ends_at,
        grounds=proposal.grounds.strip(),
        rights_considered=proposal.rights_considered,
        authorised_by=giver.id,
        rank=ranks.written(proposal.rank),
        given_at=proposal.given_at,
        by_phone=proposal.by_phone,
        signed_at=None if proposal.by_phone else at,
        signed_name=None if proposal.by_phone else proposal.signed_name.strip(),
        entered_by=entered_by.id,
        entered_at=at,
    )


def _ring(session: Session, kept: Dispersal, at: datetime) -> None:
    open_item(
        session,
        kept.authority_id,
        queue="supervisor",
        kind=UNSIGNED,
        subject=("dispersal", kept.id),
        due_on=london_date(at),
        at=at,
    )


def _write(
    session: Session,
    event: Event,
    kept: Dispersal,
    by: Actor,
    at: datetime,
    facts: dict[str, Any],
    words: dict[str, str] | None = None,
) -> None:
    audit.record(
        session,
        event,
        authority_id=kept.authority_id,
        by=by,
        at=at,
        subject=("dispersal", kept.id),
        facts=facts | {"authorised_by": str(kept.authorised_by)},
        detail=words,
    )
