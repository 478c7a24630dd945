"""What section 68(4), (5) and (7) to (9) ask for stands on every paper."""

import pytest

from tests.builders.notices import COUNCIL, PARTICULARS
from tests.builders.papers import sample, texts

PAPERS = pytest.mark.parametrize("paper", ["a4", "roll80", "large"])


@pytest.fixture
def words(paper: str) -> str:
    return " ".join(texts(sample(paper))).replace("fold here ", "")


@PAPERS
def test_the_circumstances_are_told_in_full(words: str) -> None:
    assert PARTICULARS in words
    assert "9:15pm on Sunday 22 November 2026" in words
    assert "Ilford Lane, by the bus stop outside number 212" in words
    assert "51.552700, 0.078100" in words
    assert "Ilford Lane and Loxford (ILF-LOX, version 1), made on 2 February 2026" in words
    assert "in order to obtain sexual services for payment." in words


@PAPERS
def test_the_offence_and_the_belief_are_named(words: str) -> None:
    assert "reason to believe you committed an offence under section 67" in words
    assert "Anti-social Behaviour, Crime and Policing Act 2014" in words


@PAPERS
def test_the_quiet_time_is_stated_with_its_last_day(words: str) -> None:
    assert "before the end of the 14 days following the date of this notice" in words
    assert "The last of those days is Sunday 6 December 2026." in words
    assert "Date of notice: 22 November 2026" in words


@PAPERS
def test_both_amounts_stand_beside_their_last_days(words: str) -> None:
    assert "Pay £75 by 11:59pm on Wednesday 2 December 2026" in words
    assert "Or pay £100 by 11:59pm on Sunday 6 December 2026" in words


@PAPERS
def test_payee_address_and_ways_to_pay_are_named_post_always(words: str) -> None:
    where = ", ".join([COUNCIL.pay_to, *COUNCIL.address, COUNCIL.postcode])
    assert f"Pay to: {where}." in words
    assert "You can pay online, by phone or in person, and always by post." in words


@PAPERS
def test_payment_is_said_to_bar_a_conviction(words: str) -> None:
    assert "you cannot be convicted of this offence" in words


@PAPERS
def test_the_second_look_has_its_last_day(words: str) -> None:
    assert "Or ask us to look again by 11:59pm on Sunday 6 December 2026" in words


@PAPERS
def test_officer_power_number_and_code_are_printed(words: str) -> None:
    assert "Issued by officer 214, enforcement officer of the council." in words
    assert "instrument ILF/68/2026, from 1 April 2026" in words
    assert "ILF 0001234 3" in words
    assert "7KQM 2XWD" in words


@PAPERS
def test_help_is_named(words: str) -> None:
    assert "Open Door Ilford: 020 7946 0155." in words
    assert "In danger now? Call 999." in words


@pytest.mark.parametrize("paper", ["a4", "large"])
def test_the_notice_says_what_it_is_not(words: str) -> None:
    assert "Paying does that, and nothing more." in words
    assert "This notice is not a conviction, and it is not a debt." in words
    assert "No bailiff will come because of it." in words


@PAPERS
def test_the_year_of_birth_is_all_that_is_told_of_it(words: str) -> None:
    assert "Tomasz Llŷr-Wójcik, born 1994" in words
    assert "birth" not in words
