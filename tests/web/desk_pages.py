"""A council and its desk, for tests of pages that need no case."""

import pytest
from sqlalchemy import func, select

from penalties.office.audit import Entry
from tests.builders.councils import council
from tests.builders.desk import kept, sign_in
from tests.builders.staff import member


@pytest.fixture
def ilford(office, at):
    with kept(office) as session:
        return council(session, at)


@pytest.fixture
def somebody(office, ilford, at):
    """Adds an account with the given role; its name and kind as asked."""

    def added(role, **about):
        with kept(office) as session:
            return member(session, ilford, role, at=at, **about)

    return added


@pytest.fixture
def desk_of(app, office, somebody):
    """The desk of somebody with the given role, the same one each time."""
    desks = {}

    def opened(role):
        if role not in desks:
            desks[role] = sign_in(app, office, somebody(role))
        return desks[role]

    return opened


@pytest.fixture
def entries_written(office):
    """How many entries the trail has by now."""

    def counted():
        with kept(office) as session:
            return session.scalar(select(func.count()).select_from(Entry))

    return counted
