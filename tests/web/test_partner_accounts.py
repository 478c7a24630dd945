"""Accounts of the support side are the safeguarding lead's, all others the administrator's."""

import html
import re

import pytest

from penalties.office.staff import sessions_of, staff_by_email, staff_of
from penalties.rules.staff import BEHIND_THE_WALL, Role
from penalties.web.access import side_of
from tests.builders.desk import Desk, kept, sign_in
from tests.web.desk_pages import desk_of as desk_of
from tests.web.desk_pages import entries_written as entries_written
from tests.web.desk_pages import ilford as ilford
from tests.web.desk_pages import somebody as somebody
from tests.web.nasty import worst_answers

HERE, THERE = "/partner/accounts", "/desk/staff"
NEW = {"name": "Zoë O’Brien", "email": "Zoe@haven.example", "role": "support"}
ENFORCEMENT = sorted(set(Role) - BEHIND_THE_WALL)
SINCE = {"from_on-day": "1", "from_on-month": "3", "from_on-year": "2026"}
DEEDS = ("password", "close", "open")


@pytest.fixture
def lead(desk_of):
    return desk_of(Role.SAFEGUARDING)


@pytest.fixture
def admin(desk_of):
    return desk_of(Role.ADMIN)


@pytest.fixture
def mina(somebody):
    """Somebody of the support side."""
    return somebody(Role.SUPPORT, name="Mina Example")


def posted(desk, path, **answers):
    """The status of what is sent to a page that this desk may not even open."""
    token = re.search(r'name="csrf_token" value="([^"]+)"', desk.open("/desk/account/"))[1]
    return desk.client.post(path, data={**answers, "csrf_token": token}).status_code


def test_the_list_names_the_support_side_and_nobody_else(lead, admin, mina, somebody):
    somebody(Role.DISCLOSURE, name="Dee Example")
    page = lead.open(f"{HERE}/")
    assert "Mina Example" in page
    assert "Disclosure officer" in page
    assert "Admin Example" not in page
    assert "<title>Accounts – Support desk – Ilf Borough Council</title>" in page


def test_the_administrator_is_told_who_is_there_and_can_open_nothing(admin, mina):
    page = admin.open(f"{THERE}/")
    assert "Mina Example" in page
    assert f"{THERE}/{mina.id}" not in page
    assert "the safeguarding lead keeps them" in page


def test_a_new_account_opens_with_a_password_that_is_shown_once(lead, app):
    page = lead.send(f"{HERE}/add", 200, **NEW)
    password = re.search(r"([0-9A-Z]{4}-){3}[0-9A-Z]{4}", page)[0]
    assert "/partner as zoe@haven.example" in page
    assert password not in lead.open(f"{HERE}/")
    zoe = Desk(app)
    assert zoe.send("/partner/sign-in", email="zoe@haven.example", password=password)
    assert zoe.client.get("/partner/").location == "/desk/account/password"


def test_a_password_that_the_lead_chose_is_not_shown(lead):
    where = lead.send(f"{HERE}/add", 302, **NEW, password="nine silver otters")
    assert "nine silver otters" not in lead.open(where)
    assert "Zoë O’Brien" in html.unescape(lead.open(where))


@pytest.mark.parametrize("role", ENFORCEMENT)
def test_no_account_of_enforcement_is_opened_here(lead, office, ilford, role):
    assert "Select a role" in lead.send(f"{HERE}/add", 422, **(NEW | {"role": role}))
    with kept(office) as session:
        assert [one.role for one in staff_of(session, ilford.id)] == [Role.SAFEGUARDING]


@pytest.mark.parametrize("role", sorted(BEHIND_THE_WALL))
def test_no_account_of_the_support_side_is_opened_at_the_notices_desk(admin, office, ilford, role):
    page = admin.send(f"{THERE}/add", 422, **(NEW | {"role": role, "kind": "council"}))
    assert "Select a role" in page
    assert f'value="{role}"' not in page
    with kept(office) as session:
        assert [one.role for one in staff_of(session, ilford.id)] == [Role.ADMIN]


