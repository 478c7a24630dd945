"""Every door through which a letter leaves asks the same question, and says the same after a no."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from penalties.actions import posting, reviews
from penalties.actions.escalation import sweep_all
from penalties.actions.referral_making import contact_row
from penalties.actions.staff import actor
from penalties.actions.support_people import fingerprints
from penalties.office.audit import CLOCK
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.people import Person
from penalties.records.queues import QueueItem
from penalties.rules.people import PersonKey
from penalties.rules.refusals import Refused
from tests.actions.test_reviews import NEAR_EDGE
from tests.builders.patrol import BUYER, on_paper, supervisor
from tests.builders.support import town

PLACE = {"post_lines": ["The Refuge", "9 Hidden Row"], "post_postcode": "IG1 1ZZ"}
NOS = [{"by_post": "no"}, {"by_post": "elsewhere", **PLACE}]
HELD = {"place": NEAR_EDGE, "person": BUYER}
SENTENCE = re.escape("This may not be posted. Hand it over, or cancel the notice.")


@pytest.fixture
def here(office):
    return town(office)


@pytest.fixture(params=NOS, ids=["no", "another place"])
def no(request):
    """What somebody said, after which nothing may go to their address."""
    return request.param


def said(here, words):
    """What somebody said about being reached, written down by support."""
    with here.office.transaction() as session:
        row = session.scalars(select(Person)).one()
        key = PersonKey(row.given_name, row.family_name, row.date_of_birth, str(row.id))
        mark = min(fingerprints(session, key))
    with here.support() as session:
        at = here.office.clock.now()
        session.add(contact_row(session, here.street.authority.id, mark, words, CLOCK, at))


def to_post(here):
    here.hand_in(here.penalised(person=BUYER, notice={"number": None, "served": "first-class"}))


def held(here):
    with here.office.transaction() as session:
        here.street.session = session
        (number,) = here.street.lease()
    here.hand_in(on_paper(number, **HELD))


def post(here, session, case):
    posting.post(session, case, by=actor(here.street.officer), at=here.office.clock.now())


def let_stand(here, session, case):
    by = actor(supervisor(here.street))
    reviews.let_stand(session, case, "The photo shows it.", by=by, at=here.office.clock.now())


def through(here, door):
    with here.office.transaction() as session:
        here.street.session = session
        door(here, session, here.case(session))


def rows(here):
    """The only case as enforcement can read it, and what waits about it for a supervisor."""
    with here.office.transaction() as session:
        case = here.case(session)
        told = {column.key: getattr(case, column.key) for column in FixedPenalty.__table__.columns}
        waits = session.scalars(select(QueueItem).where(QueueItem.subject_id == case.id)).all()
        return told, [(one.queue, one.kind, one.facts) for one in waits]


@pytest.mark.parametrize(
    ("made", "door", "no"),
    [(to_post, post, NOS[0]), *((held, let_stand, no) for no in NOS)],
    indirect=["no"],
)
def test_a_person_who_posts_is_refused_in_one_sentence(here, no, made, door):
    made(here)
    said(here, no)
    before, _waits = rows(here)
    with pytest.raises(Refused, match=f"^{SENTENCE}$"):
        through(here, door)
    assert rows(here)[0] == before


@pytest.mark.parametrize(("made", "door"), [(to_post, post), (held, let_stand)])
def test_it_goes_where_they_said_that_it_may(here, made, door):
    made(here)
    said(here, {"by_post": "home"})
    through(here, door)
    assert rows(here)[0]["status"] == "served"


def test_the_clock_leaves_the_reminder_undone_and_lets_a_supervisor_see_once(here, no):
    here.hand_in(here.penalised(person=BUYER))
    said(here, no)
    due = here.office.clock.now() + timedelta(days=20)
    for later in range(3):
        swept = sweep_all(here.office, at=due + timedelta(days=later))
        assert (dict(swept.steps), swept.failed) == ({}, 0)
    case, waits = rows(here)
    assert "reminder_due" not in case["steps_done"]
    assert waits == [("supervisor", "letter_waits", {"number": case["number"]})]


def test_nothing_presses_them_further_while_the_six_months_are_watched(here, no):
    here.hand_in(here.penalised(person=BUYER))
    said(here, no)
    at, steps = here.office.clock.now(), []
    for days in range(15, 200, 5):
        steps += dict(sweep_all(here.office, at=at + timedelta(days=days)).steps)
    assert steps == ["first_alarm", "second_alarm", "prosecution_safe", "time_barred"]
    assert rows(here)[0]["status"] == "closed"


def test_a_reminder_goes_where_they_said_that_it_may(here):
    here.hand_in(here.penalised(person=BUYER))
    said(here, {"by_post": "home"})
    due = here.office.clock.now() + timedelta(days=20)
    assert dict(sweep_all(here.office, at=due).steps) == {"reminder_due": 1}


def test_both_nos_leave_the_same_rows_and_no_place(here, no):
    here.hand_in(here.penalised(person=BUYER))
    said(here, no)
    sweep_all(here.office, at=here.office.clock.now() + timedelta(days=20))
    case, waits = rows(here)
    assert case["steps_done"].keys() == {"letter_waits"}
    assert not [words for words in ("Refuge", "Hidden") if words in f"{case}{waits}"]
