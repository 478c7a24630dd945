"""Asking for a letter to a registered keeper, and deciding about it: never who asked, or saw it."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions import keeper_moves, numbers
from penalties.actions.keeper_agreements import agreement_at
from penalties.actions.keeper_files import was_ended_before
from penalties.actions.keeper_moves import FOR_LEGAL, TO_APPROVE
from penalties.actions.keeper_ways import check_may_go
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.office.staff import Staff
from penalties.records.keeper_letters import KeeperLetter, LetterSighting, letters_about
from penalties.records.keepers import Keeper, KeeperAgreement, KeeperFile, keeper_of, sightings_of
from penalties.records.letter_answers import sightings_told
from penalties.records.people import Vehicle
from penalties.rules.days import london_date
from penalties.rules.keeper_letters import (
    SOURCE,
    Status,
    Verb,
    check_another,
    check_police,
    check_rank,
)
from penalties.rules.refusals import refuse
from penalties.rules.sightings import Seen, check_not_recent, resting_on

UNDER_WAY = frozenset({Status.ASKED, Status.HELD_FOR_LEGAL, Status.APPROVED})


def ask(
    session: Session,
    authority: Authority,
    asker: Staff,
    vehicle: Vehicle,
    *,
    by: Actor,
    at: datetime,
) -> KeeperLetter:
    """Ask for a letter about a vehicle; a company's is held for legal first.

    Raises ``Refused`` without an agreement, a keeper, or sightings that bear it, where another
    letter went lately or is under way, and where it may not go: then it is not said why.
    """
    session.refresh(vehicle, with_for_update=True)
    agreement = agreement_at(session, authority.id, at)
    keeper = the_keeper(session, agreement, vehicle.id)
    rests_on = _resting_on(session, keeper, at)
    check_no_other(session, agreement, vehicle.id, at)
    check_may_go(session, keeper)
    letter = _numbered(session, authority, keeper, agreement, by=by, at=at)
    letter.asked_by, letter.asked_at = asker.id, at
    verb = Verb.HOLD_FOR_LEGAL if keeper.is_company else Verb.ASK
    keeper_moves.begin(session, letter, verb, by=by, at=at, facts={"sightings": len(rests_on)})
    session.add_all(
        LetterSighting(authority_id=authority.id, letter_id=letter.id, sighting_id=one.id)
        for one in rests_on
    )
    queue, kind = ("legal", FOR_LEGAL) if keeper.is_company else ("supervisor", TO_APPROVE)
    keeper_moves.call(session, letter, queue, kind, at=at)
    return letter


def release(
    session: Session, letter: KeeperLetter, reason: str, *, by: Actor, at: datetime
) -> None:
    """Legal lets a company's letter be asked for; a sergeant still has to approve it."""
    _legal(session, letter, Verb.RELEASE, reason, by, at)
    keeper_moves.call(session, letter, "supervisor", TO_APPROVE, at=at)


def keep_back(
    session: Session, letter: KeeperLetter, reason: str, *, by: Actor, at: datetime
) -> None:
    """Legal does not let a company's letter go: for good."""
    _legal(session, letter, Verb.KEEP_BACK, reason, by, at)


def approve(
    session: Session, letter: KeeperLetter, approver: Staff, rank: str, *, by: Actor, at: datetime
) -> None:
    """Approve a letter at the level of a sergeant.

    Raises ``Refused`` for anybody but a police supervisor, for another rank, for who asked, and for
    who saw the vehicle.
    """
    session.refresh(letter, with_for_update=True)
    check_police(approver.role, approver.kind)
    seen_by = {
        who
        for one in sightings_of(session, letter.authority_id, letter.vehicle_id)
        for who in (one.officer_id, one.supervised_by)
        if who is not None
    }
    check_another(approver.id, letter.asked_by, seen_by)
    letter.approved_rank = check_rank(rank)
    letter.approved_by, letter.approved_at = approver.id, at
    keeper_moves.move(session, letter, Verb.APPROVE, by=by, at=at, facts={"rank": rank})
    keeper_moves.close_calls(session, letter, TO_APPROVE, outcome="approved", by=by, at=at)


