"""Every page has lawful markup, a title that outs nobody, and the council's own frame."""

import re

import pytest

from tests.web.look import LONG_COUNCIL, LOOKS, NUMBER, look_app
from tests.web.markup import faults


@pytest.fixture(scope="module")
def client():
    return look_app().test_client()


@pytest.fixture(scope="module")
def html(client):
    return lambda name: client.get(f"/{name}").get_data(as_text=True)


@pytest.mark.parametrize("name", LOOKS)
def test_a_page_has_no_fault_in_its_markup(html, name):
    assert faults(html(name)) == []


@pytest.mark.parametrize("name", LOOKS)
def test_nothing_shows_the_crown_or_the_fonts_of_gov_uk(html, name):
    shown = html(name).lower()
    assert not re.search(r"crown|crest|gov\.uk|gds transport|/assets/", shown)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("question", "Is it safe to call or text you? – Pay or reply to a notice – Ilford Council"),
        ("error-404", "Page not found – Pay or reply to a notice"),
        ("queue", "Waiting for review, page 2 of 5 – Notices desk – Ilford Council"),
        ("errors", f"Error: Every kind of field – Pay or reply to a notice – {LONG_COUNCIL.name}"),
    ],
)
def test_a_title_says_the_question_the_service_and_the_council(html, name, title):
    assert f"<title>{title}</title>" in html(name)


def test_problems_are_listed_once_and_lead_to_the_first_wrong_input(html):
    shown = html("errors")
    assert shown.count("There is a problem") == 1
    assert 'href="#born_on-month"' in shown
    assert 'id="born_on-month"' in shown
    assert re.search(r'href="#safe">Select if it is safe', shown)


def test_answers_stay_in_their_boxes_unchanged_and_harmless(html):
    shown = html("errors")
    assert ">one\ntwo &lt;b&gt;</textarea>" in shown
    assert re.search(r'id="born_on-day"[^>]*value="40"', shown)
    assert "<b>" not in shown


def test_a_secret_is_never_shown_again(client):
    from tests.web.look import Everything, filled

    facts = filled(password="correct horse")
    assert isinstance(facts["form"], Everything)
    app = look_app()
    with app.test_request_context():
        drawn = app.jinja_env.from_string(
            '{% from "macros/forms.html" import field %}{{ field(form.password) }}'
        ).render(facts)
    assert "correct horse" not in drawn


def test_numbers_and_codes_are_not_broken_at_the_end_of_a_line(html):
    shown = html("notice")
    assert f"ILF\N{NO-BREAK SPACE}0001234\N{NO-BREAK SPACE}{NUMBER[-1]}" in shown
    assert "7KQM\N{NO-BREAK SPACE}2XWD" in shown


def test_a_form_carries_its_token_and_every_script_its_nonce(html):
    shown = html("question")
    assert re.search(r'name="csrf_token" value="[^"]{20,}"', shown)
    assert re.search(r'<script nonce="[\w-]{20,}">', shown)


def test_a_cell_may_be_sorted_by_something_else_than_its_words(html):
    assert re.search(r'data-sort-value="2026-12-06">6 Dec, in 3 days<', html("queue"))


def test_an_error_is_drawn_as_the_desk_for_staff_and_as_the_service_for_others(html):
    assert "Notices desk" in html("error-409-desk")
    assert "A rule says no." in html("error-409-desk")
    assert "Pay or reply to a notice" in html("error-409")


def test_an_empty_list_is_a_sentence(html):
    assert "Nothing is waiting." in html("empty")
    assert "<table" not in html("empty")
    assert "Nothing has happened yet." in html("case-empty")
    assert "No money has come in or gone out." in html("case-empty")


def test_what_is_addressed_by_its_content_may_be_kept_for_a_year(client, html):
    address = re.search(r'href="(/static/style.css\?v=[0-9a-f]{12})"', html("question"))[1]
    with client.get(address) as kept, client.get("/static/style.css") as asked_for_again:
        assert "immutable" in kept.headers["Cache-Control"]
        assert "immutable" not in asked_for_again.headers["Cache-Control"]
