"""What must hold for a direction to leave to be given, every rule with its sentence and source.

Anti-social Behaviour, Crime and Policing Act 2014 sections 34 to 36. A direction that was already
given is kept whatever speaks against it (section 38); these are then the reasons to look at it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from penalties.rules.areas import Nearness
from penalties.rules.direction_moments import Heard, check_moment
from penalties.rules.direction_terms import Running, Terms, check_terms
from penalties.rules.exemptions import QUESTIONS, Asked, Occasion, check_occasions, check_way_home
from penalties.rules.people import age_on
from penalties.rules.police import is_police
from penalties.rules.refusals import Refusal
from penalties.rules.staff import Kind

NEVER_UNDER = 10
TAKEN_UNDER = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class GivingFacts:
    """Everything that the rules of a direction look at; ``on`` is the London day of the giving.

    ``running`` is the authorisation that covers the place, ``is_inside`` where the place stands
    towards its locality, ``bars_home`` whether the area to keep out of holds a recorded home.
    ``heard`` is how we hear of it. ``None`` is what nobody said.
    """

    terms: Terms
    kind_of_officer: Kind
    has_power_s35: bool
    running: Running | None
    is_inside: Nearness | None
    on: date
    date_of_birth: date | None
    apparent_age: int | None
    taken_to: str | None
    area: str
    behaviour: str
    necessity: str | None
    offence_warning: bool | None
    in_writing: bool
    why_not_written: str | None
    in_uniform: bool | None
    occasions: Mapping[Occasion, Asked]
    bars_home: bool
    route: str | None = None
    heard: Heard | None = None

    @property
    def age(self) -> int | None:
        """Age by the date of birth, else as it appeared to the officer."""
        if self.date_of_birth is None:
            return self.apparent_age
        return age_on(self.date_of_birth, self.on)


def check_giving(facts: GivingFacts) -> tuple[Refusal, ...]:
    """Every rule that speaks against giving the direction, none where it may be given."""
    return (
        *check_giver(facts.kind_of_officer, facts.has_power_s35, facts.in_uniform),
        *_authorisation(facts),
        *check_terms(facts.terms, facts.terms.given_at, facts.running),
        *(check_moment(facts.terms, facts.heard, facts.running) if facts.heard else ()),
        *_test(facts),
        *_telling(facts),
        *_age(facts),
        *_home(facts),
        *check_occasions(facts.occasions),
        *check_way_home(facts.occasions.get(Occasion.HOME), facts.route),
    )


def check_giver(
    kind: Kind, has_power_s35: bool, in_uniform: bool | None = None
) -> tuple[Refusal, ...]:
    """Who may give a direction, vary it and withdraw it: police with the power, and nobody else."""
    source = "ASBCPA 2014 s35(1), (8)"
    if not is_police(kind):
        sentence = "Only the police can direct somebody to leave. Council staff: call the police."
        return (Refusal("directions.police_only", sentence, source),)
    found: list[Refusal] = []
    if not has_power_s35:
        sentence = "No power to give directions is recorded for this officer on that day."
        found.append(Refusal("directions.no_power", sentence, source))
    if kind is Kind.CONSTABLE and in_uniform is False:
        sentence = "A constable has to be in uniform to give a direction."
        found.append(Refusal("directions.not_in_uniform", sentence, "ASBCPA 2014 s35(1)"))
    return tuple(found)


def left_unsaid(facts: GivingFacts) -> tuple[str, ...]:
    """What the record does not say though it should: for a police supervisor, and no refusal."""
    unsaid = {
        "Why the direction was necessary.": _is_blank(facts.necessity),
        "Whether they were told that it is an offence not to comply.": (
            facts.offence_warning is None
        ),
        "Whether the constable was in uniform.": (
            facts.kind_of_officer is Kind.CONSTABLE and facts.in_uniform is None
        ),
        "How old they are, or look.": facts.age is None,
        "Whether the place is in the locality.": (
            facts.running is not None and facts.is_inside in (None, Nearness.TOO_CLOSE)
        ),
        "Where they live: nobody compared it with the area.": (
            _is_not_compared(facts.occasions.get(Occasion.HOME))
        ),
    }
    answers = (
        f"What they answered about {QUESTIONS[occasion].about}."
        for occasion in Occasion
        if (said := facts.occasions.get(occasion)) and said.asked and said.answer is None
    )
    return (*(words for words, holds in unsaid.items() if holds), *answers)


def _authorisation(facts: GivingFacts) -> tuple[Refusal, ...]:
    if facts.running is None:
        sentence = (
            "No authorisation to disperse covers this place at this time. An inspector or above "
            "has to authorise it first."
        )
        return (Refusal("directions.no_authorisation", sentence, "ASBCPA 2014 s34(1), s35(1)"),)
    if facts.is_inside is not Nearness.OUTSIDE:
        return ()
    sentence = (
        "The place is outside the locality of the authorisation. No direction can be given there."
    )
    return (Refusal("directions.outside_locality", sentence, "ASBCPA 2014 s35(1)"),)


def _test(facts: GivingFacts) -> tuple[Refusal, ...]:
    if not _is_blank(facts.behaviour):
        return ()
    sentence = "Say what the person did there that gave you reasonable grounds."
    return (Refusal("directions.no_behaviour", sentence, "ASBCPA 2014 s35(2)"),)


def _telling(facts: GivingFacts) -> tuple[Refusal, ...]:
    found: list[Refusal] = []
    if _is_blank(facts.area):
        sentence = "Say in words which area they must keep out of."
        found.append(Refusal("directions.area_words", sentence, "ASBCPA 2014 s35(5)(b)"))
    if facts.offence_warning is False:
        sentence = (
            "Tell the person that it is an offence not to comply without a reasonable excuse."
        )
        found.append(Refusal("directions.not_warned", sentence, "ASBCPA 2014 s35(6)"))
    if not facts.in_writing and _is_blank(facts.why_not_written):
        sentence = "Give it in writing, or say why that was not reasonably practicable."
        found.append(Refusal("directions.not_in_writing", sentence, "ASBCPA 2014 s35(5)(a)"))
    return tuple(found)


def _age(facts: GivingFacts) -> tuple[Refusal, ...]:
    if facts.age is None or facts.age >= TAKEN_UNDER:
        return ()
    if facts.age < NEVER_UNDER:
        sentence = "A child under 10 cannot be given a direction. Get the child to safety."
        return (Refusal("directions.under_10", sentence, "ASBCPA 2014 s36(1)"),)
    if not _is_blank(facts.taken_to):
        return ()
    sentence = "They are under 16. Say whether you took them home or to a place of safety."
    return (Refusal("directions.under_16", sentence, "ASBCPA 2014 s35(7)"),)


def _home(facts: GivingFacts) -> tuple[Refusal, ...]:
    if not facts.bars_home:
        return ()
    sentence = "The area takes in where they live. Leave their home out of it, and a way to it."
    return (Refusal("directions.bars_home", sentence, "ASBCPA 2014 s36(2)"),)


def _is_not_compared(home: Asked | None) -> bool:
    """Whether they named a home, nothing is left open for it, and nobody said where it is."""
    if home is None or not home.is_due_there or home.is_left_open:
        return False
    return home.lat_e6 is None or home.lon_e6 is None


def _is_blank(words: str | None) -> bool:
    return words is None or not words.strip()
