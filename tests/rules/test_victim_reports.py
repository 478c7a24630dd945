"""When a report is to be read, when it rings, what is kept of it, and who must be named for it."""

from datetime import UTC, datetime, timedelta

import pytest

from penalties.rules.refusals import Refused
from penalties.rules.victim_reports import (
    OUTCOME_WORDS,
    Outcome,
    Standing,
    check_route,
    check_signposts,
    due_at,
    is_hate_crime,
    kept_answers,
    signposts,
    standing,
)

CAME = datetime(2026, 3, 28, 22, 0, tzinfo=UTC)
ROUTE = {
    "takes_reports": True,
    "has_reader": True,
    "hours": 24,
    "words": "A. Khan",
    "read_on": "every day",
}


def stands(after: timedelta, hours: int = 24, **moments):
    """How a report stands some time after it came."""
    known = {"read_at": None, "closed_at": None} | moments
    return standing(CAME, due_at(CAME, hours), CAME + after, **known)


def test_hours_are_elapsed_even_where_the_clocks_change():
    assert due_at(CAME, 24) == datetime(2026, 3, 29, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "how"),
    [
        (0, Standing.UNREAD),
        (18 * 60 - 1, Standing.UNREAD),
        (18 * 60, Standing.SOON),
        (24 * 60, Standing.SOON),
        (24 * 60 + 1, Standing.OVERDUE),
    ],
)
def test_an_unread_report_rings_in_the_last_quarter_of_its_time(minutes, how):
    assert stands(timedelta(minutes=minutes)) is how


def test_what_is_read_rings_no_more_and_what_is_closed_is_over():
    late = timedelta(days=9)
    assert stands(late, read_at=CAME) is Standing.READ
    assert stands(late, read_at=CAME, closed_at=CAME) is Standing.CLOSED


def test_every_outcome_has_words_of_its_own():
    assert set(OUTCOME_WORDS) == set(Outcome)
    assert len(set(OUTCOME_WORDS.values())) == len(Outcome)


@pytest.mark.parametrize(
    ("answers", "marked"),
    [
        ({"because": "yes"}, True),
        ({"because": "no"}, False),
        ({"because": "unsure"}, False),
        ({}, False),
    ],
)
def test_their_own_view_makes_it_hate_crime(answers, marked):
    assert is_hate_crime(answers) is marked


@pytest.mark.parametrize("reach", ["no", None, ""])
def test_of_who_wants_no_contact_no_way_to_reach_them_is_kept(reach):
    typed = {"words": "He hit me", "place": "", "reach": reach, "contact": "07700 900123"}
    kept = kept_answers(typed | {"contact_when": "Any time", "contact_words": "The dentist"})
    assert kept == {"words": "He hit me"} | ({"reach": "no"} if reach else {})


def test_who_wants_contact_is_kept_whole_but_for_what_was_left_empty():
    typed = {"words": "He hit me", "reach": "text", "contact": "07700 900123", "contact_when": None}
    assert kept_answers(typed) == {name: text for name, text in typed.items() if text}


def test_without_signposts_of_their_own_the_police_and_the_councils_lines_are_shown():
    line = {"name": "Samaritans", "phone": "116 123", "hours": "day and night"}
    shown = signposts([], "0808 157 0111", [line, {"name": "Night van", "phone": "020 7946 0555"}])
    assert [one["phone"] for one in shown] == ["101", "0808 157 0111", "116 123", "020 7946 0555"]
    assert shown[2]["words"] == "Day and night."
    assert [one["phone"] for one in signposts([], None, [])] == ["101"]


def test_the_councils_own_signposts_stand_alone():
    own = {"name": "Open Door", "phone": "020 7946 0999"}
    assert signposts([own], "0808 157 0111", []) == [own | {"words": ""}]


@pytest.mark.parametrize(
    ("missing", "rule"),
    [
        ({"has_reader": False}, "reader"),
        ({"words": None}, "reader_words"),
        ({"hours": None}, "hours"),
        ({"read_on": " "}, "reading_hours"),
    ],
)
def test_reports_are_taken_only_with_a_named_staffed_recipient(missing, rule):
    check_route(**ROUTE)
    with pytest.raises(Refused) as refused:
        check_route(**ROUTE | missing)
    assert [one.rule for one in refused.value.refusals] == [f"victim_reports.{rule}"]
    check_route(**ROUTE | missing | {"takes_reports": False})


@pytest.mark.parametrize(("hours", "is_good"), [(0, False), (1, True), (168, True), (169, False)])
def test_a_report_is_read_within_a_week_at_the_most(hours, is_good):
    if is_good:
        check_route(**ROUTE | {"hours": hours})
        return
    with pytest.raises(Refused, match="1 to 168 hours"):
        check_route(**ROUTE | {"hours": hours})


def test_a_signpost_needs_a_name_and_a_number():
    row = {"name": "Open Door", "phone": "020 7946 0999", "words": ""}
    assert check_signposts([row]) == [{"name": "Open Door", "phone": "020 7946 0999"}]
    for broken in ({"name": "Open Door"}, {"phone": "101"}):
        with pytest.raises(Refused, match="a name and a phone number"):
            check_signposts([broken])
    with pytest.raises(Refused, match="room for 6"):
        check_signposts([row] * 7)
