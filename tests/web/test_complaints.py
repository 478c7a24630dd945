"""Complaints: made from the notice, kept apart from it, answered by others than its deciders."""

import json
import uuid

import pytest
from sqlalchemy import select

from appeals.records.complaints import Complaint
from penalties.actions.moves import move
from penalties.office.audit import CLOCK, Entry, trail_of
from penalties.records.queues import open_items
from penalties.rules.fixed_penalties import Verb
from penalties.rules.staff import Role
from tests.builders.desk import sign_in
from tests.builders.staff import member
from tests.web.asking_visits import form_of
from tests.web.asking_visits import writer as writer

COMPLAIN = "/notice/complain"
LIST = "/desk/complaints/"
SAID = {
    "kind": "service",
    "words": "The officer shouted at me.",
    "name": "Tom Worth",
    "reply_by": "email",
    "email": "tom@example.com",
}


@pytest.fixture
def desk(app, office, street, session, at):
    """The desk of somebody of the notice's council, by role."""

    def opened(role):
        somebody = member(session, street.authority, role, at=at, name=f"Robin {role}")
        session.commit()
        return sign_in(app, office, somebody)

    return opened


@pytest.fixture
def one(writer, session):
    """A complaint that was made on the page."""
    writer.go(COMPLAIN)
    writer.press(**SAID)
    session.expire_all()
    return session.scalars(select(Complaint)).one()


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("service", ("Friday 4 December 2026", "Ombudsman")),
        ("data", ("Monday 21 December 2026", "Information Commissioner")),
    ],
)
def test_a_complaint_is_taken_and_says_by_when_it_is_answered(writer, kind, says, clock):
    writer.go("/notice")
    assert COMPLAIN in writer.page
    writer.go(COMPLAIN)
    page = writer.press(**SAID | {"kind": kind})
    assert all(words in page for words in ("We have your complaint", "Why this date?", *says))
    clock.turn(minutes=20)
    assert says[0] in writer.go(writer.at)
    assert "shouted" not in writer.page


@pytest.mark.parametrize("on", ["", "0001-01-01", "9999-12-31", "soon"])
def test_a_made_up_day_in_the_address_is_passed_over(writer, on):
    assert "Friday 4 December 2026" in writer.go(f"{COMPLAIN}/done?on={on}")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({}, "Select what your complaint is about"),
        ({**SAID, "words": ""}, "Enter what happened"),
        ({**SAID, "name": ""}, "Enter your full name"),
        ({**SAID, "email": ""}, "Enter your email address"),
        ({**SAID, "email": "tom"}, "in the correct format"),
        ({**SAID, "reply_by": "phone"}, "Enter your phone number"),
        ({**SAID, "reply_by": "post"}, "Enter your postal address"),
    ],
)
def test_what_is_missing_gets_a_sentence_and_nothing_is_lost(writer, typed, says, session):
    writer.go(COMPLAIN)
    page = writer.press(422, **typed)
    assert says in page
    assert typed.get("words", "") in page
    assert session.scalars(select(Complaint)).all() == []


def test_sent_twice_it_is_kept_once(writer, session):
    writer.go(COMPLAIN)
    action, fields = form_of(writer.page)
    for _ in range(2):
        assert writer.client.post(action, data=fields | SAID).status_code == 303
    assert len(session.scalars(select(Complaint)).all()) == 1


def test_a_flood_of_them_is_slowed(writer):
    for _ in range(5):
        writer.go(COMPLAIN)
        writer.press(**SAID)
    writer.go(COMPLAIN)
    page = writer.press(429, **SAID)
    assert "Wait 1 minute" in page
    assert "The officer shouted at me." in page


def test_it_is_kept_apart_from_the_notice_and_rings_with_an_administrator(one, session, case):
    assert [entry.event for entry in trail_of(session, case.authority_id, one.id)] == [
        "complaint.received"
    ]
    about_it = json.dumps([entry.facts for entry in trail_of(session, case.authority_id, case.id)])
    assert "complaint" not in about_it
    (item,) = open_items(session, case.authority_id, "admin")
    assert (item.kind, item.due_on.isoformat()) == ("complaint", "2026-12-04")
    everything = json.dumps([entry.facts for entry in session.scalars(select(Entry))])
    assert "shouted" not in everything + str(one.body)


@pytest.mark.parametrize("role", [Role.ADMIN, Role.AUDITOR])
def test_whoever_works_them_reads_and_closes_one(one, desk, role, session, case):
    opened = desk(role)
    assert f"{LIST}{one.id}" in opened.open(LIST)
    page = opened.open(f"{LIST}{one.id}")
    for words in ("The officer shouted at me.", "tom@example.com", "By email"):
        assert words in page
    assert "Enter what you found" in opened.send(f"{LIST}{one.id}", 422, outcome=" ")
    assert opened.send(f"{LIST}{one.id}", outcome="We are sorry.") == LIST
    assert "We are sorry." in opened.open(f"{LIST}{one.id}")
    assert open_items(session, case.authority_id, "admin") == []
    events = [entry.event for entry in trail_of(session, case.authority_id, one.id)]
    # Each time that the page is shown, also before a form is sent and where it comes back.
    assert events.count("record.read") == 5
    assert events[0] == "complaint.received"
    assert "complaint.closed" in events


def test_an_administrator_is_led_to_it_from_their_work(one, desk):
    assert f"{LIST}{one.id}" in desk(Role.ADMIN).open("/desk/")


def test_it_is_closed_once(one, desk):
    opened = desk(Role.ADMIN)
    page = opened.open(f"{LIST}{one.id}")
    _, fields = form_of(page)
    for status in (302, 422):
        answer = opened.client.post(f"{LIST}{one.id}", data=fields | {"outcome": "Sorry."})
        assert answer.status_code == status
    assert "Somebody has answered this already" in answer.get_data(as_text=True)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.LEGAL, Role.FINANCE])
def test_whoever_decides_about_notices_sees_none_of_it(one, desk, role, case):
    opened = desk(role)
    opened.open(LIST, 403)
    opened.open(f"{LIST}{one.id}", 403)
    for path in ("/desk/", f"/desk/notices/{case.number}", f"/desk/notices/{case.number}/timeline"):
        if role is not Role.FINANCE or path == "/desk/":
            assert "omplaint" not in opened.open(path)


def test_another_councils_complaint_is_not_found(one, desk):
    desk(Role.ADMIN).open(f"{LIST}{uuid.uuid4()}", 404)


def test_it_can_be_made_however_the_notice_stands(writer, session, case, at):
    move(session, case, Verb.WITHDRAW, by=CLOCK, at=at)
    session.commit()
    writer.go("/notice")
    assert COMPLAIN in writer.page
    writer.go(COMPLAIN)
    writer.press(**SAID)
