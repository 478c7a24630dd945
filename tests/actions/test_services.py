"""The directory of services: what is kept, what the trail tells, and where a secret stays."""

from datetime import date, time

import pytest
from sqlalchemy import func, select

from penalties.actions import services
from penalties.actions.staff import actor
from penalties.office.audit import Entry
from penalties.office.roles import Side
from penalties.office.support_trail import walled_trail_of, words_of
from penalties.records.services import ServiceSecret, facts_of, services_of
from penalties.rules.events import Event
from penalties.rules.prohibitions import WEEK, Window
from penalties.rules.refusals import Refused
from penalties.rules.services import State, availability
from penalties.rules.staff import Role
from tests.builders.councils import council
from tests.builders.desk import kept
from tests.builders.staff import member
from tests.builders.trail import FACTS

NIGHTS = (Window(WEEK, time(18), time(6)),)
HAVEN = {
    "name": "The Haven",
    "summary": "A safe place to stay.",
    "phone": "020 7946 0556",
    "is_women_only": True,
    "languages": ["English", "Romanian"],
    "places_free": 2,
}
SECRET = "7 Sample Close\nIlford"


@pytest.fixture
def ilford(office, at):
    with kept(office) as session:
        return council(session, at)


@pytest.fixture
def people(office, ilford, at):
    """Somebody of every role."""
    with kept(office) as session:
        return {role: member(session, ilford, role, at=at) for role in Role}


@pytest.fixture
def lead(people):
    return people[Role.SAFEGUARDING]


@pytest.fixture
def support(office, people):
    """A session of the support side, the only one that keeps services."""
    with office.sessions(Side.SUPPORT)() as opened:
        yield opened


@pytest.fixture
def doing(lead, at):
    """By whom, and when."""
    return {"by": actor(lead), "at": at}


@pytest.fixture
def haven(support, ilford, doing):
    return services.add(support, ilford, HAVEN, **doing)


def trail(support, service):
    """What the trail behind the wall tells of a service."""
    entries = walled_trail_of(support, service.authority_id, service.id)
    return [(entry.event, entry.facts) for entry in entries]


def test_a_service_is_added_open_with_what_was_said(support, ilford, haven, lead, at):
    support.expire_all()
    (found,) = services_of(support, ilford.id)
    assert (found.name, found.places_free, found.is_open) == ("The Haven", 2, True)
    assert (found.hours, found.open_hours) == ("Day and night", [])
    assert (found.eligibility, found.address, found.memorandum_ends_on) == ("", None, None)
    assert availability(facts_of(found), at).state is State.HAS_ROOM
    (entry,) = walled_trail_of(support, ilford.id, haven.id)
    assert (entry.event, entry.actor_id, entry.at) == (Event.SERVICE_ADDED, lead.id, at)
    assert entry.facts == {}


def test_without_name_and_purpose_nothing_is_added(support, ilford, doing):
    with pytest.raises(Refused) as refused:
        services.add(support, ilford, {"phone": "999"}, **doing)
    assert [no.rule for no in refused.value.refusals] == ["services.name", "services.summary"]
    assert services_of(support, ilford.id) == []


def test_what_is_changed_stands_in_the_trail_with_its_words_sealed(support, haven, doing):
    changes = {"open_hours": NIGHTS, "places_free": 0, "name": "The Haven"}
    assert services.change(support, haven, changes, **doing) == ["hours", "places_free"]
    entry = walled_trail_of(support, haven.authority_id, haven.id)[-1]
    assert (entry.event, entry.facts) == (
        Event.SERVICE_CHANGED,
        FACTS[Event.SERVICE_CHANGED][0],
    )
    assert b"6pm" not in entry.detail
    assert words_of(support, entry)["hours"] == {
        "before": "Day and night",
        "after": "Every day, 6pm to 6am the next day",
    }


def test_what_stays_as_it_was_is_not_written_down(support, haven, doing):
    before = trail(support, haven)
    assert services.change(support, haven, HAVEN | {"open_hours": ()}, **doing) == []
    assert services.set_places(support, haven, 2, **doing) == []
    assert services.set_confidential_address(support, haven, " ", **doing) is False
    assert trail(support, haven) == before


def test_nothing_of_a_refused_change_is_kept(support, haven, doing):
    with pytest.raises(Refused, match="cannot end before it begins"):
        services.set_memorandum(support, haven, date(2026, 2, 1), date(2026, 1, 1), **doing)
    with pytest.raises(Refused, match="overlap"):
        services.change(support, haven, {"name": "New", "open_hours": NIGHTS * 2}, **doing)
    assert not support.is_modified(haven)
    assert len(trail(support, haven)) == 1


@pytest.mark.parametrize(("places", "state"), [(0, State.FULL), (None, State.HAS_ROOM)])
def test_places_are_what_the_service_last_said(support, haven, doing, at, places, state):
    assert services.set_places(support, haven, places, **doing) == ["places_free"]
    assert availability(facts_of(haven), at).state is state


def test_a_closed_service_stays_in_the_directory_and_can_open_again(
    support, ilford, haven, doing, at
):
    services.close(support, haven, **doing)
    assert services_of(support, ilford.id) == [haven]
    assert availability(facts_of(haven), at).state is State.CLOSED
    services.reopen(support, haven, **doing)
    assert availability(facts_of(haven), at).can_take
    assert trail(support, haven)[1:] == [(Event.SERVICE_CHANGED, {"changed": "is_open"})] * 2


def test_a_memorandum_runs_out_after_its_last_day(support, haven, doing, at):
    services.set_memorandum(support, haven, date(2025, 11, 22), date(2026, 11, 21), **doing)
    assert availability(facts_of(haven), at).state is State.MEMORANDUM_RUN_OUT
    services.set_memorandum(support, haven, date(2026, 11, 22), None, **doing)
    assert availability(facts_of(haven), at).can_take


def test_a_confidential_address_is_sealed_and_stands_nowhere_else(support, haven, doing):
    services.change(support, haven, {"address": "12 High Road"}, **doing)
    assert services.set_confidential_address(support, haven, SECRET, **doing)
    support.expire_all()
    assert services.confidential_address(support, haven) == SECRET
    assert haven.address is None
    (secret,) = support.scalars(select(ServiceSecret)).all()
    assert b"Sample" not in secret.address
    entry = walled_trail_of(support, haven.authority_id, haven.id)[-1]
    assert (entry.facts, entry.detail) == ({"changed": "address, confidential_address"}, None)
    with pytest.raises(Refused, match="Clear that first"):
        services.change(support, haven, {"address": "12 High Road"}, **doing)


def test_a_cleared_address_is_gone_and_an_open_one_may_follow(support, haven, doing):
    services.set_confidential_address(support, haven, SECRET, **doing)
    assert services.set_confidential_address(support, haven, None, **doing)
    assert services.confidential_address(support, haven) is None
    (secret,) = support.scalars(select(ServiceSecret)).all()
    assert support.scalar(select(func.count()).select_from(ServiceSecret)) == 1
    assert services.change(support, haven, {"address": "12 High Road"}, **doing) == ["address"]
    services.set_confidential_address(support, haven, "8 Sample Close", **doing)
    assert secret.changed_at == doing["at"]
    assert services.confidential_address(support, haven) == "8 Sample Close"


def test_the_open_trail_says_nothing_of_services(support, haven, doing, ilford):
    before = support.scalar(select(func.count()).select_from(Entry))
    services.set_places(support, haven, 1, **doing)
    services.set_confidential_address(support, haven, SECRET, **doing)
    assert support.scalar(select(func.count()).select_from(Entry)) == before
