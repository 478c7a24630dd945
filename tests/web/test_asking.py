"""Asking us to look again: question by question, kept at each step, checked, and sent once."""

import json
import re

import pytest

from appeals.actions.sealing import opened, what_was_said
from appeals.forms.asking import FORMS
from appeals.records.messages import messages_of
from appeals.records.representations import representations_of
from appeals.rules.grounds import Ground
from appeals.rules.representations import ActsFor, AnswerBy, Standing, Wanted
from penalties.actions.moves import move
from penalties.office.audit import CLOCK, trail_of
from penalties.office.authorities import Authority
from penalties.records.holds import holds_of
from penalties.rules.adjustments import Adjustment
from penalties.rules.fixed_penalties import Verb
from tests.builders.answers import mailing
from tests.builders.payers import SAYS_WHAT_IT_IS_ABOUT
from tests.builders.representations import taken_in
from tests.web.asking_visits import ASK, PLAIN, WORDS, form_of
from tests.web.asking_visits import writer as writer
from tests.web.nasty import worst_answers


def sent(session, case):
    """The representations about a case, as they are kept now."""
    session.expire_all()
    return list(representations_of(session, case.authority_id, case.id))


def test_it_begins_with_what_happens_by_when_and_the_other_ways(writer, notice, clock):
    page = writer.go(ASK)
    for words in (
        "11:59pm on Sunday 6 December 2026",
        "Why this date?",
        "We do not use it as evidence against you",
        "you are not under caution",
        "128 High Road",
        "a helper",
        "You can then still pay £75",
        "Make a complaint",
    ):
        assert words in page
    clock.turn(days=11)
    writer.find(notice)
    assert "You can then still pay" not in writer.go(ASK)


def test_the_least_that_can_be_said_is_taken_and_acknowledged(writer, session, case):
    writer.begin()
    page = writer.answer_all()
    assert "I had a good reason" in page
    assert "I am not sure what else to say." in page
    page = writer.send_it()
    for words in ("We have what you sent", "Friday 4 December 2026", "no letters about payment"):
        assert words in page
    assert "you can still pay £75 after our answer" in page
    (one,) = sent(session, case)
    said = what_was_said(session, one)
    assert said.grounds == (Ground.EXCUSE, Ground.HARDSHIP)
    assert (said.words, said.name, said.answer_by) == (WORDS, "Tom Worth", AnswerBy.PAGE)
    assert one.in_time
    assert [hold.lifted_at for hold in holds_of(session, case)] == [None]


def test_everything_that_can_be_said_arrives_as_it_was_typed(writer, session, case):
    writer.begin()
    writer.answer_all(
        PLAIN
        | {
            "whom": "another",
            "acting_name": "Ann Helper",
            "is_their": "His sister",
            "authority": "He signed a letter.",
            "answer_by": "email",
            "email": "ann@example.com",
            "phone": "07700 900123",
            "may_call": "text",
            "call_when": "after 5pm",
            "language": "Polish",
            "needs": ["large_print", "other"],
            "needs_words": "Dark paper",
        }
    )
    for words in ("Ann Helper", "07700 900123", "Send a text message first", "Polish"):
        assert words in writer.page
    writer.send_it()
    (one,) = sent(session, case)
    said = what_was_said(session, one)
    assert said.acts_for == ActsFor("Ann Helper", "His sister", "He signed a letter.")
    assert (said.email, said.phone) == ("ann@example.com", "07700 900123")
    assert said.may_call == "Send a text message first. after 5pm"
    assert said.adjustments == (
        Wanted(Adjustment.LANGUAGE, "Polish"),
        Wanted(Adjustment.LARGE_PRINT),
        Wanted(Adjustment.OTHER, "Dark paper"),
    )


@pytest.mark.parametrize(
    ("step", "typed", "says"),
    [
        ("grounds", {}, "Select why we should look again"),
        ("grounds", {"grounds": "because"}, "Select why we should look again"),
        ("words", {"words": " "}, "Enter what you want to tell us"),
        ("words", {"words": "x" * 10_001}, "must be 10,000 characters or fewer"),
        ("whom", {}, "Select who you are writing for"),
        ("acting", {}, "Enter what you are to them"),
        ("name", {"answer_by": "page"}, "Enter the full name"),
        ("name", {"name": "T"}, "Select how we may send our answer"),
        ("email", {"email": "nobody"}, "in the correct format"),
        ("phone", {"phone": "07700 900123"}, "Select whether it is safe to call"),
        ("needs", {"needs": "other"}, "Enter what would help you"),
    ],
)
def test_a_wrong_answer_gets_a_sentence(writer, step, typed, says):
    writer.begin()
    writer.go(f"{ASK}/{step}")
    page = writer.press(422, **typed)
    assert says in page
    assert "<title>Error: " in page


