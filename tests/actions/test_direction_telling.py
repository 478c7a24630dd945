"""Somebody who was not told at once of a variation or withdrawal is told later, and it is kept."""

from datetime import timedelta

import pytest

from penalties.actions.direction_changes import vary, withdraw
from penalties.actions.direction_telling import tell, told_later
from penalties.rules.refusals import Refused
from tests.builders.after_giving import HOUR, MINUTE, by, change, the_beat, told

GONE = {"in_writing": False, "why_not_written": "She had gone"}


@pytest.fixture
def beat(session, at):
    return the_beat(session, at)


@pytest.fixture
def direction(beat):
    return beat.direct()


@pytest.fixture
def not_told(session, beat, direction, at):
    """A withdrawal of which the person knows nothing yet."""
    silent = told(None, **GONE)
    return withdraw(session, direction, "Quiet", silent, by=by(beat.given_by), at=at)


def rule_of(refused):
    (refusal,) = refused.value.refusals
    return refusal.rule


def test_it_is_kept_when_and_how_they_were_told(session, beat, direction, not_told, at):
    later = at + HOUR
    how = {"in_writing": True, "by": by(beat.colleague), "at": later}
    tell(session, direction, not_told, told_at=later - MINUTE, **how)
    assert told_later(session, direction) == {1: later - MINUTE}
    assert not_told.told_at is None
    with pytest.raises(Refused) as refused:
        tell(session, direction, not_told, told_at=later, **how)
    assert rule_of(refused) == "directions.told_already"


def test_who_was_told_at_once_is_not_told_again(session, beat, direction, at):
    row = vary(session, direction, change(at), by=by(beat.given_by), at=at)
    how = {"in_writing": True, "by": by(beat.colleague), "at": at}
    with pytest.raises(Refused) as refused:
        tell(session, direction, row, told_at=at, **how)
    assert rule_of(refused) == "directions.told_already"


@pytest.mark.parametrize("off", [-MINUTE, HOUR + timedelta(seconds=1)])
def test_they_were_told_after_it_was_said_and_before_now(
    session, beat, direction, not_told, at, off
):
    how = {"in_writing": True, "by": by(beat.colleague), "at": at + HOUR}
    with pytest.raises(Refused) as refused:
        tell(session, direction, not_told, told_at=at + off, **how)
    assert rule_of(refused) == "directions.told_when"


def test_the_council_tells_nobody(session, beat, direction, not_told, at):
    how = {"in_writing": True, "by": by(beat.council_officer), "at": at}
    with pytest.raises(Refused) as refused:
        tell(session, direction, not_told, told_at=at, **how)
    assert rule_of(refused) == "directions.police"
