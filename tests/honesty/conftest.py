"""A card stand-in that is held to the processor's description, and an inbox for its webhooks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.honesty.inbox import Inbox, open_inbox
from tests.honesty.shop import Shop
from tests.official_tools import stripe_description
from tests.processes import CardStandIn, start_card_stand_in


@pytest.fixture(scope="session")
def description() -> Path:
    """The processor's OpenAPI description."""
    return stripe_description()


@pytest.fixture(scope="session")
def stand_in(description: Path) -> Iterator[CardStandIn]:
    """One stand-in for all tests that leave its clock and its post alone; nobody listens to it."""
    with start_card_stand_in(spec=description) as running:
        yield running


@pytest.fixture
def shop(stand_in: CardStandIn) -> Shop:
    """A caller of the shared stand-in."""
    return Shop.at(stand_in)


@pytest.fixture(scope="module")
def post() -> Iterator[tuple[CardStandIn, Inbox]]:
    """A stand-in for one module, and the inbox that it sends everything to."""
    with (
        open_inbox() as opened,
        start_card_stand_in(webhook_url=opened.url, spec=stripe_description()) as running,
    ):
        opened.secret = running.webhook_secret
        yield running, opened


@pytest.fixture
def own_stand_in(post: tuple[CardStandIn, Inbox]) -> CardStandIn:
    """A stand-in whose clock and post the test may use: it runs, and nothing is on its way."""
    running, opened = post
    running.set_clock(None)
    running.pull("release")
    running.settle()
    opened.empty()
    return running


@pytest.fixture
def inbox(post: tuple[CardStandIn, Inbox], own_stand_in: CardStandIn) -> Inbox:
    """What the test's stand-in sends, and nothing from before."""
    return post[1]


@pytest.fixture
def own_shop(own_stand_in: CardStandIn) -> Shop:
    """A caller of that stand-in."""
    return Shop.at(own_stand_in)
