"""A direction that broke a rule waits for a police supervisor, who alone decides about it."""

import pytest

from penalties.actions.direction_breaches import record_breach
from penalties.actions.direction_papers import frozen
from penalties.actions.direction_reviews import close
from penalties.actions.live_directions import live_directions_of
from penalties.office.audit import trail_of
from penalties.records.directions import terms_of
from penalties.records.people import Person
from penalties.rules.direction_reviews import OUTCOMES
from penalties.rules.events import Event
from penalties.rules.refusals import Refused
from tests.builders.after_giving import HOUR, by, last_terms, met, the_beat, told

NOT_WARNED = {"offence_warning": False}
"""Breaks a rule, and is a direction in law all the same."""


@pytest.fixture
def beat(session, at):
    return the_beat(session, at)


def rule_of(refused):
    (refusal,) = refused.value.refusals
    return refusal.rule


def decide(session, direction, item, outcome, who, at, **how):
    close(session, direction, item, outcome, "I looked at it", **how, by=by(who), at=at)


@pytest.mark.parametrize("name", ["council_supervisor", "council_officer", "colleague"])
def test_nobody_but_a_police_supervisor_decides(session, beat, at, name):
    held = beat.hold(direction=NOT_WARNED)
    (item,) = beat.waiting("direction_held")
    with pytest.raises(Refused) as refused:
        decide(session, held, item, "stands", getattr(beat, name), at)
    police = "directions.supervisor" if name == "colleague" else "directions.police"
    assert rule_of(refused) == police
    assert item.closed_at is None


def test_what_is_a_direction_in_law_may_stand(session, beat, at):
    held = beat.hold(direction=NOT_WARNED)
    (item,) = beat.waiting("direction_held")
    decide(session, held, item, "stands", beat.supervisor, at)
    assert (item.outcome, item.closed_by) == ("stands", beat.supervisor.id)
    assert held.status == "given"
    entry = trail_of(session, held.authority_id, held.id)[-1]
    assert (entry.event, entry.facts["outcome"]) == (Event.DIRECTION_REVIEWED, "stands")
    with pytest.raises(Refused) as refused:
        decide(session, held, item, "stands", beat.supervisor, at)
    assert rule_of(refused) == "queues.closed"


def test_or_is_withdrawn_with_a_paper_that_tells_the_person(session, beat, at):
    held = beat.hold(direction=NOT_WARNED)
    (item,) = beat.waiting("direction_held")
    decide(session, held, item, "withdrawn", beat.supervisor, at, told=told(at))
    assert held.status == "withdrawn"
    assert frozen(last_terms(session, held))["says"] == "withdrawn"


def test_what_is_none_in_law_never_stands(session, beat, at):
    void = beat.hold()
    (item,) = beat.waiting("direction_held")
    with pytest.raises(Refused) as refused:
        decide(session, void, item, "stands", beat.supervisor, at)
    assert rule_of(refused) == "directions.cannot_stand"
    decide(session, void, item, "void", beat.supervisor, at, told=told(at))
    assert (void.status, void.ends_at) == ("withdrawn", at)


def test_nobody_who_meets_the_person_is_told_of_what_is_none_in_law(session, beat, at):
    void, counts = beat.hold(), beat.hold(direction=NOT_WARNED)
    somebody = session.get_one(Person, (counts.authority_id, counts.person_id))
    assert void.person_id == counts.person_id
    told_of = [live.number for live in live_directions_of(session, somebody, at)]
    assert told_of == [counts.number]


def test_nor_does_it_when_its_time_is_over_before_anybody_looks(session, beat, at):
    void = beat.hold()
    (item,) = beat.waiting("direction_held")
    asked_until, late = void.ends_at, void.ends_at + HOUR
    not_told = told(None, in_writing=False, why_not_written="No address")
    decide(session, void, item, "void", beat.supervisor, late, told=not_told)
    assert (void.status, void.ends_at) == ("withdrawn", asked_until)
    assert last_terms(session, void).in_order is False


def test_to_withdraw_one_says_how_the_person_is_told(session, beat, at):
    void = beat.hold()
    (item,) = beat.waiting("direction_held")
    with pytest.raises(Refused) as refused:
        decide(session, void, item, "void", beat.supervisor, at)
    assert rule_of(refused) == "directions.told"


def test_whoever_gave_it_does_not_decide_about_it(session, beat, at):
    beat.patrol.officer = beat.supervisor
    void = beat.hold()
    assert "directions.no_power" in {broken["rule"] for broken in void.breaks}
    (item,) = beat.waiting("direction_held")
    with pytest.raises(Refused) as refused:
        decide(session, void, item, "void", beat.supervisor, at, told=told(at))
    assert rule_of(refused) == "directions.own"


def test_what_left_something_unsaid_is_found_in_order_or_withdrawn(session, beat, at):
    given = beat.direct(direction={"necessity": ...})
    (item,) = beat.waiting("direction_given")
    decide(session, given, item, "in_order", beat.supervisor, at)
    assert (item.outcome, given.status) == ("in_order", "given")


@pytest.mark.parametrize("outcome", sorted(OUTCOMES["direction_breached"]))
def test_a_breach_ends_with_what_the_police_do(session, beat, at, outcome):
    direction, later = beat.direct(), at + HOUR
    record_breach(session, direction, met(later), by=by(beat.given_by), at=later)
    (item,) = beat.waiting("direction_breached")
    decide(session, direction, item, outcome, beat.supervisor, later)
    assert item.outcome == outcome
    assert len(terms_of(session, direction.authority_id, direction.id)) == 1


def test_a_decision_says_why(session, beat, at):
    held = beat.hold(direction=NOT_WARNED)
    (item,) = beat.waiting("direction_held")
    with pytest.raises(Refused) as refused:
        close(session, held, item, "stands", " ", by=by(beat.supervisor), at=at)
    assert rule_of(refused) == "directions.reason"
