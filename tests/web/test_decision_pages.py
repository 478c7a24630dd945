"""Our decision on the page of the notice: neutral at first, in full after the date of birth."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from appeals.actions.asking import ask_for_more
from appeals.actions.deciding import decide
from appeals.records.decisions import decision_of
from appeals.rules.grounds import Ground
from penalties.actions.moves import move, subject
from penalties.office.audit import CLOCK, Entry
from penalties.office.authorities import Authority
from penalties.rules.events import Event
from penalties.rules.fixed_penalties import Verb
from penalties.rules.wording.banned import banned_in
from tests.builders.deciding import (
    ANSWER,
    all_answered,
    cancellation,
    decided,
    pause,
    refusal,
    reviewer,
)
from tests.builders.representations import WORDS, taken_in

PAGE = "/notice/decision"


@pytest.fixture
def later(clock):
    """Four days after the notice was given: Thursday 26 November 2026."""
    clock.turn(days=4)
    return clock.now()


@pytest.fixture
def ada(session, street, at):
    session.get_one(Authority, street.authority.id).second_read_percent = 0
    return reviewer(session, street.authority, at)


@pytest.fixture
def one(session, case, ada, later):
    made = taken_in(session, case, later, grounds=(Ground.NOT_SO, Ground.HARDSHIP))
    session.commit()
    return made


@pytest.fixture
def found(reader, notice, one):
    """A browser in which the notice is open, on the day on which we decide."""
    reader.find(notice)
    return reader


@pytest.fixture
def refused(session, case, ada, one, later):
    made = decided(session, case, one, refusal(), by=ada, at=later)
    session.commit()
    return made


def knows(reader):
    answers = {"born_on-day": "17", "born_on-month": "5", "born_on-year": "1984"}
    reader.send("/notice/birth-date", "/notice/birth-date", **answers)


def opened_in_trail(session, case):
    return session.scalars(
        select(Entry).where(
            Entry.subject_id == subject(case.id)[1],
            Entry.event == str(Event.REPRESENTATION_OPENED),
        )
    ).all()


def test_while_we_look_the_page_says_so_and_keeps_the_lower_amount(reader, notice, one):
    page = reader.find(notice)
    assert "We are looking again" in page
    assert "You asked us on Thursday 26 November 2026" in page
    assert "We aim to answer by Thursday 10 December 2026" in page
    assert "We keep the lower amount, £75, open for you." in page
    assert "Your last days" not in page
    assert "Read our decision" not in page
    assert ">Add<" in " ".join(page.split()).replace("> ", ">").replace(" <", "<")


def test_a_late_answer_is_admitted(reader, notice, one, clock):
    clock.turn(days=15)
    assert "We wanted to answer by Thursday 10 December 2026, and we are late" in reader.find(
        notice
    )


def test_what_we_asked_for_is_told_with_its_day(reader, notice, session, one, ada, later):
    ask_for_more(session, one, "Where was the sign?", by=ada, at=later)
    session.commit()
    page = reader.find(notice)
    assert "Please answer by Thursday 10 December 2026" in page
    assert "Where was the sign?" not in page
    assert 'href="/notice/answer"' in page


def test_a_second_reader_is_not_told_of(reader, notice, session, case, one, ada, later):
    session.get_one(Authority, 1).second_read_percent = 100
    decided(session, case, one, refusal(), by=ada, at=later)
    session.commit()
    page = reader.find(notice)
    assert "We are looking again" in page
    assert "decided" not in page.lower().partition("<main")[2]
    reader.client.get(PAGE)
    assert decision_of(session, 1, one.id).opened_at is None


def test_a_refusal_is_told_on_the_notice_with_its_dates(reader, notice, refused):
    page = reader.find(notice)
    assert "We have decided to keep this notice" in page
    assert "On Thursday 26 November 2026 we decided" in page
    assert "Pay £75" in page
    assert "11:59pm on Monday 14 December 2026" in page
    assert "Ask for a review" in page
    assert "Ask us to look again" not in page
    assert "Read our decision" in page


def test_the_decision_tells_nothing_of_the_matter_before_the_birth_date(
    found, session, case, refused
):
    page = found.open(PAGE)
    assert "We have decided to keep the notice" in page
    assert "What happened" in page
    assert "What you can pay" in page
    assert "11:59pm on Monday 14 December 2026" in page
    assert "may then ask a court to decide" in page
    assert "Ombudsman" in page
    for secret in (ANSWER, WORDS, "We saw the photos", "bus stop", "Loxford", "silver"):
        assert secret not in page
    assert banned_in(page.partition("<main")[2].partition("</main")[0]) == []


def test_in_full_after_the_birth_date(found, refused):
    assert found.client.get(f"{PAGE}/reasons").location.startswith("/notice/birth-date")
    answers = {"born_on-day": "17", "born_on-month": "5", "born_on-year": "1984"}
    asked = "/notice/birth-date?then=decision_pages.reasons"
    assert found.send(asked, asked, **answers) == f"{PAGE}/reasons"
    assert found.client.get(f"{PAGE}/reasons").location == f"{PAGE}#reasons"
    page = found.open(PAGE)
    assert page.count(ANSWER) == 2
    assert "We saw the photos." in page
    assert "Not agreed" in page


def test_the_first_opening_is_written_down_and_no_other(found, session, case, refused, clock):
    found.open("/notice")
    assert opened_in_trail(session, case) == []
    found.open(PAGE)
    first = clock.now()
    clock.turn(minutes=5)
    found.open(PAGE)
    (entry,) = opened_in_trail(session, case)
    assert (entry.actor_kind, entry.at) == ("public", first)
    session.expire_all()
    assert refused.opened_at == first


def test_a_cancelled_notice_says_why_after_the_birth_date(found, session, case, one, ada, later):
    decided(session, case, one, cancellation(), by=ada, at=later)
    session.commit()
    page = found.open(PAGE)
    assert "We have cancelled the notice" in page
    assert "the signs were wrong" not in page
    assert "Read our decision" in found.open("/notice")
    knows(found)
    page = found.open(PAGE)
    assert "the rules or the signs were wrong or not clear. We were wrong, and we are sorry" in page
    assert "The sign was hidden." in page


def test_a_paused_case_says_no_more(found, session, case, one, ada, later):
    all_answered(session, case, one, by=ada, at=later)
    decide(session, one, pause(), by=ada, at=later)
    session.commit()
    page = found.open("/notice")
    assert "We have paused this case" in page
    assert "You do not need to do anything" in page
    knows(found)
    page = found.open(PAGE)
    assert "waits in the car" not in page
    assert "safeguarding" not in page.lower()


def test_without_a_decision_the_way_leads_back_to_the_notice(found, one):
    assert found.client.get(PAGE).location == "/notice"


def test_without_a_notice_the_way_leads_to_finding_it(reader):
    assert reader.client.get(PAGE).location == "/notice"


def test_after_the_review_nothing_more_is_offered(
    found, session, case, refused, one, ada, street, at, later
):
    ben = reviewer(session, street.authority, at, "Ben Looks")
    review = taken_in(session, case, later + timedelta(hours=1), review_of=one.id, new="A photo.")
    session.commit()
    assert "You asked for a review of our decision" in found.open("/notice")
    decided(session, case, review, cancellation(), by=ben, at=later + timedelta(hours=2))
    session.commit()
    page = found.open(PAGE)
    assert "We have cancelled the notice" in page
    assert "What we decided before" in page
    assert "Ask for a review" not in page


def test_while_a_review_is_open_the_decision_says_that_its_days_do_not_run(
    found, session, case, refused, one, later
):
    assert "You asked for a review of this decision" not in found.open(PAGE)
    taken_in(session, case, later + timedelta(hours=1), review_of=one.id, new="A photo.")
    session.commit()
    page = found.open(PAGE)
    assert "You asked for a review of this decision" in page
    assert "do not run until you have our answer" in page


@pytest.mark.parametrize(
    ("verb", "says"),
    [(Verb.PAY, "This notice is paid"), (Verb.CHARGE, "We can no longer take payment here")],
)
def test_a_refusal_that_was_followed_by_more_says_so_and_asks_for_nothing(
    found, session, case, refused, later, verb, says
):
    for each in (Verb.REFER, verb):
        move(session, case, each, by=CLOCK, at=later)
    session.commit()
    page = found.open(PAGE)
    assert f"{says}. Below is what we decided before that." in page
    assert "What you can do, and by when" not in page
    assert "11:59pm on Monday 14 December 2026" not in page
    assert "Who decided" in page


def test_one_last_day_is_shown_where_the_lower_amount_is_open_as_long(reader, notice, refused):
    page = reader.find(notice)
    last_days = page.partition("Your last days")[2]
    assert "Pay £75" in last_days
    assert "Pay £100" not in last_days
