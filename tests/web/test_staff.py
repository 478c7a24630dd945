"""Accounts at the desk: added with a password shown once, changed, closed, never by oneself."""

import html
import re

import pytest

from penalties.office.staff import staff_by_email, staff_of
from penalties.rules.staff import Kind, Role
from tests.builders.desk import Desk, kept
from tests.web.desk_pages import desk_of as desk_of
from tests.web.desk_pages import entries_written as entries_written
from tests.web.desk_pages import ilford as ilford
from tests.web.desk_pages import somebody as somebody
from tests.web.nasty import worst_answers

NEW = {"name": "Zoë O’Brien", "email": "Zoe@ilf.example", "role": "officer", "kind": "council"}
LONG_NAME = "Wolfeschlegelsteinhausenbergerdorff-" * 5


def test_the_list_names_everybody_with_role_and_state(desk_of, somebody):
    somebody(Role.OFFICER, name=LONG_NAME, kind=Kind.PCSO)
    page = desk_of(Role.ADMIN).open("/desk/staff/")
    assert LONG_NAME in page
    assert "Police community support officer" in page
    assert "<title>Staff – Notices desk – Ilf Borough Council</title>" in page


def test_a_page_within_a_part_of_the_desk_is_marked_as_in_that_part(desk_of, office):
    page = desk_of(Role.ADMIN).open(f"{_path_of(office, 'admin')}/powers/grant")
    (current,) = re.findall(r'aria-current="true"><strong[^>]*>([^<]+)', page)
    assert current == "Staff"


def test_a_new_account_opens_with_a_password_that_is_shown_once(desk_of, app):
    admin = desk_of(Role.ADMIN)
    page = admin.send("/desk/staff/add", 200, **NEW)
    password = re.search(r"([0-9A-Z]{4}-){3}[0-9A-Z]{4}", page)[0]
    assert password not in admin.open("/desk/staff/")
    zoe = Desk(app)
    zoe.send("/desk/sign-in", email="zoe@ilf.example", password=password)
    assert zoe.client.get("/desk/").location == "/desk/account/password"
    mine = {"present": password, "new": "three random words", "again": "three random words"}
    assert "Choose your own password" in zoe.open("/desk/account/password")
    zoe.send("/desk/account/password", **mine)
    zoe.send("/desk/sign-in", email="zoe@ilf.example", password="three random words")
    assert "Zoë O’Brien" in html.unescape(zoe.open("/desk/"))


def test_a_password_that_the_administrator_chose_is_not_shown(desk_of):
    desk = desk_of(Role.ADMIN)
    desk.send("/desk/staff/add", 302, **NEW, password="nine silver otters")
    assert "nine silver otters" not in desk.open("/desk/staff/")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "Enter the person’s full name"),
        ({"email": "zoe"}, "Enter an email address in the correct format"),
        ({"email": "İ" * 150 + "@ilf.example"}, "Enter an e-mail address"),
        ({"email": "admin.example@ilf.example"}, "signs in with this e-mail address already"),
        ({"role": "mayor"}, "Select a role"),
        ({"kind": ""}, "Select who employs them"),
        ({"password": "short"}, "at least 12 characters"),
    ],
)
def test_an_account_that_cannot_be_is_refused_on_its_page(desk_of, office, ilford, changes, said):
    page = desk_of(Role.ADMIN).send("/desk/staff/add", 422, **(NEW | changes))
    assert said in html.unescape(page)
    assert "Error: Add an account" in page
    with kept(office) as session:
        assert [one.role for one in staff_of(session, ilford.id)] == [Role.ADMIN]


def test_another_role_ends_the_sessions_and_moves_the_desk(desk_of, office):
    officer, admin = desk_of(Role.OFFICER), desk_of(Role.ADMIN)
    path = _path_of(office, "officer")
    admin.send(f"{path}/role", role="supervisor", kind="council")
    assert "Supervisor" in admin.open(path)
    assert officer.client.get("/desk/").status_code == 302


