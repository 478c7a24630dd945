"""The rows of the gate, one encounter at a time: what is open, what closes the rest, and why."""

from datetime import date
from typing import Any

import pytest

from penalties.rules.encounters import (
    FlagAnswer,
    Gender,
    History,
    Identity,
    IdentityChecked,
    Outcome,
    Part,
    Said,
)
from penalties.rules.gate import GateAnswer, Standing
from penalties.rules.prohibitions import Concerns
from penalties.rules.staff import Power
from tests.builders.encounters import ACCEPTED, ALL_NO, DECLINED, NOT_SAFE, answer, said_yes

SAID_ONLY = {"identity": Identity.VOLUNTEERED, "identity_checked": IdentityChecked.ADDRESS_CHECK}
OTHER = {"role": Part.OTHER}
OTHER_WOMAN = {"role": Part.OTHER, "gender": Gender.WOMAN}


def closing(judged: GateAnswer) -> dict[str, str]:
    return {each["outcome"]: each["closed_by"] for each in judged.closed()}


def test_everything_is_open_for_a_grown_buyer() -> None:
    judged = answer()
    assert (judged.row, judged.closed(), judged.required()) == ("E", [], ())


@pytest.mark.parametrize(
    ("changes", "row"),
    [
        ({"date_of_birth": date(2008, 11, 22)}, "E"),
        ({"date_of_birth": date(2008, 11, 23)}, "A"),
        ({"date_of_birth": None, "apparent_age": 25}, "E"),
        ({"date_of_birth": None, "apparent_age": 24}, "A"),
        ({"date_of_birth": None, "apparent_age": None}, "A"),
        ({**SAID_ONLY, "apparent_age": 25}, "E"),
        ({**SAID_ONLY, "apparent_age": 24}, "A"),
        ({**SAID_ONLY, "apparent_age": None}, "A"),
        ({**SAID_ONLY, "apparent_age": 24, "identity_checked": IdentityChecked.POLICE}, "E"),
        ({"identity": Identity.POLICE_S50, "apparent_age": 19}, "E"),
        ({"apparent_age": None}, "E"),
        ({"screening": {"age_doubt": Said.YES}}, "A"),
        ({"screening": {"age_doubt": Said.NOT_ASKED}}, "E"),
    ],
)
def test_age_in_doubt_puts_anybody_in_the_first_row(changes: dict[str, Any], row: str) -> None:
    assert answer(**changes).row == row


def test_a_child_is_protected_and_a_direction_waits_for_safeguarding() -> None:
    child = {"date_of_birth": date(2010, 1, 1), "role": Part.SELLING}
    judged = answer(**child)
    assert set(closing(judged)) == {"fixed_penalty", "warning", "kerb_warning", "direction"}
    assert set(closing(judged).values()) == {"age"}
    assert judged.required() == (Outcome.SAFEGUARDING,)
    assert judged[Outcome.REPORT_TO_POLICE].as_victim
    assert answer(**child, safeguarding_answered=True)[Outcome.DIRECTION].is_open


@pytest.mark.parametrize("role", [Part.BUYING, Part.CONTROLLING])
@pytest.mark.parametrize("risk", ["other_person_age_doubt", "other_person_exploited"])
def test_whoever_buys_from_or_controls_somebody_at_risk_goes_to_the_police(
    role: Part, risk: str
) -> None:
    judged = answer(role=role, **{risk: True})
    assert judged.row == "B"
    assert set(closing(judged)) == {"fixed_penalty", "warning", "kerb_warning"}
    assert judged.required() == (Outcome.REPORT_TO_POLICE, Outcome.SAFEGUARDING)


@pytest.mark.parametrize("gender", list(Gender))
@pytest.mark.parametrize("role", [Part.SELLING, Part.UNCLEAR])
def test_selling_or_unclear_is_flagged_for_anybody(role: Part, gender: Gender) -> None:
    judged = answer(role=role, gender=gender, screening=ALL_NO, **DECLINED)
    assert judged.row == "C"
    assert closing(judged)["fixed_penalty"] == "flag"
    assert judged[Outcome.REPORT_TO_POLICE].as_victim


@pytest.mark.parametrize(
    ("role", "sign", "row"),
    [
        (Part.BUYING, "controlled_by_another", "C"),
        (Part.CONTROLLING, "controlled_by_another", "C"),
        (Part.OTHER, "controlled_by_another", "C"),
        (Part.BUYING, "no_home", "E"),
        (Part.CONTROLLING, "drug_need", "D"),
        (Part.OTHER, "no_home", "C"),
    ],
)
def test_a_sign_of_exploitation_flags_as_the_policy_says(role: Part, sign: str, row: str) -> None:
    judged = answer(role=role, screening=said_yes(sign))
    assert judged.row == row
    assert (Outcome.SAFEGUARDING in judged.required()) == (row == "C")


