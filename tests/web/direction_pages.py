"""A constable's beat and the desks of those who have to do with its directions."""

import re

import pytest

from penalties.rules.staff import Role
from tests.builders.after_giving import the_beat, with_session
from tests.builders.desk import kept, sign_in
from tests.builders.staff import member

AS_TOLD = {
    "told": "written",
    "told_on-day": "22",
    "told_on-month": "11",
    "told_on-year": "2026",
    "told_time": "9:15pm",
}


@pytest.fixture
def beat(office, at):
    with kept(office) as session:
        return the_beat(session, at)


@pytest.fixture
def directed(office, beat):
    """Gives a direction, and says its number; ``hold`` gives one that breaks a rule."""

    def given(*, hold=False, **changes):
        with kept(office) as session:
            walked = with_session(beat, session)
            return (walked.hold if hold else walked.direct)(**changes).number

    return given


@pytest.fixture
def desk_of(app, office, beat, clock):
    """The desk of somebody on the beat by name, or with a role; signed in anew as time goes on."""
    members, desks = {}, {}

    def opened(who):
        if who not in members:
            known = getattr(beat, who, None)
            members[who] = known or _with_role(office, beat, Role(who), clock.now())
        now = (who, clock.now())
        if now not in desks:
            desks[now] = sign_in(app, office, members[who])
        return desks[now]

    return opened


def _with_role(office, beat, role, at):
    with kept(office) as session:
        return member(session, beat.patrol.authority, role, at=at, name=f"A {role}")


def linked(page, pattern):
    """The first address on a page that fits."""
    found = re.search(f'href="({pattern})"', page)
    assert found, page
    return found[1]
