"""The closed list of facts that the gate's table may ask for, and how each is derived.

The list is that of ``gate.json``, where each fact has its meaning; the tablet derives the same.
Sex is looked at in two places only: whether a flag is recommended, and whether an offer is needed
of somebody whose role is other (Equality Act 2010 ss29 and 149). It never decides alone.
"""

from dataclasses import dataclass
from enum import StrEnum

from penalties.rules.encounters import (
    EncounterFacts,
    FlagAnswer,
    Gender,
    History,
    OfferAnswer,
    Outcome,
    Part,
    Said,
)
from penalties.rules.gate_policy import Policy, gate_table
from penalties.rules.people import age_on
from penalties.rules.prohibitions import Concerns
from penalties.rules.staff import Power


class Fact(StrEnum):
    """One thing that is true of an encounter or is not."""

    UNDER_18 = "under_18"
    AGE_DOUBT_RECORDED = "age_doubt_recorded"
    AGE_UNKNOWN = "age_unknown"
    AGE_UNPROVEN = "age_unproven"
    CHILD_OR_DOUBT = "child_or_doubt"
    BUYING = "buying"
    SELLING = "selling"
    CONTROLLING = "controlling"
    OTHER_ROLE = "other_role"
    UNCLEAR_ROLE = "unclear_role"
    OTHER_PERSON_YOUNG = "other_person_young"
    OTHER_PERSON_EXPLOITED = "other_person_exploited"
    OTHER_PERSON_AT_RISK = "other_person_at_risk"
    SIGN = "sign"
    OFFICER_FLAG = "officer_flag"
    FLAG_LIFTED = "flag_lifted"
    FLAGGED = "flagged"
    RECOMMENDED = "recommended"
    SCREENING_COMPLETE = "screening_complete"
    OFFER_NEEDED = "offer_needed"
    OFFER_MADE = "offer_made"
    OFFER_ANSWERED = "offer_answered"
    OFFER_DECLINED = "offer_declined"
    SAFEGUARDING_ANSWERED = "safeguarding_answered"
    LADDER_REACHED = "ladder_reached"
    EXCEPTION_ON = "exception_on"
    DECLINES_REACHED = "declines_reached"
    EXCEPTION_AUTHORISED = "exception_authorised"
    NO_INVESTIGATION_WANTED = "no_investigation_wanted"
    PENALTY_POWER = "penalty_power"
    DIRECTION_POWER = "direction_power"
    ANY_POWER = "any_power"
    DISPERSAL_LIVE = "dispersal_live"
    OFFLINE = "offline"
    KIT_EXPIRED = "kit_expired"


@dataclass(frozen=True, slots=True)
class Derived:
    """The facts that hold, and the gravest sign of exploitation in words ("" where none)."""

    facts: frozenset[Fact]
    sign: str = ""

    def has(self, fact: str) -> bool:
        """Whether the fact holds; ``ValueError`` where the closed list does not know it."""
        return Fact(fact) in self.facts


def derive(facts: EncounterFacts, history: History, policy: Policy) -> Derived:
    """Every derived fact of an encounter; offline the history counts as unread."""
    known = History() if facts.offline else history
    found = _age(facts) | _roles(facts) | _surroundings(facts) | _offer(facts)
    sign = _sign(facts, policy)
    found[Fact.SIGN] = sign != ""
    found[Fact.SCREENING_COMPLETE] = policy.all_said(facts.screening, Said.YES, Said.NO)
    found |= _flag(facts, found, known, policy)
    found |= _past(known, policy)
    return Derived(frozenset(fact for fact, holds in found.items() if holds), sign)


def _age(facts: EncounterFacts) -> dict[Fact, bool]:
    age, born_on = gate_table()["age"], facts.date_of_birth
    looks_young = facts.apparent_age is None or facts.apparent_age < age["doubt_under"]
    shown = any(getattr(facts, how) in by for how, by in age["birth_date_shown_by"].items())
    found = {
        Fact.UNDER_18: born_on is not None and age_on(born_on, facts.on) < age["adult_from"],
        Fact.AGE_DOUBT_RECORDED: facts.screening.get("age_doubt") == Said.YES,
        Fact.AGE_UNKNOWN: born_on is None and looks_young,
        Fact.AGE_UNPROVEN: born_on is not None and not shown and looks_young,
    }
    return found | {Fact.CHILD_OR_DOUBT: any(found.values())}