def test_a_warning_to_a_flagged_person_waits_for_the_ladder_and_carries_the_offer() -> None:
    first, second = History(), History(contacts=1)
    assert closing(answer(first, role=Part.SELLING, **DECLINED))["warning"] == "ladder"
    assert closing(answer(second, role=Part.SELLING))["warning"] == "offer_missing"
    assert answer(second, role=Part.SELLING, **DECLINED)[Outcome.WARNING].is_open


@pytest.mark.parametrize(
    ("changes", "closed_by"),
    [
        ({**OTHER}, "screening_missing"),
        ({**OTHER, "screening": ALL_NO}, None),
        ({**OTHER, "screening": ALL_NO | {"injury": Said.NOT_ASKED}}, "screening_missing"),
        ({**OTHER_WOMAN}, "screening_missing"),
        ({**OTHER_WOMAN, **DECLINED}, "screening_missing"),
        ({**OTHER_WOMAN, "screening": ALL_NO}, "offer_missing"),
        ({**OTHER_WOMAN, "screening": ALL_NO, "offered": True}, "offer_missing"),
        ({**OTHER_WOMAN, "screening": ALL_NO, **NOT_SAFE}, "offer_missing"),
        ({**OTHER_WOMAN, "screening": ALL_NO, **DECLINED}, None),
        ({**OTHER_WOMAN, "screening": ALL_NO, **ACCEPTED}, None),
        ({**OTHER, "gender": Gender.OTHER, "screening": ALL_NO}, "offer_missing"),
        ({**OTHER, "gender": Gender.NOT_STATED, "screening": ALL_NO, **DECLINED}, None),
        ({**OTHER, "gender": Gender.NOT_STATED, **DECLINED}, "screening_missing"),
    ],
)
def test_for_role_other_screening_and_offer_decide(
    changes: dict[str, Any], closed_by: str | None
) -> None:
    assert closing(answer(**changes)).get("fixed_penalty") == closed_by


def test_the_recommendation_asks_for_an_order_about_buying_selling_or_controlling() -> None:
    elsewhere = frozenset({Concerns.OTHER})
    assert answer(**OTHER_WOMAN).row == "C"
    assert answer(**OTHER_WOMAN, order_concerns=elsewhere).row == "E"
    assert answer(gender=Gender.WOMAN).row == "E"


@pytest.mark.parametrize("flag", [FlagAnswer.CONFIRMED, FlagAnswer.ADDED])
def test_an_officer_may_flag_anybody_and_asking_to_lift_lifts_nothing(flag: FlagAnswer) -> None:
    assert answer(flag=flag).row == "C"
    asked = answer(**OTHER_WOMAN, flag=FlagAnswer.ASKED_TO_LIFT)
    assert asked.row == "C"


def test_a_lift_opens_the_penalty_but_never_for_selling_or_a_child() -> None:
    lifted = History(lift_given=True)
    assert answer(lifted, flag=FlagAnswer.ADDED)[Outcome.FIXED_PENALTY].is_open
    assert answer(lifted, role=Part.SELLING).row == "C"
    assert answer(lifted, screening=said_yes("age_doubt")).row == "A"
    assert closing(answer(lifted, **OTHER_WOMAN))["fixed_penalty"] == "screening_missing"


def test_a_penalty_for_controlling_waits_for_the_constable() -> None:
    judged = answer(role=Part.CONTROLLING)
    assert (judged.row, judged.required()) == ("D", (Outcome.REPORT_TO_POLICE,))
    assert closing(judged)["fixed_penalty"] == "police_first"
    told = History(no_investigation_wanted=True)
    assert answer(told, role=Part.CONTROLLING)[Outcome.FIXED_PENALTY].is_open
    assert closing(answer(told, role=Part.CONTROLLING, offline=True))["fixed_penalty"] == "offline"


def test_a_kerb_crawling_warning_is_for_buying_alone() -> None:
    assert closing(answer(**OTHER, screening=ALL_NO))["kerb_warning"] == "role"


@pytest.mark.parametrize(
    ("changes", "closed"),
    [
        ({"powers": frozenset({Power.S35})}, {"fixed_penalty": "power"}),
        ({"powers": frozenset({Power.S68})}, {"direction": "power"}),
        ({"dispersal_live": False}, {"direction": "authorisation"}),
        ({"kit_expired": True}, {"fixed_penalty": "field_kit", "direction": "field_kit"}),
        ({"offline": True}, {}),
    ],
)
def test_powers_and_an_expired_kit_close_what_rests_on_them(
    changes: dict[str, Any], closed: dict[str, str]
) -> None:
    assert closing(answer(**changes)) == closed


def test_a_closed_outcome_names_the_recorded_fact_and_what_to_do() -> None:
    judged = answer(screening={"controlled_by_another": Said.YES})
    told = judged.refusal(Outcome.FIXED_PENALTY)
    assert told is not None
    assert told.rule == "gate.flag"
    assert told.sentence.startswith("A penalty is not open here, because you recorded that")
    assert "someone else may be controlling this person" in told.sentence
    assert told.sentence.endswith("leave it there.")
    assert judged.refusal(Outcome.SUPPORT) is None
    assert judged[Outcome.SUPPORT].standing is Standing.OPEN
