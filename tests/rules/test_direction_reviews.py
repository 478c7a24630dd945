"""What makes something no direction in law, and how a matter about one can end."""

import pytest

from penalties.rules.direction_reviews import NO_DIRECTION, check_ending, endings, is_void
from penalties.rules.exemptions import Occasion
from penalties.rules.refusals import Refused
from tests.house.sources import HERE, python_files

TABLE = HERE / "penalties" / "rules" / "direction_reviews.py"
HOME = "directions.home_not_left_open"
MERELY_WRONG = ("directions.not_warned", "directions.not_in_writing", "directions.no_power")


def broken(rule):
    return [{"rule": rule, "sentence": "It broke a rule.", "source": "ASBCPA 2014"}]


@pytest.mark.parametrize("rule", sorted(NO_DIRECTION))
def test_what_makes_it_none_in_law_only_ends_it(rule):
    assert is_void(broken(rule))
    assert list(endings("direction_held", broken(rule))) == ["void"]
    with pytest.raises(Refused):
        check_ending("direction_held", broken(rule), "stands")
    check_ending("direction_held", broken(rule), "void")


@pytest.mark.parametrize("rule", MERELY_WRONG)
def test_what_is_merely_wrong_may_stand_or_be_withdrawn(rule):
    assert list(endings("direction_held", broken(rule))) == ["withdrawn", "stands"]
    with pytest.raises(Refused):
        check_ending("direction_held", broken(rule), "void")


def test_one_fault_in_law_among_others_is_enough():
    assert is_void([*broken(MERELY_WRONG[0]), *broken("directions.under_10")])
    assert not is_void([])


def test_each_of_these_rules_is_said_by_something():
    code = "\n".join(path.read_text("utf-8") for path in python_files() if path != TABLE)
    said = {rule for rule in (*NO_DIRECTION, *MERELY_WRONG) if f'"{rule}"' in code}
    made_for_each_occasion = {f"directions.{one}_not_left_open" for one in Occasion}
    assert 'f"directions.{occasion}_not_left_open"' in code
    assert set(NO_DIRECTION) - said - made_for_each_occasion == set()


def test_a_matter_that_is_none_of_these_has_no_ending():
    with pytest.raises(Refused):
        check_ending("held_notice", [], "stands")
