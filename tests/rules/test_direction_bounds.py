"""Where the rules of giving a direction begin and end: by whom, how old, and what may be unsaid."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from penalties.rules.areas import Nearness
from penalties.rules.direction_giving import check_giver
from penalties.rules.directions import left_unsaid
from penalties.rules.exemptions import Asked, Occasion
from penalties.rules.staff import Kind
from tests.builders.giving import (
    GOOD,
    HOUR,
    LIVES_THERE,
    NOTHING_DUE,
    TERMS,
    against,
    changed,
    rules_of,
)

ON = GOOD.on
ELSEWHERE = Asked(asked=True, answer="4 Kent Road", carve_out=False)


@pytest.mark.parametrize("kind", [Kind.COUNCIL, Kind.CONTRACTOR])
@pytest.mark.parametrize("has_power", [True, False])
def test_whoever_is_not_police_gives_varies_and_withdraws_none(kind: Kind, has_power: bool) -> None:
    assert rules_of(check_giver(kind, has_power)) == {"police_only"}


@pytest.mark.parametrize("in_uniform", [True, None])
@pytest.mark.parametrize("kind", [Kind.CONSTABLE, Kind.PCSO])
def test_police_with_the_power_may(kind: Kind, in_uniform: bool | None) -> None:
    assert check_giver(kind, True, in_uniform) == ()
    assert rules_of(check_giver(kind, False, in_uniform)) == {"no_power"}


def test_a_constable_out_of_uniform_is_told_so_beside_a_missing_power() -> None:
    found = check_giver(Kind.CONSTABLE, False, False)
    assert rules_of(found) == {"no_power", "not_in_uniform"}


@pytest.mark.parametrize("is_inside", [Nearness.INSIDE, Nearness.TOO_CLOSE, None])
def test_a_place_too_close_to_the_edge_to_be_sure_is_not_refused(
    is_inside: Nearness | None,
) -> None:
    assert against(is_inside=is_inside) == ()


@pytest.mark.parametrize(
    ("why", "rules"),
    [("Hands full: the child was hurt.", set()), ("  ", {"not_in_writing"})],
)
def test_what_is_not_in_writing_says_why(why: str, rules: set[str]) -> None:
    assert rules_of(against(in_writing=False, why_not_written=why)) == rules


@pytest.mark.parametrize(
    ("born_on", "looks", "rule"),
    [
        (date(2016, 11, 23), 30, "under_10"),
        (date(2016, 11, 22), 9, "under_16"),
        (date(2010, 11, 23), 30, "under_16"),
        (date(2010, 11, 22), 15, None),
        (None, 9, "under_10"),
        (None, 10, "under_16"),
        (None, 15, "under_16"),
        (None, 16, None),
        (None, None, None),
    ],
)
def test_age_is_by_the_date_of_birth_and_without_one_as_it_appears(
    born_on: date | None, looks: int | None, rule: str | None
) -> None:
    found = against(on=ON, date_of_birth=born_on, apparent_age=looks)
    assert rules_of(found) == ({rule} if rule else set())


@pytest.mark.parametrize("taken_to", ["home", "place_of_safety"])
def test_somebody_under_16_is_taken_home_or_to_safety_and_nobody_under_10_is_directed(
    taken_to: str,
) -> None:
    assert against(date_of_birth=date(2012, 1, 1), taken_to=taken_to) == ()
    assert rules_of(against(date_of_birth=date(2018, 1, 1), taken_to=taken_to)) == {"under_10"}


def test_a_home_that_is_left_open_with_a_way_to_it_is_no_bar() -> None:
    assert against(occasions=LIVES_THERE, route="By Ley Street to the High Road") == ()
    assert rules_of(against(occasions=LIVES_THERE, route=" ")) == {"no_way_home"}


@pytest.mark.parametrize(
    ("changes", "unsaid"),
    [
        ({"necessity": None}, "Why the direction was necessary."),
        ({"necessity": " "}, "Why the direction was necessary."),
        (
            {"offence_warning": None},
            "Whether they were told that it is an offence not to comply.",
        ),
        ({"in_uniform": None}, "Whether the constable was in uniform."),
        ({"date_of_birth": None}, "How old they are, or look."),
        ({"is_inside": None}, "Whether the place is in the locality."),
        ({"is_inside": Nearness.TOO_CLOSE}, "Whether the place is in the locality."),
        (
            {"occasions": {**NOTHING_DUE, Occasion.MEDICAL: Asked(asked=True)}},
            "What they answered about medical treatment.",
        ),
        (
            {"occasions": {**NOTHING_DUE, Occasion.HOME: ELSEWHERE}},
            "Where they live: nobody compared it with the area.",
        ),
    ],
)
def test_what_is_left_unsaid_is_told_and_is_no_refusal(
    changes: dict[str, Any], unsaid: str
) -> None:
    assert left_unsaid(changed(**changes)) == (unsaid,)
    assert against(**changes) == ()


def test_a_home_whose_place_is_known_or_that_is_left_open_needs_no_comparing() -> None:
    for home in (
        replace(ELSEWHERE, lat_e6=51_560_000, lon_e6=70_000),
        replace(ELSEWHERE, carve_out="The flat and its yard"),
        replace(ELSEWHERE, answer=False),
    ):
        assert left_unsaid(changed(occasions={**NOTHING_DUE, Occasion.HOME: home})) == ()


def test_nobody_asks_for_the_uniform_of_a_community_support_officer() -> None:
    assert left_unsaid(changed(kind_of_officer=Kind.PCSO, in_uniform=None)) == ()
    assert against(kind_of_officer=Kind.PCSO, in_uniform=False) == ()


def test_the_hours_of_a_direction_are_checked_as_it_is_given() -> None:
    late = replace(TERMS, leave_by=TERMS.ends_at + HOUR)
    assert rules_of(against(terms=late)) == {"leave_by_too_late"}
