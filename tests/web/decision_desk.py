"""A second look at the desk: what tests of deciding ask for."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from appeals.rules.grounds import Ground
from penalties.office.authorities import Authority
from penalties.rules.staff import Role
from tests.builders.deciding import all_answered, reviewer
from tests.builders.desk import Desk, sign_in
from tests.builders.representations import taken_in
from tests.builders.staff import member

CAME = datetime(2026, 11, 26, 20, tzinfo=UTC)
NO = dict.fromkeys(("under_18", "sells", "made_to"), "no")
KEEP = {**NO, "outcome": "refused_lower", "words": "We saw the photos."}
CANCEL = {"outcome": "cancelled", "reason": "order_or_sign", "words": "The sign was hidden."}
PAUSE = {"outcome": "paused", "words": "He waits in the car."}


@pytest.fixture
def later(clock):
    """Four days after the notice was given: Thursday 26 November 2026."""
    clock.turn(days=4)
    return clock.now()


@pytest.fixture
def one(session, case, street, later, at):
    """A representation that came in time, each point of which has its answer."""
    session.get_one(Authority, street.authority.id).second_read_percent = 0
    made = taken_in(session, case, CAME, grounds=(Ground.NOT_SO,))
    by = reviewer(session, street.authority, at, "Ada Answers")
    all_answered(session, case, made, by=by, at=CAME)
    session.commit()
    return made


@pytest.fixture
def decide_at(one):
    """Where it is decided."""
    return f"/desk/representations/{one.id}/decide"


@pytest.fixture
def desk_as(app, office, session, street, later, at) -> Callable[..., Desk]:
    """A browser at the desk, signed in in a role under a name."""

    def signed_in(name: str = "Ben Decides", role: Role = Role.SUPERVISOR) -> Desk:
        someone = member(session, street.authority, role, at=at, name=name)
        session.commit()
        return sign_in(app, office, someone)

    return signed_in


@pytest.fixture
def desk(desk_as) -> Desk:
    """A supervisor who did not issue the notice."""
    return desk_as()