def test_the_worst_that_can_be_typed_is_shown_again_and_breaks_nothing(writer):
    writer.begin()
    for step in FORMS:
        writer.go(f"{ASK}/{step}")
        action, fields = form_of(writer.page)
        worst = fields | worst_answers(writer.page)
        answer = writer.client.post(action, data=worst)
        assert answer.status_code in (303, 422)
        assert writer.client.post(action, data={**worst, "to": "later"}).status_code == 200
        writer.go(f"{ASK}/{step}")
    writer.go(f"{ASK}/check")


def test_what_is_typed_is_never_read_as_markup(writer):
    writer.begin()
    page = writer.answer_all(PLAIN | {"words": "<script>alert(1)</script>", "name": '"><b>x'})
    assert "<script>alert" not in page
    assert '"><b>x' not in page


def test_what_is_missing_is_asked_for_when_it_is_sent(writer, session, case):
    writer.begin()
    writer.press(grounds="not_me")
    writer.go(f"{ASK}/check")
    assert "Not answered yet" in writer.page
    action, fields = form_of(writer.page, 0)
    writer.page = writer._shown(writer.client.post(action, data=fields), 422)
    assert "Enter what you want to tell us" in writer.page
    writer.press(words=WORDS)
    assert writer.at == f"{ASK}/whom?change="
    assert sent(session, case) == []


def test_a_change_leads_back_to_the_check_by_way_of_what_it_asks_for(writer):
    writer.begin()
    writer.answer_all()
    writer.go(f"{ASK}/name?change=")
    assert 'value="Tom Worth"' in writer.page
    writer.press(answer_by="email")
    assert writer.at == f"{ASK}/email?change="
    writer.press(email="tom@example.com")
    assert writer.at == f"{ASK}/check"
    assert "tom@example.com" in writer.page
    writer.go(f"{ASK}/name?change=")
    assert "tom@example.com" not in writer.press(answer_by="page")


def test_pressing_send_twice_sends_once(writer, session, case):
    writer.begin()
    writer.answer_all()
    action, fields = form_of(writer.page, 0)
    for _ in range(2):
        assert writer.client.post(action, data=fields).location == f"{ASK}/sent"
    (one,) = sent(session, case)
    assert messages_of(session, one.authority_id, one.id) == []


def test_two_tabs_write_one_and_send_one(writer, session, case):
    writer.begin()
    first = form_of(writer.page)
    writer.answer_all()
    second = form_of(writer.page, 0)
    writer.client.post(first[0], data={**first[1], "grounds": "officer"})
    writer.client.post(second[0], data=second[1])
    answer = writer.client.post(first[0], data={**first[1], "grounds": "not_me"})
    assert answer.location == f"{ASK}/sent"
    (one,) = sent(session, case)
    assert one.grounds == ["officer"]


def test_a_second_one_while_one_is_open_is_added_and_nothing_typed_is_lost(
    writer, session, case, at
):
    writer.begin()
    writer.answer_all()
    one = taken_in(session, case, at, words="Sent from another phone.")
    session.commit()
    assert "We will add this to what you sent before" in writer.go(f"{ASK}/check")
    assert "You added more at" in writer.send_it()
    assert [each.id for each in sent(session, case)] == [one.id]
    (added,) = messages_of(session, one.authority_id, one.id)
    words = opened(session, added.body)["words"]
    assert words.startswith(WORDS)
    assert "I had a good reason" in words
    assert "Tom Worth" in words


def test_more_can_be_added_while_it_is_open(writer, session, case):
    writer.begin()
    writer.answer_all()
    writer.send_it()
    assert "We are looking at this notice already" in writer.go(ASK)
    assert "What do you want to add?" in writer.press()
    assert "Enter what you want to add" in writer.press(422, words="")
    writer.press(words="And it was raining.")
    writer.answer_all()
    assert "Who are you writing for?" not in writer.page
    writer.send_it()
    (one,) = sent(session, case)
    assert [message.kind for message in messages_of(session, one.authority_id, one.id)] == ["added"]


def test_after_the_last_day_it_is_taken_and_asked_why(writer, session, case, clock, notice):
    clock.turn(days=20)
    writer.find(notice)
    assert "You can still ask, and we will read it" in writer.go(ASK)
    writer.press()
    page = writer.answer_all(PLAIN | {"late_because": "I was ill."})
    assert "I was ill." in page
    assert "That is after the last day" in writer.send_it()
    (one,) = sent(session, case)
    assert not one.in_time
    assert what_was_said(session, one).late_because == "I was ill."


