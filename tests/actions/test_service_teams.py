"""Who works for a service: joined once, by people of the support side, and gone when they leave."""

import pytest

from penalties.actions import service_teams, services, staff
from penalties.actions.staff import actor
from penalties.office.support_trail import walled_trail_of
from penalties.records.services import membership, services_worked_for, team_of
from penalties.rules.events import Event
from penalties.rules.refusals import Refused
from penalties.rules.staff import Role
from tests.actions.test_services import HAVEN
from tests.actions.test_services import doing as doing
from tests.actions.test_services import haven as haven
from tests.actions.test_services import ilford as ilford
from tests.actions.test_services import lead as lead
from tests.actions.test_services import people as people
from tests.actions.test_services import support as support


@pytest.fixture
def mina(people):
    return people[Role.SUPPORT]


def test_who_joins_works_for_the_service_until_they_leave(
    support, ilford, haven, mina, doing, clock
):
    joined = service_teams.join(support, haven, mina, **doing)
    services.add(support, ilford, HAVEN | {"name": "Elsewhere"}, **doing)
    assert services_worked_for(support, ilford.id, mina.id) == [haven]
    assert membership(support, haven, mina.id) is joined
    clock.turn(hours=1)
    service_teams.leave(support, joined, by=doing["by"], at=clock.now())
    assert services_worked_for(support, ilford.id, mina.id) == []
    assert team_of(support, ilford.id, haven.id) == []
    assert joined.left_at == clock.now()


def test_the_trail_says_who_joined_and_left_and_no_name(support, haven, mina, doing):
    joined = service_teams.join(support, haven, mina, **doing)
    for _ in range(2):
        service_teams.leave(support, joined, **doing)
    entries = walled_trail_of(support, haven.authority_id, haven.id)[1:]
    said = {"staff": str(mina.id)}
    assert [(entry.event, entry.facts) for entry in entries] == [
        (Event.SERVICE_JOINED, said),
        (Event.SERVICE_LEFT, said),
    ]


def test_nobody_is_twice_in_a_team_and_may_come_back(support, haven, mina, doing):
    joined = service_teams.join(support, haven, mina, **doing)
    with pytest.raises(Refused, match="Support Example is in this team already"):
        service_teams.join(support, haven, mina, **doing)
    service_teams.leave(support, joined, **doing)
    service_teams.join(support, haven, mina, **doing)
    assert len(team_of(support, haven.authority_id, haven.id)) == 1


def test_the_lead_may_work_for_a_service_too(support, haven, lead, doing):
    service_teams.join(support, haven, lead, **doing)
    assert services_worked_for(support, lead.authority_id, lead.id) == [haven]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ADMIN, Role.DISCLOSURE])
def test_who_does_not_work_with_referrals_joins_no_team(
    support, ilford, haven, people, doing, role
):
    with pytest.raises(Refused, match="does not work with referrals"):
        service_teams.join(support, haven, people[role], **doing)
    assert team_of(support, ilford.id, haven.id) == []


def test_a_closed_account_joins_no_team(support, haven, mina, lead, doing):
    closed = support.merge(mina)
    staff.suspend(support, closed, by=actor(lead), at=doing["at"])
    with pytest.raises(Refused, match="The account of Support Example is closed"):
        service_teams.join(support, haven, closed, **doing)
