"""The trail behind the wall in words, as the support desk shows it."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from penalties.office.audit import Actor
from penalties.office.support_trail import WalledEntry, words_of
from penalties.rules.events import READS
from penalties.web.timeline import FOLDER, Told
from penalties.web.trails import Names


def entries(session: Session, trail: Iterable[WalledEntry]) -> list[Told]:
    """What happened, the newest first, with who did it and in which words; readings left out."""
    written = [entry for entry in trail if entry.event not in READS]
    return [_told(session, entry) for entry in reversed(written)]


def _told(session: Session, entry: WalledEntry) -> Told:
    names = Names(session, entry.authority_id)
    by = names.of(Actor(entry.actor_kind, entry.actor_id))
    partial = f"{FOLDER}/{entry.event}.html"
    return Told(entry.event, entry.at, partial, entry.facts, by, words_of(session, entry))
