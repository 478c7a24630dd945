"""A council whose officer has been out, and a desk for whoever a test needs there."""

from dataclasses import dataclass, replace

import pytest

from penalties.office.premises import Office
from penalties.office.staff import Staff
from penalties.records.fixed_penalties import FixedPenalty, penalty_with_number
from penalties.rules.staff import Role
from tests.builders.desk import Desk, kept, sign_in
from tests.builders.patrol import Patrol, patrol, penalised
from tests.builders.staff import member


@dataclass
class Night:
    """One officer's night out; what is handed in stays for the pages to see."""

    office: Office
    patrol: Patrol

    def hand_in(self, item):
        """Hand in an encounter; what came of it."""
        with kept(self.office) as session:
            return replace(self.patrol, session=session).one(item)

    def lease(self):
        """A number leased to the tablet."""
        with kept(self.office) as session:
            return replace(self.patrol, session=session).lease()[0]

    def case(self, session, number) -> FixedPenalty:
        """The case with this number, in that session."""
        return penalty_with_number(session, self.patrol.authority.id, number)


def promoted(office, night) -> Staff:
    """The officer who was out, who is a supervisor by now."""
    with kept(office) as session:
        somebody = session.merge(night.patrol.officer)
        somebody.role = Role.SUPERVISOR
        return somebody


@pytest.fixture
def night(office, at):
    with kept(office) as session:
        return Night(office, patrol(session, at))


@pytest.fixture
def number(night):
    """The number of a notice that was handed over."""
    return night.hand_in(penalised()).notice.number


@pytest.fixture
def desk_of(app, office, night, at):
    """The desk of somebody with the given role: the same person and browser each time.

    ``anew`` signs the same person in again, after a night for example.
    """
    members: dict[Role, Staff] = {}
    desks: dict[Role, Desk] = {}

    def opened(role=Role.SUPERVISOR, *, anew=False):
        if role not in members:
            with kept(office) as session:
                council = night.patrol.authority
                members[role] = member(session, council, role, at=at, name=f"A {role}")
        if role not in desks or anew:
            desks[role] = sign_in(app, office, members[role])
        return desks[role]

    return opened


@pytest.fixture
def issuer(app, office, night):
    """The desk of the officer who was out."""
    return sign_in(app, office, night.patrol.officer)
