"""Files as lists show them: what the person calls them, how large they are, what became of them."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from appeals.actions.uploads import name_of
from appeals.records.uploads import Upload
from appeals.rules.uploads import BROKEN_OFF, MEBIBYTE, SHOWN, Status

NAMELESS = "A file without a name"
HAVE_IT = "We have it"
COMING = "On its way: {percent}% has come. To go on, choose the same file again"
BROKE = (
    "It stopped part way, and your time has stopped with it. Choose the same file again to go on, "
    "or remove it"
)
FAILED = (
    "Something went wrong on our side. Your time has stopped until we have sorted it out. You can "
    "go on"
)


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file of a list. ``has_failed``: it stopped the person's time, and is not settled."""

    id: uuid.UUID
    name: str
    size: str
    words: str
    has_failed: bool


def rows_of(session: Session, files: Iterable[Upload]) -> list[FileRow]:
    """The files that the person sees: on their way, kept, and failed."""
    return [
        FileRow(
            one.id,
            name_of(session, one) or NAMELESS,
            in_words(one.size),
            _words(one),
            one.status == Status.FAILED and one.settled_at is None,
        )
        for one in files
        if one.status in SHOWN
    ]


def in_words(size: int) -> str:
    """A size as people read it: ``2.4MB``, ``310KB``."""
    if size >= MEBIBYTE:
        return f"{size / MEBIBYTE:.1f}MB"
    return f"{max(1, round(size / 1024))}KB"


def _words(one: Upload) -> str:
    if one.status == Status.KEPT:
        return HAVE_IT
    if one.status == Status.FAILED:
        return BROKE if one.problem == BROKEN_OFF else FAILED
    return COMING.format(percent=100 * one.received // one.size)
