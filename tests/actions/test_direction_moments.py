"""When a direction is given: after the meeting, under an authorisation, and not in time to come."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from penalties.actions import dispersals
from penalties.actions.staff import actor
from penalties.office.staff import Staff
from penalties.records.dispersals import Dispersal
from penalties.rules.intake import Intake
from penalties.rules.staff import Power
from tests.builders.beat import (
    constable,
    directed,
    dispersal,
    inspector,
    on_the_beat,
    the_direction,
)
from tests.builders.patrol import moment, patrol

TEN_MINUTES = timedelta(minutes=10)


@pytest.fixture
def beat(session, at):
    return on_the_beat(patrol(session, at))


@pytest.fixture
def under(session, beat):
    return session.scalars(select(Dispersal)).one()


def rules_of(result):
    return {refusal.rule for refusal in result.refusals}


def ended(session, under, at):
    giver = session.get_one(Staff, (under.authority_id, under.authorised_by))
    dispersals.end_early(session, under, giver, "Quiet.", by=actor(giver), at=at)


def test_the_authorisation_has_to_run_when_it_is_given_not_when_they_were_met(session, at):
    beat = patrol(session, at)
    beat.officer = constable(session, beat.authority, Power.S35, at=at)
    begins = moment("2026-11-22T21:08:00Z")
    dispersal(session, inspector(session, beat.authority, at=at), at=at, starts_at=begins)
    late = {"given_at": "2026-11-22T21:10:00Z"}
    assert beat.one(directed(direction=late)).status is Intake.RECORDED
    assert rules_of(beat.one(directed())) == {"gate.authorisation"}


@pytest.mark.parametrize("by", ["occurred_at", "given_at"])
def test_it_is_not_dated_forward_so_that_it_lasts_longer(beat, session, by):
    tomorrow = "2026-11-23T15:05:00Z"
    said = {"leave_by": "2026-11-23T15:30:00Z", "until": "2026-11-25T15:05:00Z"}
    there = {"direction": said, by: tomorrow}
    if by == "given_at":
        there = {"direction": said | {by: tomorrow}}
    rules = {"directions.given_later", "directions.too_long"}
    assert rules_of(beat.one(directed(**there))) == rules
    assert beat.one(directed(**there, issued_offline=True)).status is Intake.HELD_FOR_REVIEW
    assert {each["rule"] for each in the_direction(session).breaks} == rules


def test_none_is_dated_back_to_before_they_were_met(beat):
    early = {"given_at": "2026-11-22T20:30:00Z"}
    assert rules_of(beat.one(directed(direction=early))) == {"directions.given_before_met"}


def test_what_is_not_given_yet_comes_too_late_once_the_authorisation_was_ended(
    beat, session, under, at
):
    ended(session, under, at)
    later = at + TEN_MINUTES
    assert rules_of(beat.one(directed(), at=later)) == {"directions.after_authorisation"}
    assert beat.one(directed(issued_offline=True), at=later).refusals == ()
    assert the_direction(session).in_order
