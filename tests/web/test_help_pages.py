"""Whom somebody who was harmed can turn to: 999 first, and reports only where somebody reads."""

import re

import html5lib
import pytest

from penalties.actions.staff import suspend
from penalties.office.audit import OPERATOR
from penalties.office.roles import Side
from penalties.rules.staff import Role
from tests.builders.councils import council
from tests.builders.desk import kept
from tests.builders.harmed import ANSWERS, READER, open_the_route, seen_by
from tests.rules.test_plain_english import HIGHEST_GRADE, grade, sentences
from tests.web.desk_pages import desk_of as desk_of
from tests.web.desk_pages import ilford as ilford
from tests.web.desk_pages import somebody as somebody
from tests.web.help_visits import WRITE
from tests.web.help_visits import lead as lead
from tests.web.help_visits import takes_reports as takes_reports
from tests.web.help_visits import visitor as visitor

OF_A_REPORT = ("/help/ilf/start", "/help/ilf/write", "/help/ilf/done")


def words_of(page):
    """What a page says in its main part, a paragraph after the other."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    main = next(tree.iter("main"))
    kinds = {"h1", "h2", "p", "li", "dd", "dt", "label", "legend", "button"}
    hints = (one for one in main.iter("div") if "hint" in one.get("class", ""))
    for one in (*(one for one in main.iter() if one.tag in kinds), *hints):
        said = " ".join("".join(one.itertext()).split())
        if said:
            yield said if said[-1] in ".?!:" else f"{said}."


def test_without_a_word_from_the_council_the_page_points_elsewhere(visitor, ilford, office):
    with kept(office) as session:
        session.merge(ilford).anonymous_line = "0808 157 0111"
    page = visitor.open("/help")
    assert page.index("999") < page.index("101") < page.index("0808 157 0111")
    assert "Tell us what happened" not in page
    for path in OF_A_REPORT:
        visitor.open(path, 404)
    visitor.open("/help/safety")


def test_where_somebody_reads_the_page_leads_there_and_says_who_and_how_soon(
    visitor, takes_reports
):
    page = visitor.open("/help")
    assert "/help/ilf/start" in page
    page = visitor.open("/help/ilf/start")
    assert page.index("Call") < page.index("999") < page.index(READER)
    for said in ("within 24 hours", "every day, 8am to 8pm", "not for emergencies", "your name"):
        assert said in page
    visitor.open(WRITE)
    assert "within 24 hours" in visitor.open("/help/ilf/done")


def test_reports_close_by_themselves_when_their_reader_leaves(
    visitor, office, lead, takes_reports, at
):
    with kept(office) as session:
        suspend(session, session.merge(lead), by=OPERATOR, at=at)
    assert "Tell us what happened" not in visitor.open("/help")
    for path in OF_A_REPORT:
        visitor.open(path, 404)


def test_a_route_that_is_switched_off_takes_nothing(visitor, office, lead, takes_reports, at):
    open_the_route(office, lead, at, takes_reports=False)
    for path in OF_A_REPORT:
        visitor.open(path, 404)


def test_the_councils_own_signposts_are_shown_instead_of_ours(visitor, office, lead, at):
    own = [{"name": "Open Door", "phone": "020 7946 0999", "words": "Someone <b> to talk to"}]
    open_the_route(office, lead, at, signposts=own)
    page = visitor.open("/help")
    assert "020 7946 0999" in page
    assert "Someone &lt;b&gt; to talk to" in page
    assert "101" not in re.sub(r"\?v=\w+", "", page)


def test_with_several_councils_the_place_is_chosen_first(visitor, office, takes_reports, at):
    with kept(office) as session:
        council(session, at, "LUT")
    page = visitor.open("/help")
    assert "999" in page
    assert 'href="/help/ilf"' in page
    assert "Tell us what happened" not in visitor.open("/help/lut")
    visitor.open("/help/lut/write", 404)
    visitor.open(WRITE)
    assert "Tell us what happened" in visitor.open("/help/ILF")


@pytest.mark.parametrize("code", ["zz", "zzzz", "%00ab", "1234", "il f", "é"])
def test_no_such_council_is_not_found(visitor, ilford, code):
    visitor.open(f"/help/{code}", 404)


def test_every_public_page_leads_to_help_in_neutral_words(visitor, ilford):
    for path in ("/", "/notice", "/cookies"):
        page = visitor.client.get(path).get_data(as_text=True)
        assert '<a class="govuk-footer__link" href="/help">Help and safety</a>' in page
        assert "Exit this page" not in page


def test_leaving_closes_whatever_was_open_and_goes_to_a_page_of_somebody_else(found):
    assert "Your notice" in found.open("/notice")
    answer = found.client.get("/leave?quickly")
    assert (answer.status_code, answer.location) == (302, "https://www.bbc.co.uk/weather")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Find your notice" in found.open("/notice")


def test_an_open_notice_points_to_help_of_its_council(found):
    assert 'href="/help/ilf">help and safety</a>' in found.open("/notice")


def test_the_safety_page_says_that_the_history_stays(visitor, ilford):
    page = visitor.open("/help/safety")
    assert "Leaving does not clear it" in page
    assert "Shift key 3 times" in page


def test_the_words_can_be_read_by_a_child_of_twelve(visitor, takes_reports):
    pages = [visitor.open(path) for path in ("/help", "/help/safety", "/help/ilf/start")]
    pages += [visitor.open("/help/ilf/done"), visitor.open(WRITE)]
    visitor.press(words=ANSWERS["words"])
    while 'value="send"' not in visitor.page:
        pages.append(visitor.page)
        visitor.press(reach="text", contact="07700 900123")
    for page in pages:
        said = list(words_of(page))
        assert grade(said) <= HIGHEST_GRADE, said
        assert [one for one in sentences(said) if len(one.split()) > 25] == []


def test_a_report_over_the_pages_leaves_no_row_that_enforcement_can_read(
    visitor, office, takes_reports
):
    before = seen_by(office, Side.ENFORCEMENT)
    visitor.answer_all(ANSWERS)
    visitor.press(303, to="send")
    assert seen_by(office, Side.ENFORCEMENT) == before


def test_staff_who_open_the_public_page_see_no_more_of_it(desk_of, takes_reports):
    page = desk_of(Role.OFFICER).open("/help")
    assert "Tell us what happened" in page
    assert "Sign out" not in page
