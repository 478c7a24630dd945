"""A report, a question a page: only their own words are needed, and nothing of it stays behind."""

import re

import pytest

from penalties.office.roles import Side
from penalties.records.victim_reports import waiting
from tests.builders.harmed import ANSWERS, kept_reports, open_the_route
from tests.web.desk_pages import ilford as ilford
from tests.web.desk_pages import somebody as somebody
from tests.web.help_visits import ORDER, WRITE, Visitor, fields_of
from tests.web.help_visits import lead as lead
from tests.web.help_visits import takes_reports as takes_reports
from tests.web.help_visits import visitor as visitor
from tests.web.nasty import WORST, worst_answers

pytestmark = pytest.mark.usefixtures("takes_reports")
DONE = "/help/ilf/done"


def reports(office, lead):
    return kept_reports(office, lead.authority_id)


def test_the_whole_of_it_arrives_as_it_was_typed(visitor, office, lead):
    page = visitor.answer_all(ANSWERS)
    for said in ("silver van", "The police, but not who I am", "Text me", "07700 900123"):
        assert said in page
    assert visitor.press(303, to="send") == DONE
    assert reports(office, lead) == [ANSWERS]


def test_their_own_words_are_enough(visitor, office, lead):
    visitor.answer_all({"words": "He hit me."})
    assert visitor.page.count("Left empty") == 7
    assert visitor.press(303, to="send") == DONE
    assert reports(office, lead) == [{"words": "He hit me."}]


def test_without_a_word_the_page_asks_for_one(visitor):
    visitor.open(WRITE)
    page = visitor.press(422, words="  ")
    assert "Enter what happened" in page
    assert "<title>Error: Question 1 – Help and safety – Ilf Borough Council</title>" in page


def test_who_wants_no_contact_is_not_asked_how(visitor):
    visitor.answer_all({"words": "He hit me.", "reach": "no"})
    assert "When is it safe?" not in visitor.page
    visitor.press(to="reach")
    assert "How can we reach you safely?" in visitor.press(reach="call")
    page = visitor.press(422, contact="")
    assert "choose not to be contacted" in page


def test_a_changed_answer_leads_back_to_the_end_and_forgets_the_way_to_reach_them(
    visitor, office, lead
):
    visitor.answer_all(ANSWERS)
    visitor.press(to="because")
    assert "Check what you wrote" in visitor.press(because="unsure")
    visitor.press(to="reach")
    assert "Check what you wrote" in visitor.press(reach="no")
    assert "07700 900123" not in re.sub("<input[^>]*>", "", visitor.page)
    visitor.press(303, to="send")
    (kept,) = reports(office, lead)
    assert (kept["because"], kept["reach"]) == ("unsure", "no")
    assert not {"contact", "contact_when", "contact_words"} & kept.keys()


def test_going_back_loses_nothing_that_was_typed(visitor):
    visitor.open(WRITE)
    visitor.press(words="He hit me.\nTwice.")
    visitor.press(to="words", happened="Friday", place="By the shop")
    assert fields_of(visitor.page)["words"] == "He hit me.\nTwice."
    visitor.press()
    assert fields_of(visitor.page)["happened"] == "Friday"
    assert [name for name in ORDER if f'name="asked" value="{name}"' in visitor.page] == ["when"]


def test_no_word_of_it_is_in_the_cookie_or_in_an_address(visitor):
    visitor.answer_all(ANSWERS)
    with visitor.client.session_transaction() as cookie:
        assert set(cookie) == {"csrf_token"}
    assert visitor.last.request.url == f"http://localhost{WRITE}"
    visitor.press(303, to="send")
    assert visitor.last.location == DONE


def test_leaving_in_the_middle_leaves_no_word_to_go_back_to(visitor, office, lead):
    visitor.open(WRITE)
    visitor.press(words="He hit me.")
    visitor.client.get("/leave?quickly")
    assert "He hit me" not in visitor.press(400)
    with visitor.client.session_transaction() as cookie:
        assert "csrf_token" not in cookie
    assert reports(office, lead) == []


def test_after_sending_nothing_leads_back_to_it(visitor):
    sent = visitor.answer_all(ANSWERS)
    visitor.press(303, to="send")
    page = visitor.open(DONE)
    assert "silver van" not in page
    assert WRITE not in page
    visitor.page = sent
    assert "silver van" not in visitor.press(400, to="send")


