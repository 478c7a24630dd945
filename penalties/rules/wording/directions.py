"""The English of a direction to leave: as it is given, as it is changed, as it is withdrawn.

Whoever reads it learns first what to do, or what has changed; then why, and whom to ask.
"""

from collections.abc import Mapping, Sequence

from penalties.rules.direction_facts import DirectionFacts, Saying
from penalties.rules.wording import direction_after as after
from penalties.rules.wording import direction_reasons as reasons
from penalties.rules.wording import direction_terms as terms
from penalties.rules.wording.direction_times import when
from penalties.rules.wording.paper_words import PAPER_WORDS
from penalties.rules.wording.sections import Row

DIRECTION_WORDING = "1"
"""Goes up with every change of a sentence; a direction keeps the version it was made with."""

DirectionText = Mapping[str, str | Sequence[str] | Sequence[Row] | Mapping[str, str]]

TITLES = {
    Saying.GIVEN: "Direction to leave an area",
    Saying.VARIED: "Your direction has changed",
    Saying.WITHDRAWN: "Your direction is withdrawn",
}
_LABELS = {
    **PAPER_WORDS,
    "act": "Anti-social Behaviour, Crime and Policing Act 2014, section 35",
    "changes": "What has changed",
    "to_do": "What you have to do",
    "map": "The area to keep out of",
    "stays_open": "What stays open to you",
    "offence": "If you do not do this",
    "coming_back": "If you need to go back",
    "reasons": "Why you have this",
    "power": "What lets the police do this",
    "told": "Who told you, and how",
    "young": "Under 16",
    "questions": "Questions and complaints",
    "it_said": "What it said",
    "given_here": "where you were told",
    "far_off": "You were told this outside what the map shows.",
    "north": "North",
}


def direction_text(facts: DirectionFacts) -> DirectionText:
    """Every sentence of one saying of a direction, by section; an empty section is not printed."""
    shared: DirectionText = {
        "labels": labels(facts),
        "told": [reasons.officer(facts), *reasons.told(facts)],
        "questions": [*after.questions(facts), after.kept()],
        "not_a_penalty": after.not_a_penalty(facts),
    }
    if facts.kind == Saying.WITHDRAWN:
        return {**shared, "lead": withdrawn(facts), "it_said": it_said(facts)}
    return {
        **shared,
        "lead": varied(facts) if facts.kind == Saying.VARIED else given(),
        "changes": terms.changes(facts) if facts.kind == Saying.VARIED else [],
        "to_do": terms.to_do(facts),
        "map": terms.the_map(facts),
        "stays_open": terms.stays_open(facts),
        "offence": after.offence(facts),
        "coming_back": after.coming_back(facts),
        "reasons": reasons.reasons(facts),
        "power": reasons.power(facts),
        "young": reasons.young(facts),
    }


def labels(facts: DirectionFacts) -> Mapping[str, str]:
    """The fixed words, and those that differ from one paper to the next."""
    return {
        **_LABELS,
        "title": TITLES[Saying(facts.kind)],
        "dated": reasons.dated(facts),
        "whom": reasons.whom(facts.name, facts.born_year),
        "map_aloud": terms.map_aloud(facts),
    }


def given() -> list[str]:
    """What this is, in one sentence."""
    return ["The police direct you to leave an area, and to keep out of it for some time."]


def varied(facts: DirectionFacts) -> list[str]:
    """That the direction has changed, from when, and why."""
    return [
        f"The direction that you were given at {when(facts.given_at)} has changed. This paper "
        f"says what counts from {when(facts.made_at)}. The earlier paper counts no more.",
        *_because(facts),
    ]


def withdrawn(facts: DirectionFacts) -> list[str]:
    """That the direction is over, from when, and why."""
    return [
        f"The direction that you were given at {when(facts.given_at)} is withdrawn from "
        f"{when(facts.made_at)}. You may go back into the area. You do not have to do anything.",
        *_because(facts),
    ]


def it_said(facts: DirectionFacts) -> list[Row]:
    """What a direction that is withdrawn asked for."""
    return [
        {"title": "To whom", "text": reasons.whom(facts.name, facts.born_year)},
        {"title": "Keep out of", "text": facts.area},
        {"title": "Keep out until", "text": when(facts.ends_at)},
    ]


def _because(facts: DirectionFacts) -> list[str]:
    return [f"Why: {facts.because}"] if facts.because else []
