"""Our letters about a second look, and of a cancelled notice: frozen, and sent their way.

Each stands on the page of the notice from the moment it is made. What it says is frozen with it; a
letter that is posted on a later day is frozen anew with later dates, never with earlier ones.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from appeals.actions.letter_facts import letter_facts
from appeals.actions.letter_ways import asked_support, send_off, wanted
from appeals.records.decisions import Decision, decision_of
from appeals.records.letters import AnswerLetter, last_part
from appeals.records.representations import Representation, representations_of
from appeals.rules.answer_letters import LetterKind
from appeals.rules.answer_snapshots import answer_letter_snapshot
from penalties.actions.mail_ways import MailWay
from penalties.actions.moves import write
from penalties.office.audit import Actor
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules import canonical
from penalties.rules.events import Event
from penalties.rules.refusals import refuse
from penalties.rules.snapshots import Snapshot

CANCELLED = "cancelled"
"""The outcome of a decision that is told in the letter of a cancelled notice."""


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
    """Freeze one letter about ``case`` and send it the way the person asked for.

    A ``draft`` stays with us, unseen, until ``let_go``. Raises ``Refused`` where what the reviewer
    typed for the letter tells of the matter.
    """
    known = _kind(kind, decision)
    part = last_part(session, case.authority_id, case.number) + 1
    support = asked_support(session, case, by=by)
    letter = AnswerLetter(
        authority_id=case.authority_id,
        penalty_id=case.id,
        representation_id=representation.id if representation else None,
        number=case.number,
        part=part,
        kind=str(known),
        way="page",
        status="draft",
        made_at=at,
        made_by=by.id,
    )
    freeze(session, case, letter, representation, decision, support, at=at)
    session.add(letter)
    session.flush()
    told = {"number": case.number, "kind": letter.kind, "part": part}
    write(session, Event.LETTER_MADE, case, by=by, at=at, facts=told)
    if not draft:
        one = representation or _latest(session, case)
        send_off(session, case, letter, wanted(session, case, one, by=by), support, by=by, at=at)
    return letter


def let_go(
    session: Session, case: FixedPenalty, letter: AnswerLetter, *, by: Actor, at: datetime
) -> None:
    """Send a draft, frozen anew with what is true now. Raises ``Refused`` where it has gone."""
    if letter.status != "draft":
        raise refuse("letters.sent", "This letter is no draft any more.")
    support = asked_support(session, case, by=by)
    one, decision = answered_by(session, letter)
    freeze(session, case, letter, one, decision, support, at=at)
    want = wanted(session, case, one or _latest(session, case), by=by)
    send_off(session, case, letter, want, support, by=by, at=at)


def preview(
    session: Session,
    case: FixedPenalty,
    kind: str,
    *,
    representation: Representation | None = None,
    decision: Decision | None = None,
    by: Actor,
    at: datetime,
) -> Snapshot:
    """What a letter would say if it was written now; nothing is kept. ``decision`` may be unsaved.

    Raises ``Refused`` as writing it would.
    """
    part = last_part(session, case.authority_id, case.number) + 1
    support = asked_support(session, case, by=by)
    facts = letter_facts(
        *(session, case, _kind(kind, decision), part, representation, decision), way=support, at=at
    )
    return answer_letter_snapshot(facts)


def freeze(
    session: Session,
    case: FixedPenalty,
    letter: AnswerLetter,
    one: Representation | None,
    decision: Decision | None,
    support: MailWay | None,
    *,
    at: datetime,
) -> None:
    """Put into ``letter`` what it says if it goes at a moment."""
    facts = letter_facts(
        *(session, case, LetterKind(letter.kind), letter.part, one, decision), way=support, at=at
    )
    snapshot = answer_letter_snapshot(facts)
    letter.layout = str(snapshot["layout"])
    letter.snapshot = canonical.canonical(snapshot).decode()
    letter.snapshot_sha256 = canonical.digest(snapshot)


def answered_by(
    session: Session, letter: AnswerLetter
) -> tuple[Representation | None, Decision | None]:
    """The representation that a letter answers, and the decision about it, where there are any."""
    if letter.representation_id is None:
        return None, None
    one = session.get(Representation, (letter.authority_id, letter.representation_id))
    return one, decision_of(session, letter.authority_id, letter.representation_id)


def _kind(kind: str, decision: Decision | None) -> LetterKind:
    known = LetterKind(kind)
    cancels = decision is not None and decision.outcome == CANCELLED
    return LetterKind.CANCELLED if known is LetterKind.DECISION and cancels else known


def _latest(session: Session, case: FixedPenalty) -> Representation | None:
    """The last representation about ``case``, which says how the person wants to hear from us."""
    found = representations_of(session, case.authority_id, case.id)
    return found[-1] if found else None
