"""People of the demo on their way to support: each stage of a referral, and what legal asked."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from penalties.actions import bar_asking, bar_questions, consents, disclosures, referrals
from penalties.actions.referral_making import Wish, referral_rows
from penalties.actions.staff import actor
from penalties.commands.demo.council import Council
from penalties.office.authorities import holidays
from penalties.office.database import put
from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.records.bar_questions import BarQuestion, latest_question
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.people import Person
from penalties.records.referrals import Referral
from penalties.records.services import SupportService, services_of
from penalties.rules.bar_questions import BarAnswer, Purpose
from penalties.rules.referrals import Ending

AGREED = "She said yes, and that a text is fine."
SAFE = {"how": "Text 07700 900 123", "when": "After midday", "words": "Say it is Kim, from the gym"}
HELPS = "She was seen with bruises an hour before, and said that a man had brought her there."


def tell(office: Office, here: Council, now: datetime) -> None:
    """Let people be referred over the last weeks, and legal ask about two cases."""
    known = _somebody_with_a_notice(office, here)
    with office.transaction(Side.SUPPORT) as session:
        at_the_van, haven = _services(session, here)
        _made(session, here, at_the_van, _named("Ilinca", "Popescu"), now - timedelta(days=5))
        _made(session, here, haven, _named("Kasia", "Nowak"), now - timedelta(days=1), room=False)
        for person, deed in ((known, _met), (_named("Donna", "Farrow"), _moved_on)):
            deed(session, here, _made(session, here, at_the_van, person, now - timedelta(days=20)))
        gone = _made(session, here, at_the_van, _named("Beth", "Gill"), now - timedelta(days=9))
        at = now - timedelta(days=6)
        by = actor(here.members["support"])
        consents.withdraw_consent(session, gone, "By text.", by=by, at=at)
    _ask(office, here, now)


def _services(session: Session, here: Council) -> tuple[SupportService, SupportService]:
    by_name = {one.name: one for one in services_of(session, here.authority.id)}
    return by_name["Street Support Ilford"], by_name["The Haven"]


def _named(given_name: str, family_name: str) -> dict[str, Any]:
    born = {"date_of_birth": "1991-08-14"}
    return {"given_name": given_name, "family_name": family_name, **born}


def _somebody_with_a_notice(office: Office, here: Council) -> dict[str, Any]:
    """Somebody whose notice is still open: it is paused while support is under way."""
    with office.transaction() as session:
        case = session.scalars(
            select(FixedPenalty)
            .where(FixedPenalty.status == "served", FixedPenalty.person_id.is_not(None))
            .order_by(FixedPenalty.issued_at)
            .limit(1)
        ).one()
        person = session.get_one(Person, (here.authority.id, case.person_id))
        named = _named(person.given_name, person.family_name)
        return named | {"date_of_birth": str(person.date_of_birth)}


def _made(
    session: Session,
    here: Council,
    service: SupportService,
    person: Mapping[str, Any],
    at: datetime,
    *,
    room: bool = True,
) -> Referral:
    wish = Wish(
        person=person,
        service_id=service.id,
        can_take=room,
        offered_at=at,
        consent_words=AGREED,
        needs=("no_home", "drug_need"),
        wishes="A room with a door that locks.",
        safe_contact=SAFE,
    )
    by, days_off = actor(here.members["safeguarding"]), holidays(session)
    rows = list(referral_rows(session, here.authority.id, wish, days_off, by=by, at=at))
    put(session, rows)
    (made,) = (row for row in rows if isinstance(row, Referral))
    return made


def _met(session: Session, here: Council, made: Referral) -> None:
    by, at = actor(here.members["support"]), made.accepted_at + timedelta(days=1)
    referrals.contact(session, made, "We meet at the van on Fridays.", by=by, at=at)


def _moved_on(session: Session, here: Council, made: Referral) -> None:
    _met(session, here, made)
    by, at = actor(here.members["support"]), made.accepted_at + timedelta(days=3)
    referrals.engage(session, made, "A key worker, and a bed from Monday.", by=by, at=at)
    later = at + timedelta(days=9)
    words = "She works at the bakery now."
    referrals.end(session, made, Ending.MOVED_ON, words, by=by, at=later)
    referrals.heard(session, made.authority_id, made.service_id, "yes", at=later)


def _ask(office: Office, here: Council, now: datetime) -> None:
    """Legal asks about two cases; one answer is there, and the disclosure officer has a note."""
    lead, legal = actor(here.members["safeguarding"]), actor(here.members["legal"])
    with office.transaction() as session:
        waiting = select(FixedPenalty).where(FixedPenalty.status == "legal_review")
        first, second, *_rest = session.scalars(waiting.order_by(FixedPenalty.number)).all()
        asked_at = now - timedelta(days=1)
        for case in (first, second):
            bar_asking.ask(session, case, Purpose.CHARGE, by=legal, at=asked_at)
    with office.transaction(Side.SUPPORT) as session:
        question = latest_question(session, here.authority.id, second.id, Purpose.CHARGE)
        if not isinstance(question, BarQuestion):
            raise LookupError(second.number)
        disclosures.note(session, question, HELPS, by=lead, at=now)
        why = "She is with The Haven."
        bar_questions.answer(session, question, BarAnswer.DO_NOT_PROCEED, why, by=lead, at=now)