@pytest.mark.parametrize("role", sorted(BEHIND_THE_WALL))
def test_nobody_is_made_one_of_the_support_side_by_a_change_of_role(admin, somebody, role):
    officer = somebody(Role.OFFICER)
    page = admin.send(f"{THERE}/{officer.id}/role", 422, role=role, kind="council")
    assert "Select a role" in page
    assert "Officer" in admin.open(f"{THERE}/{officer.id}")


@pytest.mark.parametrize("name", ["", "/role", "/powers/grant", *(f"/{one}" for one in DEEDS)])
def test_the_administrator_finds_no_page_of_the_support_side(admin, mina, entries_written, name):
    before = entries_written()
    admin.open(f"{THERE}/{mina.id}{name}", 404)
    if name:
        answers = {"role": "officer", "kind": "council", "power": "s68", "instrument": "1", **SINCE}
        assert posted(admin, f"{THERE}/{mina.id}{name}", **answers) == 404
    assert entries_written() == before


@pytest.mark.parametrize("name", ["", *(f"/{one}" for one in DEEDS)])
def test_the_lead_finds_no_page_of_enforcement(lead, somebody, entries_written, name):
    officer, before = somebody(Role.OFFICER), entries_written()
    lead.open(f"{HERE}/{officer.id}{name}", 404)
    if name:
        assert posted(lead, f"{HERE}/{officer.id}{name}", password="nine silver otters") == 404
    assert entries_written() == before


def test_neither_side_signs_out_somebody_of_the_other(app, office, lead, admin, mina, somebody):
    officer = somebody(Role.OFFICER)
    sign_in(app, office, mina)
    sign_in(app, office, officer)
    for desk, base, one in ((admin, THERE, mina), (lead, HERE, officer)):
        with office.transaction(side_of(one)) as session:
            (opened,) = sessions_of(session, one)
        assert posted(desk, f"{base}/{one.id}/sessions/{opened.id}/end") == 404


def test_a_first_password_signs_out_whoever_used_the_old_one(app, office, lead, mina):
    theirs = sign_in(app, office, mina)
    lead.send(f"{HERE}/{mina.id}/password", 302, password="nine silver otters")
    assert theirs.client.get("/partner/").status_code == 302


def test_a_closed_account_is_shut_out_and_can_be_opened_again(app, office, lead, mina):
    theirs, path = sign_in(app, office, mina), f"{HERE}/{mina.id}"
    lead.send(f"{path}/close")
    assert "nobody can sign in" in lead.open(path)
    assert theirs.client.get("/partner/").status_code == 302
    lead.send(f"{path}/open")
    page = lead.open(path)
    assert "Close the account" in page
    assert "Staff suspended" in page
    assert "Safeguarding Example" in page


def test_whoever_is_signed_in_elsewhere_can_be_signed_out_there(app, office, lead, mina):
    theirs, path = sign_in(app, office, mina), f"{HERE}/{mina.id}"
    action = re.search(rf'action="({path}/[^"]+/end)"', lead.open(path))[1]
    lead.press(path, action)
    assert "Not signed in anywhere." in lead.open(path)
    assert theirs.client.get("/partner/").status_code == 302


def test_the_lead_does_not_act_on_their_own_account(lead, office, entries_written):
    with kept(office) as session:
        own = staff_by_email(session, "safeguarding.example@ilf.example").id
    before = entries_written()
    for name, answers in (("password", {"password": "nine silver otters"}), ("close", {})):
        assert "Ask somebody else." in lead.send(f"{HERE}/{own}/{name}", 422, **answers)
    assert entries_written() == before
    assert "This is your own account." in lead.open(f"{HERE}/{own}")


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SAFEGUARDING}))
def test_nobody_else_keeps_accounts_of_the_support_side(desk_of, mina, role):
    desk = desk_of(role)
    for name in ("/", "/add", f"/{mina.id}", *(f"/{mina.id}/{one}" for one in DEEDS)):
        desk.open(f"{HERE}{name}", 403)


def test_the_worst_new_account_is_answered_in_a_sentence(lead, entries_written):
    before = entries_written()
    page = lead.send(f"{HERE}/add", 422, **worst_answers(lead.open(f"{HERE}/add")))
    assert "must be 200 characters or fewer" in page
    assert entries_written() == before
