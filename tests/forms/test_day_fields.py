"""A day in three boxes: errors in order, and the summary leads to the first wrong box."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from penalties.forms.day_fields import Day
from penalties.forms.page_form import PageForm, Problem


class Birth(PageForm):
    born_on = Day("Date of birth", thing="your date of birth", birth=True)
    left_on = Day("Day you left", thing="the day you left", optional=True)


def sent(day: str, month: str, year: str, name: str = "born_on") -> Birth:
    boxes = {"born_on-day": "1", "born_on-month": "1", "born_on-year": "1990"}
    boxes |= {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}
    form = Birth(MultiDict(boxes))
    form.validate()
    return form


@pytest.mark.parametrize("month", ["5", "05", "may", "MAY "])
def test_a_day_is_read_from_its_boxes(month):
    form = sent("17", month, "1990")
    assert form.problems() == ()
    assert form.born_on.data == date(1990, 5, 17)
    assert form.left_on.data is None


@pytest.mark.parametrize(
    ("boxes", "words", "wrong"),
    [
        (("", "", ""), "Enter your date of birth", ("day", "month", "year")),
        (("", "5", "1990"), "Your date of birth must include a day", ("day",)),
        (("17", "", ""), "Your date of birth must include a month and a year", ("month", "year")),
        (("40", "", "1990"), "Your date of birth must include a month", ("month",)),
        (("40", "5", "1990"), "Your date of birth must include a day from 1 to 31", ("day",)),
        (("17", "5", "90"), "Your date of birth must include a year, like 2026", ("year",)),
        (("31", "6", "1990"), "Your date of birth must be a real date", ("day", "month", "year")),
    ],
)
def test_what_is_missing_is_said_before_what_is_impossible(boxes, words, wrong):
    form = sent(*boxes)
    assert form.problems() == (Problem(words, f"born_on-{wrong[0]}"),)
    assert form.born_on.wrong_boxes == wrong
    assert form.born_on.typed == boxes
    assert form.born_on.data is None


def test_an_optional_day_may_be_left_out_but_not_half():
    assert sent("", "", "", "left_on").problems() == ()
    assert sent("1", "", "", "left_on").problems()[0].field == "left_on-month"


def test_a_known_day_fills_the_boxes():
    form = Birth(data={"born_on": date(1990, 5, 17)})
    assert form.born_on.typed == ("17", "May", "1990")
