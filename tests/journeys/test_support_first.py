"""Stories of support, in a browser on both sides of the wall: help comes first, and is no lever."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from penalties.office.authorities import Authority
from penalties.rules.gate_policy import gate_table
from tests.builders.desk_answers import fill_in, typed
from tests.builders.support_house import SupportHouse, open_support_house
from tests.conftest import new_settings
from tests.web.axe import violations

pytestmark = pytest.mark.browser
ANA = {
    "given_name": "Ana",
    "family_name": "Pop",
    "gender": "woman",
    "prohibition": "ILF-LOX 1",
    "particulars": "She stood at the stop.",
}
SELLING = ANA | {"role": "selling", "offered": "yes", "outcome": "support"}
YES = {
    "offer_answer": "accepted",
    "consent": "yes",
    "contact_how": "Text 07700 900 123",
    "contact_words": "Say it is Kim",
}
NO_HANDS = {"served": None, "served_time": None}


@pytest.fixture
def house(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SupportHouse]:
    """A house on either database."""
    with open_support_house(new_settings(backend, request, tmp_path)) as opened:
        yield opened


def record(desk: Page, house: SupportHouse, **changes: Any) -> None:
    """Record an encounter at the desk as an officer does, and look at what the check says."""
    service = str(house.town.service.id)
    desk.get_by_role("link", name="Record").click()
    answers = typed(**{"service": service, **NO_HANDS, **changes})
    fill_in(desk, answers)
    desk.get_by_role("button", name="Check it").click()


def accepts(browser: Browser, house: SupportHouse, **changes: Any) -> None:
    """The officer meets Ana, who says yes to the service."""
    with house.officer(browser) as desk:
        record(desk, house, **SELLING | YES | changes)
        expect(desk.get_by_text("Support is open.")).to_be_visible()
        desk.get_by_role("button", name="Record the encounter").click()
        expect(desk.get_by_text("kept by support alone")).to_be_visible()
        assert "Kim" not in desk.content()


def earlier_notice(house: SupportHouse, **changes: Any) -> str:
    """A notice that Ana was given two days before, as a buyer."""
    told = house.town.hand_in(
        house.town.penalised(**{"occurred_at": "2026-11-20T21:05:00Z", **changes})
    )
    assert told.notice is not None, told.refusals
    return told.notice.number


def state(desk: Page, house: SupportHouse, number: str) -> str:
    """What stands above the case at the notices desk."""
    desk.goto(f"{house.url}/desk/notices/{number}")
    return desk.locator("main").inner_text()


def test_offered_accepted_engaged_and_the_penalty_withdrawn(
    browser: Browser, house: SupportHouse
) -> None:
    number = earlier_notice(house)
    accepts(browser, house)
    house.next_day()
    with house.supervisors(browser) as desk:
        assert "On hold" in state(desk, house, number)
    with house.worker(browser) as partner:
        partner.get_by_role("link", name=re.compile("Get in touch")).click()
        expect(partner.get_by_text("Say it is Kim")).to_be_visible()
        assert violations(partner) == []
        partner.get_by_role("link", name="Write down the first contact").click()
        partner.get_by_label("What did you agree?").fill("She comes to the van on Friday.")
        partner.get_by_role("button", name="Write it down").click()
        partner.get_by_role("link", name="Write down that support has begun").click()
        assert violations(partner) == []
        partner.get_by_label("What has begun?").fill("A key worker.")
        partner.get_by_role("button", name="Write it down").click()
        expect(partner.get_by_text("Support has begun.").first).to_be_visible()
        assert number not in partner.content()
    with house.supervisors(browser) as desk:
        assert "Withdrawn" in state(desk, house, number)
        desk.get_by_role("link", name="Decisions").click()
        expect(desk.get_by_text("council decision").first).to_be_visible()
        assert house.town.worker.name not in desk.content()
    with house.lead(browser) as lead:
        lead.get_by_role("link", name=re.compile("Tell them")).click()
        lead.get_by_role("button", name="Write it down").click()
        expect(lead.get_by_text("It is written down that they know.")).to_be_visible()


def test_support_ends_and_the_supervisor_lets_the_case_go(
    browser: Browser, house: SupportHouse
) -> None:
    number = earlier_notice(house)
    accepts(browser, house)
    house.next_day()
    with house.worker(browser) as partner:
        partner.get_by_role("link", name=re.compile("Get in touch")).click()
        partner.get_by_role("link", name="Write down how support ended").click()
        partner.get_by_label("We lost contact").check(force=True)
        partner.get_by_role("button", name="Write it down").click()
        expect(partner.get_by_role("heading", name="Did they feel heard?")).to_be_visible()
        assert violations(partner) == []
        partner.get_by_label("Partly").check(force=True)
        partner.get_by_role("button", name="Keep the answer").click()
        expect(partner.get_by_text("The answer is kept without a name.")).to_be_visible()
    house.next_day()
    with house.lead(browser) as lead:
        lead.get_by_role("link", name=re.compile("May a pause end")).click()
        lead.get_by_label("No bar").check(force=True)
        lead.get_by_label("Why?").fill("She has moved away.")
        lead.get_by_role("button", name="Answer").click()
        expect(lead.get_by_text("Enforcement is told your answer")).to_be_visible()
    with house.supervisors(browser) as desk:
        desk.get_by_role("link", name=re.compile("A pause may end")).click()
        desk.get_by_role("link", name=re.compile(number[3:10])).click()
        desk.get_by_role("link", name="Decisions").click()
        desk.get_by_role("link", name=re.compile("See about it")).click()
        expect(desk.get_by_text("If nobody decides by 1 December 2026")).to_be_visible()
        assert violations(desk) == []
        desk.get_by_label("Cancel it").check(force=True)
        desk.get_by_label("Why?").fill("Not in the public interest.")
        desk.get_by_role("button", name="Decide").click()
        expect(desk.get_by_text("The notice is cancelled.")).to_be_visible()
        assert "Withdrawn" in state(desk, house, number)


def test_the_exception_after_three_declines_is_asked_for_and_given_before_issue(
    browser: Browser, house: SupportHouse
) -> None:
    with house.office.transaction() as session:
        council = session.get_one(Authority, house.town.street.authority.id)
        terms = {"exception": gate_table()["exception_to_start_from"]}
        council.gate_policy = dict(gate_table()["policy"]) | terms
    for day in ("01", "08", "15"):
        declined = house.town.met(answer="declined", occurred_at=f"2026-11-{day}T21:05:00Z")
        house.town.hand_in(declined)
    penalty = SELLING | {
        "offer_answer": "declined",
        "outcome": "fixed_penalty",
        "served": "hand",
        "served_time": "9:14pm",
    }
    with house.officer(browser) as desk, house.supervisors(browser) as supervisor:
        record(desk, house, **penalty)
        expect(desk.get_by_text("no supervisor has authorised it").first).to_be_visible()
        assert violations(desk) == []
        desk.get_by_role("button", name=re.compile("Ask: penalise somebody")).click()
        desk.get_by_label("Why?").fill("She has said no three times, and tonight.")
        desk.get_by_role("button", name="Ask").click()
        _answer(supervisor, house, "Yes")
        house.office.clock.turn(minutes=5)
        record(desk, house, **penalty | {"served_time": "9:18pm"})
        desk.get_by_role("button", name="Change answers").click()
        desk.locator('[name="authorisation"]').select_option(index=1)
        desk.get_by_role("button", name="Check it").click()
        desk.get_by_role("button", name="Issue the notice").click()
        desk.wait_for_url(re.compile(r"/desk/notices/ILF\d{7}./paper"))
        supervisor.goto(f"{house.url}/desk/authorisations/exceptions?month=2026-11")
        expect(supervisor.get_by_text("She has said no three times").first).to_be_visible()
        assert violations(supervisor) == []


def test_a_flag_is_asked_to_be_lifted_and_the_answer_is_no(
    browser: Browser, house: SupportHouse
) -> None:
    flagged = ANA | {
        "role": "other",
        "prohibition": "ILF-LOX 2",
        "asked_injury": "yes",
        "offered": "yes",
        "offer_answer": "declined",
        "outcome": "fixed_penalty",
        "served": "hand",
        "served_time": "9:14pm",
        **{f"asked_{one}": "no" for one in ("controlled_by_another", "no_home", "drug_need")},
        **{f"asked_{one}": "no" for one in ("age_doubt", "fears_authorities", "earlier_victim")},
    }
    with house.officer(browser) as desk, house.supervisors(browser) as supervisor:
        record(desk, house, **flagged)
        expect(desk.get_by_text("you recorded that this person is hurt").first).to_be_visible()
        desk.get_by_role("button", name="Ask: lift the flag for support").click()
        expect(desk.get_by_label("Given names")).to_have_value("Ana")
        desk.get_by_label("Why?").fill("She tripped on the kerb.")
        desk.get_by_role("button", name="Ask").click()
        asked_at = desk.url
        _answer(supervisor, house, "No")
        desk.goto(asked_at)
        expect(desk.get_by_text("Offer a nurse first.")).to_be_visible()
        record(desk, house, **flagged)
        expect(desk.get_by_role("button", name="Issue the notice")).to_have_count(0)


def test_with_no_fixed_abode_she_is_reached_as_she_said_and_nothing_goes_home(
    browser: Browser, house: SupportHouse
) -> None:
    posted = {"notice": {"number": None, "served": "first-class"}}
    number = earlier_notice(house, **posted)
    nowhere = {"address_1": None, "town": None, "postcode": None, "no_fixed_abode": "yes"}
    accepts(browser, house, **nowhere)
    with house.worker(browser) as partner:
        partner.get_by_role("link", name=re.compile("Get in touch")).click()
        expect(partner.get_by_text("Nothing by post")).to_be_visible()
    with house.officer(browser) as desk:
        desk.goto(f"{house.url}/desk/notices/{number}/posted")
        desk.get_by_role("button").last.click()
        expect(desk.get_by_text("This may not be posted.").first).to_be_visible()
        assert "Kim" not in desk.content()
    with house.worker(browser) as partner:
        partner.get_by_role("link", name=re.compile("Get in touch")).click()
        partner.get_by_role("link", name="Change how to reach them").click()
        assert violations(partner) == []
        partner.get_by_label("Yes, to another address").check(force=True)
        partner.get_by_label("Which address?").fill("PO Box 7\nIlford")
        partner.get_by_label("Postcode").fill("IG1 1ZZ")
        partner.get_by_role("button", name="Save").click()
        expect(partner.get_by_text("PO Box 7")).to_be_visible()
    with house.officer(browser) as desk:
        desk.goto(f"{house.url}/desk/notices/{number}/posted")
        desk.get_by_role("button").last.click()
        expect(desk.get_by_text("was posted").first).to_be_visible()
        expect(desk.get_by_text("PO Box 7")).to_be_visible()
        assert violations(desk) == []
        pdf = desk.request.get(f"{house.url}/desk/notices/{number}.pdf?paper=a4").body()
    printed = PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert "Addressed on the envelope" in printed
    assert "PO Box 7" not in printed
    assert "12 Sample Street" not in printed


def test_consent_withdrawn_closes_the_referral_at_once(
    browser: Browser, house: SupportHouse
) -> None:
    accepts(browser, house)
    with house.worker(browser) as partner:
        partner.get_by_role("link", name=re.compile("Get in touch")).click()
        opened = partner.url
        partner.get_by_role("link", name="Withdraw their consent for them").click()
        assert violations(partner) == []
        partner.get_by_role("button", name="Withdraw the consent").click()
        expect(partner.get_by_text("is closed to the service").first).to_be_visible()
        assert partner.goto(opened).status == 404
        assert "Ana" not in partner.content()
        partner.goto(f"{house.url}/partner/")
        expect(partner.get_by_text("Nothing waits here.").first).to_be_visible()
    with house.lead(browser) as lead:
        lead.goto(opened)
        expect(lead.get_by_text("Consent withdrawn").first).to_be_visible()


def _answer(supervisor: Page, house: SupportHouse, answer: str) -> None:
    supervisor.goto(f"{house.url}/desk/")
    supervisor.get_by_role("link", name=re.compile("An officer asks before the act")).click()
    assert violations(supervisor) == []
    supervisor.get_by_label(answer, exact=True).check(force=True)
    reason = "Three offers were declined." if answer == "Yes" else "Offer a nurse first."
    supervisor.get_by_label("Why?").fill(reason)
    supervisor.get_by_role("button").last.click()
    expect(supervisor.get_by_text("The officer is told your answer.")).to_be_visible()
