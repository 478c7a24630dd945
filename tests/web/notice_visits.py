"""A notice that was handed over, and a browser at home: what tests of the public pages ask for."""

from dataclasses import replace

import pytest

from tests.builders.apps import app_in
from tests.builders.patrol import patrol
from tests.builders.payers import Reader, case_of, handed_over

WEBHOOK_SECRET = "whsec_0123456789abcdef"


@pytest.fixture
def street(session, at):
    """A council with an order, and its officer, in a session of their own."""
    return patrol(session, at)


@pytest.fixture
def notice(street, session):
    """A notice as its reader holds it: £75 until 2 December 2026, £100 until 6 December."""
    held = handed_over(street)
    session.commit()
    return held


@pytest.fixture
def case(street, session, notice):
    """Its case; what a test changes must be committed to be seen by the pages."""
    return case_of(session, street.authority.id, notice.number)


@pytest.fixture
def reader(app):
    """A browser that has not been here before."""
    return Reader(app)


@pytest.fixture
def found(reader, notice):
    """A browser in which the notice is open."""
    reader.find(notice)
    return reader


@pytest.fixture
def with_cards(office):
    """The same office where cards are taken, by a processor that cannot be reached."""
    settings = replace(
        office.settings,
        stripe_secret_key="sk_test_0123456789abcdef",
        stripe_webhook_secret=WEBHOOK_SECRET,
        stripe_api_base="http://127.0.0.1:9",
    )
    return replace(office, settings=settings)


@pytest.fixture
def payer(with_cards, notice):
    """A browser in which the notice is open, where cards are taken."""
    browser = Reader(app_in(with_cards))
    browser.find(notice)
    return browser
