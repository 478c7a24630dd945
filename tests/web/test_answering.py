"""The person answers what we asked, on their own page: our question is for them alone."""

import pytest

from appeals.actions.asking import ask_for_more
from appeals.actions.sealing import opened
from appeals.records.drafts import drafts_of
from appeals.records.messages import messages_of
from appeals.records.representations import representation
from penalties.actions.staff import actor
from penalties.records.queues import open_items
from tests.builders.desk import kept
from tests.builders.patrol import on_paper, person, supervisor
from tests.builders.payers import case_of, paper
from tests.builders.representations import taken_in

QUESTION = "Which bus did you wait for?"
BORN = {"born_on-day": "17", "born_on-month": "5", "born_on-year": "1984"}


@pytest.fixture
def looked_at(session, case, at):
    """A representation about the notice, on the page; its id."""
    one = taken_in(session, case, at)
    session.commit()
    return one.id


@pytest.fixture
def asked(session, street, looked_at, at):
    """We have asked something about it; its id."""
    one = representation(session, 1, looked_at)
    ask_for_more(session, one, QUESTION, by=actor(supervisor(street)), at=at)
    session.commit()
    return looked_at


@pytest.fixture
def said(office):
    """What passed about a representation: who said what, in order."""

    def looked(id_):
        with kept(office) as session:
            passed = messages_of(session, 1, id_)
            return [(one.kind, opened(session, one.body)["words"]) for one in passed]

    return looked


@pytest.fixture
def kinds(office):
    """What waits for a supervisor about representations, by kind."""

    def looked():
        with kept(office) as session:
            return [item.kind for item in open_items(session, 1, "supervisor")]

    return looked


def test_without_a_representation_there_is_nothing_to_answer(found):
    assert found.client.get("/notice/answer").location == "/notice"
    assert "Answer our question" not in found.open("/notice")


def test_a_stranger_is_led_to_finding_the_notice(reader):
    assert reader.client.get("/notice/answer").location == "/notice"
    assert reader.client.post("/notice/answer").status_code == 400


def test_the_notice_leads_to_the_question_which_waits_for_the_birth_date(found, asked):
    assert 'href="/notice/answer"' in found.open("/notice")
    page = found.open("/notice/answer")
    assert QUESTION not in page
    assert "Please answer by Friday 4 December 2026." in page
    led = found.client.get("/notice/answer/question").location
    assert led == "/notice/birth-date?then=answering.see_question"
    back = found.send(led, led, **BORN)
    assert back == "/notice/answer/question"
    assert found.client.get(back).location == "/notice/answer"
    assert QUESTION in found.open("/notice/answer")


def test_where_no_birth_date_is_known_we_read_the_question_to_them(reader, street, session, at):
    (number,) = street.lease()
    street.one(on_paper(number, person=person(date_of_birth=...)))
    one = taken_in(session, case_of(session, 1, number), at)
    ask_for_more(session, one, QUESTION, by=actor(supervisor(street)), at=at)
    session.commit()
    reader.find(paper(session, 1, number))
    page = reader.open("/notice/answer")
    assert "You can also ask us to read it to you" in page
    assert "/notice/answer/question" not in page
    assert QUESTION not in page


def test_the_birth_date_leads_to_no_other_page_than_those_that_ask_for_it(found, asked):
    for then in ("//example.com", "health.live", "notice_pages.show"):
        led = f"/notice/birth-date?then={then}"
        assert found.send(led, led, **BORN) == "/notice/details"


def test_an_answer_lets_our_time_run_on_and_calls_the_desk(
    found, asked, said, kinds, office, clock
):
    clock.turn(minutes=20)
    led = found.send("/notice/answer", "/notice/answer", words="The 25, at ten.", step="send")
    assert led == "/notice/ask/sent"
    assert said(asked) == [("asked", QUESTION), ("answered", "The 25, at ten.")]
    assert "more_came" in kinds()
    with kept(office) as session:
        assert representation(session, 1, asked).standing == "open"
    assert "Answer our question" not in found.open("/notice")


def test_an_empty_and_an_endless_answer_are_told_and_kept(found, asked, said):
    page = found.send("/notice/answer", "/notice/answer", 422, words="  ", step="send")
    assert "Enter your answer" in page
    long = "I was there. " * 800
    page = found.send("/notice/answer", "/notice/answer", 422, words=long, step="send")
    assert "Your answer must be 10,000 characters or fewer" in page
    assert page.count("I was there.") == 800
    assert said(asked) == [("asked", QUESTION)]


def test_what_is_sent_twice_is_kept_once(found, asked, said):
    for _ in range(2):
        found.send("/notice/answer", "/notice/answer", words="The 25.", step="send")
    assert said(asked) == [("asked", QUESTION), ("answered", "The 25.")]


def test_something_can_be_added_that_nobody_asked_for(found, looked_at, said):
    page = found.open("/notice/answer")
    assert "Add something to what you sent" in page
    assert "Enter what you want to add" in found.send("/notice/answer", "/notice/answer", 422)
    found.send("/notice/answer", "/notice/answer", words="I have a witness.", step="send")
    assert said(looked_at) == [("added", "I have a witness.")]


def test_photos_come_first_and_what_was_typed_goes_along(found, asked, said):
    led = found.send("/notice/answer", "/notice/answer", words="See the photo.", step="files")
    assert led == "/notice/ask/files"
    found.open(led)
    assert "See the photo." in found.open("/notice/answer")
    assert "See the photo." in found.open("/notice/ask/check")
    found.send("/notice/ask/check", "/notice/ask/send")
    assert said(asked)[1][0] == "answered"
    assert "See the photo." in said(asked)[1][1]


def test_a_page_that_rested_too_long_loses_nothing(found, notice, asked, clock, session, case):
    token = found.open("/notice/answer").split('name="csrf_token" value="')[1].split('"')[0]
    clock.turn(minutes=31)
    sent = {"csrf_token": token, "words": "It took me long to write.", "step": "send"}
    assert found.client.post("/notice/answer", data=sent).location == "/notice"
    (draft,) = drafts_of(session, 1, case.id)
    assert draft.sent_at is None
    found.find(notice)
    assert "It took me long to write." in found.open("/notice/answer")


def test_the_device_on_which_it_was_written_shows_the_question(found, looked_at, asked, notice):
    with found.client.session_transaction() as cookie:
        seen = cookie["notice"]["seen"]
        cookie["draft"] = {"number": notice.number, "id": str(looked_at), "kept": seen}
    assert QUESTION in found.open("/notice/answer")


def test_who_sends_a_flood_waits(found, looked_at, said):
    for count in range(40):
        token = found.open("/notice/answer").split('name="csrf_token" value="')[1].split('"')[0]
        sent = {"csrf_token": token, "words": f"More {count}", "step": "send"}
        answer = found.client.post("/notice/answer", data=sent)
        if answer.status_code == 429:
            break
    assert answer.status_code == 429
    assert f"More {count}" in answer.get_data(as_text=True)
    assert len(said(looked_at)) == count


def test_the_day_to_answer_by_passes_without_closing_the_door(found, notice, asked, clock, said):
    clock.turn(days=30)
    found.find(notice)
    found.send("/notice/answer", "/notice/answer", words="Late, and here.", step="send")
    assert said(asked)[1] == ("answered", "Late, and here.")


def test_nothing_is_answered_any_more_once_it_is_over(found, asked, session, case, at):
    one = representation(session, 1, asked)
    one.standing, one.decided_at = "overtaken", at
    session.commit()
    assert found.client.get("/notice/answer").location == "/notice"
