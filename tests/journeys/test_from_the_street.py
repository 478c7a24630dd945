"""The main job, whole: recorded on the street, printed, scanned, paid by card, receipted."""

import re
from io import BytesIO

import pytest
import zxingcpp
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from penalties.actions import staff as accounts
from penalties.office.audit import OPERATOR
from penalties.office.staff import Staff, staff_by_email
from tests.browser import DESKTOP, PHONE, new_page
from tests.builders.desk_answers import typed
from tests.builders.houses import House
from tests.builders.papers import picture
from tests.builders.staff import PASSWORD
from tests.journeys.test_paying import come_back, fill_in_the_card, go_to_the_card_page

pytestmark = pytest.mark.browser
OFFICER = "officer.example@ilf.example"


def test_an_encounter_becomes_a_notice_that_is_scanned_and_paid(
    browser: Browser, house: House
) -> None:
    _give_a_password(house)
    with new_page(browser, viewport=DESKTOP) as desk:
        _sign_in(desk, house)
        number = _issue(desk, house)
        pdf = desk.request.get(f"{house.url}/desk/notices/{number}.pdf?paper=a4").body()
    link = _scanned(pdf)
    assert link.startswith(f"{house.url}/notice/")
    assert number[-8:-1] in PdfReader(BytesIO(pdf)).pages[0].extract_text()
    with new_page(browser, viewport=PHONE) as phone:
        phone.goto(link)
        expect(phone.get_by_role("heading", name="Your notice")).to_be_visible()
        assert phone.url == f"{house.url}/notice"
        go_to_the_card_page(phone, house)
        fill_in_the_card(phone)
        come_back(phone, house)
    with new_page(browser, viewport=DESKTOP) as desk:
        _sign_in(desk, house)
        desk.goto(f"{house.url}/desk/notices/{number}")
        expect(desk.get_by_text("Paid", exact=True).first).to_be_visible()


def _give_a_password(house: House) -> None:
    with house.office.transaction() as session:
        officer = staff_by_email(session, OFFICER)
        assert isinstance(officer, Staff)
        at = house.office.clock.now()
        accounts.set_password(session, officer, PASSWORD, by=OPERATOR, at=at)


def _sign_in(desk: Page, house: House) -> None:
    desk.goto(f"{house.url}/desk/sign-in")
    desk.get_by_label("Email address").fill(OFFICER)
    desk.get_by_label("Password", exact=True).fill(PASSWORD)
    desk.get_by_role("button", name="Sign in").click()
    desk.wait_for_url(f"{house.url}/desk/")


def _issue(desk: Page, house: House) -> str:
    """Fill in the form as a person does, check it, and issue the notice; its number."""
    desk.get_by_role("link", name="Record").click()
    for name, answer in typed(given_name="Stefan", family_name="Nowak").items():
        _fill(desk, name, answer)
    desk.get_by_role("button", name="Check").click()
    expect(desk.get_by_text("A penalty is open.")).to_be_visible()
    desk.get_by_role("button", name="Issue the notice").click()
    desk.wait_for_url(re.compile(r"/desk/notices/ILF\d{7}./paper"))
    (number,) = re.findall(r"ILF\d{7}.", desk.url)
    return str(number)


def _fill(desk: Page, name: str, answer: str) -> None:
    box = desk.locator(f'[name="{name}"]')
    if box.first.get_attribute("type") == "radio":
        desk.locator(f'[name="{name}"][value="{answer}"]').check(force=True)
    elif box.first.evaluate("box => box.tagName") == "SELECT":
        box.select_option(answer)
    elif box.first.get_attribute("type") != "hidden":
        box.fill(answer)


def _scanned(pdf: bytes) -> str:
    """What a phone's camera reads from the printed page."""
    found = zxingcpp.read_barcodes(picture(pdf))
    (link,) = [code.text for code in found if code.format == zxingcpp.BarcodeFormat.QRCode]
    return str(link)
