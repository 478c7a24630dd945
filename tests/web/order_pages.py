"""A council with one order, and a desk for whoever a test needs there."""

import pytest

from penalties.actions.orders import take_in
from penalties.office.audit import OPERATOR
from penalties.records.orders import order_with_code
from tests.builders.councils import council
from tests.builders.desk import kept, sign_in
from tests.builders.orders import draft
from tests.builders.staff import member


@pytest.fixture
def ilford(office, at):
    with kept(office) as session:
        authority = council(session, at)
        take_in(session, authority, [draft()], by=OPERATOR, at=at)
        return authority


@pytest.fixture
def order(office, ilford):
    with kept(office) as session:
        return order_with_code(session, ilford.id, "ILF-HAR")


@pytest.fixture
def desk_of(app, office, ilford, at):
    """A desk at which somebody with the given role is signed in."""

    def opened(role):
        with kept(office) as session:
            one = member(session, ilford, role, at=at)
        return sign_in(app, office, one)

    return opened
