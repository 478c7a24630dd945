"""Somebody met against a direction: kept for the police, and never a penalty."""

import pytest
from sqlalchemy import func, select

from penalties.actions.direction_breaches import record_breach
from penalties.actions.direction_changes import vary, withdraw
from penalties.records.direction_breaches import breaches_of
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.days import london_date
from penalties.rules.refusals import Refused
from tests.builders.after_giving import HOUR, MINUTE, by, change, met, the_beat, told


@pytest.fixture
def beat(session, at):
    return the_beat(session, at)


@pytest.fixture
def direction(beat):
    return beat.direct()


@pytest.fixture
def later(at):
    """An hour later: whoever had to leave has had the time to."""
    return at + HOUR


def rule_of(refused):
    (refusal,) = refused.value.refusals
    return refusal.rule


def test_a_breach_waits_for_a_police_supervisor_that_day_and_is_no_penalty(
    session, beat, direction, later
):
    said = met(later, excuse="I forgot my keys", arrested=True, police_reference="CAD 4471")
    record_breach(session, direction, said, by=by(beat.colleague), at=later)
    (kept,) = breaches_of(session, direction.authority_id, direction.id)
    assert (kept.officer_id, kept.seen_at, kept.arrested) == (beat.colleague.id, later, True)
    assert (kept.excuse_offered, kept.police_reference) == ("I forgot my keys", "CAD 4471")
    (item,) = beat.waiting("direction_breached")
    assert (item.queue, item.due_on) == ("supervisor", london_date(later))
    assert (item.subject_kind, item.subject_id) == ("direction", direction.id)
    assert item.facts == {"number": direction.number, "breach": str(kept.id)}
    assert session.scalar(select(func.count()).select_from(FixedPenalty)) == 0


def test_an_officer_of_the_council_records_what_they_saw_and_arrests_nobody(
    session, beat, direction, later
):
    officer = by(beat.council_officer)
    with pytest.raises(Refused) as refused:
        record_breach(session, direction, met(later, arrested=True), by=officer, at=later)
    assert rule_of(refused) == "directions.arrest"
    record_breach(session, direction, met(later), by=officer, at=later)
    assert len(breaches_of(session, direction.authority_id, direction.id)) == 1


@pytest.mark.parametrize(
    ("when", "rule"),
    [
        (lambda one: one.given_at - MINUTE, "directions.not_given_yet"),
        (lambda one: one.given_at + MINUTE, "directions.time_to_leave"),
        (lambda one: one.ends_at, "directions.not_running"),
    ],
)
def test_who_need_not_be_gone_yet_or_any_more_breaches_nothing(
    session, beat, direction, when, rule
):
    now = direction.ends_at + HOUR
    with pytest.raises(Refused) as refused:
        record_breach(session, direction, met(when(direction)), by=by(beat.given_by), at=now)
    assert rule_of(refused) == rule


def test_what_counted_at_the_time_decides(session, beat, direction, at, later):
    sooner = change(later, ends_at=later + HOUR)
    vary(session, direction, sooner, by=by(beat.given_by), at=later)
    now = later + 4 * HOUR
    record_breach(session, direction, met(later - MINUTE), by=by(beat.given_by), at=now)
    with pytest.raises(Refused) as refused:
        record_breach(session, direction, met(later + HOUR), by=by(beat.given_by), at=now)
    assert rule_of(refused) == "directions.not_running"


def test_nobody_breaches_what_was_withdrawn_before(session, beat, direction, later):
    withdraw(session, direction, "Quiet", told(later), by=by(beat.given_by), at=later)
    now = later + HOUR
    with pytest.raises(Refused) as refused:
        record_breach(session, direction, met(now), by=by(beat.given_by), at=now)
    assert rule_of(refused) == "directions.not_running"


def test_nobody_breaches_what_is_no_direction_in_law(session, beat, later):
    void = beat.hold()
    with pytest.raises(Refused) as refused:
        record_breach(session, void, met(later), by=by(beat.given_by), at=later)
    assert rule_of(refused) == "directions.void"


def test_nobody_is_seen_in_time_to_come(session, beat, direction, later):
    with pytest.raises(Refused) as refused:
        record_breach(session, direction, met(later + MINUTE), by=by(beat.given_by), at=later)
    assert rule_of(refused) == "directions.seen_later"