def test_a_role_is_not_changed_where_a_running_power_would_not_fit(desk_of, somebody, office):
    somebody(Role.OFFICER, kind=Kind.CONSTABLE)
    admin, path = desk_of(Role.ADMIN), _path_of(office, "officer")
    since = {"from_on-day": "1", "from_on-month": "3", "from_on-year": "2026"}
    admin.send(f"{path}/powers/grant", power="s35", instrument="Order 7", **since)
    page = admin.send(f"{path}/role", 422, role="officer", kind="council")
    assert "Only the police may give directions to leave." in page


def test_a_closed_account_is_shut_out_and_can_be_opened_again(desk_of, office):
    officer, admin = desk_of(Role.OFFICER), desk_of(Role.ADMIN)
    path = _path_of(office, "officer")
    admin.send(f"{path}/close")
    assert "nobody can sign in" in admin.open(path)
    assert officer.client.get("/desk/").status_code == 302
    admin.send(f"{path}/open")
    assert "Close the account" in admin.open(path)


def test_nobody_raises_their_own_rights(desk_of, office, entries_written):
    admin, before = desk_of(Role.ADMIN), entries_written()
    path = _path_of(office, "admin")
    since = {"from_on-day": "1", "from_on-month": "3", "from_on-year": "2026"}
    for name, answers in (
        ("role", {"role": "legal", "kind": "council"}),
        ("powers/grant", {"power": "s68", "instrument": "Mine", **since}),
        ("password", {"password": "nine silver otters"}),
        ("close", {}),
    ):
        said = admin.send(f"{path}/{name}", 422, **answers)
        assert "Ask somebody else." in said
    assert entries_written() == before
    assert "This is your own account." in admin.open(path)


def test_whoever_is_signed_in_elsewhere_can_be_signed_out_there(desk_of, office):
    officer, admin = desk_of(Role.OFFICER), desk_of(Role.ADMIN)
    path = _path_of(office, "officer")
    action = re.search(r'action="(/desk/staff/[^"]+/end)"', admin.open(path))[1]
    admin.press(path, action)
    assert "Not signed in anywhere." in admin.open(path)
    assert officer.client.get("/desk/").status_code == 302


@pytest.mark.parametrize("name", ["role", "powers/grant", "password"])
def test_the_worst_that_can_be_typed_is_answered_in_a_sentence(
    desk_of, somebody, office, entries_written, name
):
    somebody(Role.OFFICER)
    admin, path = desk_of(Role.ADMIN), f"{_path_of(office, 'officer')}/{name}"
    before = entries_written()
    page = admin.send(path, 422, **worst_answers(admin.open(path)))
    assert "There is a problem" in page
    assert entries_written() == before


def test_the_worst_new_account_is_answered_in_a_sentence(desk_of, entries_written):
    admin, path = desk_of(Role.ADMIN), "/desk/staff/add"
    before = entries_written()
    assert "must be 200 characters or fewer" in admin.send(
        path, 422, **worst_answers(admin.open(path))
    )
    assert entries_written() == before


@pytest.mark.parametrize("role", [Role.OFFICER, Role.FINANCE, Role.LEGAL, Role.SUPPORT])
def test_who_may_not_see_accounts_is_turned_away(desk_of, role):
    desk_of(role).open("/desk/staff/", 403)


@pytest.mark.parametrize("name", ["role", "password", "close", "open", "powers/grant"])
@pytest.mark.parametrize("role", [Role.AUDITOR, Role.SUPERVISOR])
def test_who_only_sees_accounts_changes_none(desk_of, office, role, name):
    desk = desk_of(role)
    path = _path_of(office, str(role))
    assert "Write down a power" not in desk.open(path)
    desk.open(f"{path}/{name}", 403)


def _path_of(office, role):
    with kept(office) as session:
        return f"/desk/staff/{staff_by_email(session, f'{role}.example@ilf.example').id}"
