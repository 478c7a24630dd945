"""A house for the stories of directions and warnings: a council, police, and whoever decides."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from penalties.actions import staff as accounts
from penalties.office.audit import OPERATOR
from penalties.office.clock import Clock
from penalties.office.premises import Office
from penalties.office.settings import Settings
from penalties.office.staff import Staff
from penalties.rules.staff import Power, Role
from tests.browser import DESKTOP, new_page, served
from tests.builders.apps import app_in
from tests.builders.beat import constable, inspector
from tests.builders.patrol import Patrol, patrol
from tests.builders.staff import PASSWORD, member
from tests.conftest import SUNDAY_EVENING


@dataclass
class PoliceHouse:
    """A council that is served, with an officer of its own, a constable and an inspector."""

    office: Office
    url: str
    patrol: Patrol
    constable: Staff
    inspector: Staff
    admin: Staff

    @contextmanager
    def desk_of(self, browser: Browser, somebody: Staff) -> Iterator[Page]:
        """A desktop browser in which somebody has signed in."""
        with new_page(browser, viewport=DESKTOP) as page:
            page.goto(f"{self.url}/desk/sign-in")
            page.get_by_label("Email address").fill(somebody.email)
            page.get_by_label("Password", exact=True).fill(PASSWORD)
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url(f"{self.url}/desk/")
            yield page

    def officers(self, browser: Browser) -> AbstractContextManager[Page]:
        """The desk of the council's officer."""
        return self.desk_of(browser, self.patrol.officer)

    def constables(self, browser: Browser) -> AbstractContextManager[Page]:
        """The desk of the constable."""
        return self.desk_of(browser, self.constable)

    def inspectors(self, browser: Browser) -> AbstractContextManager[Page]:
        """The desk of the inspector, who supervises and may authorise."""
        return self.desk_of(browser, self.inspector)


@contextmanager
def open_police_house(settings: Settings) -> Iterator[PoliceHouse]:
    """A house on a database of its own, on a Sunday evening at which the clock stands."""
    office = Office(settings, Clock(SUNDAY_EVENING))
    at = office.clock.now()
    with office.transaction() as session:
        street = patrol(session, at)
        here = street.authority
        here.police_force = "Metropolitan Police Service"
        walks = constable(session, here, Power.S35, Power.S37, Power.S68, at=at)
        leads = inspector(session, here, at=at)
        admin = member(session, here, Role.ADMIN, at=at)
        for one in (street.officer, walks, leads, admin):
            accounts.set_password(session, one, PASSWORD, by=OPERATOR, at=at)
    with served(app_in(office)) as url:
        yield PoliceHouse(office, url, street, walks, leads, admin)
    office.engine.dispose()
