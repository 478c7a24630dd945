"""The support desk for tests of its pages: a town, and a desk for whoever a test needs there."""

import pytest

from penalties.rules.staff import Role
from tests.builders.desk import kept, sign_in
from tests.builders.services import service
from tests.builders.staff import member
from tests.builders.support import join, town


@pytest.fixture
def here(office):
    return town(office)


@pytest.fixture
def worker(app, office, here):
    """The desk of the worker of the town's service."""
    return sign_in(app, office, here.worker)


@pytest.fixture
def lead(app, office, here):
    """The desk of the safeguarding lead."""
    return sign_in(app, office, here.lead)


@pytest.fixture
def desk_of(app, office, here, at):
    """The desk of somebody new with a role."""

    def opened(role, name=""):
        with kept(office) as session:
            called = name or f"New {role}"
            somebody = member(session, here.street.authority, role, at=at, name=called)
        return sign_in(app, office, somebody)

    return opened


@pytest.fixture
def stranger(app, office, here, at):
    """The desk of a worker of another service, and that service."""
    with kept(office) as session:
        other = service(session, here.street.authority, name="The Haven")
        somebody = member(session, here.street.authority, Role.SUPPORT, at=at, name="Far Away")
    with here.support() as session:
        join(session, other, somebody, at=at)
    return sign_in(app, office, somebody), other


@pytest.fixture
def referral(here):
    """The address of a referral that was sent to the town's service."""
    here.hand_in(here.accepted(screening={"no_home": "yes"}))
    with here.support() as session:
        return f"/partner/referrals/{here.referral(session).id}"
