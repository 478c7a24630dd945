"""Drawing up a document: the frozen snapshot becomes bytes, and the bytes are remembered."""

import json
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from notices import documents
from notices.records import Document
from penalties.actions.moves import write
from penalties.actions.numbers import access_of
from penalties.actions.support_card import filled_in
from penalties.office.audit import PUBLIC, Actor
from penalties.office.authorities import Authority
from penalties.office.premises import files_of
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.numbers import notice_number
from penalties.rules import canonical
from penalties.rules.events import Event
from penalties.rules.refusals import refuse
from penalties.rules.wording.support_card import without_outing

FIXED_PENALTY = "fixed_penalty"


class Paper(StrEnum):
    """What a notice can be printed on: two sides of A4, a roll of 80 mm, large print."""

    A4 = "a4"
    ROLL80 = "roll80"
    LARGE = "large"


class CardPaper(StrEnum):
    """What the information card can be printed on: a card for a wallet, a roll of 80 mm."""

    WALLET = "wallet"
    ROLL80 = "roll80"


class DrawnUp(NamedTuple):
    """A document and its bytes."""

    document: Document
    pdf: bytes


def draw_up(
    session: Session,
    case: FixedPenalty,
    paper: Paper,
    *,
    authority_code: str,
    public_url: str,
    by: Actor,
    at: datetime,
) -> DrawnUp:
    """Draw ``case`` on ``paper`` from its snapshot, keep the file, and remember its hash.

    The same snapshot, layout and paper give the same bytes, so drawing it again keeps nothing new.
    Raises ``Refused`` where the notice is not frozen yet, or its snapshot no longer fits its hash.
    """
    snapshot = frozen_snapshot(case)
    number = notice_number(session, case.authority_id, case.number)
    if number is None:
        raise refuse("notices.number", "This notice has no number to print.")
    access = access_of(session, number)
    pdf = documents.render(
        snapshot, code=access.code, link=f"{public_url}/notice/{access.token}", paper=paper
    )
    sha256 = files_of(session).put(authority_code, pdf)
    return DrawnUp(_remembered(session, case, paper, sha256, by, at), pdf)


def draw_card(authority: Authority, language: str, paper: CardPaper) -> bytes:
    """The information card of a council. It is nobody's record: no trail tells that it was drawn.

    Raises ``KeyError`` for a language that it does not come in.
    """
    return documents.render_card(without_outing(filled_in(authority, language)), paper)


def left_off(authority: Authority, language: str) -> list[str]:
    """The help lines, by name, and the health page for which the wallet card has no room."""
    return documents.left_out_of_wallet(without_outing(filled_in(authority, language)))


def frozen_snapshot(case: FixedPenalty) -> dict[str, object]:
    """The facts as they were printed; ``Refused`` where there are none or they do not fit."""
    if case.snapshot is None:
        raise refuse("notices.not_frozen", "This notice is frozen when it is posted.")
    snapshot: dict[str, object] = json.loads(case.snapshot)
    if canonical.digest(snapshot) != case.snapshot_sha256:
        raise refuse(
            "notices.mismatch", "The kept facts of this notice do not fit their hash: tell legal."
        )
    return snapshot


def _remembered(
    session: Session, case: FixedPenalty, paper: Paper, sha256: str, by: Actor, at: datetime
) -> Document:
    layout = str(case.layout)
    kept = session.scalars(
        select(Document).where(
            Document.authority_id == case.authority_id,
            Document.number == case.number,
            Document.kind == FIXED_PENALTY,
            Document.paper == paper,
            Document.layout == layout,
            Document.pdf_sha256 == sha256,
        )
    ).one_or_none()
    if kept is not None:
        return kept
    document = Document(
        authority_id=case.authority_id,
        number=case.number,
        kind=FIXED_PENALTY,
        part=0,
        paper=paper,
        layout=layout,
        snapshot_sha256=str(case.snapshot_sha256),
        pdf_sha256=sha256,
        produced_at=at,
        produced_by=by.id,
    )
    session.add(document)
    if by != PUBLIC:  # nobody is followed for reading their own notice
        facts = {"number": case.number, "paper": str(paper), "pdf_sha256": sha256}
        write(session, Event.NOTICE_DRAWN_UP, case, by=by, at=at, facts=facts)
    session.flush()
    return document
