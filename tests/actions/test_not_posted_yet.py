"""A notice that was issued and never posted can be paid or closed, by a person and by the clock."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from penalties.actions import legal
from penalties.actions.escalation import sweep_all
from penalties.actions.payments import Way, record_payment
from penalties.actions.staff import actor
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.money import Pence
from tests.builders.patrol import penalised, supervisor


@pytest.fixture
def case(street, session) -> FixedPenalty:
    """Issued, and waiting for the print run."""
    street.one(penalised(notice={"served": "first-class"}))
    waiting = session.scalars(select(FixedPenalty)).one()
    assert (waiting.status, waiting.served_at) == ("issued", None)
    return waiting


def test_it_is_closed_without_a_penalty(street, session, case, at) -> None:
    legal.close(session, case, "It was never sent.", by=actor(supervisor(street)), at=at)
    assert case.status == "closed"


def test_whoever_pays_before_it_comes_has_paid(street, session, case, at) -> None:
    by, on = actor(supervisor(street)), at.date()
    record_payment(session, case, Way.PHONE, Pence(10_000), received_on=on, by=by, at=at)
    session.flush()
    assert case.status == "paid"


def test_the_clock_closes_it_when_the_six_months_are_over(session, case, office, at) -> None:
    session.commit()
    for days in (100, 125, 155, 181, 190, 200):
        assert sweep_all(office, at=at + timedelta(days=days)).failed == 0
    session.refresh(case)
    assert (case.status, case.next_step) == ("closed", None)
