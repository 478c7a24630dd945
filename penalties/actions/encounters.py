"""Taking one encounter in: recorded, held for review, refused, or known already.

Of an encounter that the gate puts behind the wall enforcement keeps that it happened; everything
else is sealed for support (design section 4).
"""

import json
from dataclasses import replace

from penalties.actions import attempts
from penalties.actions.books import Books
from penalties.actions.directions import give
from penalties.actions.encounter_rows import encounter_row, mark, receipt, vault
from penalties.actions.field_kits import utc
from penalties.actions.gate import judged
from penalties.actions.issuing import open_case
from penalties.actions.judging import Judged, find_out, is_walled
from penalties.actions.kerb_warnings import open_warning
from penalties.actions.people import person_met
from penalties.actions.referral_intake import refer, service_faults
from penalties.actions.safeguarding_intake import tell_the_lead
from penalties.actions.support import keep_behind_the_wall
from penalties.actions.watching import tell_police, tell_supervisor, write_down
from penalties.records.directions import Direction
from penalties.records.encounters import Encounter
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.kerb_warnings import KerbWarning
from penalties.rules.intake import (
    DirectionTold,
    Intake,
    NoticeTold,
    Reading,
    Result,
    gate_told,
    read_result,
)
from penalties.rules.sent import SentEncounter


def judge(books: Books, reading: Reading) -> Result:
    """Take in one encounter, or say why not; what is to be kept is left in the books."""
    sent = reading.sent
    if sent is None:
        return attempts.invalid(books, reading)
    known = books.encounters.get(sent.id)
    if known is not None:
        return _again(books, known, reading, sent)
    if faults := attempts.number_faults(books, reading) + service_faults(books, sent):
        return attempts.invalid(books, replace(reading, faults=faults))
    found = find_out(books, reading, sent)
    if attempts.is_on_another(books, reading):
        return attempts.conflict(books, reading, attempts.SAME_NUMBER, walled=found.is_walled)
    if found.status == Intake.REFUSED:
        return attempts.refused(books, found)
    return _keep(books, found)


def _again(books: Books, known: Encounter, reading: Reading, sent: SentEncounter) -> Result:
    """The same id once more: the first answer for the same content, otherwise a conflict."""
    # Of what an earlier release took in, the plain hash is kept.
    if known.sha256 not in (mark(books, reading), reading.sha256):
        walled = known.is_walled or is_walled(judged(books, sent), sent)
        return attempts.conflict(books, reading, attempts.SAME_ID, walled=walled)
    told = vault(books, walled=known.is_walled).open(known.receipt)
    first = read_result(json.loads(told))
    return replace(first, status=Intake.ALREADY_RECORDED, was=first.status, sha256=reading.sha256)


def _keep(books: Books, found: Judged) -> Result:
    sent = found.sent
    is_ours = not found.is_walled or found.is_by_exception or found.giving is not None
    person = person_met(books, sent.person) if is_ours else None
    met = encounter_row(books, found, person)
    books.encounters[sent.id] = met
    books.keep(met)
    keep_behind_the_wall(
        *(books, found.reading, sent),
        whole=found.is_walled,
        is_known=person is not None,
        is_led=found.is_led_to_support,
    )
    helped = refer(books, found.reading, sent)
    tell_the_lead(books, found)
    case = None
    if found.proposal is not None:
        case = open_case(books, sent, met, found.proposal, person, rules=found.rules)
    warned = open_warning(books, sent, met, person)
    given = give(books, sent, met, found.giving, person) if found.giving else None
    result = _told(found, case or warned, given)
    met.receipt = receipt(books, result, walled=found.is_walled)
    write_down(books, met, found)
    tell_supervisor(books, met, case, found)
    if given is not None:
        tell_police(books, given, found)
    return replace(result, support=helped)


def _told(
    found: Judged, notice: FixedPenalty | KerbWarning | None, given: Direction | None
) -> Result:
    return Result(
        id=found.reading.id,
        status=found.status,
        sha256=found.reading.sha256,
        notice=NoticeTold(notice.number, notice.status) if notice else None,
        direction=DirectionTold(given.number, utc(given.ends_at)) if given else None,
        gate=gate_told(found.gate),
        refusals=found.refusals,
    )
