"""That the gate is fair and says why: sex alone decides nothing, nor does an unread history."""

from dataclasses import replace

from penalties.rules.encounters import Gender, History, OfferAnswer, Outcome, Part
from penalties.rules.gate import ask
from penalties.rules.gate_policy import read_policy
from penalties.rules.prohibitions import Concerns
from penalties.rules.staff import Power
from tests.builders.gate_space import everything, never


def test_nothing_is_issued_without_the_power_or_from_an_expired_kit() -> None:
    never(
        lambda one: (
            one.any_open(Outcome.FIXED_PENALTY)
            and (Power.S68 not in one.facts.powers or one.facts.kit_expired)
        )
    )
    never(
        lambda one: (
            one.any_open(Outcome.DIRECTION)
            and (Power.S35 not in one.facts.powers or one.facts.kit_expired)
        )
    )


def test_offline_the_history_opens_nothing() -> None:
    for one in everything()[::5]:
        if one.facts.offline:
            policy = read_policy(one.case.policy)
            assert ask(one.facts, History(), policy).as_data() == one.gate.as_data()


def test_sex_alone_never_decides() -> None:
    """Another gender changes nothing but for role other, and there it only asks for more help."""
    for one in everything()[::3]:
        policy = read_policy(one.case.policy)
        man = ask(replace(one.facts, gender=Gender.MAN), one.case.history, policy)
        if one.facts.role != Part.OTHER:
            assert man.as_data() == one.gate.as_data()
        elif not man[Outcome.FIXED_PENALTY].is_open:
            assert not one.gate[Outcome.FIXED_PENALTY].is_open
        elif one.is_shipped and one.facts.offer_answer in (
            OfferAnswer.DECLINED,
            OfferAnswer.ACCEPTED,
        ):
            assert one.gate[Outcome.FIXED_PENALTY].is_open


def test_a_recommendation_asks_for_such_an_order() -> None:
    never(
        lambda one: (
            one.facts.order_concerns == {Concerns.OTHER}
            and one.is_shipped
            and one.gate.row == "C"
            and not one.is_flagged
        ),
    )


def test_every_closed_outcome_says_why_what_to_do_and_by_which_source() -> None:
    for one in everything():
        for closed in one.gate.closed():
            assert closed["closed_by"]
            assert closed["source"]
            assert " is not open here, because " in closed["sentence"]
            assert "{" not in closed["sentence"]
