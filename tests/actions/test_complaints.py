"""Complaints: added by the public side which cannot read one, and closed by somebody else."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from appeals.actions import complaints
from appeals.records.complaints import Complaint, complaint, open_complaints
from appeals.rules.complaints import Complained, Kind, ReplyBy
from penalties.office.audit import Actor
from penalties.office.database import new_id
from penalties.office.roles import Side
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.queues import open_items
from penalties.rules.refusals import Refused
from penalties.rules.staff import Role
from tests.builders.patrol import patrol
from tests.builders.payers import case_of, handed_over
from tests.builders.staff import member

SAID = Complained("He shouted at me.", "Tom Worth", ReplyBy.EMAIL, "tom@example.com")


@pytest.fixture
def street(session, at):
    return patrol(session, at)


@pytest.fixture
def case(session, street):
    held = handed_over(street)
    session.commit()
    return case_of(session, street.authority.id, held.number)


@pytest.fixture
def one(session, case, at):
    mark = new_id()
    complaints.receive(session, case, mark, Kind.SERVICE, SAID, at=at)
    return complaint(session, case.authority_id, mark)


@pytest.fixture
def admin(session, street, at):
    return Actor("staff", member(session, street.authority, Role.ADMIN, at=at).id)


def test_the_public_side_adds_one_once_and_reads_none(office, case, at, backend):
    mark = new_id()
    with office.transaction(Side.PUBLIC) as session:
        mine = session.get_one(FixedPenalty, (case.authority_id, case.id))
        for _ in range(2):
            complaints.receive(session, mine, mark, Kind.DATA, SAID, at=at)
    with office.transaction() as session:
        (kept,) = open_complaints(session, case.authority_id)
        assert kept.id == mark
        assert len(open_items(session, case.authority_id, "admin")) == 1
    if backend == "postgresql":
        with office.sessions(Side.PUBLIC)() as session, pytest.raises(DBAPIError):
            session.scalars(select(Complaint)).all()


def test_what_it_says_is_sealed_and_opened_for_who_works_it(session, case, one, admin, at):
    assert b"shouted" not in one.body
    assert complaints.read(session, one, case, by=admin, at=at) == SAID


def test_it_is_closed_once_with_words(session, case, one, admin, at):
    with pytest.raises(Refused, match="Enter what you found"):
        complaints.close(session, one, case, " ", by=admin, at=at)
    complaints.close(session, one, case, "We are sorry.", by=admin, at=at)
    assert (one.outcome, one.closed_by) == ("We are sorry.", admin.id)
    assert open_items(session, case.authority_id, "admin") == []
    assert open_complaints(session, case.authority_id) == []
    with pytest.raises(Refused, match="answered this already"):
        complaints.close(session, one, case, "Again.", by=admin, at=at)


def test_whoever_gave_the_notice_does_not_answer_it(session, street, case, one, at):
    by = Actor("staff", street.officer.id)
    with pytest.raises(Refused, match="Somebody else"):
        complaints.close(session, one, case, "He was rude first.", by=by, at=at)
