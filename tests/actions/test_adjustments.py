"""What somebody needs from us: kept for the person, shown once, ended, and binding on paper."""

import pytest

from penalties.actions import adjustments, posting
from penalties.actions.adjustments import needs_of
from penalties.office.audit import PUBLIC, Actor, trail_of
from penalties.office.roles import Side
from penalties.records.adjustments import Adjustment as Kept
from penalties.records.adjustments import adjustments_for
from penalties.rules.adjustments import Adjustment
from penalties.rules.events import Event
from penalties.rules.refusals import Refused
from tests.builders.patrol import penalised, person, supervisor
from tests.builders.payers import case_of


@pytest.fixture
def who(street) -> Actor:
    return Actor("staff", supervisor(street).id)


@pytest.fixture
def case_with(street, session):
    """The case of a notice that was handed in, changed as asked."""

    def handed_in(**changes):
        told = street.one(penalised(**changes))
        return case_of(session, street.authority.id, told.notice.number)

    return handed_in


def kinds(session, case):
    return [(need.kind, need.words) for need in needs_of(session, case)]


def test_what_is_said_of_one_notice_binds_the_persons_others(session, case_with, who, at):
    first = case_with()
    second = case_with(occurred_at="2026-11-20T21:05:00Z")
    assert first.person_id == second.person_id
    adjustments.record(session, first, "language", " Romanian ", by=who, at=at)
    assert kinds(session, second) == [(Adjustment.LANGUAGE, "Romanian")]
    stranger = case_with(person=person(family_name="Other"))
    assert kinds(session, stranger) == []


def test_what_was_said_twice_is_shown_once_and_ended_at_once(session, case_with, who, at):
    case = case_with()
    for _ in range(2):
        adjustments.record(session, case, "phone", "Call after 5pm", by=who, at=at)
    adjustments.record(session, case, "phone", "Call her sister", by=who, at=at)
    (need, other) = needs_of(session, case)
    adjustments.end(session, case, need, by=who, at=at)
    assert needs_of(session, case) == (other,)
    ended = session.query(Kept).filter(Kept.ended_by == who.id).count()
    assert ended == 2


def test_the_words_are_sealed_and_never_in_the_trail(session, case_with, who, at):
    case = case_with()
    adjustments.record(session, case, "helper", "My social worker Ann", by=who, at=at)
    (kept,) = adjustments_for(session, case)
    assert b"Ann" not in kept.words
    written = [one for one in trail_of(session, 1, case.id) if one.event == "adjustment.recorded"]
    assert [one.facts for one in written] == [{"number": case.number, "kind": "helper"}]
    adjustments.end(session, case, needs_of(session, case)[0], by=who, at=at)
    assert trail_of(session, 1, case.id)[-1].event == Event.ADJUSTMENT_ENDED


def test_the_persons_own_page_may_add_and_need_not_look(office, session, case_with, who, at):
    case = case_with()
    session.commit()
    with office.transaction(Side.PUBLIC) as page:
        own = case_of(page, case.authority_id, case.number)
        adjustments.record(page, own, "large_print", "", by=PUBLIC, at=at)
    assert kinds(session, case) == [(Adjustment.LARGE_PRINT, "")]


def test_an_unknown_kind_is_never_kept(session, case_with, who, at):
    with pytest.raises(ValueError, match="golden ink"):
        adjustments.record(session, case_with(), "golden ink", "", by=who, at=at)


def test_a_notice_in_the_usual_print_is_not_posted_to_who_asked_for_large(
    session, case_with, who, at
):
    case = case_with(notice={"served": "first-class"})
    adjustments.record(session, case, "large_print", "", by=who, at=at)
    with pytest.raises(Refused, match="asked for large print"):
        posting.post(session, case, by=who, at=at)
    assert case.status == "issued"
    posting.post(session, case, by=who, at=at, in_large_print=True)
    assert case.status == "served"


def test_who_asked_for_nothing_gets_the_usual_print(session, case_with, who, at):
    case = case_with(notice={"served": "first-class"})
    adjustments.record(session, case, "phone", "", by=who, at=at)
    posting.post(session, case, by=who, at=at)
    assert case.status == "served"
