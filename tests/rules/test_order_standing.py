"""How an order stands at a moment, through courts, discharge and the end of its period."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from penalties.rules.days import LONDON
from penalties.rules.order_standing import Happening, State, check_happening, standing
from penalties.rules.order_versions import plan
from penalties.rules.refusals import Refused
from tests.builders.orders import draft

VERSIONS = (plan(draft(), ()),)


@dataclass(frozen=True)
class Happened:
    kind: Happening
    from_at: datetime


def london(*parts):
    return datetime(*parts, tzinfo=LONDON)


SUSPENDED = Happened(Happening.SUSPENDED, london(2026, 3, 2, 10, 30))
LIFTED = Happened(Happening.SUSPENSION_LIFTED, london(2026, 5, 4, 14))
QUASHED = Happened(Happening.QUASHED, london(2026, 6, 1, 12))
DISCHARGED = Happened(Happening.DISCHARGED, london(2026, 7, 1))


@pytest.mark.parametrize(
    ("happened", "at", "state", "words"),
    [
        ((), london(2024, 11, 24, 23, 59), State.NOT_YET, "begins on 25 November 2024"),
        ((), london(2024, 11, 25), State.IN_FORCE, "until 24 November 2027"),
        ((), london(2027, 11, 24, 23, 59), State.IN_FORCE, "until 24 November 2027"),
        ((), london(2027, 11, 25), State.EXPIRED, "ended on 24 November 2027"),
        ((SUSPENDED,), london(2026, 3, 2, 10, 29), State.IN_FORCE, "until"),
        ((SUSPENDED,), london(2026, 3, 2, 10, 30), State.SUSPENDED, "on 2 March 2026"),
        ((LIFTED, SUSPENDED), london(2026, 5, 4, 13, 59), State.SUSPENDED, "High Court"),
        ((SUSPENDED, LIFTED), london(2026, 5, 4, 14), State.IN_FORCE, "until"),
        ((SUSPENDED, LIFTED), london(2028, 1, 1), State.EXPIRED, "ended"),
        ((DISCHARGED,), london(2026, 6, 30, 23, 59), State.IN_FORCE, "until"),
        ((DISCHARGED,), london(2026, 7, 1), State.DISCHARGED, "from 1 July 2026"),
        ((QUASHED,), london(2026, 6, 2), State.QUASHED, "quashed this order on 1 June 2026"),
    ],
)
def test_an_order_stands_as_its_days_and_the_court_say(happened, at, state, words):
    found = standing(VERSIONS, happened, at)
    assert found.state is state
    assert words in found.sentence
    assert found.source.startswith("ASBCPA 2014 s")
    assert found.in_force is (state is State.IN_FORCE)


def test_a_quashed_order_was_never_good():
    assert standing(VERSIONS, (QUASHED,), london(2025, 1, 1)).state is State.QUASHED


def test_an_order_without_versions_has_not_begun():
    assert standing((), (), datetime(2026, 1, 1, tzinfo=UTC)).state is State.NOT_YET


@pytest.mark.parametrize(
    ("kind", "known", "words"),
    [
        (Happening.SUSPENDED, (SUSPENDED,), "suspended already"),
        (Happening.SUSPENSION_LIFTED, (), "not suspended"),
        (Happening.SUSPENSION_LIFTED, (SUSPENDED, LIFTED), "not suspended"),
        (Happening.DISCHARGED, (QUASHED,), "quashed already"),
        (Happening.QUASHED, (QUASHED,), "quashed already"),
        (Happening.SUSPENDED, (DISCHARGED,), "discharged already"),
    ],
)
def test_what_cannot_follow_is_refused(kind, known, words):
    with pytest.raises(Refused, match=words):
        check_happening(kind, london(2026, 8, 1), known, london(2026, 8, 1))


@pytest.mark.parametrize(
    ("kind", "known"),
    [
        (Happening.SUSPENDED, ()),
        (Happening.SUSPENDED, (SUSPENDED, LIFTED)),
        (Happening.SUSPENSION_LIFTED, (SUSPENDED,)),
        (Happening.QUASHED, (SUSPENDED,)),
        (Happening.DISCHARGED, (SUSPENDED, LIFTED)),
    ],
)
def test_what_can_follow_is_let_through(kind, known):
    check_happening(kind, london(2026, 6, 15), known, london(2026, 6, 15))


def test_a_discharge_may_lie_ahead_and_a_court_decision_may_not():
    ahead, now = london(2026, 9, 1), london(2026, 8, 1)
    check_happening(Happening.DISCHARGED, ahead, (), now)
    with pytest.raises(Refused, match="on or after the day it takes effect"):
        check_happening(Happening.QUASHED, ahead, (), now)
