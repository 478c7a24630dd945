"""The letter after a second look that kept the notice: each point, and what can still be done."""

from appeals.rules.answer_letters import Kept
from appeals.rules.finding_words import found
from appeals.rules.letter_parts import Text, complain, need_help, online
from penalties.rules.facts import Council
from penalties.rules.money import written
from penalties.rules.numbers import printed
from penalties.rules.wording.after import MOST_A_COURT_CAN_FINE
from penalties.rules.wording.paying import how_to_pay
from penalties.rules.wording.sections import Row
from penalties.rules.writing import end_of, weekday


def kept_text(kept: Kept, number: str, council: Council) -> Text:
    """Every section of the letter. ``number`` is the compact one of the notice."""
    return {
        "lead": _lead(kept, printed(number)),
        "points": _points(kept),
        "reasons": _reasons(),
        "choices": _choices(kept),
        "who_decided": _who_decided(kept),
        "online": online(council),
        "how_to_pay": _other_ways(council, number),
        "disagree": _disagree(kept),
        "complain": complain(council),
        "help": need_help(council),
        "how_counted": [" ".join(kept.calculation)],
    }


def _lead(kept: Kept, number: str) -> list[str]:
    again = "once more" if kept.is_review else "again"
    return [
        f"We have looked {again} at notice {number} and decided to keep it. We know this is not "
        "the answer you wanted. The officer who decided did not give you the notice.",
        f"You wrote to us on {weekday(kept.came_on)}. We decided on {weekday(kept.decided_on)}. "
        "Below is each point you made and what we found.",
    ]


def _points(kept: Kept) -> list[Row]:
    return [
        {
            "title": point.ground.neutral,
            "text": f"{found(point.ground, point.finding)} {point.words}".strip(),
        }
        for point in kept.points
    ]


def _reasons() -> list[str]:
    return [
        "This letter says little of your points, because others may see it. Our full reasons are "
        "on the page of your notice. We ask for your date of birth there. Or ask us to send them "
        "to you in a sealed letter.",
    ]


def _choices(kept: Kept) -> list[Row]:
    """What closes the case, and until when; the amount never goes up."""
    full = written(kept.full_pence)
    if kept.lower_pence is None or kept.lower_until is None:
        return [_pay(full, kept)]
    lower = written(kept.lower_pence)
    why = (
        "You wrote to us while the lower amount was open, so it is open again."
        if kept.lower_kept
        else "We have opened the lower amount again for you."
    )
    rows: list[Row] = [
        {
            "title": f"Pay {lower}",
            "text": f"{why} You can pay {lower} by {end_of(kept.lower_until)}, and then the case "
            "is closed for good.",
        }
    ]
    if kept.lower_until < kept.pay_by:
        return [*rows, _pay(full, kept)]
    after = f"After that day you can still pay {full}. It does not go above that."
    return [*rows, {"title": "If you pay later", "text": after}]


def _pay(full: str, kept: Kept) -> Row:
    return {
        "title": f"Pay {full}",
        "text": f"You can pay {full} by {end_of(kept.pay_by)}, and then the case is closed for "
        "good. The amount has not gone up.",
    }


def _other_ways(council: Council, number: str) -> list[Row]:
    """What does not stand beside the code already."""
    return [row for row in how_to_pay(council, number, paper="letter") if row["title"] != "Online"]


def _disagree(kept: Kept) -> list[str]:
    """One review, and the court: who decides there, the most it can do, and the way out."""
    full = written(kept.full_pence)
    return [
        _review(kept),
        "You do not have to pay. Our legal team may then ask a court to decide. This is not "
        "automatic. You can tell the court your side. The most it can fine is "
        f"{written(MOST_A_COURT_CAN_FINE)}. It may add costs and a surcharge. Until a court case "
        f"starts, you can still end this: pay {full}, or write to us.",
    ]


def _review(kept: Kept) -> str:
    if kept.review_until is None:
        return "This was the one review of our decision. We do not look at it again."
    return (
        "Do you have something new that we have not seen? Then you can ask for one review of our "
        f"decision, by {end_of(kept.review_until)}. Ask on the page of your notice, or write to us."
    )


def _who_decided(kept: Kept) -> list[str]:
    read = " Somebody else has read it, too." if kept.was_read else ""
    return [
        "A supervisor decided this, and not the officer who gave you the notice. They work in our "
        f"notices team.{read}"
    ]
