"""Which paper a letter about a second look has: the words that are frozen in it, with its code."""

from datetime import datetime

from sqlalchemy.orm import Session

from appeals.records.letters import AnswerLetter
from appeals.rules.answer_letters import KIND
from notices.actions import DrawnUp, Frozen, Paper, draw_frozen
from penalties.actions.moves import subject
from penalties.actions.numbers import access_of
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.office.premises import settings_of
from penalties.records.numbers import notice_number
from penalties.rules.refusals import refuse

PAPERS = (Paper.A4, Paper.LARGE)


def of_answer(letter: AnswerLetter) -> Frozen:
    """The letter as it is frozen; ``part`` is its own among those that bear the number."""
    return Frozen(
        authority_id=letter.authority_id,
        number=letter.number,
        kind=KIND,
        part=letter.part,
        layout=letter.layout,
        snapshot_text=letter.snapshot,
        sha256=letter.snapshot_sha256,
        subject=subject(letter.penalty_id),
    )


def draw_answer(
    session: Session, letter: AnswerLetter, paper: Paper, *, by: Actor, at: datetime
) -> DrawnUp:
    """Draw a letter on ``paper``, with the code and the link that open its notice.

    Raises ``Refused`` where its facts no longer fit their hash.
    """
    number = notice_number(session, letter.authority_id, letter.number)
    if number is None:
        raise refuse("notices.number", "This notice has no number to print.")
    access = access_of(session, number)
    return draw_frozen(
        *(session, of_answer(letter), paper),
        authority_code=session.get_one(Authority, letter.authority_id).code,
        by=by,
        at=at,
        code=access.code,
        link=f"{settings_of(session).public_url}/notice/{access.token}",
    )
