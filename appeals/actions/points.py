"""Setting down what somebody raised as points, and answering each: never by whoever issued."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from appeals.actions.letter_checks import check_letter_words
from appeals.actions.sealing import opened, seal
from appeals.records.points import Point, last_serial, points_of
from appeals.records.representations import Representation
from appeals.rules import points as rules
from appeals.rules.grounds import Ground
from appeals.rules.points import Answer
from appeals.rules.representations import Standing
from penalties.actions.moves import write
from penalties.office.audit import Actor
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.events import Event

Key = int | Ground
"""A point by its number; or a reason that was ticked and has no point yet."""


def set_down(
    session: Session,
    case: FixedPenalty,
    one: Representation,
    ground: Ground,
    words: str,
    *,
    by: Actor,
    at: datetime,
) -> Point:
    """Set down one more point, with what was said in words of the person's.

    Raises ``Refused`` for the issuer, where nothing is looked at any more, and beyond the most.
    """
    _work_on(session, one, by)
    point = _added(session, one, ground, words, by, at)
    _write(session, case, one, by, at)
    return point


def change(
    session: Session,
    case: FixedPenalty,
    one: Representation,
    point: Point,
    ground: Ground,
    words: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Say otherwise what a point is about; its finding and answer stay as they are."""
    _work_on(session, one, by)
    known = points_of(session, one.authority_id, one.id)
    if ground != point.ground:
        rules.check_may_go(one.grounds, known, point)
    point.ground, point.words = str(ground), seal(session, words)
    point.written_by, point.written_at = _who(by), at
    _write(session, case, one, by, at)


def remove(
    session: Session,
    case: FixedPenalty,
    one: Representation,
    point: Point,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Take away a point that was set down in error; never the last about what was ticked."""
    _work_on(session, one, by)
    rules.check_may_go(one.grounds, points_of(session, one.authority_id, one.id), point)
    point.removed_at = at
    _write(session, case, one, by, at)


def answer(
    session: Session,
    case: FixedPenalty,
    one: Representation,
    given: Mapping[Key, Answer | None],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Keep the answers as given; ``None`` leaves a point as it is, which somebody else may answer.

    What was ticked becomes a point once it is answered. Raises ``Refused`` for the issuer, where
    nothing is looked at any more, and for words that no letter may use.
    """
    _work_on(session, one, by)
    known = {point.serial: point for point in points_of(session, one.authority_id, one.id)}
    for key, said in given.items():
        if said is None:
            continue
        check_letter_words(session, case, said.letter_words)
        if isinstance(key, Ground):
            _keep(_added(session, one, key, key.asked, by, at), said, by, at)
        elif key in known:
            _keep(known[key], said, by, at)
    if any(given.values()):
        _write(session, case, one, by, at)


def what_was_raised(session: Session, point: Point) -> str:
    """What was said about a point."""
    words: str = opened(session, point.words)
    return words


def _keep(point: Point, said: Answer, by: Actor, at: datetime) -> None:
    kept = (str(said.finding), said.answer, said.letter_words or None)
    if kept != (point.finding, point.answer, point.letter_words):
        point.finding, point.answer, point.letter_words = kept
        point.written_by, point.written_at = _who(by), at


def _added(
    session: Session, one: Representation, ground: Ground, words: str, by: Actor, at: datetime
) -> Point:
    serial = last_serial(session, one.authority_id, one.id) + 1
    rules.check_number(len(points_of(session, one.authority_id, one.id)))
    point = Point(
        authority_id=one.authority_id,
        representation_id=one.id,
        serial=serial,
        ground=str(ground),
        words=seal(session, words),
        written_by=by.id,
        written_at=at,
    )
    session.add(point)
    session.flush()
    return point


def _who(by: Actor) -> uuid.UUID:
    assert by.id is not None  # noqa: S101 - staff alone come this far
    return by.id


def _work_on(session: Session, one: Representation, by: Actor) -> None:
    """Have the representation to ourselves, if it may be worked on by whoever acts."""
    session.refresh(one, with_for_update=True)
    rules.check_work(Standing(one.standing), is_issuer=by.id == one.issued_by)


def _write(
    session: Session, case: FixedPenalty, one: Representation, by: Actor, at: datetime
) -> None:
    session.flush()
    count = len(points_of(session, one.authority_id, one.id))
    facts = {"number": case.number, "serial": one.serial, "points": count}
    write(session, Event.REPRESENTATION_ITEMISED, case, by=by, at=at, facts=facts)
