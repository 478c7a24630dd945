"""The checks of the paper itself, each at its boundary."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from penalties.rules.deadlines import Served
from penalties.rules.paper_checks import PaperFacts, check_paper

AT = datetime(2026, 11, 22, 21, 15, tzinfo=UTC)
GOOD = PaperFacts(at=AT, served=Served.HAND, served_at=AT, name="Ana Pop", has_address=True)
POSTED = {"served": Served.SECOND_CLASS, "served_at": None}
SAME = {"printed_sha256": "a" * 64, "our_sha256": "a" * 64}


def failing(**changes):
    return {each.name for each in check_paper(replace(GOOD, **changes)) if not each.passed}


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({}, set()),
        ({"served_at": AT + timedelta(minutes=2)}, set()),
        ({"served_at": AT + timedelta(minutes=2, seconds=1)}, {"given_by_now"}),
        ({"name": " "}, {"name_known"}),
        ({"has_address": False}, set()),
        (POSTED, set()),
        (POSTED | {"has_address": False}, {"address_known"}),
        (POSTED | {"by_exception": True}, {"address_known"}),
        ({"by_exception": True}, set()),
        ({"number_state": "leased"}, set()),
        ({"number_state": "lost"}, set()),
        ({"number_state": "spoiled"}, {"number_good"}),
        ({"number_is_anothers": True}, {"number_of_tablet"}),
        (SAME, set()),
        (SAME | {"our_sha256": "b" * 64}, {"snapshot_agrees"}),
        (SAME | {"our_sha256": None}, {"snapshot_agrees"}),
    ],
)
def test_each_check_fails_where_it_should_and_alone(changes, names):
    assert failing(**changes) == names


def test_what_a_supervisor_may_let_stand_is_soft():
    soft = {each.name for each in check_paper(GOOD) if not each.hard}
    assert soft == {"number_of_tablet", "snapshot_agrees"}
