"""One box, one value: what is typed is read, kept as typed, and refused in the house's voice."""

from datetime import time

import pytest
from werkzeug.datastructures import MultiDict

from penalties.forms import fields
from penalties.forms.page_form import PageForm
from penalties.rules.money import Pence
from penalties.rules.numbers import check_character

NUMBER = f"ILF0001234{check_character('ILF', 1234)}"


class Reply(PageForm):
    name = fields.Text("Full name", thing="your full name", longest=40)
    words = fields.LongText("Details", thing="details", optional=True)
    number = fields.NoticeNumber("Notice number", thing="the notice number")
    code = fields.AccessCode("Access code", thing="the access code")
    amount = fields.Money("Amount", thing="an amount", optional=True)
    postcode = fields.Postcode("Postcode", thing="a postcode", optional=True)
    plate = fields.Registration("Registration", thing="a registration", optional=True)
    seen = fields.TimeOfDay("Time", thing="a time", optional=True)
    mail = fields.MailAddress("Email address", thing="an email address", optional=True)
    phone = fields.Phone("Phone number", thing="a phone number", optional=True)
    password = fields.Secret("Password", thing="your password", optional=True)


def sent(**typed: str) -> Reply:
    whole = {"name": "Ana Ś", "number": NUMBER, "code": "7kqm 2xwd", **typed}
    form = Reply(MultiDict(whole))
    form.validate()
    return form


def problems(form: Reply) -> dict[str | None, str]:
    return {problem.field: problem.words for problem in form.problems()}


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("name", "  Ana\tŚ ", "Ana Ś"),
        ("words", "one\r\ntwo\r\n", "one\ntwo"),
        ("words", "", None),
        ("number", NUMBER.lower().replace("000", " ooo"), NUMBER),
        ("code", "7kqm-2xwd", "7KQM2XWD"),
        ("amount", "£1,060.50", Pence(106050)),
        ("postcode", "ig11zz", "IG1 1ZZ"),
        ("plate", "ab12cde", "AB12 CDE"),
        ("seen", "9.15 pm", time(21, 15)),
        ("mail", " ana@example.org ", "ana@example.org"),
        ("phone", "+44 (0)7700 900 123", "+44 (0)7700 900 123"),
        ("password", " with spaces ", " with spaces "),
    ],
)
def test_an_answer_becomes_its_plain_value(name, typed, value):
    form = sent(**{name: typed})
    assert problems(form) == {}
    assert form[name].data == value


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("name", "", "Enter your full name"),
        ("name", "   ", "Enter your full name"),
        ("name", "A" * 41, "Your full name must be 40 characters or fewer"),
        ("name", "Ana\x00", "Your full name must not include hidden characters"),
        ("name", "Ana\x85Ś", "Your full name must not include hidden characters"),
        ("words", "x" * 4001, "Details must be 4,000 characters or fewer"),
        ("words", "a\x07b", "Details must not include hidden characters"),
        ("number", "", "Enter the notice number"),
        ("code", "7KQM", "The access code must be 8 letters and numbers, like 7KQM 2XWD"),
        ("amount", "60.5", "Enter an amount in pounds and pence, like £60 or £60.50"),
        ("postcode", "IG1", "Enter a full postcode, like IG1 1ZZ"),
        ("seen", "25:00", "Enter a time, like 9:15pm or 21:15"),
        ("mail", "ana@", "Enter an email address in the correct format, like name@example.com"),
    ],
)
def test_a_wrong_answer_says_what_to_do_and_stays_in_its_box(name, typed, words):
    form = sent(**{name: typed})
    assert problems(form) == {name: words}
    assert form[name].typed == typed.strip()
    assert name in ("name", "words") or form[name].data is None


def test_a_form_without_any_answer_asks_for_each_that_is_needed_in_order():
    form = Reply(MultiDict())
    assert not form.validate()
    assert [problem.field for problem in form.problems()] == ["name", "number", "code"]


def test_what_is_known_already_is_shown_as_people_write_it():
    form = Reply(
        data={"number": NUMBER, "amount": Pence(6050), "code": "7KQM2XWD", "seen": time(12)}
    )
    shown = [form[name].typed for name in ("number", "amount", "code", "seen", "name")]
    assert shown == [f"ILF 0001234 {NUMBER[-1]}", "60.50", "7KQM 2XWD", "midday", ""]


def test_no_field_makes_a_browser_check_for_us():
    assert not any("required" in field.flags for field in Reply())


def test_a_line_break_counts_as_one_character():
    assert problems(sent(words="x" * 3998 + "\r\n" + "y")) == {}
