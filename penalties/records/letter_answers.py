"""What a letter to a keeper rests on, what came back to it, and what the public may read of it."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from penalties.records.keeper_letters import KeeperAnswer, KeeperLetter, LetterSighting
from penalties.records.keepers import Sighting


def public_status(session: Session, authority_id: int, number: str) -> str | None:
    """How the letter with this number stands; for the public side, which reads no more of it."""
    return session.scalar(
        select(KeeperLetter.status).where(
            KeeperLetter.authority_id == authority_id, KeeperLetter.number == number
        )
    )


def answers_to(session: Session, authority_id: int, number: str) -> Sequence[KeeperAnswer]:
    """Everything that came back to a letter, the first first."""
    return session.scalars(
        select(KeeperAnswer)
        .where(KeeperAnswer.authority_id == authority_id, KeeperAnswer.number == number)
        .order_by(KeeperAnswer.id)
    ).all()


def sightings_told(session: Session, authority_id: int, vehicle_id: uuid.UUID) -> set[uuid.UUID]:
    """The sightings of a vehicle that a letter told of which was posted."""
    told = (
        select(LetterSighting.sighting_id)
        .join(
            KeeperLetter,
            (KeeperLetter.authority_id == LetterSighting.authority_id)
            & (KeeperLetter.id == LetterSighting.letter_id),
        )
        .where(
            KeeperLetter.authority_id == authority_id,
            KeeperLetter.vehicle_id == vehicle_id,
            KeeperLetter.posted_at.is_not(None),
        )
    )
    return set(session.scalars(told))


def sightings_behind(session: Session, letter: KeeperLetter) -> Sequence[Sighting]:
    """The sightings on which a letter rests, the first first."""
    behind = select(LetterSighting.sighting_id).where(
        LetterSighting.authority_id == letter.authority_id, LetterSighting.letter_id == letter.id
    )
    return session.scalars(
        select(Sighting)
        .where(Sighting.authority_id == letter.authority_id, Sighting.id.in_(behind))
        .order_by(Sighting.seen_at, Sighting.id)
    ).all()
