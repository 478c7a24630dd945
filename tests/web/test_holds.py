"""Holds at the desk: placed with a reason, lifted with the calculation, by those who may."""

import pytest

from penalties.actions.holds import place_hold
from penalties.office.audit import CARD_PROCESSOR
from penalties.records.holds import holds_of
from penalties.rules.holds import HoldKind
from penalties.rules.staff import Role
from tests.builders.desk import kept, sign_in
from tests.builders.patrol import penalised, person
from tests.web.case_pages import desk_of as desk_of
from tests.web.case_pages import night as night
from tests.web.case_pages import number as number
from tests.web.case_pages import promoted

COUNCIL = {"kind": "council", "reason": "The person called"}


@pytest.fixture
def hold_of(office, night):
    """The only hold of a case."""

    def looked(number):
        with kept(office) as session:
            (only,) = holds_of(session, night.case(session, number))
            return only

    return looked


def test_a_hold_stops_the_reminder_and_names_nobody_for_the_council(desk_of, number):
    desk = desk_of(Role.SUPERVISOR)
    assert "Enter the reason" in desk.send(f"/desk/notices/{number}/holds/new", 422, kind="council")
    desk.send(f"/desk/notices/{number}/holds/new", **COUNCIL)
    page = desk.open(f"/desk/notices/{number}")
    assert "On hold" in page
    assert "Reminder: 7 Dec" not in page
    told = desk.open(f"/desk/notices/{number}/timeline").split("Put on hold")[1].split("</li>")[0]
    assert "Paused by the council." in told
    assert ", by" not in told
    assert "The person called" not in told


def test_lifting_shows_the_calculation_before_and_after(desk_of, clock, number, hold_of):
    desk = desk_of(Role.SUPERVISOR)
    desk.send(f"/desk/notices/{number}/holds/new", kind="returned_mail", reason="It came back")
    path = f"/desk/notices/{number}/holds/{hold_of(number).id}/lift"
    clock.turn(days=7)
    desk = desk_of(Role.SUPERVISOR, anew=True)
    # 22 November is day 0 and counts for nothing: the hold leaves out 23 to 28 November.
    said = "Reminder due: was Monday 7 December 2026, is now Sunday 13 December 2026."
    assert said in desk.open(path)
    assert "Prosecution limit stays Saturday 22 May 2027." in desk.open(path)
    desk.send(path)
    page = desk.open(f"/desk/notices/{number}/decisions")
    assert said in page
    assert "Still on hold" not in page
    desk.open(path, 404)
    assert said in desk.open(f"/desk/notices/{number}/timeline")


def test_a_pause_by_the_council_is_never_just_lifted(desk_of, number, hold_of):
    desk = desk_of(Role.SUPERVISOR)
    desk.send(f"/desk/notices/{number}/holds/new", **COUNCIL)
    desk.open(f"/desk/notices/{number}/holds/{hold_of(number).id}/lift", 404)
    assert f"/desk/notices/{number}/pause" in desk.open(f"/desk/notices/{number}/decisions")


def test_what_waits_for_money_is_not_lifted_by_a_supervisor_but_by_legal(
    desk_of, night, office, at, number, hold_of
):
    with kept(office) as session:
        case = night.case(session, number)
        place_hold(session, case, HoldKind.MONEY, by=CARD_PROCESSOR, at=at)
    path = f"/desk/notices/{number}/holds/{hold_of(number).id}/lift"
    supervisor, legal = desk_of(Role.SUPERVISOR), desk_of(Role.LEGAL)
    supervisor.open(path, 404)
    assert "/lift" not in supervisor.open(f"/desk/notices/{number}/decisions")
    legal.send(path)
    assert hold_of(number).lifted_at is not None


def test_whoever_issued_the_notice_does_not_lift_its_hold(app, office, night, hold_of):
    own = night.hand_in(penalised()).notice.number
    desk = sign_in(app, office, promoted(office, night))
    desk.send(f"/desk/notices/{own}/holds/new", kind="returned_mail", reason="It came back")
    desk.open(f"/desk/notices/{own}/holds/{hold_of(own).id}/lift", 404)


def test_a_hold_of_another_case_is_not_there(desk_of, number, night, hold_of):
    other = night.hand_in(penalised(person=person(family_name="Other"))).notice.number
    desk = desk_of(Role.SUPERVISOR)
    desk.send(f"/desk/notices/{number}/holds/new", **COUNCIL)
    desk.open(f"/desk/notices/{other}/holds/{hold_of(number).id}/lift", 404)
