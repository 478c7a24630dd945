"""A supervisor is asked before the act: the reason, the answer, and its one use at the desk."""

import html
import re

import pytest

from penalties.rules.staff import Kind, Role
from tests.builders.desk import kept, sign_in
from tests.builders.patrol import penalised
from tests.builders.staff import member
from tests.web.case_pages import desk_of as desk_of
from tests.web.case_pages import issuer as issuer
from tests.web.case_pages import night as night
from tests.web.test_encounters import NEW, step

ASK = "/desk/authorisations/ask"
COOL_OFF = {
    "purpose": "cool_off",
    "order": "ILF-LOX",
    "given_name": "Tomasz",
    "family_name": "Wójcik",
    "born_on-day": "17",
    "born_on-month": "5",
    "born_on-year": "1984",
    "reason": "He came back\nafter ten minutes.",
}
YES = {"given": "yes", "reason": "It was another act."}
LATER = {
    "occurred_time": "9:12pm",
    "lat_e6": "51.556",
    "particulars": "He asked somebody else.",
    "served_time": "9:15pm",
}


@pytest.fixture
def request_path(issuer):
    """Where the officer's request is read."""
    return issuer.send(ASK, **COOL_OFF)


def test_a_second_penalty_within_the_cool_off_needs_a_yes_and_uses_it_up(
    issuer, desk_of, night, request_path
):
    night.hand_in(penalised(occurred_at="2026-11-22T20:05:00Z"))
    assert "within 24 hours" in step(issuer, "check", **LATER)
    supervisor = desk_of(Role.SUPERVISOR)
    assert "An officer asks before the act" in supervisor.open("/desk/")
    page = html.unescape(supervisor.open(request_path))
    assert "He came back\nafter ten minutes." in page
    assert "Wójcik" not in page
    supervisor.send(request_path, **YES)
    assert "Nothing waits here." in supervisor.open("/desk/")
    offered = re.search(r'<option value="([\w-]{36})">Give another', issuer.open(NEW))[1]
    where = step(issuer, "record", 302, **LATER, authorisation=offered)
    assert where.endswith("/paper")
    assert "Did a supervisor authorise this?" not in issuer.open(NEW)


def test_the_queue_leads_to_the_request_and_the_officer_sees_the_answer(
    issuer, desk_of, request_path
):
    assert "A supervisor was asked." in issuer.open(request_path)
    supervisor = desk_of(Role.SUPERVISOR)
    matter = re.search(r"/desk/matters/[\w-]{36}", supervisor.open("/desk/"))[0]
    assert supervisor.client.get(matter).location == request_path
    assert "Enter the reason" in supervisor.send(request_path, 422, given="no")
    supervisor.send(request_path, given="no", reason="Once is enough.")
    page = issuer.open(request_path)
    assert "Once is enough." in page
    assert "What do you say?" not in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": " "}, "Enter the reason"),
        ({"order": "LUT-HIG"}, "Select an order"),
        ({"given_name": "?", "family_name": "!"}, "names and date of birth"),
        ({"purpose": "other"}, "Select what you ask for"),
    ],
)
def test_a_request_that_cannot_be_is_refused_on_its_page(issuer, changes, said):
    assert said in issuer.send(ASK, 422, **(COOL_OFF | changes))


def test_who_neither_asked_nor_answers_is_shown_nothing(app, office, night, at, request_path):
    with kept(office) as session:
        other = member(session, night.patrol.authority, at=at, name="Other Officer")
    sign_in(app, office, other).open(request_path, 404)


def test_only_a_constable_says_that_the_police_do_not_investigate(
    app, office, night, at, issuer, desk_of
):
    path = issuer.send(ASK, **(COOL_OFF | {"purpose": "no_investigation"}))
    assert "What do you say?" not in desk_of(Role.SUPERVISOR).open(path)
    with kept(office) as session:
        council = night.patrol.authority
        constable = member(session, council, kind=Kind.CONSTABLE, at=at, name="A Constable")
    desk = sign_in(app, office, constable)
    assert desk.send(path, **YES) == "/desk/"


@pytest.mark.parametrize("role", [Role.LEGAL, Role.FINANCE, Role.ADMIN, Role.AUDITOR])
def test_others_neither_ask_nor_read(desk_of, request_path, role):
    for path in (ASK, request_path):
        desk_of(role).open(path, 403)
