"""The one e-mail that we send: there is something new. It says nothing of what, or to whom.

No name, no attachment, no link that opens anything, and nothing that tells us whether it was read.
"""

import uuid
from collections.abc import Sequence
from datetime import timedelta

PAUSES: Sequence[timedelta] = (
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(hours=24),
)
"""How long we wait after each try. After the last the mail has failed, and a letter goes."""


def reference(penalty_id: uuid.UUID) -> str:
    """What the subject shows: it tells our mails about one case apart, and opens nothing."""
    return penalty_id.hex[-4:].upper()


def subject(council: str, ref: str) -> str:
    """The subject of every mail; ``council`` is its short name."""
    return f"An update from {council}: ref {ref}"


def body(web: str) -> str:
    """What every mail says; ``web`` is our address as a person would type it."""
    return (
        f"There is something new for you. Go to {web} and sign in with your notice number and "
        "code.\n\nThis mail was sent by a machine. It does not say more, because others may see "
        "your mail.\n"
    )


def pause_after(tries: int) -> timedelta | None:
    """How long to wait after so many tries; ``None`` where that was the last."""
    return PAUSES[tries - 1] if tries <= len(PAUSES) else None
