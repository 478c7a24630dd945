"""Matters about money that wait for finance: what each is, what to do, and how it ended."""

from collections.abc import Mapping

from penalties.actions.refunds import Because
from penalties.forms.choices import Choice

CONTACT = (
    "Nobody pursues the rest before this is decided: the case is on hold.",
    "Let a supervisor write to the person. They can pay the rest, or have this money back.",
)
SEND_BACK = (
    "Ask for a refund of what is too much. A colleague approves it.",
    "Close this matter once the refund is asked for.",
)
WHAT_TO_DO: Mapping[str, tuple[str, ...]] = {
    "part_payment": ("The lower amount came after its last day.", *CONTACT),
    "underpaid": ("Less came than either amount.", *CONTACT),
    "overpaid": ("The case is over, and more came than was due.", *SEND_BACK),
    "double_payment": ("The case was paid already, and money came again.", *SEND_BACK),
    "not_open": ("Nothing was due on this notice any more.", *SEND_BACK),
    "refund": ("The notice was cancelled after money had come.", *SEND_BACK),
    "send_back": ("The case was closed without a penalty after money had come.", *SEND_BACK),
    "wrong_amount": (
        "The card page took another amount than we asked for.",
        "Compare the ledger of the notice with the card processor’s own account.",
        "Ask for a refund where too much came.",
    ),
    "unmatched_payment": (
        "The card processor took money that we could not put in the ledger.",
        "Find it by its reference in the card processor’s account, and send it back there.",
    ),
    "dispute": (
        "The person’s bank asks us why the money was taken.",
        "Answer in the card processor’s account before its day there.",
        "The case stays closed. If the bank takes the money back, legal decides what follows.",
    ),
    "refund_failed": (
        "The card did not take the refund, and the money came back to us.",
        "Find out where to send it, and send it by hand. Then ask for a refund again.",
    ),
    "refund_to_approve": ("A colleague asked for this refund. Check it against the ledger.",),
}
ENDINGS = (
    Choice("refund_asked", "I asked for a refund"),
    Choice("person_contacted", "The person was contacted"),
    Choice("settled_elsewhere", "It was settled at the bank or card processor"),
    Choice("nothing_to_do", "There was nothing to do"),
)
BECAUSE: Mapping[str, str] = {
    Because.PAID_TWICE: "It was paid twice",
    Because.PAID_TOO_MUCH: "More came than was due",
    Because.NOTICE_CANCELLED: "The notice was cancelled",
    Because.LOWER_PAID_LATE: "The lower amount came late, and the person wants it back",
    Because.COUNCIL_DECISION: "The council decided so",
    Because.RECALLED: "It was recalled together with others",
}
EVERY_MATTER = ("Deal with it, and then say here what you did.",)


def what_to_do(kind: str) -> tuple[str, ...]:
    """What to do about a matter, in sentences."""
    return WHAT_TO_DO.get(kind, EVERY_MATTER)
