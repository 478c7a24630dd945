"""Nothing is refused while a file that was sent has not reached us, or what came is unread."""

from datetime import UTC, datetime

import pytest

from appeals.actions.asking import add_to
from appeals.actions.failed_uploads import fail, settle
from appeals.actions.reviewing import seen
from appeals.actions.standing import making_of
from appeals.actions.uploads import Whose, begin
from appeals.rules.receipt import Way
from appeals.rules.uploads import BROKEN_OFF
from penalties.office.audit import CLOCK, PUBLIC, trail_of
from penalties.office.authorities import Authority
from penalties.records.terms import terms_of
from penalties.rules.events import Event
from penalties.rules.refusals import Refused
from tests.builders.deciding import cancellation, decided, refusal, reviewer
from tests.builders.payers import case_of, handed_over
from tests.builders.representations import taken_in

CAME = datetime(2026, 11, 26, 20, tzinfo=UTC)
DECIDED = datetime(2026, 12, 10, 11, tzinfo=UTC)


@pytest.fixture
def case(street, session):
    session.get_one(Authority, street.authority.id).second_read_percent = 0
    return case_of(session, street.authority.id, handed_over(street).number)


@pytest.fixture
def ada(session, street, at):
    return reviewer(session, street.authority, at)


@pytest.fixture
def lost(session, case):
    """A file that broke off when it was sent with a second look, and the second look."""
    one = taken_in(session, case, CAME)
    whose = Whose(case.authority_id, case.id, None, one.id)
    sent = begin(session, whose, "a.jpg", 9, at=CAME)
    fail(session, sent, BROKEN_OFF, by=CLOCK, at=CAME)
    return one, sent


def test_nothing_is_refused_before_somebody_has_seen_to_it(session, case, ada, lost):
    one, sent = lost
    with pytest.raises(Refused, match="did not reach us"):
        decided(session, case, one, refusal(), by=ada, at=DECIDED)
    settle(session, sent, "told", by=ada, at=DECIDED)
    made = decided(session, case, one, refusal(), by=ada, at=DECIDED)
    assert made.pay_by == case.payment_period_ends_on
    assert terms_of(session, case).lower_until == made.lower_until


def test_a_notice_is_cancelled_all_the_same(session, case, ada, lost):
    made = decided(session, case, lost[0], cancellation(), by=ada, at=DECIDED)
    assert made.status == "made"


def test_what_somebody_else_settled_meanwhile_is_not_settled_again(session, case, ada, lost):
    _one, sent = lost
    settle(session, sent, "told", by=ada, at=DECIDED)
    session.flush()
    # As whoever had read it before that sees it.
    sent.__dict__["settled_at"] = None
    settle(session, sent, "told", by=ada, at=DECIDED)
    events = [one.event for one in trail_of(session, case.authority_id, case.id)]
    assert events.count(Event.UPLOAD_SETTLED) == 1


def test_what_the_person_added_is_read_before_anything_is_refused(session, case, ada):
    one = taken_in(session, case, CAME)
    add_to(session, one, "The sign was behind a van.", kind="added", by=PUBLIC, at=CAME)
    with pytest.raises(Refused, match="has added something"):
        decided(session, case, one, refusal(), by=ada, at=DECIDED)
    seen(session, one, by=ada, at=DECIDED)
    assert decided(session, case, one, refusal(), by=ada, at=DECIDED).status == "made"


def test_the_last_day_for_a_review_stands_while_a_file_for_it_has_not_reached_us(
    session, case, ada
):
    one = taken_in(session, case, CAME)
    decided(session, case, one, refusal(), by=ada, at=DECIDED)
    last, late = datetime(2026, 12, 28, 12, tzinfo=UTC), datetime(2026, 12, 29, 12, tzinfo=UTC)
    assert making_of(session, case, last).way is Way.REVIEW
    sent = begin(session, Whose(case.authority_id, case.id, None, one.id), "a.jpg", 9, at=last)
    fail(session, sent, BROKEN_OFF, by=CLOCK, at=last)
    assert making_of(session, case, late).way is Way.REVIEW
    settle(session, sent, "told", by=ada, at=late)
    assert making_of(session, case, late).way is Way.LATE_REVIEW
