"""A notice that may not be posted, at the desk: one sentence, and one matter for a supervisor."""

from sqlalchemy import select

from penalties.actions.letters import keep_back
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.queues import QueueItem
from penalties.rules.staff import Role
from tests.actions.test_letters import NOS, rows, said, to_post
from tests.web.support_pages import desk_of as desk_of
from tests.web.support_pages import here as here


def test_it_is_refused_and_waits_once_for_a_supervisor(here, desk_of):
    to_post(here)
    said(here, NOS[0])
    with here.office.transaction() as session:
        number = session.scalars(select(FixedPenalty.number)).one()
    desk = desk_of(Role.SUPERVISOR)
    for _again in range(2):
        page = desk.send(f"/desk/notices/{number}/posted", 422)
        assert "This may not be posted. Hand it over, or cancel the notice." in page
    case, waits = rows(here)
    assert (case["status"], case["snapshot"]) == ("issued", None)
    assert waits == [("supervisor", "letter_waits", {"number": number})]
    page = desk.open("/desk/")
    assert "A letter may not be posted: hand it over, or cancel the notice" in page


def test_another_place_is_shown_to_whoever_posts_it_on_that_day_alone(here, desk_of, clock):
    to_post(here)
    said(here, NOS[1])
    with here.office.transaction() as session:
        number = session.scalars(select(FixedPenalty.number)).one()
    desk = desk_of(Role.SUPERVISOR)
    desk.send(f"/desk/notices/{number}/posted")
    page = desk.open(f"/desk/notices/{number}/envelope")
    assert "9 Hidden Row" in page
    assert "IG1 1ZZ" in page
    for part in ("", "/copy", "/decisions", "/timeline"):
        assert "Hidden Row" not in desk.open(f"/desk/notices/{number}{part}")
    desk_of(Role.AUDITOR).open(f"/desk/notices/{number}/envelope", 403)
    clock.turn(days=1)
    said_no = desk_of(Role.OFFICER).open(f"/desk/notices/{number}/envelope", 409)
    assert "on the day of posting" in said_no
    assert "Hidden Row" not in said_no


def test_a_supervisor_tells_them_in_another_way_and_says_so(here, desk_of):
    to_post(here)
    said(here, NOS[0])
    with here.office.transaction() as session:
        keep_back(session, here.case(session), at=here.office.clock.now())
    with here.office.transaction() as session:
        (item,) = session.scalars(select(QueueItem)).all()
    desk = desk_of(Role.SUPERVISOR)
    desk.open(f"/desk/matters/{item.id}")
    desk.send(f"/desk/matters/{item.id}", outcome="told", words="")
    assert "Done: A letter may not be posted" in desk.open("/desk/")
    assert "A letter may not be posted" not in desk.open("/desk/")
