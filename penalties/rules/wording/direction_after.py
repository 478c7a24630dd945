"""What follows from a direction: the offence, coming back, questions, and what it is not.

Anti-social Behaviour, Crime and Policing Act 2014 section 35(6), section 36 and section 39.
"""

from penalties.rules.direction_facts import DirectionFacts, ReceiptFacts
from penalties.rules.money import Pence, written
from penalties.rules.numbers import printed
from penalties.rules.wording.direction_reasons import police
from penalties.rules.wording.direction_times import when

MOST_A_COURT_CAN_FINE = Pence(250_000)
"""Level 4 on the standard scale: section 39(2)."""

NOTHING_TO_PAY = "This is not a penalty. There is nothing to pay."


def offence(facts: DirectionFacts) -> list[str]:
    """The warning of section 35(6), what it means, and the most that section 39 allows."""
    return [
        "Failing to comply with this direction without reasonable excuse is an offence (section "
        f"39). That means: you stay after {when(facts.leave_by)}, or you go back into the area "
        f"before {when(facts.ends_at)}, and have no good reason.",
        "The police may then arrest you, and a court decides. You can tell it your side. A court "
        f"can fine you up to {written(MOST_A_COURT_CAN_FINE)} (level 4), or send you to prison "
        "for up to 3 months. That is the most it can do.",
    ]


def coming_back(facts: DirectionFacts) -> list[str]:
    """What a direction may not bar (section 36(2) and (3)), and whom to ask before going back."""
    return [
        "This direction must not keep you from your home. It must not keep you from work, court, "
        "school, college, training or medical care at a time when you have to be there.",
        f"If you need to go back before the end, ask the police first: call {facts.police_phone} "
        f"and give the number {printed(facts.number)}. They can change this direction, or "
        "withdraw it. In danger now? Call 999.",
    ]


def questions(facts: DirectionFacts | ReceiptFacts) -> list[str]:
    """How to ask, and how to complain."""
    return [
        f"Questions? Call {facts.police_phone}, ask for {police(facts.force)} and give the number "
        f"{printed(facts.number)}. You can ask for this in large print or in another language.",
        f"Not happy with what the police did? You can complain to {police(facts.force)}. It costs "
        "nothing. The Independent Office for Police Conduct tells you how: "
        "policeconduct.gov.uk. You can also show this paper to a solicitor or an advice centre.",
    ]


def not_a_penalty(facts: DirectionFacts | ReceiptFacts) -> list[str]:
    """That nothing is to be paid; not where a notice that asks for money was given with it."""
    if isinstance(facts, DirectionFacts) and facts.has_penalty:
        return ["This direction is not a penalty. The notice you got with it is another matter."]
    return [NOTHING_TO_PAY]


def kept() -> str:
    """What becomes of what was written down: section 38."""
    return (
        "The police keep a record of this: who, when, where, and what you were told. Section 38 "
        "asks for it. You can ask them for a copy of what they hold about you."
    )
