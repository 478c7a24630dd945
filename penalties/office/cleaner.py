"""The process in which one sent file is opened: python -m penalties.office.cleaner KIND FROM TO.

It knows no secret and may use only so much memory and time, whatever the file asks for. It ends
with ``FAULTY`` where the file is to be refused, having said why; with any other failure it was us.
"""

import resource
import sys
from contextlib import suppress
from pathlib import Path

from penalties.office.papers import plain_pages
from penalties.office.pictures import small_picture
from penalties.rules.sent_files import Fault, Faulty, Kind

FAULTY = 3
MOST_MEMORY = 1536 * 1024 * 1024
MOST_SECONDS = 40


def main(kind: Kind, sent: Path, kept: Path) -> int:
    """Write what is to be kept of ``sent`` into ``kept``; the status to end with."""
    _bind()
    try:
        kept.write_bytes(plain_pages(sent) if kind is Kind.PDF else small_picture(sent, kind))
    except Faulty as faulty:
        return _say(faulty.fault)
    except (MemoryError, RecursionError):
        return _say(Fault.TOO_MUCH_INSIDE)
    return 0


def _bind() -> None:
    limits = ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, MOST_SECONDS))
    for limit, most in limits:
        # A system that cannot bind memory still ends the process by its clock.
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))


def _say(fault: Fault) -> int:
    sys.stdout.write(fault)
    return FAULTY


if __name__ == "__main__":
    sys.exit(main(Kind(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])))
