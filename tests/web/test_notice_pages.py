"""An open notice in every state: what its reader is told, and what nobody else can learn."""

import pytest

from penalties.actions.card_events import settle
from penalties.actions.holds import place_hold
from penalties.actions.moves import move
from penalties.office.audit import CLOCK
from penalties.rules.fixed_penalties import Verb
from penalties.rules.holds import HoldKind
from tests.builders.patrol import ALL_NO, SELLER, on_paper, patrol
from tests.builders.payers import SAYS_WHAT_IT_IS_ABOUT, Reader, handed_over, paper
from tests.builders.payments import completed, paid_by_card, visited

BORN = {"born_on-day": "17", "born_on-month": "5", "born_on-year": "1984"}


@pytest.mark.parametrize(
    ("days", "says", "not_says"),
    [
        (0, ("Pay £75", "Wednesday 2 December 2026", "Why this date?"), ("the last of",)),
        (12, ("Pay £100", "Sunday 6 December 2026"), ("Pay £75",)),
        (20, ("You can still pay", "£100", "has not gone up"), ("Your last days",)),
    ],
)
def test_an_open_notice_offers_two_choices_with_their_last_days(
    reader, notice, clock, days, says, not_says
):
    clock.turn(days=days)
    page = reader.find(notice)
    assert all(words in page for words in (*says, "Ask us to look again"))
    assert not any(words in page for words in not_says)


@pytest.mark.parametrize(
    ("verbs", "says"),
    [
        ([Verb.WITHDRAW], "We have cancelled this notice"),
        ([Verb.CLOSE], "This case is closed"),
        ([Verb.REFER], "Our legal team is looking at the evidence"),
        ([Verb.REFER, Verb.CHARGE], "We can no longer take payment here"),
        ([Verb.PAY], "This notice is paid"),
    ],
)
def test_a_notice_that_moved_on_says_so(reader, notice, case, session, clock, at, verbs, says):
    clock.turn(days=20)
    for verb in verbs:
        move(session, case, verb, by=CLOCK, at=at)
    session.commit()
    page = reader.find(notice)
    assert says in page
    may_pay = verbs == [Verb.REFER]
    assert ("/notice/pay" in page) == may_pay
    if not may_pay:
        reader.open("/notice/pay", 303)
        reader.open("/notice/unpaid", 303)


def test_a_paused_notice_says_so_and_not_why(reader, notice, case, session, at):
    place_hold(session, case, HoldKind.COUNCIL, by=CLOCK, at=at, reason="A support referral")
    session.commit()
    page = reader.find(notice)
    assert "We have paused this case" in page
    assert "referral" not in page


def test_a_notice_held_for_review_asks_for_nothing_and_says_nothing(reader, street, session):
    (number,) = street.lease()
    screening = ALL_NO | {"injury": "yes"}
    street.one(
        on_paper(number, role="selling", prohibition="2", person=SELLER, screening=screening)
    )
    session.commit()
    held = paper(session, street.authority.id, number)
    page = reader.find(held)
    assert "We are checking this notice" in page
    assert "/notice/pay" not in page
    reader.open("/notice/pay", 303)
    assert "We cannot show this here" in reader.open("/notice/birth-date")


def test_a_notice_that_is_on_paper_only_so_far_is_told_kindly(reader, street, session):
    (number,) = street.lease()
    session.commit()
    page = reader.find(paper(session, street.authority.id, number))
    assert "We do not have your notice here yet" in page
    for path in ("/notice/pay", "/notice/paying", "/notice/unpaid", "/notice/receipt"):
        reader.open(path, 303)
    reader.open("/notice/ask")


def test_the_particulars_are_shown_after_the_date_of_birth_alone(found):
    for path in ("/notice", "/notice/pay", "/notice/ask", "/notice/birth-date"):
        main = found.open(path).split("<main")[1]
        assert not SAYS_WHAT_IT_IS_ABOUT.search(main), path
    found.open("/notice/details", 303)
    to = found.send("/notice/birth-date", "/notice/birth-date", **BORN)
    page = found.open(to)
    assert "He stopped a silver car" in page
    assert "Tomasz" not in page
    assert "Wójcik" not in page


