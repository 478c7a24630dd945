"""Files that arrive in parts: what has come lies in one file each, and its length is the truth.

A part is on the disk before anybody is told that it came, so that a server that dies in the middle
loses nothing of it. Whoever writes holds the file alone, and lets go when the process ends.
"""

import fcntl
import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from penalties.office.files import FileStore

FOLDER = "incoming"
PART_BYTES = 64 * 1024


class Busy(Exception):
    """Somebody else is writing this file at the moment."""


@dataclass(frozen=True, slots=True)
class Partial:
    """One file that is arriving."""

    place: Path

    def length(self) -> int:
        """How many bytes have come and are on the disk."""
        try:
            return self.place.stat().st_size
        except FileNotFoundError:
            return 0

    @contextmanager
    def held(self) -> Iterator[int]:
        """Hold the file alone; gives what ``append`` writes to. Raises ``Busy``."""
        self.place.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.place, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Busy(str(self.place.name)) from None
            yield handle
        finally:
            os.close(handle)

    def drop(self) -> None:
        """Forget what has come."""
        self.place.unlink(missing_ok=True)


def partial(files: FileStore, authority_code: str, upload_id: uuid.UUID) -> Partial:
    """The file with this id that is arriving for a council."""
    return Partial(files.root / authority_code / FOLDER / str(upload_id))


def append(handle: int, read: Callable[[int], bytes], most: int) -> int:
    """Write what ``read`` gives behind what is there, ``most`` bytes at the most; how many came.

    What came before a line broke stays, and the failure of ``read`` is passed on after that.
    """
    came = 0
    try:
        while came < most and (part := read(min(PART_BYTES, most - came))):
            os.write(handle, part)
            came += len(part)
    finally:
        os.fsync(handle)
    return came
