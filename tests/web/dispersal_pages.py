"""A council with one order, its police, and a desk for each of them."""

import pytest

from penalties.records.dispersals import dispersal, dispersals_of
from penalties.rules.staff import Role
from tests.builders.desk import kept, sign_in
from tests.builders.dispersals import authorised, constable, inspector, phoned
from tests.builders.staff import member
from tests.web.order_pages import ilford as ilford
from tests.web.order_pages import order as order


@pytest.fixture
def khan(office, ilford, at):
    with kept(office) as session:
        return inspector(session, ilford, at=at)


@pytest.fixture
def fletcher(office, ilford, at):
    with kept(office) as session:
        return constable(session, ilford, at=at)


@pytest.fixture
def desk_of(app, office):
    """The desk of this member of staff."""
    return lambda somebody: sign_in(app, office, somebody)


@pytest.fixture
def inspectors(desk_of, khan):
    """The inspector's own desk."""
    return desk_of(khan)


@pytest.fixture
def constables(desk_of, fletcher):
    """The desk of a police supervisor who may not authorise."""
    return desk_of(fletcher)


@pytest.fixture
def councils(desk_of, office, ilford, at):
    """The desk of somebody at the council with a role."""

    def opened(role=Role.SUPERVISOR):
        with kept(office) as session:
            return desk_of(member(session, ilford, role, at=at, name=f"Council {role}"))

    return opened


@pytest.fixture
def written(office, ilford, khan, at):
    """Keeps an authorisation that the inspector signed."""

    def made(**changes):
        with kept(office) as session:
            return authorised(session, ilford, khan, at=at, **changes)

    return made


@pytest.fixture
def by_phone(office, ilford, khan, fletcher, at):
    """Keeps an authorisation that the inspector gave by phone."""

    def made(**changes):
        with kept(office) as session:
            return phoned(session, ilford, khan, fletcher, at=at, **changes)

    return made


@pytest.fixture
def stored(office, ilford):
    """The authorisations of the council as the database has them, or one of them."""

    def found(one=None):
        with kept(office) as session:
            if one is not None:
                return dispersal(session, ilford.id, one.id)
            return dispersals_of(session, ilford.id)

    return found
