"""Making a case of a proposed penalty: its number, its row, and its first status."""

from typing import Any

from penalties.actions import fixed_penalties, numbers
from penalties.actions.books import Books
from penalties.actions.proposals import KEPT_BY_SUPPORT, Proposal, printed_facts
from penalties.office.database import new_id
from penalties.records.encounters import Encounter
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.numbers import NoticeNumber
from penalties.records.people import Person
from penalties.records.support import SupportOffer, authorisation
from penalties.rules.days import london_date
from penalties.rules.encounters import OfferAnswer
from penalties.rules.gate_history import Purpose
from penalties.rules.issue_facts import EarlierPenalty
from penalties.rules.people import adult_from
from penalties.rules.sent import SentEncounter


def open_case(
    books: Books,
    sent: SentEncounter,
    met: Encounter,
    proposal: Proposal,
    person: Person | None,
    *,
    rules: tuple[str, ...],
) -> FixedPenalty:
    """Issue the proposed penalty, or hold it for review where any of ``rules`` speaks against it.

    Of one that is held on a walled encounter enforcement keeps the number and the dates alone.
    """
    number = _number(books, proposal, on_paper=bool(rules))
    case = _row(books, sent, met, proposal, number)
    delivery = books.delivery
    if met.is_walled and rules:
        case.certificate = KEPT_BY_SUPPORT.as_data()
    else:
        _say_what_for(case, sent, proposal, person)
    printed = None if person is None else printed_facts(books, sent, proposal, case.number)
    by, at = delivery.by, delivery.at
    if rules:
        served_at = proposal.notice.served_at or delivery.at
        fixed_penalties.date_from(case, proposal.clocks, served_at=served_at)
        fixed_penalties.hold_for_review(delivery.session, case, printed, rules=rules, by=by, at=at)
    else:
        fixed_penalties.issue(delivery.session, case, printed, proposal.clocks, by=by, at=at)
        _remember(books, sent, proposal, case)
    books.keep(case)
    return case


def _number(books: Books, proposal: Proposal, *, on_paper: bool) -> NoticeNumber:
    """The number on the paper, or the next one where the office takes it."""
    delivery = books.delivery
    by, at = delivery.by, delivery.at
    if proposal.notice.number is not None:
        number = books.numbers[proposal.notice.number]
    else:
        (number,) = numbers.lease(
            delivery.session, delivery.authority, delivery.tablet, 1, by=by, at=at
        )
        books.numbers[number.number] = number
    if number.state != "issued":
        numbers.issue(delivery.session, number, on_paper=on_paper, by=by, at=at)
    return number


def _row(
    books: Books,
    sent: SentEncounter,
    met: Encounter,
    proposal: Proposal,
    number: NoticeNumber,
) -> FixedPenalty:
    delivery, clocks = books.delivery, proposal.clocks
    return FixedPenalty(
        authority_id=delivery.authority.id,
        id=new_id(),
        number=number.number,
        encounter_id=met.id,
        gate_is_open=met.gate_is_open,
        **_exception(books, met),
        issued_by=delivery.officer.id,
        issued_at=proposal.handed_at or delivery.at,
        is_on_hold=False,
        served=str(proposal.notice.served),
        printed_at=proposal.notice.printed_at,
        printed_sha256=proposal.notice.snapshot_sha256,
        offence_at=sent.occurred_at,
        offence_on=london_date(sent.occurred_at),
        steps_done={},
        prosecution_limit_on=clocks.on("prosecution_limit"),
        prosecution_safe_on=clocks.on("prosecution_safe"),
        certificate=proposal.certificate.as_data(),
    )


def _exception(books: Books, met: Encounter) -> dict[str, Any]:
    """On what a penalty rests that was led to support first: a decline and a supervisor's yes."""
    if not met.is_walled:
        return {"by_exception": False}
    offers = (row for row in books.rows_of(SupportOffer) if row.encounter_id == met.id)
    declined = next((row for row in offers if row.answer == OfferAnswer.DECLINED), None)
    offer = {"offer_id": declined.id, "offer_answer": declined.answer} if declined else {}
    return {"by_exception": True, **offer, **_word(books, met)}


def _word(books: Books, met: Encounter) -> dict[str, Any]:
    """The supervisor's exception that the encounter used; nothing of any other word."""
    delivery, used = books.delivery, met.authorisation_id
    given = authorisation(delivery.session, delivery.authority.id, used) if used else None
    if given is None or given.kind != Purpose.EXCEPTION:
        return {}
    return {
        "authorisation_id": given.id,
        "authorisation_kind": given.kind,
        "authorisation_answer": given.answer,
        "authorised_by": given.answered_by,
    }


def _say_what_for(
    case: FixedPenalty, sent: SentEncounter, proposal: Proposal, person: Person | None
) -> None:
    """The person, the order and the amounts; a held case may know less than all of it."""
    ground, born_on = proposal.ground, sent.person.date_of_birth
    case.person_id = person.id if person else None
    case.adult_on = adult_from(born_on) if born_on else None
    case.prohibition_id = ground.prohibition.id if ground.prohibition else None
    if ground.version is not None:
        case.order_version_id = ground.version.id
        case.full_pence = ground.version.full_pence
        case.lower_pence = ground.version.lower_pence
        case.lower_days = ground.version.lower_days


def _remember(books: Books, sent: SentEncounter, proposal: Proposal, case: FixedPenalty) -> None:
    """The next encounter of this delivery is judged with this penalty in mind."""
    books.standing_on[case.number] = sent.id
    if case.person_id is not None:
        books.penalties.setdefault(case.person_id, []).append(
            EarlierPenalty(
                number=case.number,
                order_code=proposal.ground.code,
                prohibition_code=sent.prohibition,
                offence_at=case.offence_at,
                issued_at=case.issued_at,
                incident=str(sent.incident_id or ""),
            )
        )
