"""What sections 35 to 38 ask for stands on every paper of a direction, and nothing that outs."""

import re

import pytest

from notices.documents import render
from tests.builders.directions import BEHAVIOUR, RECEIPT, direction, receipt
from tests.builders.papers import texts

PAPERS = pytest.mark.parametrize("paper", ["a4", "roll80"])
NEVER = ("sex", "soliciting", "screening", "support", "safeguard", "street prostitution", "kerb")


def words_of(snapshot, paper: str = "a4") -> str:
    pages = " ".join(texts(render(snapshot, paper=paper)))
    return " ".join(re.sub(r"fold here |Page \d+ of \d+(, turn over)?", "", pages).split())


@pytest.fixture
def given(paper: str) -> str:
    return words_of(direction(), paper)


@PAPERS
def test_the_terms_are_told_with_day_date_and_hours(given: str) -> None:
    assert "Leave by: 9:45pm on Sunday 22 November 2026" in given.replace(
        "Leave by 9", "Leave by: 9"
    )
    assert (
        "9:15pm on Tuesday 24 November 2026. That is 48 hours after you were first told." in given
    )
    assert "South along Ilford Lane to the bus stop at Barking station" in given
    assert "Ilford Lane from Winston Way to Loxford Park, and the roads off it" in given


@PAPERS
def test_the_authorisation_is_named_with_rank_time_and_locality(given: str) -> None:
    assert "Inspector R. Okafor of Metropolitan Police Service authorised directions" in given
    assert "Ilford Lane and the roads up to Loxford Park." in given
    assert "from 6pm on Sunday 22 November 2026 to 6am on Tuesday 24 November 2026" in given


@PAPERS
def test_behaviour_and_need_are_told_in_full(given: str) -> None:
    assert BEHAVIOUR in given
    assert "Drivers braked hard and two people on the crossing were frightened." in given


@PAPERS
def test_the_person_is_named_with_the_year_of_birth_and_no_more_of_it(given: str) -> None:
    assert "Tomasz Llŷr-Wójcik, born 1994. Grey coat, blue woollen hat" in given
    assert "birth" not in given


@PAPERS
def test_the_offence_is_named_calmly_with_the_most_a_court_can_do(given: str) -> None:
    assert "Failing to comply with this direction without reasonable excuse is an offence" in given
    assert "A court can fine you up to £2,500 (level 4), or send you to prison" in given
    assert "for up to 3 months. That is the most it can do." in given


@PAPERS
def test_what_stays_open_and_how_to_go_back_are_told(given: str) -> None:
    assert "the flats behind the library, and the path to their door" in given
    assert "Medical care: the way to the clinic on Tuesday morning" in given
    assert "This direction must not keep you from your home." in given
    assert "call 101 and give the number ILF 0001234 3" in given


@PAPERS
def test_officer_number_and_the_way_it_was_told_are_printed(given: str) -> None:
    assert "Given by officer 1482KF, constable, Metropolitan Police Service." in given
    assert "You were told this in writing." in given
    assert "ILF 0001234 3" in given
    assert "This is not a penalty. There is nothing to pay." in given
    assert "You can complain to Metropolitan Police Service." in given


@PAPERS
@pytest.mark.parametrize("says", ["given", "varied", "withdrawn", "receipt"])
def test_nothing_says_why_anybody_might_have_been_there(paper: str, says: str) -> None:
    snapshot = receipt() if says == "receipt" else direction(says)
    printed = words_of(snapshot, paper).casefold()
    for word in NEVER:
        assert word not in printed
    assert "council" not in printed


@PAPERS
def test_one_that_was_spoken_says_why_it_was_not_written(paper: str) -> None:
    reason = "The person ran before it could be written."
    spoken = direction(in_writing=False, why_not_written=reason, offence_warning=False)
    said = words_of(spoken, paper)
    assert f"You were told this aloud. Why not in writing: {reason}" in said
    assert "The officer did not say then that failing to comply is an offence." in said


@PAPERS
def test_what_was_done_for_somebody_under_16_is_told(paper: str) -> None:
    taken = words_of(direction(taken="place_of_safety", is_under_16=True), paper)
    assert "Because you are under 16, the police took you to a place of safety." in taken
    home = words_of(direction(taken="home", is_under_16=True), paper)
    assert "Because you are under 16, the police took you home." in home
    assert "the police may take you home" in words_of(direction(is_under_16=True), paper)
    assert "Under 16" not in words_of(direction(), paper)


@PAPERS
def test_one_without_authorisation_force_or_name_is_printed_and_says_so(paper: str) -> None:
    gaps = {"authorised_from": None, "authorised_to": None, "authorised_by": "", "locality": ""}
    said = words_of(direction(**gaps, force="", name="", born_year=None, necessity=None), paper)
    assert said.startswith("Police ")
    assert "We found no authorisation of a senior officer for this direction." in said
    assert "For somebody whose name we do not know" in said
    assert "No reason was written down." in said


@PAPERS
def test_a_variation_and_a_withdrawal_say_first_what_changed(paper: str) -> None:
    varied, withdrawn = (words_of(direction(says), paper) for says in ("varied", "withdrawn"))
    assert varied.index("has changed. This paper says what counts") < varied.index("What you have")
    assert varied.index("Before: 9:15pm on Tuesday") < varied.index("What you have to do")
    assert "Why: You told us that you start a new job" in varied
    assert withdrawn.index("is withdrawn from 1:15pm") < withdrawn.index("What it said")
    assert "You may go back into the area." in withdrawn
    assert "offence" not in withdrawn


@PAPERS
def test_a_receipt_says_what_why_how_and_when(paper: str) -> None:
    said = words_of(receipt(), paper)
    for part in (RECEIPT.item, RECEIPT.because, RECEIPT.how_to_recover):
        assert part in said
    assert "9:15pm on Tuesday 24 November 2026. That is when the time to keep out ends." in said
    assert "11:59pm on Saturday 19 December 2026. That is the last of 28 days" in said
    assert "the police may destroy it or dispose of it." in said
