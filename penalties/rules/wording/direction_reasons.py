"""Why a direction was given, by whose power, how it was told, and who gave it.

Anti-social Behaviour, Crime and Policing Act 2014 section 34, section 35(1) to (7), section 38.
"""

from penalties.rules.direction_facts import DirectionFacts, ReceiptFacts, Saying, TakenTo
from penalties.rules.wording.direction_times import when
from penalties.rules.wording.sections import Row
from penalties.rules.writing import day

TAKEN = {
    TakenTo.HOME: "Because you are under 16, the police took you home.",
    TakenTo.PLACE_OF_SAFETY: "Because you are under 16, the police took you to a place of safety.",
}
NO_NAME = "somebody whose name we do not know"
_BY = {Saying.GIVEN: "Given", Saying.VARIED: "Changed", Saying.WITHDRAWN: "Withdrawn"}


def whom(name: str, born_year: int | None) -> str:
    """The name, and the year of birth at most."""
    known = name or NO_NAME
    return f"{known}, born {born_year}" if born_year else known


def police(force: str) -> str:
    """The force by its name, where it is known."""
    return force or "the police"


def dated(facts: DirectionFacts) -> str:
    """When this was said, which for a later paper is not when the direction was given."""
    return f"{_BY[Saying(facts.kind)]} at {when(facts.made_at)}"


def reasons(facts: DirectionFacts) -> list[Row]:
    """To whom, where, and both tests of section 35(2) and (3) with their particulars."""
    person = whom(facts.name, facts.born_year)
    described = f"{person}. {facts.description}" if facts.description else person
    return [
        {"title": "To whom", "text": described},
        {"title": "When and where", "text": f"{when(facts.given_at)}, {facts.place}"},
        {"title": "What the officer saw", "text": facts.behaviour},
        {
            "title": "Why you have to leave",
            "text": facts.necessity or "No reason was written down. You can ask for it: see below.",
        },
    ]


def power(facts: DirectionFacts) -> list[str]:
    """The authorisation of section 34, and what section 35 lets an officer do under it."""
    if facts.authorised_from is None or facts.authorised_to is None:
        return ["We found no authorisation of a senior officer for this direction. Ask about it."]
    return [
        f"{facts.authorised_by} of {police(facts.force)} authorised directions in this place: "
        f"{facts.locality}. That holds from {when(facts.authorised_from)} to "
        f"{when(facts.authorised_to)} (section 34).",
        "The police may then direct a person to leave, to make it less likely that people there "
        "are harassed, alarmed or distressed, or that there is crime or disorder (section 35).",
    ]


def told(facts: DirectionFacts) -> list[str]:
    """In writing, or why not; and whether the offence was named aloud: section 35(5), (6), (9)."""
    if facts.in_writing:
        words = "You were told this in writing."
    elif facts.why_not_written:
        words = f"You were told this aloud. Why not in writing: {facts.why_not_written}"
    else:
        words = "You were told this aloud."
    if facts.kind != Saying.GIVEN or facts.offence_warning is None:
        return [words]
    if facts.offence_warning:
        return [words, "The officer told you that failing to comply is an offence."]
    return [words, "The officer did not say then that failing to comply is an offence."]


def young(facts: DirectionFacts) -> list[str]:
    """What was done for somebody under 16: section 35(7)."""
    if facts.taken:
        return [TAKEN[TakenTo(facts.taken)]]
    if facts.is_under_16:
        return [
            "You are under 16, so the police may take you home or to a place of safety. Tell the "
            "officer if you are not safe at home."
        ]
    return []


def officer(facts: DirectionFacts | ReceiptFacts) -> str:
    """Who gave, changed or withdrew it, or took the thing, and by what power."""
    who = facts.officer
    how = _BY[Saying(facts.kind)] if isinstance(facts, DirectionFacts) else "Taken"
    return (
        f"{how} by officer {who.number}, {who.role}, {police(facts.force)}. Power: "
        f"{who.authority}, from {day(who.authorised_from)}."
    )
