"""Lists of what letters to keepers rest on: the latest sightings, and the files that came."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from penalties.records.keepers import KeeperFile, Sighting

A_PAGE = 100


def latest_sightings(session: Session, authority_id: int) -> Sequence[Sighting]:
    """What was seen last, the latest first."""
    return session.scalars(
        select(Sighting)
        .where(Sighting.authority_id == authority_id)
        .order_by(Sighting.seen_at.desc(), Sighting.id.desc())
        .limit(A_PAGE)
    ).all()


def keeper_files_of(session: Session, authority_id: int) -> Sequence[KeeperFile]:
    """Files that were taken in, the latest first."""
    return session.scalars(
        select(KeeperFile)
        .where(KeeperFile.authority_id == authority_id)
        .order_by(KeeperFile.id.desc())
        .limit(A_PAGE)
    ).all()