def _roles(facts: EncounterFacts) -> dict[Fact, bool]:
    return {
        Fact.BUYING: facts.role == Part.BUYING,
        Fact.SELLING: facts.role == Part.SELLING,
        Fact.CONTROLLING: facts.role == Part.CONTROLLING,
        Fact.OTHER_ROLE: facts.role == Part.OTHER,
        Fact.UNCLEAR_ROLE: facts.role == Part.UNCLEAR,
    }


def _surroundings(facts: EncounterFacts) -> dict[Fact, bool]:
    return {
        Fact.OTHER_PERSON_YOUNG: facts.other_person_age_doubt,
        Fact.OTHER_PERSON_EXPLOITED: facts.other_person_exploited,
        Fact.OTHER_PERSON_AT_RISK: facts.other_person_age_doubt or facts.other_person_exploited,
        Fact.SAFEGUARDING_ANSWERED: facts.safeguarding_answered,
        Fact.PENALTY_POWER: Power.S68 in facts.powers,
        Fact.DIRECTION_POWER: Power.S35 in facts.powers,
        Fact.ANY_POWER: bool(facts.powers),
        Fact.DISPERSAL_LIVE: facts.dispersal_live,
        Fact.OFFLINE: facts.offline,
        Fact.KIT_EXPIRED: facts.kit_expired,
    }


def _offer(facts: EncounterFacts) -> dict[Fact, bool]:
    made = facts.offered and facts.offer_answer != OfferAnswer.NOT_SAFE_TO_ASK
    return {
        Fact.OFFER_NEEDED: facts.role == Part.OTHER and facts.gender != Gender.MAN,
        Fact.OFFER_MADE: made,
        Fact.OFFER_ANSWERED: made and facts.offer_answer is not None,
        Fact.OFFER_DECLINED: made and facts.offer_answer == OfferAnswer.DECLINED,
    }


def _sign(facts: EncounterFacts, policy: Policy) -> str:
    signs = policy.signs(buying_or_controlling=facts.role in (Part.BUYING, Part.CONTROLLING))
    said = (sign for sign in signs if facts.screening.get(sign) == Said.YES)
    return next((policy.recorded(sign) for sign in said), "")


def _flag(
    facts: EncounterFacts, found: dict[Fact, bool], history: History, policy: Policy
) -> dict[Fact, bool]:
    by_role = found[Fact.SELLING] or found[Fact.UNCLEAR_ROLE]
    by_officer = facts.flag in (FlagAnswer.CONFIRMED, FlagAnswer.ADDED)
    lifted = history.lift_given and not by_role and not found[Fact.CHILD_OR_DOUBT]
    resolved = found[Fact.OFFER_ANSWERED] and policy.all_said(facts.screening, Said.NO)
    return {
        Fact.OFFICER_FLAG: by_officer,
        Fact.FLAG_LIFTED: lifted,
        Fact.FLAGGED: by_role or ((found[Fact.SIGN] or by_officer) and not lifted),
        Fact.RECOMMENDED: _is_recommended(facts) and not resolved and not lifted,
    }


def _is_recommended(facts: EncounterFacts) -> bool:
    return (
        facts.gender == Gender.WOMAN
        and facts.role not in (Part.BUYING, Part.CONTROLLING)
        and any(concern != Concerns.OTHER for concern in facts.order_concerns)
    )


def _past(history: History, policy: Policy) -> dict[Fact, bool]:
    terms = policy.exception
    return {
        Fact.LADDER_REACHED: policy.ladder.opens(Outcome.WARNING, history.contacts + 1),
        Fact.EXCEPTION_ON: terms is not None,
        Fact.DECLINES_REACHED: terms is not None and history.declines >= terms.declines,
        Fact.EXCEPTION_AUTHORISED: history.exception_authorised,
        Fact.NO_INVESTIGATION_WANTED: history.no_investigation_wanted,
    }
