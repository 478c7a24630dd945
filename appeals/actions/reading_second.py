"""The second reader of a refusal: neither who issued the notice nor who decided.

They agree, and it goes out with the days as they are counted then; or it goes back with words.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from appeals.actions.deciding import QUEUE, TO_READ, make
from appeals.actions.decision_effects import Made
from appeals.actions.decision_facts import facts_of
from appeals.actions.standing import locked
from appeals.records.decisions import Decision, decision_of
from appeals.records.messages import messages_of
from appeals.records.representations import Representation
from appeals.rules.decisions import RULE_8, Chosen, Outcome, check
from appeals.rules.representations import Standing
from appeals.rules.signs import NO_SIGNS
from penalties.actions.moves import write
from penalties.office.audit import Actor
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.queues import open_about
from penalties.rules.events import Event
from penalties.rules.refusals import refuse


def read_second(
    session: Session,
    one: Representation,
    words: str,
    *,
    agrees: bool,
    by: Actor,
    at: datetime,
) -> Decision:
    """Read a refusal that waits: agree, and it goes out, or send it back with words.

    Raises ``Refused`` for whoever issued or decided, without words to go back with, and where
    anything closes the refusal by now or the person has told us more since.
    """
    case = locked(session, one)
    decision = decision_of(session, one.authority_id, one.id)
    if one.standing != Standing.TO_BE_READ or decision is None:
        raise refuse("decisions.not_to_be_read", "Somebody has read this already.")
    _check_reader(decision, by)
    if not agrees and not words.strip():
        raise refuse("decisions.words", "Say why you send it back.")
    decision.read_by, decision.read_at, decision.read_words = by.id, at, words.strip() or None
    if agrees:
        _agree(session, case, one, decision, by=by, at=at)
    else:
        _send_back(session, case, one, decision, by=by, at=at)
    session.flush()
    return decision


def _agree(
    session: Session,
    case: FixedPenalty,
    one: Representation,
    decision: Decision,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Let a refusal go out as of now, if nothing closes it by now."""
    facts = facts_of(session, case, one, by=by, at=at)
    chosen = Chosen(Outcome(decision.outcome), decision.words, signs=NO_SIGNS)
    read = replace(facts, standing=Standing.OPEN, decided_first=False, has_unseen=False)
    check(read, chosen)
    messages = messages_of(session, one.authority_id, one.id)
    if any(said.kind != "asked" and said.at >= decision.decided_at for said in messages):
        raise refuse(
            "decisions.more_came",
            "The person has told us more since this was decided. Send it back.",
        )
    make(session, case, one, Made(decision, chosen), by=by, at=at)


def _send_back(
    session: Session,
    case: FixedPenalty,
    one: Representation,
    decision: Decision,
    *,
    by: Actor,
    at: datetime,
) -> None:
    decision.status, one.standing = "sent_back", str(Standing.OPEN)
    for item in open_about(session, one.authority_id, QUEUE, one.id):
        if item.kind == TO_READ:
            item.closed_at, item.closed_by, item.outcome = at, by.id, "sent_back"
    told = {"number": case.number, "serial": one.serial}
    write(session, Event.REPRESENTATION_SENT_BACK, case, by=by, at=at, facts=told)


def _check_reader(decision: Decision, by: Actor) -> None:
    if by.id == decision.issued_by:
        said = "Somebody else must read about a notice you issued."
        raise refuse("decisions.issuer", said, RULE_8)
    if by.id == decision.decided_by:
        raise refuse("decisions.own", "Somebody else must read what you decided.", RULE_8)
