"""Deliveries and tabs that come at the same moment: one word is one penalty, one id one encounter.

Everything is committed, on either database. On PostgreSQL all of them are seen waiting before the
first goes on.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import text

import wsgi
from penalties.office.clock import Clock
from penalties.office.premises import Office
from penalties.records.deliveries import one_at_a_time
from penalties.rules.intake import Intake
from tests.builders.apps import app_in
from tests.builders.forbidden import BUYER, SELLER
from tests.builders.patrol import some_id
from tests.builders.standing import breaches, standing
from tests.builders.town import Town, town
from tests.builders.ways import WAYS, Scene
from tests.conftest import SUNDAY_EVENING, new_settings

AT_ONCE = 5
WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
HELPED = {"outcome": "support", "notice": None}


@pytest.fixture(scope="module")
def office(backend, request, tmp_path_factory) -> Iterator[Office]:
    settings = new_settings(backend, request, tmp_path_factory.mktemp(backend))
    wsgi.upgrade(settings)
    made = Office(settings, Clock(SUNDAY_EVENING))
    yield made
    made.engine.dispose()


@pytest.fixture(scope="module")
def here(office: Office) -> Town:
    """The town, committed; the exception is switched on."""
    with office.transaction() as session:
        made = town(session, SUNDAY_EVENING)
        made.adopt("exception")
    return made


@pytest.fixture
def prepared(office: Office, here: Town) -> Callable[..., dict[str, Any]]:
    """A meeting as it is sent, with everything before it done and committed."""

    def made(one=SELLER):
        with office.transaction() as session:
            (item,) = replace(here, street=replace(here.street, session=session)).items([one])
        return item

    return made


def at_once(office: Office, here: Town, deeds: Sequence[Callable[[], Any]]) -> list[Any]:
    """Do all of it at the same moment; what came of each."""
    ready = Barrier(len(deeds) + 1)

    def go(deed: Callable[[], Any]) -> Any:
        ready.wait()
        return deed()

    with ThreadPoolExecutor(len(deeds)) as pool:
        with office.transaction() as session:
            one_at_a_time(session, here.street.authority.id)
            done = [pool.submit(go, deed) for deed in deeds]
            ready.wait()
            while office.engine.dialect.name == "postgresql" and _waiting(office) < len(deeds):
                assert not any(each.done() for each in done)
        return [each.result() for each in done]


def _waiting(office: Office) -> int:
    with office.engine.connect() as connection:
        return connection.scalar(WAITING) or 0


def delivery(office: Office, here: Town, *items: dict[str, Any]) -> Callable[[], list[Intake]]:
    """A delivery of its own transaction; what it is told."""

    def deliver() -> list[Intake]:
        with office.transaction() as session:
            told = replace(here.street, session=session).take_in(*items)
        return [each.status for each in told]

    return deliver


def stands(office: Office, *items: dict[str, Any]) -> int:
    """On how many of these a penalty stands; and nothing stands wrongly."""
    with office.transaction() as session:
        assert breaches(session) == []
        return len(standing(session) & {item["id"] for item in items})


def test_one_word_used_at_the_same_moment_is_one_penalty(office, here, prepared) -> None:
    item = prepared()
    items = [item | {"id": some_id()} for _ in range(AT_ONCE)]
    told = at_once(office, here, [delivery(office, here, each) for each in items])
    assert sorted(status for (status,) in told) == [Intake.RECORDED] + [Intake.REFUSED] * 4
    assert stands(office, *items) == 1


def test_a_word_that_support_uses_up_at_the_same_moment(office, here, prepared) -> None:
    item = prepared()
    helped = item | {"id": some_id()} | HELPED
    told = at_once(office, here, [delivery(office, here, each) for each in (helped, item)])
    assert told[0] == [Intake.RECORDED]
    assert stands(office, item, helped) == (told[1] == [Intake.RECORDED])


def test_the_same_encounter_at_the_same_moment_is_one(office, here, prepared) -> None:
    item = prepared()
    told = at_once(office, here, [delivery(office, here, item)] * AT_ONCE)
    assert sorted(status for (status,) in told) == [Intake.ALREADY_RECORDED] * 4 + [Intake.RECORDED]
    assert stands(office, item) == 1


def test_a_child_and_a_buyer_under_one_id_at_the_same_moment(office, here, prepared) -> None:
    buyer, child = prepared(BUYER), prepared(BUYER.but(age="17"))
    child |= {"id": buyer["id"], "outcome": "safeguarding", "notice": None}
    told = at_once(office, here, [delivery(office, here, each) for each in (buyer, child)])
    assert sorted(status for (status,) in told) == [Intake.CONFLICT, Intake.RECORDED]
    assert stands(office, buyer) == (told[0] == [Intake.RECORDED])


def test_a_decline_that_comes_at_the_same_moment_counts_or_does_not(office, here, prepared) -> None:
    item = prepared(SELLER.but(earlier="two declined"))
    offer = {"offered": True, "answer": "declined", "service": str(here.services["open"])}
    before = (SELLER.at - timedelta(days=21)).isoformat()
    third = item | HELPED | {"id": some_id(), "occurred_at": before, "support": offer}
    third["supervisor_authorisation"] = None
    both = at_once(office, here, [delivery(office, here, each) for each in (third, item)])
    assert both[0] == [Intake.RECORDED]
    assert stands(office, item) == (both[1] == [Intake.RECORDED])


def test_two_tabs_at_the_desk_use_one_word_once(office, here, prepared) -> None:
    item = prepared()
    tabs = [item, item | {"id": some_id()}]
    scene = Scene(here, office, app_in(office))
    way = WAYS["the desk, recorded without a check"]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda each: way(scene, [each]), tabs))
    assert stands(office, *tabs) == 1
