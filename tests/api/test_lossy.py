"""Two hundred encounters, sent twice over connections that cut and lose, are recorded once each."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

import wsgi
from penalties.office.audit import Entry
from penalties.office.premises import Office
from penalties.records.encounters import Encounter, IntakeAttempt
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.numbers import counts_by_state, gaps
from penalties.records.people import Person
from tests.builders.lossy import LossyTablet, real_server
from tests.builders.patrol import SELLER, patrol, penalised, person, seen
from tests.conftest import SUNDAY_EVENING, new_settings

ENCOUNTERS, DELIVERY, TABS = 200, 10, 4


@pytest.fixture
def own(backend, request, tmp_path):
    """An office on a database of its own, with real commits."""
    settings = new_settings(backend, request, tmp_path)
    wsgi.upgrade(settings)
    office = Office.of(settings)
    yield office
    office.engine.dispose()


def a_night(street):
    """Penalties, advice, and people led to support, in turn, each of somebody else."""
    numbers = iter(number for _ in range(2) for number in street.lease(50))
    for at in range(ENCOUNTERS):
        who = person(given_name=f"Person {at}")
        if at % 2 == 0:
            yield penalised(next(numbers), person=who)
        elif at % 4 == 1:
            yield seen(person=who)
        else:
            support = {"offered": True, "answer": "declined"}
            yield seen(person=SELLER, role="selling", outcome="support", support=support)


def test_each_is_recorded_once_whatever_the_signal(own):
    with own.transaction() as session:
        street = patrol(session, SUNDAY_EVENING)
        items, here, token = list(a_night(street)), street.authority.id, street.token
    deliveries = [items[at : at + DELIVERY] for at in range(0, ENCOUNTERS, DELIVERY)]
    with real_server(own.settings) as port:
        tablets = [LossyTablet(port, token, seed) for seed in range(TABS)]

        def send_all(tablet):
            mine = tablet.luck.sample(deliveries, len(deliveries))
            return [told for delivery in mine for told in tablet.hand_in(delivery)]

        with ThreadPoolExecutor(TABS) as tabs:
            answers = list(tabs.map(send_all, tablets))
    assert all(tablet.cut > 5 and tablet.lost > 5 for tablet in tablets)
    for told in answers:
        assert {each["id"] for each in told} == {item["id"] for item in items}
        assert {each["status"] for each in told} <= {"recorded", "already_recorded"}
    with own.transaction() as session:
        assert session.scalar(select(func.count()).select_from(Encounter)) == ENCOUNTERS
        assert session.scalar(select(func.count()).select_from(FixedPenalty)) == ENCOUNTERS // 2
        assert session.scalar(select(func.count()).select_from(Person)) == ENCOUNTERS * 3 // 4
        assert session.scalar(select(func.count()).select_from(IntakeAttempt)) == 0
        assert counts_by_state(session, here)["issued"] == ENCOUNTERS // 2
        assert gaps(session, here) == []
        entries = session.scalars(select(Entry.seq).order_by(Entry.seq)).all()
        assert entries == list(range(1, len(entries) + 1))
