"""What a matter in a queue is called, for whoever opens the desk."""

from collections.abc import Mapping

from penalties.rules.staff import Role

QUEUES: Mapping[str, str] = {
    "supervisor": "For a supervisor",
    "finance": "For finance",
    "legal": "For legal",
    "admin": "For an administrator",
}
QUEUES_OF: Mapping[Role, tuple[str, ...]] = {
    Role.SUPERVISOR: ("supervisor",),
    Role.LEGAL: ("legal",),
    Role.FINANCE: ("finance",),
    Role.ADMIN: ("admin",),
}
PAGES: Mapping[str, str] = {"finance": "refunds.matter"}
"""Where a matter of a queue is dealt with, if not on the page that all matters share."""

KINDS: Mapping[str, str] = {
    "held_notice": "Held for review: cancel it or let it stand",
    "letter_waits": "A letter may not be posted: hand it over, or cancel the notice",
    "authorisation_asked": "An officer asks before the act",
    "held_encounter": "An encounter that a rule speaks against",
    "dispersal_unsigned": "A dispersal was authorised by phone, and is not signed yet",
    "direction_given": "Look at a direction that was given",
    "direction_held": "A direction that a rule speaks against: for a police supervisor",
    "direction_breached": "Somebody was met against a direction: for a police supervisor",
    "keeper_letter_asked": "A letter to a keeper waits for a sergeant",
    "keeper_letter_legal": "A letter to a company waits for legal",
    "keeper_answered": "Somebody answered a letter to a keeper",
    "keeper_letter_review": "A letter to a keeper is deleted in a month: look at it again",
    "police_report_missing": "The police were not told, and should be",
    "quarantined_paper": "Paper is out that could not be read in",
    "encounter_conflict": "Two encounters that cannot both be right",
    "pause_over": "A paused case goes on: tell the person, with the new last days",
    "pause_may_end": "A pause may end: cancel the notice or let it run on",
    "legal_review": "Decide what happens next",
    "representation": "Somebody asks us to look again",
    "representation_to_read": "A decision waits for a second reader",
    "answer_overdue": "The day by which we wanted to answer has passed",
    "more_came": "Somebody added to what they asked",
    "more_overdue": "What we asked for has not come: ask again, or decide without it",
    "failed_upload": "A file did not arrive, and the time of its sender stands still",
    "answer_letter_waits": "A letter about a second look may not be posted",
    "complaint": "A complaint waits for its answer",
    "mail_failed": "An e-mail could not be delivered",
    "first_alarm": "Two months left to start proceedings",
    "second_alarm": "One month left to start proceedings",
    "prosecution_safe": "Last safe day to start proceedings",
    "part_payment": "Lower amount came late: contact the person",
    "underpaid": "Too little came: contact the person",
    "double_payment": "Paid twice: send one payment back",
    "overpaid": "Paid too much: send the rest back",
    "not_open": "Money for a case that is over: send it back",
    "late_not_invited": "Late money that nothing asked for: decide",
    "proceedings_started": "Money after proceedings started: decide",
    "under_review": "Money for a notice that is being checked",
    "wrong_amount": "Another amount came than was asked",
    "unmatched_payment": "Money that fits no notice",
    "dispute": "A payer disputes a payment",
    "refund_failed": "A refund came back",
    "refund_to_approve": "Approve a refund",
    "recall_to_confirm": "Confirm or drop a recall that somebody else began",
    "recall_passed_over": "Notices of a recall that were passed over: decide about each",
    "recall_refunds": "Approve the refunds of a recall together",
    "refund": "Cancelled: send back what was paid",
    "send_back": "Closed without a penalty: send back what was paid",
}


def words_of(kind: str) -> str:
    """The kind of a queue item in words; an unknown one is shown by its code, never hidden."""
    return KINDS.get(kind, kind.replace("_", " ").capitalize())
