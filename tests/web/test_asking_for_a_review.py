"""Asking for a review of a decision: once, with something new, in the same questions."""

import pytest

from appeals.actions.sealing import what_was_said
from appeals.forms.answered import SEE_FILES
from appeals.records.representations import representations_of
from appeals.records.uploads import uploads_of
from tests.builders.deciding import decided, refusal, reviewer
from tests.builders.representations import taken_in
from tests.builders.sending import send_whole
from tests.builders.sent_files import photo
from tests.web.asking_visits import ASK, PLAIN, form_of
from tests.web.asking_visits import writer as writer


@pytest.fixture
def refused(session, street, case, at):
    """The first look was asked for, and the notice was kept, by one person alone."""
    street.authority.second_read_percent = 0
    one = taken_in(session, case, at)
    decided(session, case, one, refusal(), by=reviewer(session, street.authority, at), at=at)
    session.commit()
    return one


def reviews(session, case):
    session.expire_all()
    found = representations_of(session, case.authority_id, case.id)
    return [one for one in found if one.kind == "review"]


def test_a_review_asks_first_what_is_new_and_is_taken(writer, refused, session, case):
    page = writer.go(ASK)
    assert "Ask for a review of our decision" in page
    assert "11:59pm on " in page
    assert "What is new since we decided?" in writer.press()
    writer.answer_all(PLAIN | {"new": "A receipt for the bus."})
    assert "We have what you sent" in writer.send_it()
    (review,) = reviews(session, case)
    assert review.review_of == refused.id
    assert what_was_said(session, review).new == "A receipt for the bus."


def test_without_anything_new_it_is_not_sent_and_says_what_to_do(writer, refused, session, case):
    writer.begin()
    writer.answer_all(PLAIN | {"new": ""})
    action, fields = form_of(writer.page, 0)
    writer.page = writer._shown(writer.client.post(action, data=fields), 422)
    assert "Tell us what is new, or add a file" in writer.page
    assert reviews(session, case) == []
    writer.press(new="A receipt.")
    assert writer.at == f"{ASK}/check"


def test_a_late_review_is_taken_and_asked_why(writer, refused, clock, notice):
    clock.turn(days=40)
    writer.find(notice)
    assert "You can still ask, and we will read it" in writer.go(ASK)
    writer.press()
    assert "Why does it come after the last day?" in writer.answer_all(PLAIN | {"new": "A receipt"})
    assert "That is after the last day" in writer.send_it()


def test_a_new_file_is_enough(writer, refused, session, case):
    writer.begin()
    writer.press(new="")
    writer.go(f"{ASK}/files")
    send_whole(writer, photo())
    writer.go(f"{ASK}/grounds")
    writer.answer_all()
    assert "1 file" in writer.page
    writer.send_it()
    (review,) = reviews(session, case)
    assert what_was_said(session, review).new == SEE_FILES
    assert [one.status for one in uploads_of(session, case.authority_id, review.id)] == ["kept"]


def test_while_it_is_open_more_is_added_to_it(writer, refused, session, case):
    writer.begin()
    writer.answer_all(PLAIN | {"new": "A receipt for the bus."})
    writer.send_it()
    assert "We are looking at this notice already" in writer.go(ASK)
    assert len(reviews(session, case)) == 1


def test_what_was_begun_as_an_addition_is_gone_on_with_after_a_refusal(
    writer, session, street, case, at
):
    street.authority.second_read_percent = 0
    one = taken_in(session, case, at)
    session.commit()
    writer.begin()
    writer.press(words="And it was raining.")
    decided(session, case, one, refusal(), by=reviewer(session, street.authority, at), at=at)
    session.commit()
    writer.go(f"{ASK}/new")
    writer.answer_all(PLAIN | {"new": "A receipt", "words": "And it was raining."})
    writer.send_it()
    (review,) = reviews(session, case)
    assert what_was_said(session, review).words == "And it was raining."
