"""Posting a letter to a keeper, and taking one back: what each says is frozen on the day it goes.

Whether it may go is asked again on that day.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions import keeper_moves
from penalties.actions.keeper_agreements import agreement_at
from penalties.actions.keeper_letters import check_no_other, check_reason, the_keeper
from penalties.actions.keeper_moves import ANSWERED, REVIEW
from penalties.actions.keeper_ways import check_may_go, may_go
from penalties.actions.queues import open_item
from penalties.office.audit import Actor
from penalties.office.authorities import Authority, holidays
from penalties.office.premises import settings_of
from penalties.office.staff import Staff
from penalties.records.keeper_letters import KeeperLetter
from penalties.records.keepers import Keeper, KeeperAgreement
from penalties.records.letter_answers import answers_to, sightings_behind
from penalties.records.people import Vehicle
from penalties.rules import canonical, facts, keeper_facts
from penalties.rules.days import PostClass, london_date
from penalties.rules.keeper_letters import How, Status, Verb, check_police
from penalties.rules.post import delivery
from penalties.rules.refusals import refuse
from penalties.rules.sightings import delete_on, review_on
from penalties.rules.vehicles import read_mark


def post(session: Session, letter: KeeperLetter, *, by: Actor, at: datetime) -> None:
    """Freeze and post an approved letter, first class, and have it looked at in time.

    Raises ``Refused`` where it is not approved, where letters are switched off by now, where the
    police have named another keeper, where another letter went, and where it may not go.
    """
    session.refresh(letter, with_for_update=True)
    keeper_moves.check(letter, Verb.POST)
    agreement = agreement_at(session, letter.authority_id, at)
    keeper = the_keeper(session, agreement, letter.vehicle_id)
    if keeper.id != letter.keeper_id:
        raise refuse(
            "keeper_letters.changed",
            "The police have sent other details of the keeper since. Ask for a new letter.",
        )
    check_no_other(session, agreement, letter.vehicle_id, at, beside=letter)
    check_may_go(session, keeper)
    seen = sightings_behind(session, letter)
    letter.delete_on = delete_on([one.seen_at for one in seen])
    if letter.delete_on <= london_date(at):
        raise refuse("keeper_letters.old", "The vehicle was seen too long ago for a letter.")
    letter.posted_by, letter.posted_at = by.id, at
    letter.agreement_id = agreement.id
    letter.delivered_on = delivery(london_date(at), PostClass.FIRST, holidays(session)).on
    told = keeper_facts.LetterFacts(
        number=letter.number,
        made_at=at,
        sender=_sender(session, agreement),
        person=_person(keeper),
        vehicle=_vehicle(session, letter, keeper),
        seen=tuple(keeper_facts.Sighted(one.seen_at, one.road) for one in seen),
        delete_on=letter.delete_on,
        tells_law=agreement.tells_law,
    )
    snapshot = keeper_facts.keeper_letter_snapshot(told)
    letter.layout, letter.snapshot = str(snapshot["layout"]), canonical.canonical(snapshot).decode()
    letter.snapshot_sha256 = canonical.digest(snapshot)
    written = {"sha256": letter.snapshot_sha256, "delete_on": letter.delete_on.isoformat()}
    keeper_moves.move(session, letter, Verb.POST, by=by, at=at, facts=written)
    _have_it_reviewed(session, letter, at)


def withdraw(
    session: Session, letter: KeeperLetter, decider: Staff, reason: str, *, by: Actor, at: datetime
) -> None:
    """Take a letter back; where it had gone, the keeper is told by the means they answered by.

    Who did not answer is told by post; where nothing may go there any more, the letter's page tells
    it alone. Raises ``Refused`` without a reason, and for anybody but a police supervisor.
    """
    session.refresh(letter, with_for_update=True)
    check_police(decider.role, decider.kind)
    check_reason(reason)
    had_gone = letter.status == Status.POSTED
    letter.ended_by, letter.ended_at, letter.ended_because = decider.id, at, reason.strip()
    told = {}
    if had_gone:
        letter.told_how = str(means_of(session, letter))
        told = {"told": letter.told_how}
    if letter.told_how == How.POST:
        _freeze_withdrawal(session, letter, at)
    keeper_moves.move(
        session, letter, Verb.WITHDRAW, by=by, at=at, facts=told, words=reason.strip()
    )
    outcome = str(Status.WITHDRAWN)
    keeper_moves.close_calls(session, letter, ANSWERED, REVIEW, outcome=outcome, by=by, at=at)


def means_of(session: Session, letter: KeeperLetter) -> How:
    """How the keeper is told of something: as they answered last, by post where they did not."""
    answers = answers_to(session, letter.authority_id, letter.number)
    means = How(answers[-1].how) if answers else How.POST
    keeper = session.get_one(Keeper, (letter.authority_id, letter.keeper_id))
    return How.PAGE if means is How.POST and not may_go(session, keeper) else means


def _freeze_withdrawal(session: Session, letter: KeeperLetter, at: datetime) -> None:
    keeper = session.get_one(Keeper, (letter.authority_id, letter.keeper_id))
    if letter.posted_at is None or letter.delete_on is None:
        raise ValueError("a letter that was not posted is not taken back by post")
    agreement = session.get_one(KeeperAgreement, (letter.authority_id, letter.agreement_id))
    told = keeper_facts.WithdrawalFacts(
        number=letter.number,
        made_at=at,
        sender=_sender(session, agreement),
        person=_person(keeper),
        vehicle=_vehicle(session, letter, keeper),
        written_on=london_date(letter.posted_at),
        delete_on=letter.delete_on,
    )
    snapshot = keeper_facts.withdrawal_snapshot(told)
    letter.ended_snapshot = canonical.canonical(snapshot).decode()
    letter.ended_sha256 = canonical.digest(snapshot)


def _sender(session: Session, agreement: KeeperAgreement) -> keeper_facts.Sender:
    authority = session.get_one(Authority, agreement.authority_id)
    return keeper_facts.Sender(
        name=agreement.force,
        contact_name=agreement.contact_name,
        contact_phone=agreement.contact_phone,
        address=tuple(agreement.address_lines),
        postcode=agreement.postcode,
        rights_at=agreement.rights_at,
        web=f"{settings_of(session).public_url.split('://', 1)[1]}/notice",
        envelope_profile=authority.envelope_profile,
    )


def _person(keeper: Keeper) -> facts.Person:
    return facts.Person(keeper.name, tuple(keeper.address_lines), keeper.postcode)


def _vehicle(session: Session, letter: KeeperLetter, keeper: Keeper) -> keeper_facts.Vehicle:
    vehicle = session.get_one(Vehicle, (letter.authority_id, letter.vehicle_id))
    return keeper_facts.Vehicle(read_mark(vehicle.vrm).printed, keeper.make, keeper.colour)


def _have_it_reviewed(session: Session, letter: KeeperLetter, at: datetime) -> None:
    """A month before it is deleted somebody looks at it again; the matter waits until then."""
    if letter.delete_on is None:
        return
    open_item(
        session,
        letter.authority_id,
        queue="supervisor",
        kind=REVIEW,
        subject=(keeper_moves.SUBJECT, letter.id),
        due_on=max(review_on(letter.delete_on), london_date(at)),
        facts={"number": letter.number},
        at=at,
    )
    session.flush()
