"""A deadline explains itself, in sentences and in the outer shape."""

import json
from datetime import UTC, date, datetime

import pytest

from penalties.rules.clocks import Clocks
from penalties.rules.days import bank_holidays
from penalties.rules.deadlines import Served, of_notice


def posted_before_christmas() -> Clocks:
    return of_notice(
        offence_at=datetime(2026, 12, 18, 21, 0, tzinfo=UTC),
        served=Served.FIRST_CLASS,
        on=date(2026, 12, 23),
        discount_days=10,
        holidays=bank_holidays(),
    )


def test_each_day_that_the_post_skips_is_named_with_its_reason() -> None:
    told = " ".join(posted_before_christmas()["payment_period_ends"].steps)
    assert "posted first class on Wednesday 23 December 2026" in told
    assert "Friday 25 December 2026 (bank holiday)" in told
    assert "Sunday 27 December 2026 (weekend)" in told
    assert "Monday 28 December 2026 (bank holiday)" in told
    assert "The second working day is Tuesday 29 December 2026." in told


def test_the_last_day_is_named_with_its_last_minute() -> None:
    told = posted_before_christmas()["discount_ends"].steps[-1]
    assert "Friday 8 January 2027" in told
    assert "11:59pm" in told


def test_a_month_without_the_day_says_so() -> None:
    notice = of_notice(
        offence_at=datetime(2026, 8, 31, 12, 0, tzinfo=UTC),
        served=Served.HAND,
        on=date(2026, 8, 31),
        discount_days=10,
        holidays=bank_holidays(),
    )
    assert "That month has no day 31, so its last day counts." in notice["prosecution_limit"].steps
    assert notice["prosecution_safe"].steps == (
        "Sunday 28 February 2027 is no working day; the one before is Friday 26 February 2027.",
    )


@pytest.mark.parametrize(
    ("name", "counted_from", "source"),
    [
        ("discount_ends", "2026-12-29", "section 68(7)"),
        ("payment_period_ends", "2026-12-29", "section 68(4)"),
        ("earliest_proceedings", "2027-01-12", "section 68(4)(a)"),
        ("reminder_delivered", "2027-01-13", "Interpretation Act 1978"),
        ("reminder_ends", "2027-01-15", "practice"),
        ("final_notice_delivered", "2027-01-23", "Interpretation Act 1978"),
        ("legal_review", "2026-12-18", "practice"),
        ("prosecution_limit", "2026-12-18", "Magistrates' Courts Act 1980, section 127"),
        ("prosecution_safe", "2027-06-18", "Magistrates' Courts Act 1980, section 127"),
    ],
)
def test_each_deadline_says_what_it_is_counted_from_and_by_what_law(
    name: str, counted_from: str, source: str
) -> None:
    deadline = posted_before_christmas()[name]
    assert deadline.counted_from.isoformat() == counted_from
    assert source in deadline.source


def test_the_outer_shape_survives_json_and_gives_london_offsets() -> None:
    document = json.loads(json.dumps(posted_before_christmas().as_json()))
    assert set(document) == {"date_of_notice", "deadlines"}
    by_name = {each["name"]: each for each in document["deadlines"]}
    keys = {"name", "on", "last_moment", "counted_from", "steps", "source"}
    assert all(set(each) == keys and each["steps"] for each in document["deadlines"])
    assert by_name["payment_period_ends"]["last_moment"] == "2027-01-12T23:59:59+00:00"
    assert by_name["prosecution_limit"]["last_moment"] == "2027-06-18T23:59:59+01:00"


def test_a_person_can_read_the_same_line_by_line() -> None:
    lines = posted_before_christmas().lines()
    assert lines[0] == "Date of the notice: Tuesday 29 December 2026"
    assert "Tuesday 12 January 2027: payment period ends" in lines
    assert all("\n" not in line for line in lines)


def test_every_step_is_a_whole_sentence() -> None:
    steps = [step for each in posted_before_christmas().deadlines for step in each.steps]
    assert all(step.endswith(".") and step[0].isupper() for step in steps)


def test_an_unknown_name_is_a_mistake_of_the_program() -> None:
    notice = posted_before_christmas()
    assert "reminder_due" in notice
    assert "reminder" not in notice
    with pytest.raises(KeyError):
        notice["reminder"]
