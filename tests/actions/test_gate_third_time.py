"""The database itself refuses a penalty that the gate does not leave open, whatever the code."""

from datetime import date
from itertools import product
from uuid import UUID

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from penalties.office.database import new_id
from penalties.records.encounters import Encounter
from penalties.records.fixed_penalties import FixedPenalty
from tests.builders.patrol import penalised, seen


@pytest.fixture
def good(street, session):
    """The values of a penalty that stands, and the number of another that may be used."""
    street.one(penalised())
    case = session.scalars(select(FixedPenalty)).one()
    columns = FixedPenalty.__table__.columns.keys()
    return {name: getattr(case, name) for name in columns} | {"number": street.lease()[0]}


def put(session, values, **changes):
    with session.begin_nested():
        session.execute(insert(FixedPenalty.__table__).values(**(values | changes)))


def met(street, **changes):
    """Somebody else, met and recorded; the id of the encounter."""
    item = seen(occurred_at="2026-11-21T21:05:00Z", **changes)
    street.one(item)
    return UUID(item["id"])


def new_row(values, encounter_id, **changes):
    return values | {"id": new_id(), "encounter_id": encounter_id} | changes


def test_an_open_encounter_takes_a_penalty(street, session, good):
    put(session, new_row(good, met(street)))


@pytest.mark.parametrize(
    ("what", "constraint"),
    [
        ({"gate_is_open": False}, "open_gate|foreign|FOREIGN"),
        ({"adult_on": None}, "only_for_an_adult"),
        ({"adult_on": date(2026, 11, 23)}, "only_for_an_adult"),
        ({"person_id": None}, "an_order_and_a_person"),
        ({"prohibition_id": None}, "an_order_and_a_person"),
        ({"lower_pence": 10_000}, "amounts_make_sense"),
        ({"full_pence": None}, "both_amounts"),
    ],
)
def test_what_does_not_stand_cannot_be_written(street, session, good, what, constraint):
    encounter_id = met(street)
    with pytest.raises(IntegrityError, match=constraint):
        put(session, new_row(good, encounter_id, **what))


def test_a_walled_encounter_takes_no_standing_penalty(street, session, good):
    encounter_id = met(street, role="selling", outcome="support")
    for is_open, by_exception in product((True, False), repeat=2):
        claimed = {"gate_is_open": is_open, "by_exception": by_exception}
        with pytest.raises(IntegrityError):
            put(session, new_row(good, encounter_id, **claimed))
    held = {"status": "held_for_review", "gate_is_open": False, "by_exception": True}
    put(session, new_row(good, encounter_id, **held))


def test_the_gate_of_a_walled_encounter_opens_by_an_authorisation_alone(street, session):
    walled = Encounter.id == met(street, role="selling", outcome="support")
    opened = dict(session.execute(select(Encounter.__table__).where(walled)).mappings().one())
    opened |= {"id": new_id(), "gate_is_open": True}
    with pytest.raises(IntegrityError, match="walled_gate_opens_by_authorisation_only"):
        session.execute(insert(Encounter.__table__).values(opened))


def test_what_the_gate_said_is_said_for_good(street, session):
    encounter_id = met(street, role="selling", outcome="support")
    opened = update(Encounter).where(Encounter.id == encounter_id).values(gate_is_open=True)
    with pytest.raises(IntegrityError, match="for good"):
        session.execute(opened)


def test_a_walled_encounter_holds_nothing_for_enforcement(street, session):
    encounter_id = met(street, role="selling", outcome="support")
    told = update(Encounter).where(Encounter.id == encounter_id).values(role="selling")
    with pytest.raises(IntegrityError, match="walled_keeps_nothing"):
        session.execute(told)


def test_one_encounter_has_one_penalty_and_one_number_one_notice(street, session, good):
    first = met(street)
    put(session, new_row(good, first))
    (other,) = street.lease()
    with pytest.raises(IntegrityError):
        put(session, new_row(good, first, number=other))
    with pytest.raises(IntegrityError):
        put(session, new_row(good, met(street)))
