"""Whom the gate protects, over the whole space of encounters and whatever its table says."""

from penalties.rules.encounters import EncounterFacts, OfferAnswer, Outcome, Part, Said
from tests.builders.encounters import QUESTIONS
from tests.builders.gate_space import PUNISHING, Judged, never


def test_support_and_advice_are_open_to_everyone_always() -> None:
    never(lambda one: not one.gate[Outcome.SUPPORT].is_open)
    never(lambda one: not one.gate[Outcome.ADVICE].is_open)


def test_telling_the_police_and_safeguarding_are_never_closed() -> None:
    never(lambda one: not one.gate[Outcome.REPORT_TO_POLICE].is_open)
    never(lambda one: not one.gate[Outcome.SAFEGUARDING].is_open)


def test_a_child_never_gets_a_penalty_or_a_warning_and_is_safeguarded() -> None:
    never(lambda one: one.is_young and one.any_open(*PUNISHING))
    never(
        lambda one: one.is_young and Outcome.SAFEGUARDING not in one.gate.required(),
    )
    never(lambda one: one.is_young != (one.gate.row == "A"))


def test_no_direction_for_a_child_before_safeguarding_answered() -> None:
    never(
        lambda one: (
            one.is_young and not one.facts.safeguarding_answered and one.any_open(Outcome.DIRECTION)
        ),
    )


def test_a_flagged_person_is_never_penalised_without_exception_and_supervisor() -> None:
    def wrong(one: Judged) -> bool:
        flagged = one.is_shipped and one.is_flagged
        allowed = (
            one.case.policy["exception"] is not None
            and one.case.history.exception_authorised
            and one.case.history.declines >= 3
            and one.facts.offered
            and one.facts.offer_answer == OfferAnswer.DECLINED
            and not one.facts.offline
        )
        return flagged and not allowed and one.any_open(Outcome.FIXED_PENALTY)

    never(wrong)


def test_a_flagged_person_is_only_moved_on_or_warned_after_an_offer() -> None:
    never(
        lambda one: (
            one.is_shipped
            and one.is_flagged
            and not one.is_young
            and one.gate.row == "C"
            and not one.facts.offered
            and one.any_open(Outcome.DIRECTION, Outcome.WARNING)
        ),
    )


def test_only_buying_gets_a_kerb_crawling_warning() -> None:
    never(
        lambda one: one.facts.role != Part.BUYING and one.any_open(Outcome.KERB_WARNING),
    )


def test_nobody_who_exploits_gets_away_with_a_notice() -> None:
    def wrong(one: Judged) -> bool:
        exploits = one.facts.role in (Part.BUYING, Part.CONTROLLING) and (
            one.facts.other_person_age_doubt or one.facts.other_person_exploited
        )
        return (
            exploits
            and not one.is_young
            and (one.any_open(*PUNISHING) or Outcome.REPORT_TO_POLICE not in one.gate.required())
        )

    never(wrong)


def test_controlling_is_never_penalised_before_the_police_answered() -> None:
    never(
        lambda one: (
            one.gate.row == "D"
            and (one.facts.offline or not one.case.history.no_investigation_wanted)
            and one.any_open(Outcome.FIXED_PENALTY)
        ),
    )


def test_role_other_is_never_penalised_before_every_question_is_answered() -> None:
    def unanswered(facts: EncounterFacts) -> bool:
        return any(facts.screening.get(each) not in (Said.YES, Said.NO) for each in QUESTIONS)

    never(
        lambda one: (
            one.facts.role == Part.OTHER
            and unanswered(one.facts)
            and one.any_open(Outcome.FIXED_PENALTY)
        ),
    )
