"""How a direction says its times, what it leaves open, what changed, and what it never says."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penalties.rules.days import last_day_beginning_with, london_date
from penalties.rules.exemptions import Occasion
from penalties.rules.wording.banned import banned_in
from penalties.rules.wording.direction_terms import (
    NOT_BARRED,
    NOT_PRINTED,
    THE_APPOINTMENT,
    without_address,
)
from penalties.rules.wording.direction_times import length, when
from tests.builders.directions import DIRECTION, GIVEN_AT, RECEIPT, SAYINGS, direction, receipt

HOUR = timedelta(hours=1)
AUTUMN = datetime(2026, 10, 24, 20, 0, tzinfo=UTC)
SPRING = datetime(2027, 3, 27, 20, 0, tzinfo=UTC)


def sentences(node):
    """Every text in a piece of plain data."""
    if isinstance(node, str):
        yield node
    else:
        for kid in node.values() if isinstance(node, dict) else node or ():
            yield from sentences(kid)


def said(snapshot) -> str:
    return " ".join(sentences(snapshot["text"]))


def row(snapshot, section, title):
    (text,) = (each["text"] for each in snapshot["text"][section] if each["title"] == title)
    return text


def test_a_moment_is_told_on_londons_clock_with_its_weekday() -> None:
    assert when(datetime(2026, 7, 1, 20, 15, tzinfo=UTC)) == "9:15pm on Wednesday 1 July 2026"


def test_an_hour_that_comes_twice_says_which_it_is() -> None:
    first, second = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))
    assert when(first) == "1:30am (summer time) on Sunday 25 October 2026"
    assert when(second) == "1:30am (winter time) on Sunday 25 October 2026"
    assert when(second + HOUR) == "2:30am on Sunday 25 October 2026"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (2880, "48 hours"),
        (2879, "47 hours and 59 minutes"),
        (60, "1 hour"),
        (61, "1 hour and 1 minute"),
        (30, "30 minutes"),
        (0, ""),
        (-90, ""),
    ],
)
def test_a_length_is_said_in_hours_and_minutes(minutes: int, words: str) -> None:
    assert length(GIVEN_AT, GIVEN_AT + timedelta(minutes=minutes)) == words


@pytest.mark.parametrize(
    ("given_at", "ends"),
    [
        (AUTUMN, "8pm on Monday 26 October 2026"),
        (SPRING, "9pm on Monday 29 March 2027"),
    ],
)
def test_over_a_night_when_the_clocks_change_48_hours_stay_48(given_at, ends) -> None:
    snapshot = direction(given_at=given_at, made_at=given_at, ends_at=given_at + 48 * HOUR)
    assert row(snapshot, "to_do", "Keep out until") == (
        f"{ends}. That is 48 hours after you were first told. The clocks change in that time. "
        "Every hour that passes counts."
    )


def test_on_other_nights_nothing_is_said_of_the_clocks() -> None:
    assert "clocks" not in said(direction())


def test_a_broken_direction_is_printed_without_a_length_that_is_none() -> None:
    ends = direction(ends_at=GIVEN_AT - HOUR, leave_by=GIVEN_AT)
    assert row(ends, "to_do", "Keep out until") == "8:15pm on Sunday 22 November 2026."
    assert row(ends, "to_do", "Leave by") == "9:15pm on Sunday 22 November 2026."


def test_each_occasion_of_the_law_has_its_name_on_paper() -> None:
    everything = tuple((str(occasion), f"way {occasion}") for occasion in Occasion)
    rows = direction(left_open=everything)["text"]["stays_open"]
    of_the_act = [f"way {each}" for each in Occasion if each is not Occasion.SUPPORT]
    assert [each["text"] for each in rows if each["title"] != "An appointment"] == of_the_act
    assert len({each["title"] for each in rows}) == len(Occasion)


def test_of_an_appointment_the_paper_never_says_with_whom() -> None:
    opened = direction(left_open=(("support", "the drop-in of Open Door, a support service"),))
    assert row(opened, "stays_open", "An appointment") == THE_APPOINTMENT
    assert "support" not in said(opened)
    assert "Open Door" not in said(opened)


def test_what_stays_open_without_words_is_named_all_the_same() -> None:
    assert row(direction(left_open=(("work", ""),)), "stays_open", "Your work") == NOT_BARRED


@pytest.mark.parametrize(
    "address", ["12 Roden Street", "4a, Saint Mary's Road", "IG1 2DQ", "ec1a1bb".upper()]
)
def test_an_address_among_the_words_is_not_printed(address: str) -> None:
    words = without_address(f"the flat at {address} and the path to it")
    assert words == f"the flat at {NOT_PRINTED} and the path to it"
    assert address not in said(direction(left_open=(("home", f"at {address}"),)))


@pytest.mark.parametrize("words", ["the path from Roden Street", "bus 25 to Ilford", "by 2 gates"])
def test_words_that_are_no_address_are_printed_as_they_are(words: str) -> None:
    assert without_address(words) == words


def test_a_variation_says_what_it_was_and_what_it_is() -> None:
    changed = direction("varied", route=None, area="Ilford Lane alone", left_open=())
    assert changed["text"]["changes"] == [
        {
            "title": "Keep out until",
            "text": "Now: 5:15pm on Monday 23 November 2026. "
            "Before: 9:15pm on Tuesday 24 November 2026.",
        },
        {
            "title": "Which way to leave",
            "text": f"Now: any way. Before: {DIRECTION.route}.",
        },
        {"title": "Keep out of", "text": f"Now: Ilford Lane alone. Before: {DIRECTION.area}."},
        {"title": "Stays open to you", "text": "This has changed. See below."},
    ]


def test_an_area_that_only_the_map_changes_is_named() -> None:
    changed = direction("varied", polygon=None, ends_at=DIRECTION.ends_at)
    assert row(changed, "changes", "Keep out of") == "The area on the map is another one now."


def test_what_did_not_change_is_not_told_as_a_change() -> None:
    assert direction("varied", ends_at=DIRECTION.ends_at)["text"]["changes"] == []
    assert direction()["text"]["changes"] == []


@pytest.mark.parametrize("says", SAYINGS)
def test_our_own_sentences_use_no_banned_word_but_the_acts(says: str) -> None:
    for text in sentences(direction(says)["text"]):
        assert set(banned_in(text)) <= {"fail to comply"}, text
    for text in sentences(receipt()["text"]):
        assert banned_in(text) == [], text


def test_a_penalty_that_came_with_it_is_not_denied() -> None:
    assert "nothing to pay" not in said(direction(has_penalty=True))
    assert "This is not a penalty. There is nothing to pay." in said(direction())


@pytest.mark.parametrize("says", SAYINGS)
def test_a_place_in_a_snapshot_is_in_whole_micro_degrees(says: str) -> None:
    polygon = direction(says)["polygon"]
    assert polygon["coordinates"][0][0] == [76_123, 51_551_234]
    numbers = [number for ring in polygon["coordinates"] for place in ring for number in place]
    assert {type(number) for number in numbers} == {int}


@settings(max_examples=50, deadline=None)
@given(taken_at=st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)))  # noqa: DTZ001
def test_the_last_day_to_ask_is_the_28th(taken_at: datetime) -> None:
    on = london_date(taken_at.replace(tzinfo=UTC))
    last = last_day_beginning_with(on, 28)
    text = row(receipt(disposable_on=last + timedelta(days=1)), "recover", "Ask for it by")
    assert f"{last.day} {last:%B} {last.year}. That is the last of 28 days" in text


def test_who_is_under_16_needs_an_adult_to_get_it_back() -> None:
    assert receipt()["text"]["young"] == []
    assert "come with a parent or another adult" in said(receipt(is_under_16=True))
    assert RECEIPT.is_under_16 is False


def test_other_facts_are_another_snapshot() -> None:
    assert direction() == direction()
    assert direction(place="Elsewhere") != direction()
    assert replace(DIRECTION, place="Elsewhere") != DIRECTION
