"""Reports at the support desk: that one waits for all who may know it, its words for one."""

import html
import re
import uuid
from datetime import timedelta

import pytest
from sqlalchemy import select

from penalties.actions.staff import suspend
from penalties.office.audit import OPERATOR
from penalties.office.database import new_id
from penalties.office.roles import Side
from penalties.office.support_trail import WalledEntry
from penalties.records.victim_reports import victim_report
from penalties.rules.events import Event
from penalties.rules.staff import BEHIND_THE_WALL, Role
from penalties.rules.victim_reports import OUTCOME_WORDS
from penalties.web.partner.victim_reports import ON_A_PAGE
from tests.builders.councils import council
from tests.builders.desk import kept, sign_in
from tests.builders.harmed import READER, TERMS, kept_report, reported
from tests.builders.staff import member
from tests.web.desk_pages import desk_of as desk_of
from tests.web.desk_pages import ilford as ilford
from tests.web.desk_pages import somebody as somebody
from tests.web.help_visits import lead as lead
from tests.web.help_visits import takes_reports as takes_reports
from tests.web.nasty import worst_answers

HOME = "/partner/reports/"
ROUTE = "/partner/reports/route/"
WORDS = "silver van"
GONE = "is closed, or may not read them"


@pytest.fixture
def desk(app, office, lead):
    """The desk of the reader."""
    return sign_in(app, office, lead)


@pytest.fixture
def other(app, office, somebody):
    """The desk of a colleague who may work with reports, and is not their reader."""
    return sign_in(app, office, somebody(Role.SAFEGUARDING, name="A Colleague"))


@pytest.fixture
def report(office, lead, takes_reports, at):
    """A report that waits; its page."""
    return f"{HOME}{reported(office, lead.authority_id, at)}"


def typed(lead, **changes):
    """What the form about the reader is filled in with."""
    plain = {name: str(text) for name, text in TERMS.items() if name != "takes_reports"}
    return {"takes": "yes", "reader": str(lead.id), **plain, **changes}


def events(office):
    """What the trail behind the wall has, in order."""
    with office.transaction(Side.SUPPORT) as session:
        return list(session.scalars(select(WalledEntry.event).order_by(WalledEntry.id)))


def test_the_list_says_what_waits_and_no_word_of_it(app, desk, office, lead, report, clock):
    page = desk.open(HOME)
    assert "Joan Barrett reads within 24 hours" in page
    assert "9:15pm on 23 November 2026" in page
    assert "Hate crime" in page
    assert "Unread" in page
    assert WORDS not in page
    clock.turn(hours=20)
    reported(office, lead.authority_id, clock.now(), because="no")
    clock.turn(hours=5)
    page = sign_in(app, office, lead).open(HOME)
    assert page.index("Overdue") < page.index("Unread")


def test_the_reader_opens_a_report_and_that_is_written_down(desk, office, lead, report):
    page = desk.open(report)
    for said in (WORDS, "Behind the carpet shop", "Text me", "Say it is about the dentist"):
        assert said in page
    assert "Report read" in page
    assert "by Joan Barrett" in page
    assert "by A member of the public" in page
    assert kept_report(office, lead.authority_id, id_of(report)).read_by == lead.id
    assert events(office)[-1] == Event.VICTIM_REPORT_READ


def test_a_colleague_sees_that_it_waits_and_reads_nothing(desk, other, office, lead, report):
    page = other.open(report)
    assert "Only Joan Barrett can open this report" in page
    assert WORDS not in page
    assert "Close this report" not in page
    assert Event.VICTIM_REPORT_READ not in events(office)
    other.open(f"{report}/close", 404)
    desk.open(report)
    desk.send(f"{report}/close", outcome="passed_on", words="Ref 4417")
    page = other.open(report)
    assert OUTCOME_WORDS["passed_on"] in page
    assert "4417" not in page
    assert "4417" in desk.open(report)


def test_a_report_is_closed_with_what_came_of_it(desk, office, lead, report):
    desk.open(report)
    page = desk.send(f"{report}/close", 422)
    assert "Select what came of it" in page
    assert desk.send(f"{report}/close", outcome="no_action_wanted") == HOME
    page = desk.open(HOME)
    assert "Nothing waits." in page
    assert "The person asked for no action" in page
    kept_ = kept_report(office, lead.authority_id, id_of(report))
    assert (kept_.outcome, kept_.is_hate_crime) == ("no_action_wanted", False)
    desk.open(f"{report}/close", 404)
    assert WORDS in desk.open(report)


