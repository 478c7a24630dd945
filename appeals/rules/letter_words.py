"""The English of our letters about a second look: outcome first, then what happens, and by when.

They speak of the notice, of days and of amounts, and of nothing else (design rule 14). Their tone
is that of ``look.md`` 2.4.
"""

from appeals.rules.answer_letters import (
    Acknowledged,
    Cancelled,
    Kept,
    LetterFacts,
    MoreAsked,
)
from appeals.rules.kept_words import kept_text
from appeals.rules.letter_parts import NO_LETTERS, Text, need_help, online
from penalties.rules.facts import Council
from penalties.rules.money import written
from penalties.rules.numbers import printed
from penalties.rules.wording.paying import reach
from penalties.rules.writing import weekday

LETTER_WORDING = "1"
"""Goes up with every change of a sentence; a letter keeps the version it was made with."""


def letter_text(facts: LetterFacts) -> tuple[str, Text]:
    """The heading of a letter, which is the outcome, and its sections."""
    number, council = f"notice {printed(facts.number)}", facts.council
    match facts.answer:
        case Acknowledged() as it:
            return "We have what you sent us", _acknowledged(it, number, council)
        case MoreAsked() as it:
            return "We have a question", _more_asked(it, number, council)
        case Kept() as it:
            return "We have decided to keep the notice", kept_text(it, facts.number, council)
        case Cancelled(was_paid=True) as it:
            return "We are sending back what you paid", _cancelled(it, number, council)
        case Cancelled() as it:
            return "We have cancelled the notice", _cancelled(it, number, council)
    return "We have paused the case", _paused(number, council)


def _acknowledged(it: Acknowledged, number: str, council: Council) -> Text:
    """It is here, it is answered by a day, and nothing presses anybody until then."""
    what = "your request for a review of our decision" if it.is_review else "what you sent us"
    came = f"We have {what} about {number}. It came on {weekday(it.came_on)}."
    if not it.in_time:
        came += " That was after the last day. We look at it all the same."
    waits = f"We aim to answer by {weekday(it.answer_by)}. You do not need to do anything now."
    kept = (
        f" If you want to pay before then, {written(it.lower_pence)} is enough. We keep the lower "
        "amount open for you."
        if it.lower_pence is not None
        else ""
    )
    return {
        "lead": [came, waits],
        "next": [
            f"An officer who did not give you the notice decides, and tells you why. {NO_LETTERS}"
            f"{kept}",
            "Do you want to tell us more, or send something? You can add it on the page of your "
            "notice. Or write to us. If we need something from you, we ask.",
        ],
        "online": online(council),
        "help": need_help(council),
    }


def _more_asked(it: MoreAsked, number: str, council: Council) -> Text:
    """There is a question; what it is stands behind the date of birth, never on paper."""
    return {
        "lead": [
            f"We are looking again at {number}. We have a question: it is on the page of your "
            f"notice. Or ask us to read it to you. {reach(council)}",
            f"Please answer by {weekday(it.answer_by)}. If you need more time, tell us.",
        ],
        "next": [
            "If we do not hear from you, we decide with what we have. You lose nothing by that. "
            f"{NO_LETTERS}",
            "We do not print the question, because others may see this letter. If you need it by "
            "post, tell us an address at which only you open it.",
        ],
        "online": online(council),
        "help": need_help(council),
    }


def _paused(number: str, council: Council) -> Text:
    """Nothing presses anybody, and nobody is told why."""
    return {
        "lead": [
            f"We have looked at {number}, and we have paused the case. You do not need to do "
            "anything. While it is paused we send no letters about payment.",
        ],
        "next": ["If anything changes, we will tell you, and you will have time to act."],
        "help": need_help(council),
    }


def _cancelled(it: Cancelled, number: str, council: Council) -> Text:
    """Half a page: the outcome, the money, and that nothing is left to do."""
    told = (
        f"There was a fault in {number}. You should not have had to pay it. The case is closed for "
        "good, and there will be no court case."
        if it.was_paid
        else f"We have cancelled {number}. You do not have to pay anything, and there will be no "
        "court case."
    )
    lead = [told, *_refund(it)]
    sorry = "We were wrong, and we are sorry. " if it.we_were_wrong else ""
    thanks = " Thank you for telling us." if it.was_asked else ""
    lead.append(f"{sorry}You do not need to do anything more.{thanks}")
    return {"lead": [*lead, f"Questions? {reach(council)}"]}


def _refund(it: Cancelled) -> list[str]:
    if not it.refund_pence:
        return []
    to = ", to the card you used" if it.to_the_card else ""
    amount = written(it.refund_pence)
    if it.refunded_on is not None:
        return [f"We sent back the {amount} you paid on {weekday(it.refunded_on)}{to}."]
    if it.refund_by is None:
        return [f"We will send back the {amount} you paid{to}."]
    ask = "" if it.to_the_card else " If we need to know where to send it, we will ask you."
    return [f"We will send back the {amount} you paid by {weekday(it.refund_by)}{to}.{ask}"]
