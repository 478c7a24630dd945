"""What can be done with a letter as it stands, by whoever looks at it."""

from dataclasses import dataclass

from flask import url_for

from penalties.office.staff import Staff
from penalties.records.keeper_letters import KeeperLetter
from penalties.rules.keeper_letters import ANSWERABLE, MOVES, Status, Verb
from penalties.rules.police import is_supervisor
from penalties.rules.staff import Permission

WORDS = {
    Verb.RELEASE: ("Release it", "keeper_moves.release"),
    Verb.KEEP_BACK: ("Do not release it", "keeper_moves.keep_back"),
    Verb.APPROVE: ("Approve it", "keeper_moves.approve"),
    Verb.REFUSE: ("Do not approve it", "keeper_moves.turn_down"),
    Verb.POST: ("Post it", "keeper_moves.post"),
    Verb.WITHDRAW: ("Withdraw it", "keeper_moves.withdraw"),
}


ABOUT_ANSWERS = (
    (Permission.KERB_WARNINGS_SEND, "Write down an answer", "keeper_moves.take_answer"),
    (Permission.KERB_WARNINGS_REVIEW, "Say what came of it", "keeper_moves.settle"),
)


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do: its words, and where that is asked about."""

    words: str
    href: str


def deeds(letter: KeeperLetter, member: Staff) -> list[Deed]:
    """What concerns answers, and the moves of the table that are open now."""
    status = Status(letter.status)
    open_now = [
        Deed(words, url_for(endpoint, number=letter.number))
        for permission, words, endpoint in ABOUT_ANSWERS
        if status in ANSWERABLE and member.may(permission)
    ]
    open_now += [
        Deed(words, url_for(endpoint, number=letter.number))
        for verb, (words, endpoint) in WORDS.items()
        if status in MOVES[verb].from_ and _may(member, verb)
    ]
    return open_now


def _may(member: Staff, verb: Verb) -> bool:
    permission = MOVES[verb].permission
    if permission is Permission.KERB_WARNINGS_REVIEW:
        return is_supervisor(member.role, member.kind, permission)
    return member.may(permission)
