"""Our letters about a second look: frozen when they are made, and never written over after that."""

from datetime import datetime

from sqlalchemy.orm import Session

from appeals.records.decisions import Decision
from appeals.records.letters import AnswerLetter, letters_of
from appeals.records.representations import Representation
from penalties.actions.moves import write
from penalties.actions.notice_facts import council_facts
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.office.premises import settings_of
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules import canonical
from penalties.rules.events import Event
from penalties.rules.snapshots import plain


def write_letter(
    session: Session,
    case: FixedPenalty,
    kind: str,
    *,
    representation: Representation | None = None,
    decision: Decision | None = None,
    by: Actor,
    at: datetime,
    draft: bool = False,
) -> AnswerLetter:
    """Freeze one letter about ``case``. A draft stays with us until ``send`` lets it go."""
    part = len(letters_of(session, case.authority_id, case.id)) + 1
    council = council_facts(session.get_one(Authority, case.authority_id), settings_of(session))
    snapshot = {
        "kind": "answer_letter",
        "letter": kind,
        "number": case.number,
        "part": part,
        "made_at": plain(at),
        "council": council.name,
    }
    letter = AnswerLetter(
        authority_id=case.authority_id,
        penalty_id=case.id,
        representation_id=representation.id if representation else None,
        number=case.number,
        part=part,
        kind=kind,
        way="page",
        status="draft" if draft else "gone",
        layout="1",
        snapshot=canonical.canonical(snapshot).decode(),
        snapshot_sha256=canonical.digest(snapshot),
        made_at=at,
        made_by=by.id,
        gone_at=None if draft else at,
    )
    session.add(letter)
    told = {"number": case.number, "kind": kind, "part": part}
    write(session, Event.LETTER_MADE, case, by=by, at=at, facts=told)
    session.flush()
    return letter
