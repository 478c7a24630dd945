"""What the encounter form says of services: how each stands, and which one to offer instead."""

import html
import re

import pytest

from penalties.office.database import new_id
from tests.builders.desk import kept
from tests.builders.services import service
from tests.web.case_pages import issuer as issuer
from tests.web.case_pages import night as night
from tests.web.test_encounters import NEW, counts, step

MORNINGS = [{"days": ["mon"], "from": "09:00", "to": "12:00"}]
NIGHTS = [{"days": ["sun"], "from": "18:00", "to": "06:00"}]
ACCEPTED = {"offered": "yes", "offer_answer": "accepted"}
WOMAN = {"gender": "woman"}
STREET_INSTEAD = "Street Support is open now and has room: ask whether they would like that."


@pytest.fixture
def directory(office, night):
    """Ids of services by name: two with room, three without."""
    everything = {
        "The Haven": {"places_free": 0},
        "Women’s House": {"is_women_only": True, "languages": ["Polish"]},
        "Street Support": {"open_hours": NIGHTS},
        "Day Centre": {"open_hours": MORNINGS},
        "Old Mill": {"is_open": False},
    }
    with kept(office) as session:
        return {
            name: str(service(session, night.patrol.authority, id=new_id(), name=name, **about).id)
            for name, about in everything.items()
        }


def test_each_service_stands_there_with_its_state(issuer, directory):
    page = html.unescape(issuer.open(NEW))
    for said in (
        "The Haven is full tonight.",
        "Women’s House is open now and has room. For women only.",
        "Street Support is open now and has room.",
        "Day Centre is closed now. It opens at 9am tomorrow.",
        "Old Mill is not taking anyone at the moment.",
    ):
        assert said in page


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("The Haven", "The Haven is full."),
        ("Day Centre", "Day Centre is closed now. It opens at 9am tomorrow."),
        ("Old Mill", "Old Mill is not taking anyone at the moment."),
    ],
)
@pytest.mark.parametrize("name_of_step", ["check", "record"])
def test_a_service_that_cannot_take_them_is_told_with_the_next_one(
    issuer, office, directory, name_of_step, name, why
):
    answers = ACCEPTED | {"service": directory[name], "consent": "yes", "contact_when": "After 4pm"}
    page = step(issuer, name_of_step, 422, **answers)
    assert f"{why} {STREET_INSTEAD}" in _beside(page, "service")
    assert "After 4pm" in page
    assert re.search(rf'value="{directory[name]}"[^>]*checked', page)
    assert counts(office) == (0, 0, 0)


def test_where_nobody_can_take_them_the_card_is_named(issuer, office, night):
    with kept(office) as session:
        full = service(session, night.patrol.authority, name="The Haven", places_free=0)
        service(session, night.patrol.authority, name="Women’s House", is_women_only=True)
        chosen = str(full.id)
    man = step(issuer, "check", 422, **ACCEPTED, service=chosen)
    assert "No other service can take them now." in _beside(man, "service")
    woman = step(issuer, "check", 422, **ACCEPTED, **WOMAN, service=chosen)
    assert "Women’s House is open now and has room" in _beside(woman, "service")


def test_whoever_would_rather_wait_is_not_sent_elsewhere(issuer, directory):
    wanted = ACCEPTED | {"service": directory["The Haven"], "consent": "yes"}
    assert "There is a problem" in step(issuer, "check", 422, **wanted)
    page = step(issuer, "check", **wanted, will_wait="yes")
    assert "There is a problem" not in page
    assert 'name="will_wait" value="yes"' in page


def test_one_that_has_room_is_taken(issuer, directory):
    page = step(issuer, "check", **ACCEPTED, service=directory["Street Support"], consent="yes")
    assert "There is a problem" not in page


def test_what_is_typed_long_after_says_what_happened(issuer, directory):
    earlier = {"occurred_time": "6:55pm", "served_time": "7pm", "service": directory["The Haven"]}
    assert "There is a problem" not in step(issuer, "check", **ACCEPTED, **earlier)
    just = earlier | {"occurred_time": "7:15pm", "served_time": "7:20pm"}
    assert "The Haven is full." in step(issuer, "check", 422, **ACCEPTED, **just)


@pytest.mark.parametrize("service", [None, ""])
def test_a_consent_is_to_a_service(issuer, office, directory, service):
    page = step(issuer, "record", 422, **ACCEPTED, consent="yes", service=service)
    assert "Select the service that they agreed to" in _beside(page, "service")
    assert counts(office) == (0, 0, 0)


def test_a_service_may_be_left_unnamed(issuer, directory):
    page = step(issuer, "check", **ACCEPTED, service="")
    assert "There is a problem" not in page


def test_both_faults_of_an_offer_are_told_at_once(issuer, directory):
    page = step(issuer, "check", 422, offered="no", offer_answer="accepted", consent="yes")
    assert "Select yes if support was offered and answered" in _beside(page, "offered")
    assert "Select the service that they agreed to" in _beside(page, "service")


def _beside(page, field):
    """The error beside a field."""
    found = re.search(rf'id="{field}-error"[^>]*>(.*?)</p>', page, re.S)
    assert found, page
    return found[1]
