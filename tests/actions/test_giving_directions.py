"""A direction in the intake: refused before it is given, kept whatever it breaks once it was."""

import json

import pytest
from sqlalchemy import select

from penalties.records.directions import Direction, terms_of
from penalties.records.encounters import Encounter, IntakeAttempt
from penalties.records.queues import QueueItem
from penalties.rules.areas import locate
from penalties.rules.intake import Intake
from penalties.rules.staff import Power
from tests.builders.beat import (
    ASKED_ALL,
    constable,
    directed,
    dispersal,
    inspector,
    on_the_beat,
    the_direction,
)
from tests.builders.patrol import BUYER, INSIDE, SELLER, patrol, person

HOME = {"lat": 51.5531, "lon": 0.0652}


@pytest.fixture
def beat(session, at):
    return on_the_beat(patrol(session, at))


def rules_of(result) -> set[str]:
    return {refusal.rule for refusal in result.refusals}


def with_home(**said):
    return {"exemptions": ASKED_ALL | {"home": {"asked": True, **said}}}


def test_one_that_is_in_order_is_kept_with_all_that_section_38_asks(beat, session):
    result = beat.one(directed())
    assert (result.status, result.refusals) == (Intake.RECORDED, ())
    given = the_direction(session)
    assert result.direction.number == given.number
    assert (given.in_order, given.status) == (True, "given")
    assert given.person["family_name"] == "Pop"
    (terms,) = terms_of(session, given.authority_id, given.id)
    assert (terms.serial, terms.kind) == (0, "given")
    assert terms.area == "Ilford Lane and the streets beside it"
    assert json.loads(terms.snapshot)["number"] == given.number
    assert session.scalars(select(QueueItem)).all() == []


def test_the_same_again_is_the_same_direction(beat, session):
    item = directed()
    first, again = beat.one(item), beat.one(item)
    assert again.status is Intake.ALREADY_RECORDED
    assert again.direction == first.direction
    the_direction(session)


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"until": "2026-11-24T21:06:00Z"}, "directions.too_long"),
        ({"behaviour": " "}, "directions.no_behaviour"),
        ({"offence_warning": False}, "directions.not_warned"),
        ({"in_writing": False}, "directions.not_in_writing"),
        (with_home(answer=True), "directions.home_not_left_open"),
        (with_home(answer=False, place=HOME), "directions.bars_home"),
        ({"exemptions": {}}, "directions.medical_not_asked"),
    ],
)
def test_what_breaks_a_rule_is_refused_before_it_is_given(beat, session, changes, rule):
    result = beat.one(directed(direction=changes))
    assert result.status is Intake.REFUSED
    assert rule in rules_of(result)
    assert all(refusal.sentence and refusal.source for refusal in result.refusals)
    assert session.scalars(select(Direction)).all() == []
    assert session.scalars(select(IntakeAttempt)).one().status == "refused"


def test_an_officer_of_the_council_gives_none(session, at):
    street = patrol(session, at)
    dispersal(session, inspector(session, street.authority, at=at), at=at)
    result = street.one(directed())
    assert result.status is Intake.REFUSED
    assert "gate.power" in rules_of(result)


def test_without_an_authorisation_none_is_given(session, at):
    street = patrol(session, at)
    street.officer = constable(session, street.authority, Power.S35, at=at)
    result = street.one(directed())
    assert rules_of(result) == {"gate.authorisation"}


def test_what_was_given_already_is_kept_and_goes_to_a_police_supervisor(beat, session):
    item = directed(issued_offline=True, direction={"until": "2026-11-25T21:05:00Z"})
    result = beat.one(item)
    assert result.status is Intake.HELD_FOR_REVIEW
    given = the_direction(session)
    assert not given.in_order
    assert [each["rule"] for each in given.breaks] == ["directions.too_long"]
    (waits,) = session.scalars(select(QueueItem)).all()
    assert (waits.kind, waits.subject_id) == ("direction_held", given.id)


def test_one_that_leaves_something_unsaid_is_looked_at(beat, session):
    assert beat.one(directed(direction={"necessity": ...})).status is Intake.RECORDED
    (waits,) = session.scalars(select(QueueItem)).all()
    assert waits.kind == "direction_given"


def test_a_home_in_the_area_is_carved_out_of_it(beat, session):
    said = with_home(answer=True, carve_out="Your home and the way to it", place=HOME)
    result = beat.one(directed(direction=said))
    assert result.refusals == ()
    (terms,) = terms_of(session, beat.authority.id, the_direction(session).id)
    home = (51_553_100, 65_200)
    assert not locate(terms.polygon, *home).inside
    assert locate(terms.polygon, 51_553_900, 65_200).inside


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"screening": {"no_home": "yes"}},
        {"role": "other", "person": BUYER, "support": {"offered": False}, "screening": {}},
        {"role": "buying", "person": BUYER, "support": {"offered": False}},
    ],
)
def test_nothing_tells_how_the_gate_judged_the_meeting(beat, session, changes):
    assert beat.one(directed(**changes)).status is Intake.RECORDED
    met = session.scalars(select(Encounter)).one()
    assert (met.status, met.is_walled, met.gate_is_open) == ("recorded", True, False)
    assert (met.role, met.person_id, met.outcome, met.particulars) == (None, None, None, None)


def test_a_child_is_directed_only_after_safeguarding(beat, session):
    child = person(date_of_birth="2010-01-05", apparent_age=16)
    result = beat.one(directed(person=child))
    assert rules_of(result) == {"gate.age"}
    called = {"spoke_to": "Night team", "at": "2026-11-22T21:10:00Z", "reference": "N 12"}
    again = directed(person=child, safeguarding=called)
    assert beat.one(again).status is Intake.RECORDED


def test_outside_the_locality_none_is_given(beat):
    away = INSIDE | {"lat": 51.6, "lon": 0.2}
    result = beat.one(directed(place=away))
    assert rules_of(result) == {"gate.authorisation"}


def test_a_part_that_reaches_out_of_the_locality_is_refused(beat):
    ring = [[0.0, 51.5], [0.3, 51.5], [0.3, 51.7], [0.0, 51.7], [0.0, 51.5]]
    wide = {"polygon": {"type": "Polygon", "coordinates": [ring]}}
    assert rules_of(beat.one(directed(direction=wide))) == {"directions.area"}


def test_whoever_has_no_name_is_directed_all_the_same(beat, session):
    nameless = SELLER | {"given_name": "", "family_name": "", "identity": "unknown"}
    assert beat.one(directed(person=nameless)).status is Intake.RECORDED
    assert the_direction(session).person_id is None


@pytest.mark.parametrize(
    ("offline", "waits"), [(True, ["quarantined_paper"]), (False, [])], ids=["given", "not yet"]
)
def test_one_that_was_given_and_cannot_be_read_is_not_lost(beat, session, offline, waits):
    crossed = [[0.064, 51.552], [0.066, 51.554], [0.066, 51.552], [0.064, 51.554], [0.064, 51.552]]
    drawn = {"polygon": {"type": "Polygon", "coordinates": [crossed]}}
    result = beat.one(directed(issued_offline=offline, direction=drawn))
    assert result.status is Intake.INVALID
    assert [item.kind for item in session.scalars(select(QueueItem))] == waits
