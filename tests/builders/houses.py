"""A whole house for a story: its own database, a real server, and the card processor beside it."""

import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from penalties.commands.demo.processes import free_port
from penalties.office.clock import Clock
from penalties.office.premises import Office
from penalties.office.settings import Settings
from tests.browser import served
from tests.builders.apps import app_in
from tests.builders.patrol import patrol
from tests.builders.payers import Paper, case_of, handed_over
from tests.builders.payments import ledger, waiting
from tests.conftest import SUNDAY_EVENING
from tests.processes import PATIENCE, CardStandIn, start_card_stand_in


@dataclass
class House:
    """A council that serves the public, and the card processor beside it."""

    office: Office
    url: str
    cards: CardStandIn
    authority_id: int
    paper: Paper

    def set_clock(self, **by: float) -> None:
        """Turn our clock and the processor's on by the same time."""
        self.office.clock.turn(**by)
        self.cards.set_clock(self.office.clock.now())

    def wait_for(self, happened: Callable[[], bool]) -> None:
        """Look until something has happened; fails after half a minute."""
        last_moment = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < last_moment, "it did not happen"
            time.sleep(0.02)

    def case(self) -> tuple[str, list[tuple[str, int, str]], list[str]]:
        """How the notice stands: its status, its ledger, and what waits for finance."""
        with self.office.reading() as session:
            case = case_of(session, self.authority_id, self.paper.number)
            return case.status, ledger(session, case), waiting(session, case)

    def case_id(self) -> uuid.UUID:
        """The id of the case."""
        with self.office.reading() as session:
            return case_of(session, self.authority_id, self.paper.number).id


@contextmanager
def open_house(settings: Settings) -> Iterator[House]:
    """A house where one notice was handed over on a Sunday evening, at which the clocks stand."""
    port = free_port()
    home = f"http://127.0.0.1:{port}"
    with start_card_stand_in(
        webhook_url=f"{home}/stripe/webhook", clock_at=SUNDAY_EVENING
    ) as cards:
        settings = replace(
            settings,
            stripe_secret_key="sk_test_0123456789abcdef",
            stripe_webhook_secret=cards.webhook_secret,
            stripe_api_base=cards.url,
            public_url=home,
        )
        office = Office(settings, Clock(SUNDAY_EVENING))
        with office.transaction() as session:
            street = patrol(session, office.clock.now())
            paper = handed_over(street)
        with served(app_in(office), port) as url:
            yield House(office, url, cards, street.authority.id, paper)
        office.engine.dispose()
