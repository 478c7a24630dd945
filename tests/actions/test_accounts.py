"""Each side of the wall keeps its own accounts, whichever page or command asks."""

import re

import pytest

from penalties.actions import sessions, staff
from penalties.actions.staff import actor
from penalties.office.audit import OPERATOR
from penalties.office.roles import Side
from penalties.office.staff import sessions_of, staff_of
from penalties.rules.refusals import Refused
from penalties.rules.staff import Kind, Power, Role
from tests.builders.desk import kept, sign_in
from tests.web.desk_pages import ilford as ilford
from tests.web.desk_pages import somebody as somebody


@pytest.fixture
def each_side(office, ilford, somebody):
    """A keeper of each side, with somebody of the other whom they may not touch."""
    admin, lead = somebody(Role.ADMIN), somebody(Role.SAFEGUARDING)
    officer, worker = somebody(Role.OFFICER), somebody(Role.SUPPORT)
    return {Side.ENFORCEMENT: (admin, worker), Side.SUPPORT: (lead, officer)}


@pytest.mark.parametrize(
    ("side", "said"),
    [
        (Side.ENFORCEMENT, "The safeguarding lead keeps the accounts of the support side."),
        (Side.SUPPORT, "The administrator keeps the accounts of the notices desk."),
    ],
)
def test_the_rule_stands_in_the_deeds_whichever_page_asks(
    office, ilford, each_side, at, side, said
):
    keeper, other = each_side[side]
    doing = {"by": actor(keeper), "at": at}
    with office.sessions(side)() as session:
        theirs = session.merge(other)
        for deed in (
            lambda: staff.set_password(session, theirs, "nine silver otters", **doing),
            lambda: staff.suspend(session, theirs, **doing),
            lambda: staff.reinstate(session, theirs, **doing),
            lambda: staff.change_role(session, theirs, keeper.role, Kind.COUNCIL, **doing),
            lambda: staff.grant_power(
                *(session, theirs, Power.S68),
                from_on=at.date(),
                instrument="Order 7",
                **doing,
            ),
            lambda: staff.add(
                *(session, ilford),
                email="new@ilf.example",
                name="New",
                role=Role(other.role),
                **doing,
            ),
        ):
            with pytest.raises(Refused, match=re.escape(said)):
                deed()
        assert not session.is_modified(theirs)


@pytest.mark.parametrize("side", [Side.ENFORCEMENT, Side.SUPPORT])
def test_a_role_across_the_wall_is_no_way_through_it(office, each_side, somebody, at, side):
    keeper, other = each_side[side]
    own = somebody(Role(keeper.role), name="A Colleague")
    doing, role = {"by": actor(keeper), "at": at}, Role(other.role)
    with office.sessions(side)() as session:
        colleague = session.merge(own)
        with pytest.raises(Refused, match="keeps the accounts"):
            staff.change_role(session, colleague, role, Kind.COUNCIL, **doing)


@pytest.mark.parametrize("side", [Side.ENFORCEMENT, Side.SUPPORT])
def test_a_session_of_the_other_side_is_not_ended(app, office, each_side, at, side):
    keeper, other = each_side[side]
    sign_in(app, office, other)
    its_own = Side.SUPPORT if side is Side.ENFORCEMENT else Side.ENFORCEMENT
    with office.sessions(its_own)() as session:  # on PostgreSQL no other side sees it at all
        (opened,) = sessions_of(session, other)
    with office.sessions(side)() as session, pytest.raises(Refused, match="keeps the accounts"):
        sessions.revoke(session, opened, by=actor(keeper), at=at)
    assert opened.ended_at is None


def test_an_operator_adds_the_first_of_either_side(office, ilford, at):
    with kept(office) as session:
        for role in (Role.ADMIN, Role.SAFEGUARDING):
            about = {"email": f"{role}@ilf.example", "name": "First", "role": role}
            staff.add(session, ilford, **about, by=OPERATOR, at=at)
        assert {one.role for one in staff_of(session, ilford.id)} == {"admin", "safeguarding"}
