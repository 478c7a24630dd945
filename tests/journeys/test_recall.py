"""The story of a recall over 500 notices: begun in a browser, done by the clock, confirmed."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import func, select

from appeals.records.letters import AnswerLetter
from penalties.office.clock import Clock
from penalties.office.premises import Office
from penalties.office.staff import Staff
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.queues import open_items
from penalties.rules.staff import Role
from tests.browser import new_page, served
from tests.builders.apps import app_in
from tests.builders.desk import sign_in
from tests.builders.patrol import patrol
from tests.builders.recalled import LOWER, ON, handed_out, of_sign
from tests.builders.staff import member
from tests.conftest import SUNDAY_EVENING, new_settings
from tests.web.axe import violations
from tests.web.money_pages import on

pytestmark = pytest.mark.browser
COUNT, PAID = 500, 320
WORDS = "The sign at the bus stop was taken down on 1 November."


class Town:
    """A council whose officer handed out 500 notices beside a sign that was missing."""

    def __init__(self, office: Office) -> None:
        self.office, self.app = office, app_in(office)
        with office.transaction() as session:
            street = patrol(session, office.clock.now())
            handed_out(street, COUNT, PAID)
            self.fault = of_sign(session, street)
            self.authority_id = street.authority.id
            self.staff = {
                role: member(session, street.authority, role, at=street.at, name=f"A {role}")
                for role in (Role.SUPERVISOR, Role.LEGAL, Role.FINANCE)
            }

    def sweep(self) -> dict[str, int]:
        """One beat of the clock, in which nothing may fail."""
        swept = self.app.extensions["sweep"](self.office, at=self.office.clock.now())
        assert swept.failed == 0
        return dict(swept.steps)


@pytest.fixture
def town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
    settings = new_settings("sqlite", request, tmp_path)
    office = Office(settings, Clock(held_at=SUNDAY_EVENING))
    yield Town(office)
    office.engine.dispose()


@contextmanager
def at_desk(browser: Browser, town: Town, member: Staff, url: str, **options) -> Iterator[Page]:
    """A browser in which somebody is signed in already; no answer may be an error of ours."""
    kept = sign_in(town.app, town.office, member).client.get_cookie("fairstreet")
    assert kept is not None
    with new_page(browser, **options) as page:
        page.context.add_cookies([{"name": kept.key, "value": kept.value, "url": url}])
        answers: list[int] = []
        page.on("response", lambda answer: answers.append(answer.status))
        yield page
        assert not [status for status in answers if status >= 400]


def test_500_notices_are_recalled_by_two_people_and_the_clock(browser: Browser, town: Town) -> None:
    with served(town.app) as url:
        with at_desk(browser, town, town.staff[Role.SUPERVISOR], url) as desk:
            recall = begin(desk, town, url)
            expect(desk.get_by_role("progressbar")).to_have_attribute("value", "0")
            assert violations(desk) == []
            assert town.sweep()["recalls"] == COUNT
            expect(desk.get_by_text("somebody else must decide")).to_be_visible(timeout=20_000)
            assert desk.get_by_role("button", name="Cancel them").count() == 0

        with at_desk(browser, town, town.staff[Role.LEGAL], url, java_script_enabled=False) as desk:
            desk.goto(f"{url}/desk/")
            desk.get_by_role("link", name="Confirm or drop a recall").click()
            expect(desk.get_by_text("180 notices would be cancelled.")).to_be_visible()
            desk.get_by_role("button", name="Cancel them").click()
            desk.get_by_role(
                "button", name="Cancel 180 notices and ask for 320 refunds of £24,000"
            ).click()
            expect(desk.get_by_text("0 of 500 notices done.")).to_be_visible()
            assert town.sweep()["recalls"] == COUNT
            expect(desk.get_by_text("320 refunds of £24,000 in all.")).to_be_visible()
            expect(desk.get_by_text("Done", exact=True)).to_be_visible(timeout=20_000)

        with at_desk(browser, town, town.staff[Role.FINANCE], url) as desk:
            desk.goto(f"{url}/desk/payments/")
            desk.get_by_role("link", name="Approve the refunds of a recall").click()
            assert desk.url == f"{url}/desk/payments/recalls/{recall}"
            name = "Approve all: £24,000 is sent, in 320 refunds"
            expect(desk.get_by_role("button", name=name)).to_be_visible()
            assert violations(desk) == []

    check(town)


def begin(desk: Page, town: Town, url: str) -> str:
    """See the notices near the sign, and recall them; the id of the recall."""
    fault = town.fault
    days = {**on("from_on", ON), **on("to_on", ON)}
    desk.goto(f"{url}/desk/recalls/")
    desk.get_by_role("button", name="Find notices with the same fault").click()
    desk.get_by_role("link", name="A sign").click()
    desk.get_by_label("Which sign?").select_option(str(fault.sign_id))
    desk.get_by_label("How near was the person to it, at most?").fill("100")
    for name, typed in days.items():
        desk.locator(f"input[name='{name}']").fill(str(typed))
    desk.get_by_role("button", name="Find them").click()
    assert urlencode(days) in desk.url
    expect(desk.get_by_role("heading", name="500 notices have this fault")).to_be_visible()
    desk.get_by_label("What is wrong with these notices?").fill(WORDS)
    desk.get_by_role("button", name="Hold 500 notices").click()
    expect(desk.get_by_text("You can leave this page")).to_be_visible()
    return desk.url.rpartition("/")[2]


def check(town: Town) -> None:
    """Every notice has come to its end, every refund is asked for once, every letter has gone."""
    with town.office.reading() as session:
        here = town.authority_id
        found = session.execute(select(FixedPenalty.status, func.count()).group_by("status"))
        assert dict(found.all()) == {"withdrawn": COUNT - PAID, "paid": PAID}
        asked = [
            item for item in open_items(session, here, "finance") if item.kind != "recall_refunds"
        ]
        assert Counter(item.facts["pence"] for item in asked) == {LOWER: PAID}
        letters = session.execute(select(AnswerLetter.penalty_id, AnswerLetter.status)).all()
        assert len({penalty_id for penalty_id, _ in letters}) == len(letters) == COUNT
        assert "draft" not in {status for _, status in letters}