def test_every_closed_report_is_found_on_some_page(desk, office, lead, takes_reports, at):
    ids = [reported(office, lead.authority_id, at) for _ in range(ON_A_PAGE + 2)]
    with office.transaction(Side.SUPPORT) as session:
        for number, report_id in enumerate(ids):
            closed = victim_report(session, lead.authority_id, report_id)
            closed.read_at, closed.read_by = at, lead.id
            # Some are closed in the same second.
            closed.closed_at, closed.outcome = at + timedelta(hours=number // 2), "passed_on"
    first = desk.open(HOME)
    (older,) = re.findall(r'href="([^"]*before=[^"]*)"', first)
    second = desk.open(html.unescape(older))
    links = [f"{HOME}{one}" for one in ids]
    shown = [{one for one in links if f'"{one}"' in page} for page in (first, second)]
    assert [len(page) for page in shown] == [ON_A_PAGE, 2]
    assert shown[0] | shown[1] == set(links)
    assert "Newer reports" in second
    desk.open(f"{HOME}?before={new_id()}", 404)


def test_a_report_is_opened_before_it_is_closed(desk, report):
    page = desk.send(f"{report}/close", 422, outcome="passed_on")
    assert "Open the report before you close it" in page


def test_the_reader_may_mark_what_the_person_did_not_know_of(desk, office, lead, takes_reports, at):
    report = f"{HOME}{reported(office, lead.authority_id, at, because='unsure')}"
    assert "Hate crime" not in desk.open(HOME)
    desk.open(report)
    desk.send(f"{report}/close", outcome="passed_on", is_hate_crime="yes")
    assert "Hate crime" in desk.open(HOME)


def test_nobody_else_on_either_side_finds_reports(desk_of, report):
    for role in Role:
        if role is Role.SAFEGUARDING:
            continue
        reader = desk_of(role)
        for path in (HOME, report, f"{report}/close", ROUTE, f"{ROUTE}terms"):
            reader.open(path, 403)
        home = "/partner/" if role in BEHIND_THE_WALL else "/desk/"
        assert HOME not in reader.open(home)


def test_a_report_of_another_council_is_not_found(app, office, report, at):
    with kept(office) as session:
        stranger = member(session, council(session, at, "LUT"), Role.SAFEGUARDING, at=at)
    desk = sign_in(app, office, stranger)
    desk.open(report, 404)
    desk.open(f"{HOME}{new_id()}", 404)
    assert "Nothing waits." in desk.open(HOME)
    assert "People cannot report here" in desk.open(HOME)


def test_when_the_readers_account_is_closed_the_lead_names_another(
    desk, other, office, lead, report, at, somebody
):
    with kept(office) as session:
        suspend(session, session.merge(lead), by=OPERATOR, at=at)
    assert GONE in other.open(HOME)
    assert "Nobody can open this report" in other.open(report)
    page = other.send(f"{ROUTE}terms", 422, **typed(lead))
    assert "Select who reads the reports" in page
    second = somebody(Role.SAFEGUARDING, name="Second Reader")
    assert other.send(f"{ROUTE}terms", **typed(second)) == ROUTE
    assert "1 report that is here stays until closed, and Second Reader reads them" in other.open(
        ROUTE
    )
    assert WORDS not in other.open(report)


def test_the_route_opens_only_with_a_named_staffed_recipient(desk, lead):
    assert "People cannot report here" in desk.open(HOME)
    for missing in ("reader", "reader_words", "read_within_hours", "reading_hours"):
        desk.send(f"{ROUTE}terms", 422, **typed(lead, **{missing: ""}))
        assert "People cannot report here" in desk.open(HOME)
    assert desk.send(f"{ROUTE}terms", **typed(lead)) == ROUTE
    page = desk.open(ROUTE)
    assert READER in page
    assert 'href="/help/ilf"' in page
    assert desk.send(f"{ROUTE}terms", **typed(lead)) == ROUTE
    assert "Nothing was changed" in desk.open(ROUTE)


def test_switching_off_says_what_becomes_of_what_waits(desk, lead, report):
    assert "1 report is not closed" in desk.open(f"{ROUTE}terms")
    desk.send(f"{ROUTE}terms", **typed(lead, takes="no"))
    assert "Joan Barrett reads them" in desk.open(ROUTE)
    assert WORDS in desk.open(report)
    page = desk.send(f"{ROUTE}terms", 422, **typed(lead, takes="no", reader=""))
    assert "Reports wait to be read: select who reads them" in page


def test_signposts_are_the_councils_own_or_ours(desk, office, lead, at):
    assert "101" in desk.open(ROUTE)
    rows = {"row_1-name": "Open Door", "row_1-phone": "020 7946 0999", "row_1-words": "All night"}
    assert desk.send(f"{ROUTE}signposts", **rows) == ROUTE
    page = desk.open(ROUTE)
    assert "020 7946 0999. All night" in page
    assert "Police, if it is not" not in page
    page = desk.send(f"{ROUTE}signposts", 422, **{"row_2-words": "Nobody in particular"})
    assert "Enter the name" in page
    assert "Enter the phone number" in page
    assert desk.send(f"{ROUTE}signposts") == ROUTE
    assert "Police, if it is not" in desk.open(ROUTE)


@pytest.mark.parametrize("page", [f"{ROUTE}terms", f"{ROUTE}signposts", "close"])
def test_the_worst_that_can_be_typed_is_told_in_words(desk, report, page):
    path = f"{report}/close" if page == "close" else page
    assert "There is a problem" in desk.send(path, 422, **worst_answers(desk.open(path)))


def id_of(report):
    return uuid.UUID(report.rpartition("/")[2])
