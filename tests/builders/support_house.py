"""A house for the stories of support: a town behind a real socket, and people who sign in to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from penalties.actions import staff as accounts
from penalties.actions.escalation import sweep_all
from penalties.office.audit import OPERATOR
from penalties.office.clock import Clock
from penalties.office.premises import Office
from penalties.office.settings import Settings
from penalties.office.staff import Staff, staff_member
from penalties.rules.staff import Role
from tests.browser import DESKTOP, new_page, served
from tests.builders.apps import app_in
from tests.builders.staff import PASSWORD, member
from tests.builders.support import Town, town
from tests.conftest import SUNDAY_EVENING


@dataclass
class SupportHouse:
    """A town that is served, with an officer, a supervisor, a worker and a lead."""

    town: Town
    url: str
    supervisor: Staff

    @property
    def office(self) -> Office:
        return self.town.office

    def next_day(self) -> None:
        """Turn the clock on by a day and let it sweep."""
        self.office.clock.turn(days=1)
        sweep_all(self.office, at=self.office.clock.now())

    @contextmanager
    def desk_of(self, browser: Browser, somebody: Staff, home: str = "/desk/") -> Iterator[Page]:
        """A desktop browser in which somebody has signed in at their own desk."""
        with new_page(browser, viewport=DESKTOP) as page:
            page.goto(f"{self.url}{home}sign-in")
            page.get_by_label("Email address").fill(somebody.email)
            page.get_by_label("Password", exact=True).fill(PASSWORD)
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url(f"{self.url}{home}")
            yield page

    def officer(self, browser: Browser):
        """The officer's desk."""
        return self.desk_of(browser, self.town.street.officer)

    def supervisors(self, browser: Browser):
        """The supervisor's desk."""
        return self.desk_of(browser, self.supervisor)

    def worker(self, browser: Browser):
        """The desk of the service's worker."""
        return self.desk_of(browser, self.town.worker, "/partner/")

    def lead(self, browser: Browser):
        """The safeguarding lead's desk."""
        return self.desk_of(browser, self.town.lead, "/partner/")


@contextmanager
def open_support_house(settings: Settings) -> Iterator[SupportHouse]:
    """A house on a database of its own, on a Sunday evening at which the clock stands."""
    office = Office(settings, Clock(SUNDAY_EVENING))
    here = town(office)
    with office.transaction() as session:
        council, at = here.street.authority, office.clock.now()
        supervisor = member(session, council, Role.SUPERVISOR, at=at)
        for one in (here.street.officer, here.worker, here.lead, supervisor):
            somebody = staff_member(session, council.id, one.id)
            assert somebody is not None
            accounts.set_password(session, somebody, PASSWORD, by=OPERATOR, at=at)
    with served(app_in(office)) as url:
        yield SupportHouse(here, url, supervisor)
    office.engine.dispose()
