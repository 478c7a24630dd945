"""A 17-year-old at night: everything stops, somebody is called, only the lead knows the rest."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from penalties.actions import staff as accounts
from penalties.office.audit import OPERATOR, Entry
from penalties.office.authorities import Authority
from penalties.office.staff import Staff, staff_by_email
from penalties.records.encounters import Encounter
from penalties.records.queues import QueueItem
from penalties.rules.staff import Role
from tests.browser import DESKTOP, new_page
from tests.builders.desk_answers import fill_in, typed
from tests.builders.houses import House
from tests.builders.staff import PASSWORD, member
from tests.web.axe import violations

pytestmark = pytest.mark.browser
OFFICER = "officer.example@ilf.example"
LEAD = "safeguarding.example@ilf.example"
TEAM = {"name": "Children's social care, out of hours", "phone": "020 7946 0770"}
GIRL = typed(
    given_name="Maja",
    family_name="Zielińska",
    gender="woman",
    role="selling",
    particulars="She stood alone at the stop and looked cold.",
    asked_age_doubt="yes",
    prohibition="ILF-LOX 1",
    **{"born_on-day": "23", "born_on-month": "11", "born_on-year": "2008"},
)
SECRETS = ("Maja", "Zielińska", "looked cold", "M. Field", "CSC-20417", "afeguard", "child")


def test_a_seventeen_year_old_is_kept_safe_and_enforcement_learns_nothing(
    browser: Browser, house: House
) -> None:
    _prepare(house)
    with new_page(browser, viewport=DESKTOP) as desk:
        _sign_in(desk, house, "desk", OFFICER)
        _stop(desk, house)
        encounter = _record(desk, house)
        seen = [desk.content()]
        for path in ("/desk/", "/desk/notices/", encounter):
            desk.goto(f"{house.url}{path}")
            seen.append(desk.locator("main").inner_text())
    _nothing_is_readable(house, "\n".join(seen))
    with new_page(browser, viewport=DESKTOP) as partner:
        _sign_in(partner, house, "partner", LEAD)
        _answer(partner)


def _prepare(house: House) -> None:
    with house.office.transaction() as session:
        at = house.office.clock.now()
        council = session.get_one(Authority, house.authority_id)
        council.emergency_contacts = [TEAM]
        member(session, council, Role.SAFEGUARDING, at=at)
        for email in (OFFICER, LEAD):
            somebody = staff_by_email(session, email)
            assert isinstance(somebody, Staff)
            accounts.set_password(session, somebody, PASSWORD, by=OPERATOR, at=at)


def _sign_in(page: Page, house: House, desk: str, email: str) -> None:
    page.goto(f"{house.url}/{desk}/sign-in")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{house.url}/{desk}/")


def _stop(desk: Page, house: House) -> None:
    """Try to give her a penalty: the page stops it, says whom to call, and takes no half call."""
    desk.get_by_role("link", name="Record").click()
    fill_in(desk, GIRL)
    desk.get_by_role("button", name="Check it").click()
    expect(
        desk.get_by_role("heading", name="Stop here. This person may be under 18.")
    ).to_be_visible()
    expect(desk.get_by_text("They are not in trouble.")).to_be_visible()
    expect(desk.get_by_text("020 7946 0770")).to_be_visible()
    expect(desk.get_by_role("button", name="Issue the notice")).to_have_count(0)
    assert violations(desk) == []
    desk.get_by_label("Who did you speak to?").fill("M. Field")
    desk.get_by_role("button", name="I have called").click()
    expect(desk.get_by_role("link", name="Enter their reference")).to_be_visible()
    expect(desk.get_by_label("Who did you speak to?")).to_have_value("M. Field")


def _record(desk: Page, house: House) -> str:
    """Write down all of the call; the path of the page that enforcement has of it."""
    desk.get_by_label("At what time?").fill("9:12pm")
    desk.get_by_label("What is their reference?").fill("CSC-20417")
    desk.get_by_role("button", name="I have called").click()
    desk.wait_for_url(re.compile(r"/desk/encounters/[0-9a-f-]{36}$"))
    expect(desk.get_by_text("kept by support alone")).to_be_visible()
    return desk.url.removeprefix(house.url)


def _nothing_is_readable(house: House, pages: str) -> None:
    with house.office.transaction() as session:
        (met,) = session.scalars(select(Encounter).where(Encounter.is_walled)).all()
        assert met.outcome is None
        of_cases = select(Entry).where(Entry.subject_kind != "staff")
        found = (of_cases, select(Encounter), select(QueueItem))
        rows = [vars(row) for query in found for row in session.scalars(query)]
    for secret in SECRETS:
        assert secret not in pages
        assert secret not in str(rows)


def _answer(partner: Page) -> None:
    """Find her, read what was recorded, decide the duty, write that it was notified, and close."""
    partner.get_by_role("link", name="Decide the duty to notify").click()
    for said in ("Maja", "Zielińska", "She stood alone at the stop", "M. Field", "CSC-20417"):
        expect(partner.get_by_text(said).first).to_be_visible()
    assert violations(partner) == []
    partner.get_by_role("button", name="Decide the duty to notify").click()
    partner.get_by_label("Refer them to the National Referral Mechanism").check(force=True)
    partner.get_by_role("button", name="Decide").click()
    expect(partner.get_by_text("11:59pm on Monday 23 November 2026")).to_be_visible()
    partner.get_by_role("button", name="It was notified").click()
    _moment(partner, "22", "9:14pm")
    partner.get_by_label("What reference did you get?").fill("NRM-8812")
    partner.get_by_role("button", name="Write it down").click()
    partner.get_by_role("button", name="Close it").click()
    partner.get_by_label("A strategy meeting was called").check(force=True)
    partner.get_by_label("What was done for them?").fill("A foster carer took her in tonight.")
    partner.get_by_role("button", name="Close it").click()
    expect(partner.get_by_text("It is closed.")).to_be_visible()
    partner.get_by_role("link", name="Safeguarding", exact=True).first.click()
    expect(partner.get_by_text("0 people wait. 0 are overdue.")).to_be_visible()


def _moment(page: Page, day: str, time: str) -> None:
    for label, text in (("Day", day), ("Month", "11"), ("Year", "2026"), ("At what time?", time)):
        page.get_by_label(label, exact=True).fill(text)
