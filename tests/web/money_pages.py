"""A notice to pay for, and the desks of people in finance."""

from datetime import date

import pytest

from penalties.actions.payments import Way, record_payment
from penalties.office.audit import Actor
from penalties.rules.money import Pence
from penalties.rules.staff import Role
from tests.builders.desk import kept, sign_in
from tests.builders.staff import member
from tests.web.case_pages import night as night
from tests.web.case_pages import number as number


@pytest.fixture
def desk_named(app, office, night, at):
    """The desk of a person with this name, in finance unless said otherwise."""
    desks = {}

    def opened(name="Gareth Lloyd", role=Role.FINANCE):
        if name not in desks:
            with kept(office) as session:
                one = member(session, night.patrol.authority, role, at=at, name=name)
            desks[name] = sign_in(app, office, one)
        return desks[name]

    return opened


@pytest.fixture
def paid(office, night, number, clock):
    """Records money over the counter for the notice, days after it was handed over."""

    def came(pence, way=Way.COUNTER, days=0):
        clock.turn(days=days)
        with kept(office) as session:
            case = night.case(session, number)
            record_payment(
                *(session, case, way, Pence(pence)),
                received_on=clock.now().date(),
                by=Actor("staff", night.patrol.officer.id),
                at=clock.now(),
            )

    return came


def on(name, day: date):
    """A day as its three boxes send it."""
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": day.year}
