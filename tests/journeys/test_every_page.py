"""Every page that anybody can reach by following links passes the accessibility check.

The demo's council is seeded, each role signs in and follows every link, one page of each route is
checked by axe at WCAG 2.2 AA, at a desktop's width and at 400% zoom.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.exceptions import HTTPException

import wsgi
from appeals.commands import demo as second_looks
from penalties.commands.demo import story
from penalties.commands.demo.council import PASSWORD, email
from penalties.office.clock import Clock
from penalties.office.premises import Office
from tests.browser import DESKTOP, ZOOMED_IN, new_page, served
from tests.conftest import SUNDAY_EVENING, new_settings
from tests.web.axe import violations

SAMPLES = Path(__file__).parents[1] / "samples"
LOGINS = (
    *(("desk", login) for login in ("officer", "supervisor", "legal", "finance")),
    *(("desk", login) for login in ("auditor", "admin", "constable", "inspector")),
    *(("partner", login) for login in ("support", "haven", "safeguarding", "disclosure")),
)
"""At which desk each signs in."""
NOT_PAGES = ("static", "sign_in.sign_out")
LEADS_AWAY = "/leave?quickly"
FILES = (".pdf", ".geojson", ".csv", ".json")
MOST_PAGES = 120


@pytest.fixture(scope="module")
def town(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Flask, str]]:
    """The demo's council behind a real socket, with the clock standing still."""
    settings = new_settings("sqlite", request, tmp_path_factory.mktemp("town"))
    office = Office(settings, Clock(held_at=SUNDAY_EVENING))
    story.tell(office, SAMPLES)
    second_looks.tell(office)
    app = wsgi.create_app(office)
    with served(app) as url:
        yield app, url
    office.engine.dispose()


@pytest.mark.parametrize(("desk", "login"), LOGINS)
def test_every_page_of_a_desk_is_accessible(
    town: tuple[Flask, str], browser: Browser, desk: str, login: str
) -> None:
    app, url = town
    with new_page(browser, viewport=DESKTOP) as page:
        page.goto(f"{url}/{desk}/sign-in")
        page.get_by_label("Email address").fill(email(login))
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{url}/{desk}/")
        faults = list(_walk(app, page, url, f"/{desk}/"))
    assert faults == []


def test_every_public_page_is_accessible(town: tuple[Flask, str], browser: Browser) -> None:
    app, url = town
    with new_page(browser, viewport=DESKTOP) as page:
        faults = list(_walk(app, page, url, "/"))
    assert faults == []


def _walk(app: Flask, page: Page, url: str, start: str) -> Iterator[str]:
    """Follow links from ``start``, one page of each route; what is wrong with each."""
    waiting, seen = [start], set()
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.pop(0)
        route = _route(app, path)
        if route is None or route in seen:
            continue
        seen.add(route)
        answer = page.goto(url + path)
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            continue
        if answer.status >= 400:
            yield f"{path}: {answer.status}"
        yield from (f"{path}: {fault}" for fault in violations(page))
        yield from _scrolls_sideways(page, path)
        waiting += _links(page, url)


def _scrolls_sideways(page: Page, path: str) -> Iterator[str]:
    page.set_viewport_size(ZOOMED_IN)
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.set_viewport_size(DESKTOP)
    if wide:
        yield f"{path}: scrolls sideways at 400% zoom"


def _links(page: Page, url: str) -> list[str]:
    found = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    home = urlsplit(url).netloc
    parts = [urlsplit(link) for link in found if link.startswith("http")]
    return [
        f"{part.path}?{part.query}" if part.query else part.path
        for part in parts
        if part.netloc == home
    ]


def _route(app: Flask, path: str) -> str | None:
    """The route that a path belongs to; ``None`` where it is no page or ends the walk."""
    plain = urlsplit(path).path
    if plain.endswith(FILES) or path == LEADS_AWAY:
        return None
    try:
        endpoint, _ = app.url_map.bind("localhost").match(plain)
    except HTTPException:
        return f"missing {path}"
    return None if endpoint in NOT_PAGES else str(endpoint)
