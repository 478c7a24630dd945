"""The clock puts late answers before the desk, ours and the person's, each once."""

from datetime import timedelta

import pytest

from appeals.actions.asking import add_to, ask_for_more
from appeals.actions.clock import STEPS
from appeals.actions.overdue import ring
from appeals.records.representations import representation
from penalties.actions.staff import actor
from penalties.office.audit import PUBLIC
from penalties.records.queues import open_items
from tests.builders.patrol import supervisor
from tests.builders.payers import case_of, handed_over
from tests.builders.representations import taken_in

ONE_DAY = timedelta(days=1)


@pytest.fixture
def one(session, street, at):
    """A representation that came on Sunday 22 November; to be answered by 4 December 2026."""
    case = case_of(session, street.authority.id, handed_over(street).number)
    taken = taken_in(session, case, at)
    session.commit()
    return taken


@pytest.fixture
def late(office):
    """What waits about late answers: its kind and the day that has passed."""

    def looked():
        with office.reading() as session:
            found = open_items(session, 1, "supervisor")
            return [(item.kind, item.facts["on"]) for item in found if "on" in item.facts]

    return looked


def test_it_is_one_of_the_steps_of_the_clock():
    assert ring in STEPS.values()


def test_our_own_day_rings_the_day_after_and_once(office, one, late, at):
    assert str(one.target_on) == "2026-12-04"
    assert ring(office, 1, at + 12 * ONE_DAY, False) == 0
    assert late() == []
    after = at + 13 * ONE_DAY
    assert ring(office, 1, after, True) == 1
    assert late() == []
    assert ring(office, 1, after, False) == 1
    for days in range(3):
        assert ring(office, 1, after + days * ONE_DAY, False) == 0
    assert late() == [("answer_overdue", "2026-12-04")]


def test_another_council_hears_nothing(office, one, late, at):
    assert ring(office, 2, at + 30 * ONE_DAY, False) == 0
    assert late() == []


def test_while_we_wait_only_the_persons_day_rings_and_each_question_anew(
    office, session, street, one, late, at
):
    who = actor(supervisor(street))
    ask_for_more(session, one, "Which bus?", by=who, at=at)
    session.commit()
    assert ring(office, 1, at + 12 * ONE_DAY, False) == 0
    assert ring(office, 1, at + 13 * ONE_DAY, False) == 1
    assert late() == [("more_overdue", "2026-12-04")]
    add_to(session, one, "The 25.", kind="answered", by=PUBLIC, at=at + 17 * ONE_DAY)
    session.commit()
    assert late() == []
    ask_for_more(session, one, "Which stop?", by=who, at=at + 18 * ONE_DAY)
    session.commit()
    assert ring(office, 1, at + 60 * ONE_DAY, False) == 1
    assert [kind for kind, _ in late()] == ["more_overdue"]


def test_what_was_decided_rings_no_more(office, session, one, late, at):
    kept = representation(session, 1, one.id)
    kept.standing, kept.decided_at = "overtaken", at
    session.commit()
    assert ring(office, 1, at + 60 * ONE_DAY, False) == 0
