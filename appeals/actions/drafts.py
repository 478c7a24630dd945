"""What somebody writes to us before they send it: begun, kept at each step, found again, sent.

What was typed is sealed as it was typed, right or wrong. Nothing here goes into the trail: nobody
has told us anything before they press Send.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from appeals.actions.asking import add_to
from appeals.actions.receiving import Came, receive
from appeals.actions.sealing import opened, seal
from appeals.actions.standing import last_refusal, making_of
from appeals.actions.uploads import attach
from appeals.records.drafts import Draft
from appeals.records.representations import Representation, open_representation
from appeals.rules.asking import Step
from appeals.rules.representations import Channel, Kind, Said
from penalties.office.audit import PUBLIC
from penalties.office.premises import keyring_of
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.numbers import CODE_BYTES, access_code
from penalties.rules.refusals import refuse

Answers = Mapping[str, Sequence[str]]
"""What was typed, by the name of its box."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a draft says: all of it in words, and what ``said`` is where each question is answered.

    The words alone are added to what is open already.
    """

    words: str
    said: Said | None = None


def begin(session: Session, case: FixedPenalty, kind: str, step: Step, *, at: datetime) -> Draft:
    """Begin a draft about ``case``. Nobody knows a code for it before one is asked for."""
    draft = Draft(
        authority_id=case.authority_id,
        penalty_id=case.id,
        kind=kind,
        code_print=_print(session, _new_code()),
        body=seal(session, {}),
        step=str(step),
        started_at=at,
        changed_at=at,
    )
    session.add(draft)
    session.flush()
    return draft


def typed(session: Session, draft: Draft) -> Answers:
    """Everything that was typed so far, as it was typed."""
    kept: Answers = opened(session, draft.body)
    return kept


def keep(
    session: Session, draft: Draft, kind: str, step: Step, answers: Answers, *, at: datetime
) -> None:
    """Keep what was typed on one page, and that ``step`` comes next.

    What is wrong is kept like what is right. Raises ``Refused`` where it was sent meanwhile.
    """
    session.refresh(draft, with_for_update=True)
    if draft.sent_at is not None:
        raise refuse("drafts.sent", "You have sent this already.")
    draft.body = seal(session, {**typed(session, draft), **answers})
    draft.kind, draft.step, draft.changed_at = kind, str(step), at
    session.flush()


def code_to_come_back(session: Session, draft: Draft) -> str:
    """A new code for a draft, eight characters; earlier ones open it no more."""
    code = _new_code()
    draft.code_print = _print(session, code)
    session.flush()
    return code


def draft_with_code(session: Session, case: FixedPenalty, code: str) -> Draft | None:
    """What was begun about ``case``, has this code and was not sent; otherwise ``None``."""
    return session.scalars(
        select(Draft).where(
            Draft.authority_id == case.authority_id,
            Draft.penalty_id == case.id,
            Draft.code_print == _print(session, code),
            Draft.sent_at.is_(None),
        )
    ).one_or_none()


def send(
    session: Session, case: FixedPenalty, draft: Draft, told: Told, *, at: datetime
) -> Representation | None:
    """Send a draft: as a second look of its own, or added to the one that is open. Once.

    What was sent before stays as it is: ``None``. Raises ``Refused`` as ``receive`` and ``add_to``
    do, and where we decided meanwhile and what was written answers none of our questions.
    """
    # The case first, as everybody locks who changes one: two presses of Send wait for each other.
    session.refresh(case, with_for_update=True)
    session.refresh(draft, with_for_update=True)
    if draft.sent_at is not None:
        return None
    one = open_representation(session, case)
    if one is not None:
        add_to(session, one, told.words, kind="answered", by=PUBLIC, at=at)
        attach(session, draft.authority_id, draft.id, one.id)
    else:
        one = _received(session, case, draft, told.said, at)
    # It is kept with the representation now, and need not be kept twice.
    draft.sent_at, draft.body = at, seal(session, {})
    session.flush()
    return one


def latest(session: Session, case: FixedPenalty) -> Representation | None:
    """The latest second look at ``case``, answered or not."""
    return session.scalars(
        select(Representation)
        .where(
            Representation.authority_id == case.authority_id,
            Representation.penalty_id == case.id,
        )
        .order_by(Representation.serial.desc())
        .limit(1)
    ).one_or_none()


def _received(
    session: Session, case: FixedPenalty, draft: Draft, said: Said | None, at: datetime
) -> Representation:
    if said is None:
        raise refuse("drafts.decided", "We have decided meanwhile. Look at your notice.")
    kind = making_of(session, case, at).way.kind
    refused = last_refusal(session, case) if kind is Kind.REVIEW else None
    review_of = refused.representation_id if refused else None
    came = Came(kind, Channel.PAGE, at, said, draft.id, review_of)
    return receive(session, case, came, by=PUBLIC, at=at)


def _new_code() -> str:
    return access_code(secrets.token_bytes(CODE_BYTES))


def _print(session: Session, code: str) -> str:
    return keyring_of(session).field.fingerprint(f"come back {code}")
