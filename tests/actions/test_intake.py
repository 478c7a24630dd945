"""Every answer that handing in an encounter can have."""

import json

import pytest
from sqlalchemy import func, select

from penalties.actions.numbers import spoil
from penalties.office.audit import trail_of
from penalties.office.database import Base
from penalties.records.deliveries import encounters_on
from penalties.records.encounters import IntakeAttempt, encounter
from penalties.records.fixed_penalties import penalty_with_number
from penalties.records.numbers import notice_number
from penalties.records.queues import open_items
from penalties.rules.canonical import digest
from penalties.rules.intake import Intake
from tests.builders.patrol import Patrol, on_paper, patrol, penalised, person, seen, some_id


@pytest.fixture
def street(session, at) -> Patrol:
    return patrol(session, at)


def counts(session):
    """How many rows there are in each table."""
    tables = Base.metadata.sorted_tables
    walled = [each for each in tables if each.info.get("store") != "support"]
    return {each.name: session.scalar(select(func.count()).select_from(each)) for each in walled}


def test_advice_is_recorded(street, session):
    item = seen()
    told = street.one(item)
    assert (told.status, told.refusals, told.errors) == (Intake.RECORDED, (), ())
    assert told.gate.row == "E"
    kept = encounter(session, street.authority.id, __import__("uuid").UUID(item["id"]))
    assert (kept.role, kept.outcome, kept.is_walled) == ("buying", "advice", False)
    assert kept.sha256 == told.sha256


def test_a_penalty_handed_over_is_served_with_a_leased_number(street, session):
    (number,) = street.lease()
    told = street.one(penalised(number))
    assert told.status == Intake.RECORDED, told.refusals
    assert (told.notice.number, told.notice.status) == (number, "served")
    case = penalty_with_number(session, street.authority.id, number)
    assert (case.full_pence, case.lower_pence, case.status) == (10000, 7500, "served")
    assert str(case.date_of_notice) == "2026-11-22"
    assert str(case.payment_period_ends_on) == "2026-12-06"
    assert (case.next_step, str(case.next_step_on)) == ("reminder_due", "2026-12-07")
    assert digest(json.loads(case.snapshot)) == case.snapshot_sha256
    assert notice_number(session, street.authority.id, number).state == "issued"
    events = [entry.event for entry in trail_of(session, street.authority.id, case.id)]
    assert events == ["penalty.issued", "penalty.served"]
    assert all(check["passed"] for check in case.certificate)
