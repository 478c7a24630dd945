"""A notice that may not be posted, at the desk: one sentence, and one matter for a supervisor."""

import pytest
from sqlalchemy import select

from penalties.actions.letters import keep_back
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.queues import QueueItem
from penalties.rules.staff import Role
from tests.actions.test_letters import NOS, rows, said, to_post
from tests.web.support_pages import desk_of as desk_of
from tests.web.support_pages import here as here


@pytest.mark.parametrize("no", NOS, ids=["no", "another place"])
def test_it_is_refused_and_waits_once_for_a_supervisor(here, desk_of, no):
    to_post(here)
    said(here, no)
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
    assert "Hidden Row" not in page + desk.open(f"/desk/notices/{number}")


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
