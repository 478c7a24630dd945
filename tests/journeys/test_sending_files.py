"""Photos sent from a phone: with script through a line that breaks, and without script at once."""

import io
import random
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, Request, Route, expect

from appeals.records.uploads import Upload
from tests.browser import PHONE, ZOOMED_IN, new_page
from tests.builders import sent_files as made
from tests.builders.houses import House
from tests.builders.sending import PAGE, PARTS
from tests.web.axe import violations

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A photo of some megabytes on the phone, of five megapixels."""
    width, height = 2600, 1950
    noise = random.Random(7).randbytes(width * height // 4 * 3)
    small = Image.frombytes("RGB", (width // 2, height // 2), noise)
    kept = io.BytesIO()
    small.resize((width, height)).save(kept, "JPEG", quality=96, exif=made.says_where())
    file = tmp_path_factory.mktemp("phone") / "The corner.jpg"
    file.write_bytes(kept.getvalue())
    return file


def open_files(page: Page, house: House) -> None:
    """Find the notice, begin to write about it, and go to the page of files."""
    page.goto(f"{house.url}/notice")
    page.get_by_label("Notice number").fill(house.paper.number)
    page.get_by_label("Access code").fill(house.paper.code)
    page.get_by_role("button", name="Continue").click()
    page.goto(f"{house.url}/notice/ask")
    page.get_by_role("button", name="Start now").click()
    page.goto(f"{house.url}{PAGE}")


def choose(page: Page, file: Path) -> None:
    page.get_by_label("Choose a file").set_input_files(file)
    page.get_by_role("button", name="Add this file").click()


def uploads(house: House) -> list[Upload]:
    with house.office.reading() as session:
        return session.query(Upload).order_by(Upload.id).all()


class BrokenLine:
    """Lets some parts through and then none, until it is mended."""

    def __init__(self, page: Page, after: int) -> None:
        self.page, self.left = page, after
        page.route(f"**{PARTS}/*", self._passed)

    def mend(self) -> None:
        self.page.unroute(f"**{PARTS}/*")

    def _passed(self, route: Route) -> None:
        if route.request.method == "PATCH":
            self.left -= 1
        if self.left < 0:
            route.abort("internetdisconnected")
        else:
            route.continue_()


def test_a_photo_is_made_small_and_goes_on_after_the_line_broke(
    page: Page, house: House, photo: Path
) -> None:
    open_files(page, house)
    assert violations(page) == []
    line = BrokenLine(page, after=2)
    choose(page, photo)
    expect(page.get_by_text("The line broke. Nothing is lost")).to_be_visible()
    assert violations(page) == []
    page.context.set_offline(True)
    line.mend()
    page.context.set_offline(False)
    expect(page.get_by_text("We have it")).to_be_visible()
    assert violations(page) == []
    (sent,) = uploads(house)
    assert (sent.status, sent.media_type) == ("kept", "image/jpeg")
    assert sent.size < photo.stat().st_size
    kept = house.office.files.get("ILF", sent.kept_sha256 or "")
    assert Image.open(io.BytesIO(kept)).size == (2400, 1800)


def test_it_goes_on_after_the_page_was_loaded_again(page: Page, house: House, photo: Path) -> None:
    open_files(page, house)
    line = BrokenLine(page, after=2)
    choose(page, photo)
    expect(page.get_by_text("The line broke")).to_be_visible()
    page.reload()
    line.mend()
    expect(page.get_by_text("To go on, choose the same file again")).to_be_visible()
    begun: list[Request] = []
    page.on("request", lambda request: begun.append(request) if request.method == "POST" else None)
    choose(page, photo)
    expect(page.get_by_text("We have it")).to_be_visible()
    assert begun == []
    assert [one.status for one in uploads(house)] == ["kept"]
    # What is left in the browser tells of nothing.
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0


def test_a_video_of_200_megabytes_is_refused_before_a_byte_is_sent(
    page: Page, house: House, tmp_path: Path
) -> None:
    video = tmp_path / "video.mp4"
    with video.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    open_files(page, house)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    choose(page, video)
    told = page.get_by_text("The selected file must be smaller than 20MB. If it is a video, send")
    expect(told).to_be_visible()
    expect(told).to_be_focused()
    assert violations(page) == []
    assert [url for url in sent if PARTS in url] == []


def test_what_a_file_is_is_said_when_it_has_come(page: Page, house: House, tmp_path: Path) -> None:
    program = tmp_path / "photo.jpg"
    program.write_bytes(made.EXE)
    open_files(page, house)
    choose(page, program)
    expect(page.get_by_text("must be a JPG, PNG, HEIC, WebP, PDF or text file.")).to_be_visible()
    expect(page.get_by_text("We have it")).not_to_be_visible()


def test_somebody_goes_on_without_the_file_that_does_not_come(
    page: Page, house: House, photo: Path
) -> None:
    open_files(page, house)
    BrokenLine(page, after=1)
    choose(page, photo)
    expect(page.get_by_text("The line broke")).to_be_visible()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(lambda url: not url.endswith(PAGE))


def test_a_file_that_comes_slowly_keeps_the_page_open(
    page: Page, house: House, photo: Path
) -> None:
    page.clock.install()
    open_files(page, house)
    page.clock.fast_forward("24:00")
    BrokenLine(page, after=2)
    choose(page, photo)
    expect(page.get_by_text("The line broke")).to_be_visible()
    page.clock.fast_forward("04:00")
    expect(page.get_by_text("Do you need more time?")).not_to_be_visible()
    page.clock.fast_forward("22:00")
    expect(page.get_by_text("Do you need more time?")).to_be_visible()


def test_continue_sends_what_was_chosen_first(page: Page, house: House, photo: Path) -> None:
    open_files(page, house)
    page.get_by_label("Choose a file").set_input_files(photo)
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(lambda url: not url.endswith(PAGE))
    assert [one.status for one in uploads(house)] == ["kept"]


def test_without_script_it_works_as_well(browser, house: House, photo: Path) -> None:
    with new_page(browser, viewport=PHONE, java_script_enabled=False) as page:
        open_files(page, house)
        choose(page, photo)
        expect(page.get_by_text("We have it")).to_be_visible()
        page.get_by_role("button", name="Remove The corner.jpg").click()
        expect(page.get_by_text("The file is removed.")).to_be_visible()
        page.get_by_role("button", name="Continue").click()
        page.wait_for_url(lambda url: not url.endswith(PAGE))
    assert [one.status for one in uploads(house)] == ["removed"]


def test_at_400_percent_nothing_scrolls_sideways(browser, house: House, tmp_path: Path) -> None:
    small = tmp_path / ("a_very_long_name_without_a_space" * 4 + ".jpg")
    small.write_bytes(made.photo())
    with new_page(browser, viewport=ZOOMED_IN) as page:
        open_files(page, house)
        choose(page, small)
        expect(page.get_by_text("We have it")).to_be_visible()
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wide)
