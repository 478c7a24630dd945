"""A page may have read a case before somebody else changed it: what is done goes by what is so."""

import json
from datetime import UTC, datetime

import pytest

from appeals.actions.asking import add_to
from appeals.actions.deciding import decide
from appeals.actions.letter_posting import make_ready
from appeals.actions.overtaken import overtake
from appeals.records.letters import letters_of
from appeals.records.points import Point, points_of
from appeals.rules.representations import AnswerBy
from penalties.office.audit import PUBLIC
from penalties.office.authorities import Authority
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.refusals import Refused
from tests.builders.deciding import all_answered, cancellation, decided, refusal, reviewer
from tests.builders.payers import case_of, handed_over
from tests.builders.representations import taken_in

CAME = datetime(2026, 11, 26, 20, tzinfo=UTC)
DECIDED = datetime(2026, 12, 10, 11, tzinfo=UTC)
LATER = datetime(2026, 12, 14, 11, tzinfo=UTC)


@pytest.fixture
def case(street, session):
    session.get_one(Authority, street.authority.id).second_read_percent = 0
    return case_of(session, street.authority.id, handed_over(street).number)


@pytest.fixture
def ada(session, street, at):
    return reviewer(session, street.authority, at)


def paid_elsewhere(session, case):
    """Somebody else's transaction closes the case; nothing that is read here knows of it."""
    session.flush()
    paid = {"status": "paid", "paid_at": CAME, "next_step": None, "next_step_on": None}
    session.connection().execute(
        FixedPenalty.__table__.update().where(FixedPenalty.__table__.c.id == case.id).values(**paid)
    )
    assert case.status == "served"


@pytest.mark.parametrize("chosen", [refusal(), cancellation()], ids=["refused", "cancelled"])
def test_nothing_is_decided_about_what_was_paid_meanwhile(session, case, ada, chosen):
    one = taken_in(session, case, CAME)
    all_answered(session, case, one, by=ada, at=DECIDED)
    paid_elsewhere(session, case)
    with pytest.raises(Refused, match="dealt with"):
        decide(session, one, chosen, by=ada, at=DECIDED)


def test_what_was_overtaken_a_moment_ago_is_closed(session, case):
    one = taken_in(session, case, CAME)
    paid_elsewhere(session, case)
    assert overtake(session, one, at=DECIDED)


def test_what_comes_is_kept_with_the_case_as_it_is(session, case):
    one = taken_in(session, case, CAME)
    paid_elsewhere(session, case)
    add_to(session, one, "One thing more.", kind="added", by=PUBLIC, at=DECIDED)
    assert case.status == "paid"


def test_a_letter_that_is_posted_late_moves_no_day_of_what_was_paid_meanwhile(session, case, ada):
    one = taken_in(session, case, CAME, answer_by=AnswerBy.POST)
    made = decided(session, case, one, refusal(), by=ada, at=DECIDED)
    pay_by = made.pay_by
    paid_elsewhere(session, case)
    letter = letters_of(session, case.authority_id, case.id)[-1]
    make_ready(session, letter, by=ada, at=LATER)
    assert (case.status, case.payment_period_ends_on) == ("paid", pay_by)


def test_the_letter_says_what_a_point_is_answered_by_now(session, case, ada):
    one = taken_in(session, case, CAME)
    all_answered(session, case, one, by=ada, at=DECIDED)
    (point,) = points_of(session, case.authority_id, one.id)
    session.connection().execute(
        Point.__table__.update().where(Point.__table__.c.id == point.id).values(finding="partly")
    )
    decide(session, one, refusal(), by=ada, at=DECIDED)
    assert point.finding == "partly"
    letter = json.loads(letters_of(session, case.authority_id, case.id)[-1].snapshot)
    assert [said["finding"] for said in letter["answer"]["points"]] == ["partly"]
