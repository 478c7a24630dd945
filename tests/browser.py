"""A real browser for the tests that need one: the machine's own Chromium, driven by Playwright."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIETLY = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = ViewportSize(width=390, height=844)
TABLET = ViewportSize(width=820, height=1180)
DESKTOP = ViewportSize(width=1280, height=900)
ZOOMED_IN = ViewportSize(width=320, height=256)
"""What is left of a desktop's screen at 400% zoom."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run; without one the test is skipped in a plain sentence."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("There is no Chromium here; install it to run the browser's stories.")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=QUIETLY)
        yield opened
        opened.close()


@contextmanager
def new_page(browser: Browser, **options: object) -> Iterator[Page]:
    """A fresh page that knows no cookies; ``options`` are those of a Playwright context."""
    context = browser.new_context(**{"locale": "en-GB", "viewport": DESKTOP, **options})
    yield context.new_page()
    context.close()


@contextmanager
def served(app: Flask, port: int = 0) -> Iterator[str]:
    """The app behind a real socket, on a free port if none is named; its address."""
    server = make_server("127.0.0.1", port, app, threaded=True, request_handler=_Silent)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


class _Silent(WSGIRequestHandler):
    """Requests are not what a test's output is about."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002
        pass
