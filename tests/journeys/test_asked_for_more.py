"""We ask for more: a reviewer from the queue to every point answered, and the person's answer."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from appeals.records.messages import messages_of
from appeals.records.points import points_of
from appeals.records.representations import representation
from appeals.records.uploads import uploads_of
from penalties.office.authorities import Authority
from penalties.office.staff import Staff
from penalties.rules.staff import Role
from tests.browser import PHONE, new_page
from tests.builders.apps import app_in
from tests.builders.desk import sign_in
from tests.builders.houses import House
from tests.builders.payers import case_of
from tests.builders.representations import taken_in
from tests.builders.staff import member
from tests.journeys.test_asking import go_on, open_notice
from tests.journeys.test_public_pages import look

pytestmark = pytest.mark.browser
QUESTION = "Which bus did you wait for?\nDo you have the ticket of that night?"
ANSWER = "The 25. A friend has written down what he saw."
NOTE = {"name": "my friend.txt", "mimeType": "text/plain", "buffer": b"He was at the stop."}


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def script(request: pytest.FixtureRequest) -> bool:
    """Whether the browsers of this story run script."""
    return bool(request.param)


@pytest.fixture
def phone(script: bool, browser: Browser) -> Iterator[Page]:
    with new_page(browser, viewport=PHONE, java_script_enabled=script) as page:
        yield page


@pytest.fixture
def looking(house: House) -> tuple[str, Staff]:
    """The page of a representation about the notice, and a supervisor who did not issue it."""
    with house.office.transaction() as session:
        at = house.office.clock.now()
        case = case_of(session, house.authority_id, house.paper.number)
        one = taken_in(session, case, at)
        council = session.get_one(Authority, house.authority_id)
        supervisor = member(session, council, Role.SUPERVISOR, at=at, name="Ada Looks")
        return f"/desk/representations/{one.id}", supervisor


@contextmanager
def at_desk(browser: Browser, house: House, who: Staff, script: bool) -> Iterator[Page]:
    """The desk of somebody who is signed in."""
    kept = sign_in(app_in(house.office), house.office, who).client.get_cookie("fairstreet")
    with new_page(browser, java_script_enabled=script) as page:
        page.context.add_cookies([{"name": kept.key, "value": kept.value, "url": house.url}])
        page.goto(f"{house.url}/desk/")
        yield page


def kept_of(house: House, path: str):
    """How a second look stands: its standing, what passed, its points' findings, its files."""
    with house.office.transaction() as session:
        one = representation(session, house.authority_id, path.rpartition("/")[2])
        about = (session, house.authority_id, one.id)
        return (
            one.standing,
            [message.kind for message in messages_of(*about)],
            [point.finding for point in points_of(*about)],
            [upload.status for upload in uploads_of(*about)],
        )


def test_more_is_asked_for_and_comes_and_every_point_is_answered(
    browser: Browser, phone: Page, house: House, looking: tuple[str, Staff], script: bool
) -> None:
    path, supervisor = looking
    with at_desk(browser, house, supervisor, script) as desk:
        desk.get_by_role("link", name="Somebody asks us to look again").click()
        expect(desk).to_have_url(f"{house.url}{path}")
        expect(desk.get_by_text("0 of 1 point answered")).to_be_visible()
        desk.get_by_role("link", name="Ask the person for more").click()
        desk.get_by_label("What do you want to know?").fill(QUESTION)
        go_on(desk, "Ask")
        expect(desk.get_by_text("Waiting for the person")).to_be_visible()

    answer_on_a_phone(phone, house)
    assert kept_of(house, path) == ("open", ["asked", "answered"], [], ["kept"])

    with at_desk(browser, house, supervisor, script) as desk:
        desk.get_by_role("link", name="Somebody added to what they asked").click()
        expect(desk.get_by_text(ANSWER)).to_be_visible()
        expect(desk.get_by_role("link", name="my friend.txt")).to_be_visible()
        go_on(desk, "I have seen it")
        answer_every_point(desk)
        desk.goto(f"{house.url}/desk/")
        expect(desk.get_by_text("Somebody added to what they asked")).to_have_count(0)
    assert kept_of(house, path)[2] == ["agreed", "not_agreed"]


def answer_on_a_phone(phone: Page, house: House) -> None:
    """The person finds the question, gives the date of birth for it, and answers with a file."""
    open_notice(phone, house)
    phone.get_by_role("link", name="Answer our question").click()
    expect(phone.get_by_text("Which bus")).to_have_count(0)
    phone.get_by_role("link", name="See our question").click()
    for box, typed in {"Day": "17", "Month": "5", "Year": "1984"}.items():
        phone.get_by_label(box).fill(typed)
    go_on(phone)
    expect(phone.get_by_text("Which bus did you wait for?")).to_be_visible()
    phone.get_by_label("Your answer").fill(ANSWER)
    go_on(phone, "Add photos or papers first")
    phone.get_by_label("Choose a file").set_input_files(NOTE)
    go_on(phone, "Add this file")
    expect(phone.get_by_text("We have it")).to_be_visible()
    go_on(phone)
    expect(phone.get_by_text(ANSWER)).to_be_visible()
    go_on(phone, "Send my reply")
    expect(phone.get_by_role("heading", name="We have what you sent")).to_be_visible()
    expect(phone.get_by_text("We have asked you something")).to_have_count(0)


def answer_every_point(desk: Page) -> None:
    """What was ticked and one more: each with what was found, and an answer."""
    desk.get_by_role("link", name="Add a point").click()
    desk.get_by_label("What is it about?").select_option("I had a good reason")
    desk.get_by_label("What did the person say about it?").fill("He waited for the 25.")
    go_on(desk, "Set it down")
    expect(desk.get_by_text("0 of 2 points answered")).to_be_visible()
    for found, card in (("Agreed", 0), ("Not agreed", 1)):
        desk.get_by_label(found, exact=True).nth(card).check()
        desk.get_by_label("Your answer to this point").nth(card).fill("We have looked at the plan.")
    go_on(desk, "Save answers")
    expect(desk.get_by_text("Kept. 2 of 2 points answered.")).to_be_visible()
    expect(desk.get_by_role("button", name="Decide")).to_be_visible()


def test_the_page_of_the_question_reads_well_on_every_screen(
    page: Page, house: House, looking: tuple[str, Staff]
) -> None:
    open_notice(page, house)
    page.goto(f"{house.url}/notice/answer")
    expect(page.get_by_role("heading", name="Add something to what you sent")).to_be_visible()
    go_on(page, "Send it")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    look(page)
