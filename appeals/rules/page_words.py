"""What the page of a notice tells of a second look: that we look, what we decided, what can follow.

Nothing here tells of the matter: days and amounts alone, for whoever has number and code.
"""

from dataclasses import dataclass
from datetime import date

from appeals.rules.receipt import Making, Way
from penalties.rules.money import Pence, written
from penalties.rules.second_looks import Ask, SecondLook
from penalties.rules.writing import end_of, weekday

NEW_DAYS = "If we keep the notice, you get at least 14 new days to pay."


@dataclass(frozen=True, slots=True)
class Looking:
    """We look again: since when, and by when we answer. ``lower`` is kept meanwhile, in pence."""

    came_on: date
    answer_by: date
    is_review: bool
    more_by: date | None = None
    lower: Pence | None = None


def looking(it: Looking, today: date) -> SecondLook:
    """What is told while we look."""
    asked = "You asked for a review of our decision" if it.is_review else "You asked us"
    said = [f"{asked} on {weekday(it.came_on)}. {_answer(it.answer_by, today)}"]
    if it.more_by is not None:
        said.append(f"We have a question. Please answer by {weekday(it.more_by)} if you can.")
    said.append(f"While we look, we send no letters about payment. {NEW_DAYS}")
    if it.lower is not None:
        said.append(f"We keep the lower amount, {written(it.lower)}, open for you.")
    ask = Ask("Tell us more", "You can add to what you told us. We look at all of it.", "Add")
    return SecondLook("We are looking again", tuple(said), is_whole=True, ask=ask)


def kept(decided_on: date, making: Making) -> SecondLook:
    """What is told once we have decided to keep the notice; the days to pay stand beside it."""
    said = (
        f"We looked again. On {weekday(decided_on)} we decided to keep this notice.",
        "If you still disagree, our legal team may ask a court to decide. This is not automatic, "
        "and you can tell the court your side. If you pay before, there will be no court case.",
    )
    return SecondLook("We have decided to keep this notice", said, ask=_review(making))


def paused(making: Making) -> SecondLook:
    """What is told while a case is paused after a second look; nobody is told why."""
    said = (
        "We looked at what you sent us, and paused this case. You do not need to do anything.",
        "While it is paused we send no letters about payment. If anything changes, we tell "
        "you, and you have time to act.",
    )
    ask = Ask("Tell us more", "You can write to us again at any time.", "Write to us")
    may_ask = making.way is not Way.CLOSED
    return SecondLook("We have paused this case", said, is_whole=True, ask=ask if may_ask else None)


def _answer(answer_by: date, today: date) -> str:
    if today <= answer_by:
        return f"We aim to answer by {weekday(answer_by)}."
    return f"We wanted to answer by {weekday(answer_by)}, and we are late. You lose nothing by it."


def _review(making: Making) -> Ask | None:
    if making.way is Way.REVIEW:
        once = f"By {end_of(making.until)}, once." if making.until else "You can do so once."
        said = f"{once} Tell us what is new since we decided."
        return Ask("Ask for a review", said, "Ask for a review")
    if making.way is Way.LATE_REVIEW:
        said = "The last day for this has passed. Is something new? You can still tell us."
        return Ask("Ask for a review", said, "Ask for a review")
    return None
