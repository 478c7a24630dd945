"""The pages of recalls and of learning in a real browser: accessible, and never sideways."""

from urllib.parse import urlencode

import pytest

from appeals.actions import recall_work
from penalties.rules.staff import Role
from tests.browser import DESKTOP, PHONE, ZOOMED_IN, new_page, served
from tests.builders.desk import kept, sign_in
from tests.builders.patrol import patrol
from tests.builders.recalled import ON, handed_out, of_sign
from tests.builders.staff import member
from tests.web.axe import violations
from tests.web.money_pages import on

pytestmark = pytest.mark.browser
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LONG = "TheSignWasTakenDownByTheBakeryInWolfeschlegelsteinhausenbergerdorffstreet. " * 3


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_every_page_is_accessible_at_every_width(browser, app, office, at):
    with kept(office) as session:
        street = patrol(session, at)
        numbers = handed_out(street, 3, paying=1).numbers
        fault = of_sign(session, street)
        staff = {
            role: member(session, street.authority, role, at=at, name=f"A {role}")
            for role in (Role.SUPERVISOR, Role.LEGAL)
        }
    supervisor, legal = (sign_in(app, office, one) for one in staff.values())
    answers = {"of": fault.sign_id, "metres": 100, **on("from_on", ON), **on("to_on", ON)}
    found = f"/desk/recalls/new/sign?{urlencode(answers)}"
    recall = supervisor.send(found, words=LONG)
    with served(app) as address, new_page(browser) as page:
        cookie = legal.client.get_cookie("fairstreet")
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])
        _look(page, address, "/desk/recalls/", "/desk/recalls/new", "/desk/recalls/new/sign")
        _look(page, address, found, recall, f"/desk/notices/{numbers[1]}/same-fault")
        recall_work.work(office, street.authority.id, at)
        _look(page, address, recall, f"{recall}/notices", f"{recall}/confirm", f"{recall}/drop")
        legal.send(f"{recall}/confirm")
        recall_work.work(office, street.authority.id, at)
        money = recall.replace("/recalls/", "/payments/recalls/")
        _look(page, address, recall, money, "/desk/representations/learning")


def _look(page, address, *paths):
    for path in paths:
        page.set_viewport_size(DESKTOP)
        assert page.goto(f"{address}{path}").status == 200, path
        assert violations(page) == [], path
        for size in (PHONE, ZOOMED_IN):
            page.set_viewport_size(size)
            assert page.evaluate(TOO_WIDE) <= 0, path
