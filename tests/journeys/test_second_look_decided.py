"""We look again: refused with its dates and paid at the lower amount; upheld, and the money back.

On a phone-sized screen, with and without script, and money through the processor's stand-in.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from penalties.office.authorities import Authority
from penalties.office.staff import Staff
from penalties.records.payments import ledger_of
from penalties.rules.staff import Role
from tests.browser import PHONE, new_page
from tests.builders.apps import app_in
from tests.builders.deciding import all_answered, reviewer
from tests.builders.desk import sign_in
from tests.builders.houses import House
from tests.builders.payers import SAYS_WHAT_IT_IS_ABOUT, case_of
from tests.builders.representations import taken_in
from tests.builders.staff import member
from tests.honesty.visitor import WELL_FILLED
from tests.journeys.test_paying import come_back, fill_in_the_card, find, go_to_the_card_page
from tests.web.axe import violations

pytestmark = pytest.mark.browser
LOWER = 7_500


@contextmanager
def at_desk(browser: Browser, house: House, who: Staff) -> Iterator[Page]:
    """A browser in which somebody is signed in already."""
    kept = sign_in(app_in(house.office), house.office, who).client.get_cookie("fairstreet")
    with new_page(browser, viewport=PHONE, java_script_enabled=False) as page:
        page.context.add_cookies([{"name": kept.key, "value": kept.value, "url": house.url}])
        yield page


def somebody(house: House, role: Role, name: str) -> Staff:
    """An account of the council."""
    with house.office.transaction() as session:
        council = session.get_one(Authority, house.authority_id)
        return member(session, council, role, at=house.office.clock.now(), name=name)


def asked(house: House) -> str:
    """The person asked us to look again, each point is answered; where it is decided."""
    now = house.office.clock.now()
    with house.office.transaction() as session:
        council = session.get_one(Authority, house.authority_id)
        council.second_read_percent = 0
        case = case_of(session, house.authority_id, house.paper.number)
        one = taken_in(session, case, now)
        all_answered(session, case, one, by=reviewer(session, council, now), at=now)
        return f"{house.url}/desk/representations/{one.id}/decide"


def kept(browser: Browser, house: House, decide_at: str) -> None:
    """A supervisor decides to keep the notice, and sees its letter first."""
    with at_desk(browser, house, somebody(house, Role.SUPERVISOR, "Ben Decides")) as desk:
        desk.goto(decide_at)
        for group in desk.get_by_role("group").filter(has=desk.get_by_label("Yes")).all():
            group.get_by_label("No").check()
        desk.get_by_label(re.compile("lower amount open again: £75")).check()
        desk.get_by_label("Why do you decide so?").fill("We saw the photos.")
        desk.get_by_role("button", name="See what would come of it").click()
        expect(desk.get_by_text("The letter: We have decided to keep the notice")).to_be_visible()
        desk.get_by_role("button", name=re.compile("^Keep notice")).click()
        expect(desk.get_by_text("The notice is kept, and the letter is made.")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_refused_with_its_dates_and_paid_at_the_lower_amount(
    browser: Browser, house: House, script: bool
) -> None:
    house.set_clock(days=4)
    decide_at = asked(house)
    with new_page(browser, viewport=PHONE, java_script_enabled=script) as page:
        seen: list[str] = []
        page.on("framenavigated", lambda frame: seen.append(frame.url))
        find(page, house)
        expect(page.get_by_role("heading", name="We are looking again")).to_be_visible()
        house.set_clock(days=14)
        kept(browser, house, decide_at)
        find(page, house)
        said = "We have decided to keep this notice"
        expect(page.get_by_role("heading", name=said)).to_be_visible()
        page.get_by_role("link", name="Read our decision").click()
        expect(page.get_by_text("11:59pm on Monday 28 December 2026").first).to_be_visible()
        page.get_by_text("Why these days?").click()
        expect(page.get_by_text("counts as delivered").first).to_be_visible()
        if script:
            assert violations(page) == []
        page.get_by_role("button", name="Pay £75").click()
        go_to_the_card_page(page, house)
        fill_in_the_card(page, WELL_FILLED["card"])
        come_back(page, house)
        assert not [address for address in seen if SAYS_WHAT_IT_IS_ABOUT.search(address)]
    assert house.case() == ("paid", [("card", LOWER, "paid_in_time")], [])


def paid_half_a_minute_late(page: Page, house: House) -> None:
    """The lower amount, on a card page that was left open over midnight for too long."""
    house.set_clock(days=10, hours=2, minutes=30)
    find(page, house)
    go_to_the_card_page(page, house)
    house.set_clock(minutes=30, seconds=30)
    fill_in_the_card(page)
    page.wait_for_url(re.compile("/notice"))
    house.cards.settle()
    assert house.case() == ("served", [("card", LOWER, "part_payment")], ["part_payment"])


@pytest.mark.parametrize("script", [True, False])
def test_upheld_and_what_was_paid_goes_back_once_a_second_person_says_so(
    browser: Browser, house: House, script: bool
) -> None:
    with new_page(browser, viewport=PHONE, java_script_enabled=script) as page:
        paid_half_a_minute_late(page, house)
        decide_at = asked(house)
        with at_desk(browser, house, somebody(house, Role.SUPERVISOR, "Ben Decides")) as desk:
            desk.goto(decide_at)
            desk.get_by_label("Cancel the notice and refund £75").check()
            desk.get_by_label("If you cancel it").select_option("order_or_sign")
            desk.get_by_label("Why do you decide so?").fill("The sign was hidden.")
            desk.get_by_role("button", name="See what would come of it").click()
            desk.get_by_role("button", name=re.compile("^Cancel notice .* and refund £75")).click()
            expect(desk.get_by_text("The notice is cancelled.")).to_be_visible()
        assert house.case()[1] == [("card", LOWER, "part_payment")]
        with at_desk(browser, house, somebody(house, Role.FINANCE, "Fay Approves")) as desk:
            desk.goto(f"{house.url}/desk/payments/")
            desk.get_by_role("link", name="Approve a refund").click()
            desk.get_by_role("button", name=re.compile("£75")).click()
            expect(desk.get_by_text("£75 goes back.")).to_be_visible()
        house.cards.settle()
        find(page, house)
        expect(page.get_by_role("heading", name="We have cancelled this notice")).to_be_visible()
        page.get_by_role("link", name="Read our decision").click()
        expect(page.get_by_text("You do not have to pay anything").first).to_be_visible()
        if script:
            assert violations(page) == []
    status, moved, _waits = house.case()
    assert (status, [line[:2] for line in moved]) == (
        "withdrawn",
        [("card", LOWER), ("refund", -LOWER)],
    )
    with house.office.reading() as session:
        back = ledger_of(session, house.authority_id, house.case_id())[-1]
        assert str(back.provider_reference).startswith("re_")
