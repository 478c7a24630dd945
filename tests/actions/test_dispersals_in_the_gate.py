"""A direction is open to the gate only where an authorisation covers the place and the minute."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event

from penalties.actions import dispersals, gate, staff
from penalties.actions.books import Delivery, open_books
from penalties.actions.staff import actor
from penalties.forms.tablet.encounters import read_encounter
from penalties.office.audit import OPERATOR
from penalties.rules.encounters import Outcome
from penalties.rules.staff import Kind, Power
from tests.builders.dispersals import HOUR, authorised, constable, inspector, phoned
from tests.builders.patrol import INSIDE, OFFENCE, moment, seen

OUTSIDE = INSIDE | {"lon": 0.0701}
SECOND = timedelta(seconds=1)


@pytest.fixture
def khan(session, street, at):
    return inspector(session, street.authority, at=at)


@pytest.fixture
def is_open(session, street, at):
    """Whether the gate lets a constable direct each of the people met, handed in together."""
    street.officer.kind = Kind.CONSTABLE
    direct = {"from_on": date(2026, 1, 1), "instrument": "Warrant 9", "by": OPERATOR, "at": at}
    staff.grant_power(session, street.officer, Power.S35, **direct)

    def told(*items):
        by = (street.authority, street.officer, street.tablet, street.actor, street.at)
        readings = [read_encounter(item) for item in items]
        known = open_books(Delivery(session, *by), readings)
        answers = [gate.judged(known, reading.sent)[Outcome.DIRECTION] for reading in readings]
        assert {one.closed_by for one in answers} <= {"", "authorisation"}
        return [one.is_open for one in answers]

    return told


def placed(khan, session, street, *, starts, ends):
    """An authorisation that was signed when it starts."""
    return authorised(session, street.authority, khan, at=starts, ends_at=ends)


def test_without_an_authorisation_nobody_is_directed(is_open):
    assert is_open(seen()) == [False]


@pytest.mark.parametrize(
    ("starts", "ends", "live"),
    [
        (-HOUR, HOUR, True),
        (timedelta(), HOUR, True),
        (SECOND, HOUR, False),
        (-HOUR, SECOND, True),
        (-HOUR, timedelta(), False),
    ],
)
def test_it_is_live_from_its_first_second_and_no_longer_at_its_end(
    session, street, khan, is_open, starts, ends, live
):
    met = moment(OFFENCE)
    placed(khan, session, street, starts=met + starts, ends=met + ends)
    assert is_open(seen()) == [live]


@pytest.mark.parametrize(
    ("place", "live"),
    [
        (INSIDE, True),
        (OUTSIDE | {"accuracy_m": 5}, False),
        (OUTSIDE | {"accuracy_m": 20}, True),
    ],
)
def test_it_is_live_inside_its_locality_or_as_near_as_the_fix_may_be_wrong(
    session, street, khan, is_open, at, place, live
):
    placed(khan, session, street, starts=at - HOUR, ends=at + HOUR)
    assert is_open(seen(place=place)) == [live]


def test_one_that_was_ended_early_is_live_only_before(session, street, khan, is_open):
    met = moment(OFFENCE)
    made = placed(khan, session, street, starts=met - HOUR, ends=met + HOUR)
    dispersals.end_early(session, made, khan, "Quiet.", by=actor(khan), at=met)
    before = (met - SECOND).isoformat()
    assert is_open(seen(), seen(occurred_at=before)) == [False, True]


def test_one_that_is_not_in_writing_yet_is_live_all_the_same(session, street, khan, is_open, at):
    fletcher = constable(session, street.authority, at=at)
    phoned(session, street.authority, khan, fletcher, at=at - HOUR)
    assert is_open(seen()) == [True]


def test_each_encounter_of_a_delivery_is_held_against_its_own_minute(
    session, street, khan, is_open
):
    met = moment(OFFENCE)
    placed(khan, session, street, starts=met - HOUR, ends=met + HOUR)
    times = [(met + hours * HOUR).isoformat() for hours in (-2, 0, 0.5, -3)]
    assert is_open(*(seen(occurred_at=time) for time in times)) == [False, True, True, False]


def test_a_delivery_reads_them_once_however_many_it_brings(session, street, khan, is_open, at):
    placed(khan, session, street, starts=at - HOUR, ends=at + HOUR)
    session.flush()
    asked = []

    def see(_connection, _cursor, statement, *_more):
        if "FROM dispersals" in statement:
            asked.append(statement)

    engine = session.connection().engine
    event.listen(engine, "before_cursor_execute", see)
    try:
        is_open(*(seen() for _ in range(20)))
    finally:
        event.remove(engine, "before_cursor_execute", see)
    assert len(asked) == 1
