"""Which paper a letter to a keeper has: the letter, and the one that takes it back."""

from notices.actions import Frozen
from penalties.actions.keeper_moves import SUBJECT
from penalties.records.keeper_letters import KeeperLetter
from penalties.rules.keeper_facts import KIND


def of_letter(letter: KeeperLetter) -> Frozen:
    """The letter as it was posted."""
    return _paper(letter, 0, letter.snapshot, letter.snapshot_sha256)


def of_withdrawal(letter: KeeperLetter) -> Frozen:
    """The letter that takes it back."""
    return _paper(letter, 1, letter.ended_snapshot, letter.ended_sha256)


def _paper(letter: KeeperLetter, part: int, snapshot: str | None, sha256: str | None) -> Frozen:
    return Frozen(
        authority_id=letter.authority_id,
        number=letter.number,
        kind=KIND,
        part=part,
        layout=str(letter.layout),
        snapshot_text=str(snapshot),
        sha256=str(sha256),
        subject=(SUBJECT, letter.id),
    )
