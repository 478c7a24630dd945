"""A direction changes only through its table of moves, and what was taken with it is kept."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.directions import MOVES, Status, Verb, move, verbs_from
from penalties.rules.refusals import Refused
from penalties.rules.staff import ROLES, WALLED, Role
from penalties.rules.surrendered_items import disposable_on

FROM = {
    None: {Verb.GIVE: "given"},
    Status.GIVEN: {Verb.VARY: "given", Verb.WITHDRAW: "withdrawn"},
    Status.WITHDRAWN: {},
}
"""The machine as a person would draw it, from each status."""


@pytest.mark.parametrize(("status", "verb"), list(product(FROM, Verb)))
def test_every_pair_of_status_and_verb(status: Status | None, verb: Verb) -> None:
    assert (verb in verbs_from(status)) is (verb in FROM[status])
    if verb in FROM[status]:
        assert move(status, verb) == FROM[status][verb]
        return
    with pytest.raises(Refused, match=r"^A direction that is .+ cannot be .+\.$") as caught:
        move(status, verb)
    assert caught.value.refusals[0].rule == f"directions.{verb}"


def test_each_verb_is_in_the_table_with_its_own_event() -> None:
    assert set(MOVES) == set(Verb)
    assert {str(entry.event) for entry in MOVES.values()} == {
        *("direction.given", "direction.varied", "direction.withdrawn")
    }


def test_whoever_patrols_may_vary_and_withdraw_as_the_act_allows_any_constable() -> None:
    for entry in MOVES.values():
        assert entry.permission not in WALLED
        holders = {role for role, held in ROLES.items() if entry.permission in held}
        assert holders == {Role.OFFICER, Role.SUPERVISOR}


@given(st.lists(st.sampled_from(Verb), max_size=12))
def test_no_story_brings_back_what_was_withdrawn(verbs: list[Verb]) -> None:
    status: Status | None = None
    for verb in verbs:
        before = status
        try:
            status = move(status, verb)
        except Refused:
            continue
        assert before is not Status.WITHDRAWN


@pytest.mark.parametrize(
    ("given_on", "first"),
    [
        (date(2026, 11, 22), date(2026, 12, 20)),
        (date(2028, 2, 1), date(2028, 2, 29)),
        (date(2027, 2, 1), date(2027, 3, 1)),
        (date(2026, 12, 31), date(2027, 1, 28)),
    ],
)
def test_a_thing_may_be_disposed_of_after_28_days_that_begin_with_the_direction(
    given_on: date, first: date
) -> None:
    assert disposable_on(given_on) == first
    kept = [given_on + timedelta(days=days) for days in range((first - given_on).days)]
    assert len(kept) == 28
