"""The back of the notice: what happens next, the second look, help, and what the notice is."""

from penalties.rules.facts import Council, Facts, HelpLine
from penalties.rules.money import Pence, written
from penalties.rules.wording.paying import reach
from penalties.rules.writing import day, end_of

MOST_A_COURT_CAN_FINE = Pence(100_000)
"""Level 3 on the standard scale: section 67(2)."""


def if_nothing(facts: Facts) -> list[str]:
    """Letters, a legal review, perhaps a court: never automatic, and always with a way out."""
    full = written(facts.amounts.full_pence)
    return [
        f"If you do nothing by {day(facts.dates.payment_period_ends)}, we will write to you, "
        f"twice. The amount will not go above {full}. Then our legal team looks at the evidence, "
        "and at whether a court case would be right. It may decide to stop. Nothing is automatic.",
        "If there is a case, a court decides, and you can tell it your side. The most it can fine "
        f"is {written(MOST_A_COURT_CAN_FINE)}. It may add costs and a surcharge. Until a case "
        f"starts, you can still pay {full} or write to us.",
    ]


def look_again(facts: Facts) -> list[str]:
    """Representations: how, by when, what helps, who decides, and what becomes of the amounts."""
    dates, council = facts.dates, facts.council
    return [
        "Tell us if you think this notice is wrong, or if we should not go on with it. It costs "
        "nothing, and you need no lawyer. Do it by "
        f"{end_of(dates.representations_close)}. Go to {council.web}, or write to the address "
        "above. Give your notice number.",
        "It helps to tell us where you were, what happened, and if you had a good reason. Tell us "
        "if you saw no sign, if you were ill, or if someone made you do it. Send photos or papers "
        "if you have them.",
        "While we look, we send no letters about payment. An officer who did not issue this "
        "notice decides, and tells you why. If we keep the notice, you get a new last day to pay. "
        f"If you asked by {day(dates.discount_ends)}, you can still pay the lower amount, "
        f"{written(facts.amounts.lower_pence)}.",
    ]


def if_you_cannot(council: Council) -> list[str]:
    """Hardship, pressure, danger: who helps."""
    lines = [
        "If paying is hard, or something is wrong, tell us. We may be able to help, or to stop "
        f"this. {reach(council)}",
        "In danger now? Call 999.",
    ]
    if council.help_lines:
        lines[1] = (
            "If someone puts you under pressure, or you do not feel safe, you can talk to someone "
            "in private. In danger now? Call 999."
        )
    return lines + [_help(line) for line in council.help_lines]


def _help(line: HelpLine) -> str:
    return f"{line.name}: {line.phone}." + (f" {line.hours}." if line.hours else "")


def what_this_is() -> list[str]:
    """Payment discharges liability to conviction (section 68(2)) and does nothing more."""
    return [
        "The offence is to break a public spaces protection order without a reasonable excuse. "
        "If you pay in time, you cannot be convicted of this offence. Paying does that, and "
        "nothing more. This notice is not a conviction, and it is not a debt. We never sell it. "
        "No bailiff will come because of it.",
    ]


def your_information(council: Council) -> list[str]:
    """Who holds it, why, what the council adds, and where to complain (DPA 2018 section 44)."""
    ours = f"{council.name} keeps the facts on this notice to deal with it. A court may see them."
    return [
        f"{ours} {council.privacy}".strip(),
        "You can ask to see what we hold. If you are unhappy with how we use it, tell us. You can "
        "also tell the Information Commissioner: ico.org.uk, 0303 123 1113.",
    ]


def other_formats(council: Council) -> list[str]:
    """Large print, audio, easy read; then a line in each language that the council sees."""
    also = f" You can also write to {council.email}." if council.phone and council.email else ""
    return [
        f"We can give you this notice in large print, as audio or in easy read. {reach(council)}"
        f"{also}",
        *council.languages,
    ]


def roll(council: Council) -> list[str]:
    """What a slip of thermal paper says in place of the longer sections, and about itself."""
    return [
        "If you do nothing, we write to you, twice. Then our legal team looks at the evidence. "
        f"Nothing is automatic. Read more at {council.web}, also on how we use your information.",
        "Take a photo of this slip today: heat and light make it fade. We can give you a copy on "
        f"plain paper, in large print or in your language. {reach(council)}",
    ]
