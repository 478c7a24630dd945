"""Whether a penalty may stand, in the words of the contract and the design, said once more.

Nothing here looks at the gate, its table or its derived facts: what it says is held against what
stands in a database.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.builders.meetings import (
    AGES,
    EARLIER,
    FLAGS,
    OTHERS,
    POLICIES,
    SCREENINGS,
    SUPPORT,
    Contact,
    Meeting,
    months_before,
)
from tests.builders.words_given import BINDING, WORDS

ALWAYS_ASKED = (
    *("age_doubt", "injury", "controlled_by_another", "no_home", "drug_need"),
    *("fears_authorities", "earlier_victim"),
)


def may_stand(one: Meeting) -> bool:
    """Whether a penalty may stand for somebody who was met so."""
    return (
        is_proven_adult(one)
        and not harms_somebody_at_risk(one)
        and (may_be_excepted(one) if is_flagged(one) else is_led_to_support_no_more(one))
    )


def is_proven_adult(one: Meeting) -> bool:
    """A penalty needs a birth date, a check of it, and nobody who may be under 18."""
    person = AGES[one.age](one.on)
    has_it = person.get("date_of_birth") is not None and person["identity_checked"] != "none"
    return has_it and not is_young(one)


def is_young(one: Meeting) -> bool:
    """Under 18 by the calendar; or age in doubt as the contract has it."""
    person = AGES[one.age](one.on)
    if SCREENINGS[one.screening].get("age_doubt") == "yes":
        return True
    born, looks = person.get("date_of_birth"), person.get("apparent_age")
    looks_young = looks is None or looks < 25
    if born is None:
        return looks_young
    only_said = person["identity"] == "volunteered" and person["identity_checked"] not in (
        "document",
        "police",
    )
    return is_child(date.fromisoformat(born), one.on) or (only_said and looks_young)


def is_child(born: date, on: date) -> bool:
    """Under 18; somebody born on 29 February comes of age on 1 March."""
    return (born.year + 18, born.month, born.day) > (on.year, on.month, on.day)


def harms_somebody_at_risk(one: Meeting) -> bool:
    """Buys from, or controls, somebody young or exploited: that is for the police."""
    return one.role in ("buying", "controlling") and OTHERS[one.other] is not None


def is_flagged(one: Meeting) -> bool:
    """Selling or unclear; or a sign or an officer's flag that no supervisor lifted."""
    if one.role in ("selling", "unclear"):
        return True
    flagged = shows_a_sign(one) or FLAGS[one.flag] in ("confirmed", "added")
    return flagged and not is_lifted(one)


def shows_a_sign(one: Meeting) -> bool:
    """An answer that the policy names: one for buyers and controllers, any other for others."""
    policy, said = POLICIES[one.policy], SCREENINGS[one.screening]
    signs = set(policy["signs_for_anyone"])
    if one.role not in ("buying", "controlling"):
        named = policy["signs_unless_buying_or_controlling"]
        signs |= set(questions(policy) if named is None else named)
    return any(said.get(sign) == "yes" for sign in signs)


def is_led_to_support_no_more(one: Meeting) -> bool:
    """Nobody flagged; and for role other everything asked, and help offered before."""
    said, asked = SCREENINGS[one.screening], questions(POLICIES[one.policy])
    if one.role == "controlling":
        return binds(one, "no_investigation")
    if one.role != "other":
        return True
    if not is_all_asked(one):
        return False
    if one.gender != "man" and not is_answered(one):
        return False
    all_no = all(said.get(question) == "no" for question in asked)
    return one.gender != "woman" or all_no or is_lifted(one)


def may_be_excepted(one: Meeting) -> bool:
    """The exception: switched on, enough informed declines, one today, and a supervisor's word."""
    policy, support = POLICIES[one.policy], SUPPORT[one.support]
    terms = policy["exception"]
    if (
        terms is None
        or not binds(one, "exception")
        or one.served not in ("hand", "refused_to_take")
    ):
        return False
    if support != {"offered": True, "answer": "declined"}:
        return False
    said = SCREENINGS[one.screening]
    if one.role == "other" and any(
        said.get(question) not in ("yes", "no") for question in questions(policy)
    ):
        return False
    counted = [each for each in EARLIER[one.earlier] if counts(each, one, terms["window_months"])]
    return len(counted) >= terms["declines"]


def counts(earlier: Contact, one: Meeting, months: int) -> bool:
    """An informed decline of an available service, by this person, before, within the window."""
    if earlier.later or earlier.somebody_else:
        return False
    for_them = ("open", "women only") if one.gender != "man" else ("open",)
    informed = earlier.answer == "declined" and earlier.service in for_them
    return informed and earlier.met_on(one.on) >= months_before(one.on, months)


def is_all_asked(one: Meeting) -> bool:
    """Every question has a yes or a no."""
    said = SCREENINGS[one.screening]
    return all(said.get(each) in ("yes", "no") for each in questions(POLICIES[one.policy]))


def is_answered(one: Meeting) -> bool:
    """Help was offered, and accepted or declined; not safe to ask is no answer."""
    support = SUPPORT[one.support]
    return support["offered"] and support.get("answer") in ("accepted", "declined")


def is_lifted(one: Meeting) -> bool:
    """A supervisor who is not the issuer lifted the flag."""
    return binds(one, "lift")


def binds(one: Meeting, purpose: str) -> bool:
    """A binding word for this purpose; without signal there is none. It needs a birth date."""
    word = WORDS[one.word]
    known = AGES[one.age](one.on).get("date_of_birth") is not None
    is_it = word is not None and word.purpose == purpose and one.word in BINDING
    return is_it and known and not one.is_offline


def questions(policy: Mapping[str, Any]) -> tuple[str, ...]:
    """Every question of a council: those that always exist, and its own."""
    return (*ALWAYS_ASKED, *(own["question"] for own in policy["own_questions"]))
