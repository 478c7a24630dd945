"""Stopping and going on: here, on another device by a code, after a rest, and never by anybody."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from appeals.records.drafts import Draft
from penalties.office.security_log import SecurityEvent
from penalties.web.visits import WRITES_FOR
from tests.builders.patrol import BUYER
from tests.builders.payers import handed_over
from tests.web.asking_visits import ASK, PLAIN, WORDS, Writer, form_of
from tests.web.asking_visits import writer as writer

BACK = f"{ASK}/back"
RIGHT_SHAPE = "7KQM2XWD"
SOMEBODY_ELSE = BUYER | {"given_name": "Liam", "family_name": "Hart"}


def stopped(writer):
    """The code that is shown to whoever stops in the middle."""
    writer.begin()
    writer.press(grounds="excuse")
    page = writer.press(200, to="later", words="Half a sen")
    return re.findall(r'app-reference">([0-9A-Z]{4})\xa0([0-9A-Z]{4})</p>', page)[0]


@pytest.fixture
def elsewhere(app, notice):
    """Another device, on which the same notice is open."""
    browser = Writer(app)
    browser.find(notice)
    return browser


def test_a_code_brings_everything_back_on_another_device(writer, elsewhere):
    code = " ".join(stopped(writer)).lower()
    elsewhere.go(ASK)
    assert "Go on with what you began" in elsewhere.page
    elsewhere.go(BACK)
    elsewhere.press(code=code)
    assert elsewhere.at == f"{ASK}/words"
    assert "Half a sen" in elsewhere.page
    elsewhere.press(words=WORDS)
    elsewhere.answer_all()
    assert "We have what you sent" in elsewhere.send_it()
    writer.open(f"{ASK}/words", 303)
    assert writer.last.location == f"{ASK}/sent"


def test_number_and_code_of_the_notice_alone_show_nothing_of_it(writer, elsewhere):
    stopped(writer)
    for path in ("words", "check", "later", "files"):
        elsewhere.open(f"{ASK}/{path}", 303)
    assert elsewhere.last.location == ASK
    page = elsewhere.go(ASK)
    assert "Half a sen" not in page
    assert "Start now" in page


def test_the_address_of_somebody_elses_draft_is_of_no_use(writer, elsewhere, session):
    stopped(writer)
    draft_id = str(session.scalars(select(Draft.id)).one())
    with elsewhere.client.session_transaction() as cookie:
        cookie["draft"] = {"number": "ILF0000002F", "id": draft_id, "kept": 0}
    elsewhere.open(f"{ASK}/words", 303)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("", "Enter your code to come back"),
        ("123", "must be 8 letters and numbers"),
        (RIGHT_SHAPE, "does not match anything that was begun"),
    ],
)
def test_a_wrong_code_opens_nothing_and_says_so(writer, elsewhere, code, says):
    stopped(writer)
    elsewhere.go(BACK)
    assert says in elsewhere.press(422, code=code)
    elsewhere.open(f"{ASK}/words", 303)


def test_guessing_a_code_is_slowed_and_noted(writer, elsewhere, session, clock):
    code = "".join(stopped(writer))
    elsewhere.go(BACK)
    for _ in range(5):
        elsewhere.press(422, code=RIGHT_SHAPE)
    assert "Wait 1 minute" in elsewhere.press(429, code=code)
    noted = session.scalars(select(SecurityEvent)).all()
    assert {one.kind for one in noted} == {"wrong_come_back"}
    assert len(noted) == 5
    assert RIGHT_SHAPE not in str([one.facts for one in noted])
    clock.turn(minutes=1)
    elsewhere.press(code=code)
    assert "Half a sen" in elsewhere.page


def test_a_code_opens_nothing_of_another_notice(writer, street, session, app):
    code = "".join(stopped(writer))
    other = handed_over(street, person=SOMEBODY_ELSE)
    session.commit()
    stranger = Writer(app)
    stranger.find(other)
    stranger.go(BACK)
    stranger.press(422, code=code)


def test_a_new_code_ends_the_one_before_and_only_its_print_is_kept(writer, elsewhere, session):
    first = "".join(stopped(writer))
    writer.go(f"{ASK}/check")
    page = writer.press(200)
    second = re.findall(r"([0-9A-Z]{4})\xa0([0-9A-Z]{4})</p>", page)[0]
    elsewhere.go(BACK)
    elsewhere.press(422, code=first)
    elsewhere.press(code="".join(second))
    kept = session.scalars(select(Draft)).one()
    for column in Draft.__table__.columns:
        value = str(getattr(kept, column.name))
        assert "".join(second) not in value
        assert "Half a sen" not in value


def test_a_rested_visit_loses_nothing(writer, notice, clock):
    writer.begin()
    writer.press(grounds="excuse")
    clock.turn(minutes=31)
    writer.press(words="Typed for half an hour.")
    assert "We closed your notice because" in writer.page
    writer.find(notice)
    page = writer.go(ASK)
    assert "Typed for half an hour." not in page
    assert "Go on with what you began" in page
    assert "Typed for half an hour." in writer.go(f"{ASK}/words")


def test_what_rested_is_not_shown_before_the_notice_is_open_again(writer, clock):
    writer.begin()
    clock.turn(minutes=31)
    action, fields = form_of(writer.page)
    answer = writer.client.post(action, data={**fields, "grounds": "excuse", "to": "later"})
    assert answer.status_code == 303
    writer.open(f"{ASK}/words", 303)


def test_after_a_day_this_browser_needs_the_code_too(writer, notice, clock):
    code = "".join(stopped(writer))
    clock.turn(seconds=WRITES_FOR / timedelta(seconds=1))
    writer.find(notice)
    writer.open(f"{ASK}/words", 303)
    writer.go(BACK)
    writer.press(code=code)
    assert "Half a sen" in writer.page


def test_whoever_leaves_lets_go_of_it(writer, notice):
    stopped(writer)
    writer.open("/leave")
    writer.find(notice)
    writer.open(f"{ASK}/words", 303)


def test_another_notice_in_the_same_browser_shows_nothing_of_it(writer, street, session):
    stopped(writer)
    other = handed_over(street, person=SOMEBODY_ELSE)
    session.commit()
    link = f"/notice/{other.token}"
    writer.send(link, link)
    writer.open(f"{ASK}/words", 303)
    assert writer.last.location == ASK


def test_a_code_is_of_no_use_once_it_was_sent(writer, elsewhere):
    code = "".join(stopped(writer))
    writer.go(f"{ASK}/words")
    writer.answer_all(PLAIN)
    writer.send_it()
    elsewhere.go(BACK)
    elsewhere.press(422, code=code)


def test_the_end_of_a_rest_leads_to_the_notice_and_not_past_another_page(writer, clock):
    writer.open("/rested", 303)
    assert writer.last.location == "/"
    clock.turn(minutes=31)
    writer.open("/rested", 303)
    assert writer.last.location == "/notice"
    assert "We closed your notice because" in writer.go("/notice")


def test_who_stops_and_who_checks_reads_by_when_it_has_to_be_sent(writer):
    writer.begin()
    writer.press(grounds="excuse")
    said = "To be in time, send it by 11:59pm on Sunday 6 December 2026."
    assert said in writer.press(200, to="later", words="Half a sen")
    assert said in writer.go(f"{ASK}/check")


def test_a_wrong_code_leads_to_its_box(writer, elsewhere):
    stopped(writer)
    elsewhere.go(BACK)
    assert 'href="#code"' in elsewhere.press(422, code=RIGHT_SHAPE)