@pytest.mark.parametrize("verbs", [[Verb.PAY], [Verb.WITHDRAW], [Verb.REFER, Verb.CHARGE]])
def test_where_nothing_is_open_any_more_a_plain_page_says_so(writer, session, case, at, verbs):
    writer.begin()
    for verb in verbs:
        move(session, case, verb, by=CLOCK, at=at)
    session.commit()
    writer.open(f"{ASK}/words", 303)
    writer.open(f"{ASK}/check", 303)
    page = writer.go(ASK)
    assert "You cannot ask this here now" in page
    assert "Start now" not in page


def test_no_word_of_it_is_in_the_cookie_an_address_or_the_trail(writer, session, case):
    writer.begin()
    writer.answer_all(PLAIN | {"answer_by": "email", "email": "tom@example.com"})
    with writer.client.session_transaction() as cookie:
        kept = json.dumps(dict(cookie))
    writer.send_it()
    session.expire_all()
    trail = json.dumps([entry.facts for entry in trail_of(session, case.authority_id, case.id)])
    for words in ("night bus", "Tom Worth", "tom@example.com", "excuse"):
        assert words not in kept
        assert words not in trail
    assert "night bus" not in writer.page


def test_no_page_says_what_the_notice_is_about(writer):
    for page in (writer.go(ASK), writer.begin(), writer.answer_all(), writer.send_it()):
        assert not SAYS_WHAT_IT_IS_ABOUT.search(page.split("<main")[1].replace("penalties", ""))


def test_the_receipt_can_be_opened_again_and_says_what_moved(writer, session, case, notice):
    writer.open(f"{ASK}/sent", 303)
    writer.begin()
    writer.answer_all()
    writer.send_it()
    writer.open("/leave")
    writer.find(notice)
    assert "We have what you sent" in writer.go(f"{ASK}/sent")
    (one,) = sent(session, case)
    for standing, words in (
        (Standing.DECIDED, "We have answered"),
        (Standing.OVERTAKEN, "came to its end before we answered"),
    ):
        one.standing, one.decided_at = str(standing), one.came_at
        session.commit()
        assert words in writer.go(f"{ASK}/sent")


def test_adding_without_end_is_slowed_and_keeps_what_was_typed(writer, clock):
    writer.begin()
    writer.answer_all()
    writer.send_it()
    for count in range(5):
        writer.begin()
        writer.press(words=f"More {count}")
        writer.answer_all()
        if count < 4:
            writer.send_it()
    action, fields = form_of(writer.page, 0)
    page = writer._shown(writer.client.post(action, data=fields), 429)
    assert re.search("Wait 1 minute", page)
    assert "More 4" in page
    clock.turn(minutes=1)
    writer.go(f"{ASK}/check")
    assert "You added more at" in writer.send_it()


def test_without_an_open_notice_there_is_no_way_in(reader):
    for path in (
        ASK,
        f"{ASK}/words",
        f"{ASK}/check",
        f"{ASK}/sent",
        f"{ASK}/back",
        "/notice/ask/later",
    ):
        reader.open(path, 303)
    reader.open(f"{ASK}/nothing", 404)


def test_mail_is_offered_only_where_it_goes_out(app, office, writer, session, case):
    writer.begin()
    assert "By email" not in writer.go(f"{ASK}/name")
    assert "An email instead of a letter" not in writer.go(f"{ASK}/needs")
    session.get_one(Authority, case.authority_id).email = "notices@ilford.example"
    session.commit()
    with mailing(office, "smtp://127.0.0.1:9"):
        assert "By email" in writer.go(f"{ASK}/name")
        assert "An email instead of a letter" in writer.go(f"{ASK}/needs")


def test_the_receipt_promises_no_mail_where_none_goes_out_and_counts_the_files(writer):
    writer.begin()
    writer.answer_all(PLAIN | {"answer_by": "email", "email": "tom@example.com"})
    page = writer.send_it()
    assert "We also send it by post, in a plain envelope" in page
    assert "It came in time, at " in page
    assert "from you." not in page


def test_the_receipt_of_one_that_nobody_answers_any_more_says_so(writer, session, case, at):
    one = taken_in(session, case, at)
    move(session, case, Verb.WITHDRAW, by=CLOCK, at=at)
    one.standing, one.decided_at = Standing.OVERTAKEN, at
    session.commit()
    page = writer.go(f"{ASK}/sent")
    assert "came to its end before we answered" in page
    assert "We have answered" not in page