@pytest.mark.parametrize(
    ("born", "says"),
    [
        ({**BORN, "born_on-day": "18"}, "does not match"),
        ({}, "Enter your date of birth"),
        ({**BORN, "born_on-month": "13"}, "Error:"),
    ],
)
def test_a_wrong_date_of_birth_opens_nothing(found, born, says):
    assert says in found.send("/notice/birth-date", "/notice/birth-date", 422, **born)
    found.open("/notice/details", 303)


def test_guessing_a_date_of_birth_is_slowed(found, clock):
    wrong = {**BORN, "born_on-year": "1985"}
    for _ in range(5):
        found.send("/notice/birth-date", "/notice/birth-date", 422, **wrong)
    page = found.send("/notice/birth-date", "/notice/birth-date", 429, **BORN)
    assert "Wait 1 minute" in page
    clock.turn(minutes=1)
    found.send("/notice/birth-date", "/notice/birth-date", **BORN)


def test_the_date_of_birth_is_forgotten_after_half_an_hour(found, clock):
    found.send("/notice/birth-date", "/notice/birth-date", **BORN)
    clock.turn(minutes=20)
    found.open("/notice/details")
    clock.turn(minutes=11)
    found.open("/notice/details", 303)
    found.open("/notice")


def test_a_notice_is_closed_after_half_an_hour_of_rest(found, clock):
    clock.turn(minutes=29)
    found.open("/stay", 204)
    clock.turn(minutes=29)
    assert "Your notice" in found.open("/notice")
    clock.turn(minutes=31)
    found.open("/notice/pay", 303)
    page = found.open("/notice")
    assert "We closed your notice because" in page
    assert "Find your notice" in page
    found.open("/stay", 404)


def test_leaving_closes_the_notice(found):
    assert "You have left your notice" in found.open("/leave")
    assert "Find your notice" in found.open("/notice")
    found.open("/leave?quickly", 302)
    assert found.last.location.startswith("https://www.bbc.co.uk/weather")


def test_the_page_carries_its_own_councils_name(app, session, street, notice, at):
    other = patrol(session, at, "LUT")
    second = handed_over(other)
    session.commit()
    for held, name in ((notice, "Ilf Borough Council"), (second, "Lut Borough Council")):
        reader = Reader(app)
        assert f"– {name}</title>" in reader.find(held)
    assert "Borough Council" not in Reader(app).open("/").split("</head>")[0]


def test_how_to_ask_us_names_the_last_day_and_the_address(found, notice, clock):
    page = found.open("/notice/ask")
    assert "Sunday 6 December 2026" in page
    assert "128 High Road" in page
    clock.turn(days=20)
    found.find(notice)
    assert "You can still ask, and we will read it" in found.open("/notice/ask")


def test_a_receipt_shows_reference_amount_and_day_alone(reader, notice, case, session, at):
    paid_by_card(session, case, at)
    session.commit()
    reader.find(notice)
    page = reader.open("/notice/receipt")
    assert "£75 on 22 November 2026" in page
    assert not SAYS_WHAT_IT_IS_ABOUT.search(page.split("<main")[1])


def test_what_is_left_is_shown_after_a_part_was_paid(reader, notice, case, session, at):
    visit = visited(session, case, at)
    settle(session, completed(case, visit, at, pence=5_000), at=at)
    session.commit()
    page = reader.find(notice)
    assert all(words in page for words in ("Pay £25", "Pay £50", "After that it is £50"))
    assert not any(words in page for words in ("£75", "£100"))


def test_the_person_sees_what_concerns_them_and_no_name(reader, notice, street):
    reader.find(notice)
    page = reader.open("/notice/progress")
    assert "What has happened so far" in page
    assert "9:15pm on 22 November 2026" in page
    assert street.officer.name not in page


def test_progress_needs_an_open_notice(reader):
    reader.open("/notice/progress", status=303)
