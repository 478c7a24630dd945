"""``flask deadlines``: the law's worked examples come out exactly, and nonsense is refused."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from penalties.rules.days import LONDON
from tests.commands.conftest import Typed

# Each row is an example of the law's own arithmetic, worked by hand: offence, how served, when;
# then the days that must come out.
EXAMPLES = {
    "handed over on a Sunday": (
        ("2026-11-22T21:15", "hand", "2026-11-22"),
        {
            "date_of_notice": "2026-11-22",
            "discount_ends": "2026-12-02",
            "payment_period_ends": "2026-12-06",
            "earliest_proceedings": "2026-12-07",
            "reminder_due": "2026-12-07",
            "reminder_delivered": "2026-12-09",
            "reminder_ends": "2026-12-16",
            "final_notice_due": "2026-12-17",
            "legal_review": "2027-02-22",
            "prosecution_limit": "2027-05-22",
            "prosecution_safe": "2027-05-21",
        },
    ),
    "posted over Christmas": (
        ("2026-12-18T23:00", "first-class", "2026-12-23"),
        {
            "date_of_notice": "2026-12-29",
            "discount_ends": "2027-01-08",
            "payment_period_ends": "2027-01-12",
            "earliest_proceedings": "2027-01-13",
            "reminder_delivered": "2027-01-15",
            "reminder_ends": "2027-01-22",
            "legal_review": "2027-03-18",
            "prosecution_limit": "2027-06-18",
            "prosecution_safe": "2027-06-18",
        },
    ),
    "posted over Easter": (
        ("2027-03-20T01:00", "first-class", "2027-03-25"),
        {
            "date_of_notice": "2027-03-31",
            "discount_ends": "2027-04-10",
            "payment_period_ends": "2027-04-14",
            "earliest_proceedings": "2027-04-15",
            "reminder_delivered": "2027-04-19",
            "reminder_ends": "2027-04-26",
            "legal_review": "2027-06-20",
            "prosecution_limit": "2027-09-20",
        },
    ),
    "handed over at a month's end": (
        ("2026-08-31T12:00", "hand", "2026-08-31"),
        {
            "date_of_notice": "2026-08-31",
            "discount_ends": "2026-09-10",
            "payment_period_ends": "2026-09-14",
            "earliest_proceedings": "2026-09-15",
            "reminder_delivered": "2026-09-17",
            "reminder_ends": "2026-09-24",
            "legal_review": "2026-11-30",
            "prosecution_limit": "2027-02-28",
            "prosecution_safe": "2027-02-26",
        },
    ),
    "posted second class over Christmas": (
        ("2026-12-18T23:00", "second-class", "2026-12-23"),
        {"date_of_notice": "2026-12-31"},
    ),
    "posted second class over Easter": (
        ("2027-03-20T01:00", "second-class", "2027-03-25"),
        {"date_of_notice": "2027-04-02"},
    ),
}


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_of_the_law_come_out_exactly(answer: Callable[..., Any], example: str) -> None:
    (offence, served, on), expected = EXAMPLES[example]
    said = answer("deadlines", "--offence", offence, "--served", served, "--on", on)
    days = {deadline["name"]: deadline["on"] for deadline in said["deadlines"]}
    days["date_of_notice"] = said["date_of_notice"]
    assert {name: days[name] for name in expected} == expected


def test_every_deadline_explains_itself(answer: Callable[..., Any]) -> None:
    said = answer(
        "deadlines", "--offence", "2026-11-22T21:15", "--served", "hand", "--on", "2026-11-22"
    )
    for deadline in said["deadlines"]:
        moment = datetime.fromisoformat(deadline["last_moment"])
        day = date.fromisoformat(deadline["on"])
        next_day = datetime.combine(day + timedelta(days=1), datetime.min.time(), LONDON)
        assert next_day - moment.astimezone(LONDON) == timedelta(seconds=1)
        assert deadline["steps"]
        assert deadline["source"]


@pytest.mark.parametrize(
    "changed",
    [
        {"--discount-days": "14"},
        {"--discount-days": "0"},
        {"--on": "2026-11-21"},
        {"--on": "2026-02-30"},
        {"--offence": "2026-11-22T24:00"},
        {"--offence": "yesterday"},
        {"--served": "pigeon"},
        {"--authority": "XYZ"},
    ],
)
def test_nonsense_is_refused(type_in: Typed, changed: dict[str, str]) -> None:
    asked = {"--offence": "2026-11-22T21:15", "--served": "hand", "--on": "2026-11-22"} | changed
    words = [word for pair in asked.items() for word in pair]
    result = type_in("deadlines", *words)
    assert result.exit_code in {1, 2}
    assert result.stderr.strip()
