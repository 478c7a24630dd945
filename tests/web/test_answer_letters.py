"""Letters about a second look: on the page of the notice, in a file, and at the posting desk."""

import re

import pytest

from appeals.actions.letters import write_letter
from appeals.records.decisions import decision_of
from appeals.rules.representations import AnswerBy, Wanted
from penalties.rules.adjustments import Adjustment
from penalties.rules.staff import Role
from tests.builders.answers import ELSEWHERE, answered
from tests.builders.deciding import refusal
from tests.builders.desk import kept, sign_in
from tests.builders.papers import texts
from tests.builders.payers import SAYS_WHAT_IT_IS_ABOUT, Reader, paper
from tests.builders.staff import member

BORN = {"born_on-day": "17", "born_on-month": "5", "born_on-year": "1984"}
POST = {"answer_by": AnswerBy.POST}
LIST = "/desk/answer-letters/"


@pytest.fixture
def here(office):
    return answered(office)


@pytest.fixture
def pat(office, here):
    """Somebody who posts."""
    with kept(office) as session:
        return member(session, here.town.street.authority, Role.OFFICER, at=here.at, name="Pat")


@pytest.fixture
def desk(app, office, pat):
    return sign_in(app, office, pat)


@pytest.fixture
def reader(app, office, here):
    found = Reader(app)
    with kept(office) as session:
        found.find(paper(session, here.authority_id, here.case(session).number))
    return found


def page(letter):
    return f"{LIST}{letter.id}"


def is_born(reader):
    reader.send("/notice/birth-date", "/notice/birth-date", **BORN)


def test_a_reader_finds_every_letter_and_reads_each_word_for_word(reader, here):
    assert "no letter" in reader.open("/notice/letters/")
    here.asks()
    here.decides(refusal())
    listed = reader.open("/notice/letters/")
    assert listed.index("Our decision") < listed.index("We have what you sent")
    said = reader.open("/notice/letters/2")
    assert "We have decided to keep the notice" in said
    assert "Monday 7 December 2026" in said or "Tuesday 8 December 2026" in said
    assert "Tomasz" not in said
    reader.open("/notice/letters/3", status=404)


def test_that_a_decision_was_opened_is_written_down_once(reader, office, here):
    here.asks()
    here.decides(refusal())
    reader.open("/notice/letters/1")
    with kept(office) as session:
        one = here.representation(session)
        assert decision_of(session, here.authority_id, one.id).opened_at is None
    reader.open("/notice/letters/2")
    with kept(office) as session:
        one = here.representation(session)
        assert decision_of(session, here.authority_id, one.id).opened_at == here.at


def test_a_letter_as_a_file_is_for_who_has_given_the_date_of_birth(reader, here):
    here.asks()
    reader.open("/notice/letters/1.pdf", status=303)
    is_born(reader)
    answer = reader.client.get("/notice/letters/1.pdf")
    assert answer.mimetype == "application/pdf"
    assert re.fullmatch(r'inline; filename="ILF\d{7}.\.pdf"', answer.headers["Content-Disposition"])
    (words,) = texts(answer.data)
    assert "We have what you sent us" in words
    assert "12 Sample Street" in words
    large = reader.client.get("/notice/letters/1/large-print.pdf")
    assert large.status_code == 200
    assert texts(large.data) != [words]


def test_a_draft_stands_nowhere(reader, office, here):
    with kept(office) as session:
        case = here.case(session)
        write_letter(session, case, "cancelled", by=here.ada, at=here.at, draft=True)
    assert "cancelled" not in reader.open("/notice/letters/")
    reader.open("/notice/letters/1", status=404)


def test_no_page_of_letters_tells_what_it_is_about(reader, here):
    here.asks()
    here.decides(refusal())
    for path in ("/notice/letters/", "/notice/letters/1", "/notice/letters/2"):
        said = re.sub(r"<[^>]+>", " ", reader.open(path))
        assert not re.search(SAYS_WHAT_IT_IS_ABOUT.pattern.replace("penalt|", ""), said), path


def test_a_letter_is_made_ready_printed_and_posted(desk, here):
    here.asks(**POST)
    here.decides(refusal())
    letter = here.letters()[-1]
    assert desk.open(LIST).count(page(letter)) == 1
    shown = desk.open(page(letter))
    assert "It is posted" in shown
    (path,) = re.findall(r'href="(/desk/notices/\S+/answers/2.pdf\S*)"', shown)
    words = " ".join(texts(desk.client.get(path).data))
    assert "We have decided to keep the notice" in words
    assert desk.send(page(letter), step="posted") == LIST
    assert here.letters()[-1].status == "gone"
    assert page(letter) not in desk.open(LIST)
    assert "This letter went on" in desk.open(page(letter))


def test_on_another_day_it_is_made_ready_first(app, office, pat, here):
    here.asks(**POST)
    (letter,) = here.letters()
    here.office.clock.turn(hours=10)
    desk = sign_in(app, office, pat)
    shown = desk.open(page(letter))
    assert "Make it ready for today" in shown
    assert "It is posted" not in shown
    said = desk.send(page(letter), step="posted", status=422)
    assert "Make the letter ready again" in said
    desk.send(page(letter), step="ready")
    assert "It is posted" in desk.open(page(letter))


def test_another_place_is_shown_on_the_day_alone(app, office, desk, pat, here):
    here.support_knows(**ELSEWHERE)
    here.asks(**POST)
    (letter,) = here.letters()
    desk.send(page(letter), step="ready")
    assert "PO Box 7" in desk.open(page(letter))
    assert "Addressed on the envelope" in desk.open(page(letter))
    here.office.clock.turn(hours=10)
    desk = sign_in(app, office, pat)
    assert "PO Box 7" not in desk.open(page(letter))


def test_what_may_not_go_is_told_in_another_way(desk, app, office, here):
    here.support_knows(by_post="no")
    here.asks(**POST)
    (letter,) = here.letters()
    desk.send(page(letter), step="ready")
    shown = desk.open(page(letter))
    assert "may not be posted" in shown
    assert "support" not in shown[shown.index("<main") : shown.index("</main")]
    with kept(office) as session:
        boss = member(session, here.town.street.authority, Role.SUPERVISOR, at=here.at, name="B B")
    supervisor = sign_in(app, office, boss)
    assert page(letter) in supervisor.open("/desk/")
    supervisor.send(page(letter), step="told")
    assert page(letter) not in supervisor.open("/desk/")


def test_whoever_asked_for_large_print_is_posted_large_print(desk, here):
    here.asks(adjustments=(Wanted(Adjustment.LARGE_PRINT),), **POST)
    (letter,) = here.letters()
    shown = desk.open(page(letter))
    assert "paper=large" in shown
    assert "paper=a4" not in shown
    assert "large print" in desk.send(page(letter), step="posted", status=422)
    desk.send(page(letter), step="posted_large")
    assert here.letters()[0].status == "gone"


def test_a_letter_of_nobody_is_not_found(desk, here):
    desk.open(f"{LIST}01930000-0000-7000-8000-000000000009", status=404)
    here.asks()
    with here.office.transaction() as session:
        number = here.case(session).number
    assert desk.client.get(f"/desk/notices/{number}/answers/1.pdf").status_code == 200
    desk.open(f"/desk/notices/{number}/answers/2.pdf", status=404)
    desk.open(f"/desk/notices/{number}/answers/1.pdf?paper=roll80", status=404)
