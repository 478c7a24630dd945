"""What a letter about a second look rests on, gathered on the day on which it is to go."""

import json
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from appeals.actions.letter_checks import check_letter_words
from appeals.records.decisions import Decision
from appeals.records.points import points_of
from appeals.records.representations import Representation
from appeals.rules.answer_letters import (
    Acknowledged,
    Answer,
    Cancelled,
    Kept,
    LetterFacts,
    LetterKind,
    MoreAsked,
    Paused,
    PointFound,
)
from appeals.rules.cancelling import Reason
from appeals.rules.grounds import Ground
from appeals.rules.points import Finding
from appeals.rules.receipt import review_until
from appeals.rules.representations import Kind
from penalties.actions.mail_ways import MailWay
from penalties.actions.notice_facts import ON_THE_ENVELOPE, council_facts, person_as_kept
from penalties.office.authorities import Authority, holidays
from penalties.office.premises import settings_of
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.payments import ledger_of, paid_pence
from penalties.records.people import Person as KeptPerson
from penalties.rules.days import add_working_days, london_date
from penalties.rules.facts import Person
from penalties.rules.fixed_penalties import Status
from penalties.rules.money import NOTHING, Pence
from penalties.rules.withdrawals import Because

REFUND_DAYS = 10
"""Working days in which money goes back after a notice was cancelled."""
UNNAMED = "The person named on the notice"


def letter_facts(
    session: Session,
    case: FixedPenalty,
    kind: LetterKind,
    part: int,
    one: Representation | None,
    decision: Decision | None,
    *,
    way: MailWay | None,
    at: datetime,
) -> LetterFacts:
    """The facts of a letter that goes at a moment.

    ``way`` is what support said, ``None`` where nobody was asked: a person's own page may neither
    ask nor look into our records, and goes by the notice itself.
    """
    council = session.get_one(Authority, case.authority_id)
    return LetterFacts(
        number=case.number,
        part=part,
        kind=kind,
        made_at=at,
        dated=london_date(at),
        date_of_notice=case.date_of_notice or case.offence_on,
        council=council_facts(council, settings_of(session)),
        person=_person(session, case, way),
        answer=_answer(session, case, kind, one, decision, at),
    )


def _person(session: Session, case: FixedPenalty, way: MailWay | None) -> Person:
    known = None
    if way is not None and case.person_id is not None:
        known = session.get(KeptPerson, (case.authority_id, case.person_id))
    if known is not None:
        person = replace(person_as_kept(known), born_year=None)
    else:
        person = _as_printed(case)
    if way is not None and way.lines:
        return replace(person, address=ON_THE_ENVELOPE, postcode=None)
    return person


def _as_printed(case: FixedPenalty) -> Person:
    if case.snapshot is None:
        return Person(UNNAMED, ())
    printed = json.loads(case.snapshot)["person"]
    return Person(printed["name"], tuple(printed["address"]), printed["postcode"])


def _answer(
    session: Session,
    case: FixedPenalty,
    kind: LetterKind,
    one: Representation | None,
    decision: Decision | None,
    at: datetime,
) -> Answer:
    if kind is LetterKind.CANCELLED:
        return _cancelled(session, case, one, decision, at)
    if one is None:
        raise ValueError(f"a letter of kind {kind} answers a representation")
    if kind is LetterKind.ACKNOWLEDGEMENT:
        return _acknowledged(session, case, one)
    if kind is LetterKind.MORE_ASKED:
        return MoreAsked(answer_by=one.more_by or one.target_on)
    if decision is None:
        raise ValueError("a letter about a decision needs it")
    return Paused() if decision.pay_by is None else _kept(session, case, one, decision)


def _acknowledged(session: Session, case: FixedPenalty, one: Representation) -> Acknowledged:
    lower = _left(session, case, case.lower_pence) if one.lower_was_open else None
    return Acknowledged(
        came_on=london_date(one.came_at),
        in_time=one.in_time,
        is_review=one.kind == Kind.REVIEW,
        answer_by=one.target_on,
        lower_pence=lower,
    )


def _kept(session: Session, case: FixedPenalty, one: Representation, decision: Decision) -> Kept:
    if decision.pay_by is None or decision.delivered_on is None:
        raise ValueError("a refusal says until when")
    points = points_of(session, one.authority_id, one.id)
    for point in points:
        check_letter_words(session, case, point.letter_words or "")
    return Kept(
        came_on=london_date(one.came_at),
        decided_on=london_date(decision.made_at or decision.decided_at),
        is_review=one.kind == Kind.REVIEW,
        points=tuple(
            PointFound(
                Ground(point.ground), Finding(point.finding), (point.letter_words or "").strip()
            )
            for point in points
            if point.finding
        ),
        full_pence=_left(session, case, case.full_pence) or NOTHING,
        pay_by=decision.pay_by,
        lower_pence=_left(session, case, case.lower_pence) if decision.lower_until else None,
        lower_until=decision.lower_until,
        lower_kept=one.lower_was_open,
        calculation=tuple(decision.calculation),
        review_until=None if one.kind == Kind.REVIEW else review_until(decision.delivered_on),
        was_read=decision.read_by is not None,
    )


def _cancelled(
    session: Session,
    case: FixedPenalty,
    one: Representation | None,
    decision: Decision | None,
    at: datetime,
) -> Cancelled:
    ledger = ledger_of(session, case.authority_id, case.id)
    came = [entry for entry in ledger if entry.pence > 0]
    back = [entry for entry in ledger if entry.pence < 0]
    paid = Pence(paid_pence(session, case.authority_id, case.id))
    is_sent_back = bool(back) and not paid
    return Cancelled(
        was_asked=one is not None,
        we_were_wrong=_were_wrong(case, one, decision),
        refund_pence=Pence(-sum(entry.pence for entry in back)) if is_sent_back else paid,
        refund_by=add_working_days(london_date(at), REFUND_DAYS, holidays(session)),
        refunded_on=london_date(back[-1].counted_at) if is_sent_back else None,
        to_the_card=bool(came) and all(entry.kind == "card" for entry in came),
        was_paid=case.status == Status.PAID,
    )


def _were_wrong(case: FixedPenalty, one: Representation | None, decision: Decision | None) -> bool:
    """Whether we say that we are sorry: after a mistake of ours, and after a recall."""
    if decision is not None and decision.because:
        return Reason(decision.because).is_ours
    is_open = case.withdrawn_because is None
    return case.withdrawn_because == Because.RECALL or (one is None and is_open)


def _left(session: Session, case: FixedPenalty, pence: int | None) -> Pence | None:
    if pence is None:
        return None
    return Pence(max(pence - paid_pence(session, case.authority_id, case.id), 0))
