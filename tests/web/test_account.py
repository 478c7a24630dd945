"""One's own account: where it is signed in, and a new password that needs the present one."""

import re

import pytest

from penalties.office.throttle import FREE_TRIES
from penalties.rules.staff import Role
from tests.builders.desk import Desk, sign_in
from tests.builders.staff import PASSWORD
from tests.web.desk_pages import desk_of as desk_of
from tests.web.desk_pages import entries_written as entries_written
from tests.web.desk_pages import ilford as ilford
from tests.web.desk_pages import somebody as somebody
from tests.web.nasty import worst_answers

PATH = "/desk/account/password"
RIGHT = {"present": PASSWORD, "new": "nine silver otters", "again": "nine silver otters"}


@pytest.mark.parametrize("role", Role)
def test_everybody_sees_their_own_account(desk_of, role):
    page = desk_of(role).open("/desk/account/")
    assert f"{role}.example@ilf.example" in page
    assert "This browser" in page


def test_a_new_password_signs_everybody_out_who_used_the_old_one(app, office, somebody):
    officer = somebody(Role.OFFICER, password=PASSWORD)
    here, there = sign_in(app, office, officer), sign_in(app, office, officer)
    assert here.send(PATH, **RIGHT) == "/desk/sign-in"
    assert there.client.get("/desk/").status_code == 302
    assert "Your password is changed." in here.open("/desk/sign-in")
    again = Desk(app)
    again.send("/desk/sign-in", email=officer.email, password=RIGHT["new"])
    again.open("/desk/")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"present": "wrong"}, "The present password is not right."),
        ({"present": ""}, "Enter your present password"),
        ({"again": "nine silver cats"}, "Both new passwords must be the same"),
        ({"new": "short", "again": "short"}, "at least 12 characters"),
    ],
)
def test_a_password_that_cannot_be_is_refused(app, office, somebody, changes, said):
    desk = sign_in(app, office, somebody(Role.OFFICER, password=PASSWORD))
    assert said in desk.send(PATH, 422, **(RIGHT | changes))
    desk.open("/desk/")


def test_guessing_the_present_password_is_slowed(app, office, somebody, clock):
    desk = sign_in(app, office, somebody(Role.OFFICER, password=PASSWORD))
    for _ in range(FREE_TRIES):
        desk.send(PATH, 422, **(RIGHT | {"present": "wrong"}))
    assert "too many tries" in desk.send(PATH, 422, **RIGHT)
    clock.turn(minutes=16)
    desk.send(PATH, **RIGHT)


def test_the_worst_that_can_be_typed_is_answered_in_a_sentence(desk_of, entries_written):
    desk = desk_of(Role.OFFICER)
    before = entries_written()
    assert "There is a problem" in desk.send(PATH, 422, **worst_answers(desk.open(PATH)))
    assert entries_written() == before


def test_a_session_elsewhere_can_be_ended_and_nobody_elses(app, office, somebody):
    officer, other = somebody(Role.OFFICER), somebody(Role.LEGAL)
    here, there = sign_in(app, office, officer), sign_in(app, office, officer)
    path = re.search(r'action="(/desk/account/sessions/[^"]+)"', here.open("/desk/account/"))[1]
    stranger = sign_in(app, office, other)
    answer = stranger.client.post(path, data={"csrf_token": _token(stranger)})
    assert answer.status_code == 404
    there.open("/desk/")
    here.press("/desk/account/", path)
    assert there.client.get("/desk/").status_code == 302
    here.open("/desk/")


def _token(desk):
    page = desk.open("/desk/account/")
    return re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
