"""Drawing up a document: the frozen snapshot becomes bytes, and the bytes are remembered."""

import json
import uuid
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from notices import documents
from notices.records import Document
from penalties.actions.moves import subject
from penalties.actions.numbers import access_of
from penalties.office import audit
from penalties.office.audit import PUBLIC, Actor
from penalties.office.premises import files_of
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.numbers import notice_number
from penalties.rules import canonical
from penalties.rules.events import Event
from penalties.rules.refusals import refuse

FIXED_PENALTY = "fixed_penalty"


class Paper(StrEnum):
    """What a notice can be printed on: two sides of A4, a roll of 80 mm, large print."""

    A4 = "a4"
    ROLL80 = "roll80"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class Frozen:
    """Any paper as it was frozen: the canonical text of its facts and sentences, and their hash.

    ``kind`` is the snapshot's. ``part`` numbers later papers that bear the same number. ``subject``
    is the thing whose trail tells that the paper was drawn up.
    """

    authority_id: int
    number: str
    kind: str
    part: int
    layout: str
    snapshot_text: str
    sha256: str
    subject: tuple[str, uuid.UUID | None] = ("document", None)


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
    frozen = _frozen(case)
    number = notice_number(session, case.authority_id, case.number)
    if number is None:
        raise refuse("notices.number", "This notice has no number to print.")
    access = access_of(session, number)
    return draw_frozen(
        *(session, frozen, paper),
        authority_code=authority_code,
        by=by,
        at=at,
        code=access.code,
        link=f"{public_url}/notice/{access.token}",
    )


def draw_frozen(
    session: Session,
    frozen: Frozen,
    paper: str,
    *,
    authority_code: str,
    by: Actor,
    at: datetime,
    code: str | None = None,
    link: str | None = None,
) -> DrawnUp:
    """Draw any frozen paper on ``paper``, keep the file, and remember its hash.

    ``code`` and ``link`` open the case to its reader; most kinds have none. Raises ``Refused``
    where the facts no longer fit their hash, ``ValueError`` where the kind has no such paper.
    """
    pdf = documents.render(facts_of(frozen), code=code, link=link, paper=paper)
    sha256 = files_of(session).put(authority_code, pdf)
    return DrawnUp(_remembered(session, frozen, paper, sha256, by, at), pdf)


def facts_of(frozen: Frozen) -> dict[str, object]:
    """The facts as they were printed; ``Refused`` where they do not fit their hash."""
    snapshot: dict[str, object] = json.loads(frozen.snapshot_text)
    if canonical.digest(snapshot) != frozen.sha256:
        raise refuse(
            "notices.mismatch", "The kept facts of this paper do not fit their hash: tell legal."
        )
    return snapshot


def frozen_snapshot(case: FixedPenalty) -> dict[str, object]:
    """The facts as they were printed; ``Refused`` where there are none or they do not fit."""
    return facts_of(_frozen(case))


def _frozen(case: FixedPenalty) -> Frozen:
    if case.snapshot is None:
        raise refuse("notices.not_frozen", "This notice is frozen when it is posted.")
    return Frozen(
        authority_id=case.authority_id,
        number=case.number,
        kind=FIXED_PENALTY,
        part=0,
        layout=str(case.layout),
        snapshot_text=case.snapshot,
        sha256=str(case.snapshot_sha256),
        subject=subject(case.id),
    )


def _remembered(
    session: Session, frozen: Frozen, paper: str, sha256: str, by: Actor, at: datetime
) -> Document:
    kept = session.scalars(
        select(Document).where(
            Document.authority_id == frozen.authority_id,
            Document.number == frozen.number,
            Document.kind == frozen.kind,
            Document.part == frozen.part,
            Document.paper == paper,
            Document.layout == frozen.layout,
            Document.pdf_sha256 == sha256,
        )
    ).one_or_none()
    if kept is not None:
        return kept
    document = Document(
        authority_id=frozen.authority_id,
        number=frozen.number,
        kind=frozen.kind,
        part=frozen.part,
        paper=paper,
        layout=frozen.layout,
        snapshot_sha256=frozen.sha256,
        pdf_sha256=sha256,
        produced_at=at,
        produced_by=by.id,
    )
    session.add(document)
    if by != PUBLIC:  # nobody is followed for reading their own notice
        _tell(session, document, frozen.subject, by, at)
    session.flush()
    return document


def _tell(
    session: Session,
    document: Document,
    subject: tuple[str, uuid.UUID | None],
    by: Actor,
    at: datetime,
) -> None:
    facts = {
        "number": document.number,
        "paper": document.paper,
        "pdf_sha256": document.pdf_sha256,
    }
    audit.record(
        session,
        Event.NOTICE_DRAWN_UP,
        authority_id=document.authority_id,
        by=by,
        at=at,
        subject=subject,
        facts=facts,
    )
