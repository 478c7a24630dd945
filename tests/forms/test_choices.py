"""Choosing, ticking and uploading: nothing is chosen beforehand; only what was offered counts."""

from io import BytesIO

import pytest
from werkzeug.datastructures import FileStorage, MultiDict

from penalties.forms.choices import Choice, Dropdown, OneOf, SomeOf, Tick
from penalties.forms.page_form import PageForm, Problem
from penalties.forms.uploads import Upload
from penalties.rules.refusals import refuse

YES_NO = (Choice("yes", "Yes"), ("no", "No"))


class Answers(PageForm):
    safe = OneOf("Is it safe?", thing="if it is safe", choices=YES_NO)
    team = Dropdown("Team", thing="a team", choices=(("a", "Team A"),), optional=True)
    grounds = SomeOf("Why?", thing="at least one reason", choices=(("1", "One"), ("2", "Two")))
    sure = Tick("I am sure", thing="the box if you are sure")
    tell = Tick("Tell me")


def sent(*pairs: tuple[str, str]) -> Answers:
    form = Answers(MultiDict(pairs))
    form.validate()
    return form


def test_an_empty_form_asks_for_each_choice_that_is_needed():
    assert sent().problems() == (
        Problem("Select if it is safe", "safe"),
        Problem("Select at least one reason", "grounds"),
        Problem("Select the box if you are sure", "sure"),
    )


def test_choices_come_out_once_and_in_the_order_offered():
    form = sent(("safe", "no"), ("grounds", "2"), ("grounds", "1"), ("grounds", "2"), ("sure", "y"))
    assert form.problems() == ()
    assert form.data == {
        "safe": "no",
        "team": None,
        "grounds": ("1", "2"),
        "sure": True,
        "tell": False,
    }


@pytest.mark.parametrize(("name", "value"), [("safe", "maybe"), ("team", "b"), ("grounds", "3")])
def test_what_was_not_offered_is_refused(name, value):
    form = sent((name, value))
    assert name in {problem.field for problem in form.problems()}


def test_choices_may_be_set_for_one_page():
    form = Answers(MultiDict({"team": "z"}))
    form.team.choices = [Choice("z", "Team Z")]
    form.validate()
    assert form.team.errors == []


def test_what_an_action_refused_comes_first_and_leads_nowhere():
    form = sent()
    form.refuse(refuse("case.closed", "This case is closed."))
    assert form.problems()[0] == Problem("This case is closed.")
    assert "This case is closed." in form.errors[""]


class Photos(PageForm):
    photo = Upload("Photo", thing="a photo", most=1024 * 1024)


def uploaded(name: str, content: bytes) -> Photos:
    form = Photos(MultiDict({"photo": FileStorage(BytesIO(content), name)}))
    form.validate()
    return form


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("", b"", "Select a photo"),
        ("a.exe", b"x", "The selected file must be a JPG, PNG, HEIC or PDF"),
        ("a", b"x", "The selected file must be a JPG, PNG, HEIC or PDF"),
        ("a.jpg", b"", "The selected file is empty"),
        ("a.PNG", b"x" * (1024 * 1024 + 1), "The selected file must be smaller than 1MB"),
    ],
)
def test_a_wrong_file_is_refused_with_its_reason(name, content, words):
    assert uploaded(name, content).problems() == (Problem(words, "photo"),)


def test_a_good_file_is_handed_on_unread():
    form = uploaded("a.JPEG", b"x" * 1024 * 1024)
    assert form.problems() == ()
    assert form.photo.data.stream.read(2) == b"xx"