def turn_down(
    session: Session, letter: KeeperLetter, decider: Staff, reason: str, *, by: Actor, at: datetime
) -> None:
    """A police supervisor does not approve a letter: it ends here, with a reason."""
    session.refresh(letter, with_for_update=True)
    check_police(decider.role, decider.kind)
    check_reason(reason)
    letter.ended_by, letter.ended_at, letter.ended_because = decider.id, at, reason.strip()
    keeper_moves.move(session, letter, Verb.REFUSE, by=by, at=at, words=reason.strip())
    keeper_moves.close_calls(session, letter, TO_APPROVE, outcome="refused", by=by, at=at)


def the_keeper(session: Session, agreement: KeeperAgreement, vehicle_id: uuid.UUID) -> Keeper:
    """The keeper the force has told us of; ``Refused`` without, or where it was corrected."""
    keeper = keeper_of(session, agreement.authority_id, vehicle_id)
    file = session.get(KeeperFile, (keeper.authority_id, keeper.file_id)) if keeper else None
    if keeper is None or file is None or file.force.casefold() != agreement.force.casefold():
        raise refuse(
            "keeper_letters.keeper",
            f"{agreement.force} has not told us who keeps this vehicle.",
            SOURCE,
        )
    if was_ended_before(session, keeper):
        raise refuse(
            "keeper_letters.corrected",
            "Somebody told us that this is not the keeper. No letter goes to them about it again.",
            SOURCE,
        )
    return keeper


def check_no_other(
    session: Session,
    agreement: KeeperAgreement,
    vehicle_id: uuid.UUID,
    at: datetime,
    *,
    beside: KeeperLetter | None = None,
) -> None:
    """``Refused`` where another letter about the vehicle went lately, or is under way."""
    letters = letters_about(session, agreement.authority_id, vehicle_id)
    others = [one for one in letters if beside is None or one.id != beside.id]
    posted = [london_date(one.posted_at) for one in others if one.posted_at]
    check_not_recent(posted, agreement.months_between, london_date(at))
    if any(Status(one.status) in UNDER_WAY for one in others):
        raise refuse("keeper_letters.open", "A letter about this vehicle is under way.", SOURCE)


def check_reason(reason: str) -> None:
    """``Refused`` where no reason is given."""
    if not reason.strip():
        raise refuse("keeper_letters.reason", "Say why.")


def _numbered(
    session: Session,
    authority: Authority,
    keeper: Keeper,
    agreement: KeeperAgreement,
    *,
    by: Actor,
    at: datetime,
) -> KeeperLetter:
    (number,) = numbers.lease(session, authority, None, 1, by=by, at=at)
    numbers.issue(session, number, by=by, at=at)
    return KeeperLetter(
        authority_id=authority.id,
        # The public side may read numbers and no letter: by this id it can still call somebody.
        id=number.id,
        number=number.number,
        vehicle_id=keeper.vehicle_id,
        keeper_id=keeper.id,
        agreement_id=agreement.id,
    )


def _resting_on(session: Session, keeper: Keeper, at: datetime) -> tuple[Seen, ...]:
    kept = sightings_of(session, keeper.authority_id, keeper.vehicle_id)
    told = sightings_told(session, keeper.authority_id, keeper.vehicle_id)
    seen = [
        Seen(one.id, one.officer_id, one.supervised_by, one.seen_at, one.make, one.colour)
        for one in kept
        if one.id not in told
    ]
    return resting_on(seen, keeper.make, keeper.colour, at)


def _legal(
    session: Session, letter: KeeperLetter, verb: Verb, reason: str, by: Actor, at: datetime
) -> None:
    session.refresh(letter, with_for_update=True)
    check_reason(reason)
    letter.legal_by, letter.legal_at, letter.legal_because = by.id, at, reason.strip()
    keeper_moves.move(session, letter, verb, by=by, at=at, words=reason.strip())
    keeper_moves.close_calls(session, letter, FOR_LEGAL, outcome=str(verb), by=by, at=at)