def test_pressing_send_twice_is_one_report(visitor, app, office, lead):
    visitor.answer_all(ANSWERS)
    twice = {**fields_of(visitor.page), "to": "send"}
    with visitor.client.session_transaction() as cookie:
        token = dict(cookie)
    visitor.press(303, to="send")
    with visitor.client.session_transaction() as cookie:
        cookie.update(token)
    assert visitor.client.post(WRITE, data=twice).location == DONE
    assert reports(office, lead) == [ANSWERS]


def test_a_flood_from_one_address_waits_and_keeps_what_was_typed(app, visitor, office, lead, clock):
    for _ in range(10):
        visitor.answer_all({"words": "Flood"})
        visitor.press(303, to="send")
    visitor.answer_all({"words": "He hit me."})
    page = visitor.press(429, to="send")
    assert "Yours is still here. Wait 1 minute, then try again." in page
    assert "He hit me." in page
    elsewhere = Visitor(app)
    elsewhere.client.environ_base["REMOTE_ADDR"] = "203.0.113.9"
    elsewhere.answer_all({"words": "Not a flood"})
    elsewhere.press(303, to="send")
    clock.turn(seconds=31)
    visitor.press(303, to="send")
    assert len(reports(office, lead)) == 12


def test_an_hour_later_a_flood_is_forgotten(visitor, office, lead, clock):
    for _ in range(10):
        visitor.answer_all({"words": "Flood"})
        visitor.press(303, to="send")
    clock.turn(hours=1)
    for _ in range(9):
        visitor.answer_all({"words": "He hit me."})
        visitor.press(303, to="send")
    assert len(reports(office, lead)) == 19


@pytest.mark.parametrize("question", ORDER)
def test_the_worst_that_can_be_typed_is_told_in_words(visitor, question):
    visitor.open(WRITE)
    while f'name="asked" value="{question}"' not in visitor.page:
        visitor.press(words="He hit me.", reach="text")
    page = visitor.press(422, **worst_answers(visitor.page))
    assert "There is a problem" in page


def test_the_longest_that_is_taken_is_kept_to_the_last_character(visitor, office, lead):
    longest = (WORST * 2)[:8000]
    visitor.answer_all({"words": longest, "person": "é" * 2000})
    visitor.press(303, to="send")
    assert reports(office, lead) == [{"words": longest, "person": "é" * 2000}]


@pytest.mark.parametrize("hidden", ["\0", "\x1b", "\x85"])
def test_hidden_characters_are_refused_kindly_wherever_they_come_from(visitor, hidden):
    visitor.open(WRITE)
    assert "must not include hidden characters" in visitor.press(422, words=f"He hit{hidden} me.")
    visitor.answer_all({"words": "He hit me."})
    page = visitor.press(422, to="send", place=f"Here{hidden}there")
    assert "must not include hidden characters" in page
    assert "When and where was it?" in page


def test_what_was_not_asked_or_offered_changes_nothing(visitor, office, lead):
    visitor.answer_all({"words": "He hit me."})
    page = visitor.press(422, to="send", because="<script>")
    assert "Was it because of who you are?" in page
    visitor.answer_all({"words": "He hit me."})
    visitor.press(303, to="send", mark="not one", asked="nothing", reader="me", reach="")
    assert reports(office, lead) == [{"words": "He hit me."}]


def test_text_is_shown_as_text(visitor):
    page = visitor.answer_all({"words": "<script>alert(1)</script> & 'x'", "place": '"><b>'})
    assert "<script>alert" not in page
    assert '"><b>' not in page


def test_a_page_without_its_token_is_refused(visitor):
    visitor.open(WRITE)
    assert "He hit me" not in visitor.press(400, words="He hit me.", csrf_token="")


def test_when_nobody_reads_any_more_the_words_are_given_back(visitor, office, lead, at):
    visitor.answer_all(ANSWERS)
    open_the_route(office, lead, at, takes_reports=False)
    page = visitor.press(409, to="send")
    assert "silver van" in page
    assert "999" in page
    assert "101" in page
    assert reports(office, lead) == []


def test_a_report_rings_on_the_support_side_alone(visitor, office, lead):
    visitor.answer_all(ANSWERS)
    visitor.press(303, to="send")
    with office.transaction(Side.SUPPORT) as session:
        (one,) = waiting(session, lead.authority_id, office.clock.now())
    assert one.is_hate_crime
    assert (one.due_at - one.came_at).total_seconds() == 24 * 3600
