"""Making a file that somebody sent harmless: opened at arm's length, and written anew."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from penalties.office import papers, pictures
from penalties.office.cleaner import FAULTY
from penalties.rules.sent_files import HEAD_BYTES, Fault, Faulty, Kind, kind_of, plain_text

HERE = Path(__file__).parents[2]
PATIENCE_SECONDS = 120
TEXT = "text/plain"
MOST_AT_ONCE = 2
_TURN = threading.BoundedSemaphore(MOST_AT_ONCE)
_OVER_ITS_LIMITS = (-signal.SIGXCPU, -signal.SIGKILL)


class Uncleaned(Exception):
    """We could not work on a file, and that is our fault: its sender did nothing wrong."""


@dataclass(frozen=True, slots=True)
class Clean:
    """What is kept of a file, and as what it is served."""

    content: bytes
    media_type: str


def cleaned(sent: Path) -> Clean:
    """The file at ``sent`` written anew, of a kind that is known by its content.

    Raises ``Faulty`` where the file is to be refused and ``Uncleaned`` where we failed.
    """
    with sent.open("rb") as file:
        kind = kind_of(file.read(HEAD_BYTES))
    if kind is Kind.TEXT:
        return Clean(plain_text(sent.read_bytes()), TEXT)
    with _TURN, tempfile.TemporaryDirectory() as folder:
        kept = Path(folder, "kept")
        _run(kind, sent, kept)
        return Clean(kept.read_bytes(), papers.KEPT_AS if kind is Kind.PDF else pictures.KEPT_AS)


def _run(kind: Kind, sent: Path, kept: Path) -> None:
    command = [sys.executable, "-P", "-m", "penalties.office.cleaner", kind, str(sent), str(kept)]
    path = os.pathsep.join((str(HERE), *filter(None, sys.path)))
    try:
        # Our own program with a kind from our own list and names that we made.
        done = subprocess.run(  # noqa: S603
            *(command,),
            env={"PYTHONPATH": path},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as failure:
        raise Uncleaned(type(failure).__name__) from None
    if done.returncode == FAULTY:
        raise Faulty(Fault(done.stdout.decode()))
    if done.returncode in _OVER_ITS_LIMITS:
        raise Faulty(Fault.TOO_MUCH_INSIDE)
    if done.returncode:
        raise Uncleaned(f"ended with {done.returncode}")
