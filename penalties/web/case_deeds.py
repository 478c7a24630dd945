"""What a member of staff may do about a case: the table of moves, asked for one role."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import url_for

from penalties.office.staff import Staff
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.bar_questions import Purpose
from penalties.rules.fixed_penalties import MOVES, OPEN, Status, Verb, move
from penalties.rules.refusals import Refused, refuse
from penalties.rules.staff import Permission
from penalties.rules.validity import read_certificate

VERBS = {
    Verb.LET_STAND: ("Let it stand", "case_moves.let_stand"),
    Verb.SERVE: ("Record that it was posted", "case_moves.serve"),
    Verb.REFER: ("Refer it to legal", "case_moves.refer"),
    Verb.WITHDRAW: ("Cancel it", "case_moves.withdraw"),
    Verb.CLOSE: ("Close it without a penalty", "case_moves.close"),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that may be done, and the page that asks for it."""

    words: str
    href: str


def deeds(case: FixedPenalty, member: Staff) -> Sequence[Deed]:
    """Everything that ``member`` may do about ``case`` now."""
    return [*_moves(case, member), *_others(case, member)]


def check_open(case: FixedPenalty, verb: Verb, member: Staff) -> None:
    """``Refused`` where table, role, certificate or the rule of a second person say no."""
    move(Status(case.status), verb)
    if not member.may(MOVES[verb].permission):
        raise refuse("cases.role", "This is for somebody else to do.")
    if case.status == Status.HELD_FOR_REVIEW and member.id == case.issued_by:
        raise refuse("cases.issuer", "Somebody else must decide about a notice you issued.")
    if verb is Verb.LET_STAND and not read_certificate(case.certificate).may_stand:
        raise refuse("cases.hard", "A hard check failed: this notice can only be cancelled.")


def is_open_to(case: FixedPenalty, verb: Verb, member: Staff) -> bool:
    """Whether ``check_open`` says nothing against it."""
    try:
        check_open(case, verb, member)
    except Refused:
        return False
    return True


def _moves(case: FixedPenalty, member: Staff) -> Iterator[Deed]:
    for verb, (words, endpoint) in VERBS.items():
        if is_open_to(case, verb, member):
            yield Deed(words, url_for(endpoint, number=case.number))


def _others(case: FixedPenalty, member: Staff) -> Iterator[Deed]:
    is_open = Status(case.status) in OPEN
    if is_open and member.may(Permission.PENALTIES_HOLD):
        yield Deed("Put it on hold", url_for("holds.place", number=case.number))
    if case.status == Status.LEGAL_REVIEW and member.may(Permission.PENALTIES_CHARGE):
        may_it = url_for("pauses.ask", number=case.number, purpose=str(Purpose.CHARGE))
        yield Deed("Ask whether it may go to court", may_it)
    if is_open and member.may(Permission.REPRESENTATIONS_RECORD):
        yield Deed("Record what they need", url_for("adjustments.show", number=case.number))
    if member.may(Permission.PAYMENTS_RECORD):
        yield Deed("Record a payment", url_for("payments.record", number=case.number))
    if member.may(Permission.PAYMENTS_REFUND):
        yield Deed("Ask for a refund", url_for("refunds.ask", number=case.number))
    if _may_lead_to_a_course(case) and member.may(Permission.KERB_WARNINGS_SEND):
        yield Deed("Offer a course", url_for("courses.offer", number=case.number))
    if is_open and member.may(Permission.PAPER_PRINT):
        yield Deed("Replace the access code", url_for("access_codes.replace", number=case.number))


def _may_lead_to_a_course(case: FixedPenalty) -> bool:
    """Whether the penalty stands, or was paid; never where somebody was led to support first."""
    stands = case.status == Status.PAID or Status(case.status) in OPEN
    return stands and case.person_id is not None and not case.by_exception
