"""Points on file: set down, answered, taken away and kept; never by whoever issued the notice."""

import pytest
from sqlalchemy import select

from appeals.actions import points as actions
from appeals.actions import reviewing
from appeals.actions.asking import add_to, ask_for_more
from appeals.actions.points import what_was_raised
from appeals.records.points import Point, points_of
from appeals.rules.grounds import Ground
from appeals.rules.points import Answer, Finding
from appeals.rules.representations import ActsFor
from penalties.actions.staff import actor
from penalties.office.audit import PUBLIC, trail_of
from penalties.office.roles import Side
from penalties.rules.events import Event
from penalties.rules.refusals import Refused
from tests.builders.patrol import supervisor
from tests.builders.payers import case_of, handed_over
from tests.builders.representations import taken_in

AGREED = Answer(Finding.AGREED, "You are right about the sign.")


@pytest.fixture
def case(street, session):
    return case_of(session, street.authority.id, handed_over(street).number)


@pytest.fixture
def one(session, case, at):
    """A representation with two reasons."""
    return taken_in(session, case, at, grounds=(Ground.EXCUSE, Ground.ORDER_OR_SIGN))


@pytest.fixture
def who(street):
    return actor(supervisor(street))


def itemised(session, case):
    """What the trail says of each time that points were set down."""
    found = trail_of(session, case.authority_id, case.id)
    return [entry.facts for entry in found if entry.event == Event.REPRESENTATION_ITEMISED]


def test_what_was_said_is_sealed_and_the_trail_has_only_the_count(session, case, one, who, at):
    words = "The sign was behind the hoarding"
    point = actions.set_down(session, case, one, Ground.ORDER_OR_SIGN, words, by=who, at=at)
    assert b"hoarding" not in point.words
    assert what_was_raised(session, point) == words
    assert itemised(session, case) == [{"number": case.number, "serial": 1, "points": 1}]


def test_answers_are_kept_together_and_what_was_ticked_becomes_a_point(session, case, one, who, at):
    point = actions.set_down(session, case, one, Ground.OTHER, "I am sorry", by=who, at=at)
    given = {point.serial: AGREED, Ground.EXCUSE: AGREED, Ground.ORDER_OR_SIGN: None}
    actions.answer(session, case, one, given, by=who, at=at)
    found = [(each.ground, each.finding) for each in points_of(session, 1, one.id)]
    assert found == [("other", "agreed"), ("excuse", "agreed")]
    # Whoever saves a page on which this is empty takes nothing from who has answered it meanwhile.
    actions.answer(session, case, one, {point.serial: None}, by=who, at=at)
    assert (point.finding, point.answer) == ("agreed", AGREED.answer)


def test_an_answer_to_a_point_that_is_not_there_adds_nothing(session, case, one, who, at):
    actions.answer(session, case, one, {7: AGREED}, by=who, at=at)
    assert points_of(session, 1, one.id) == []


def test_refused_words_for_the_letter_keep_nothing(session, case, one, who, at):
    said = Answer(Finding.PARTLY, "We see.", "Pay the fine.")
    with pytest.raises(Refused, match="No letter may say"):
        actions.answer(session, case, one, {Ground.EXCUSE: said}, by=who, at=at)
    assert itemised(session, case) == []


def test_what_is_taken_away_stays_on_file(session, case, one, who, at):
    point = actions.set_down(session, case, one, Ground.OTHER, "Twice", by=who, at=at)
    actions.remove(session, case, one, point, by=who, at=at)
    assert points_of(session, 1, one.id) == []
    assert session.scalars(select(Point.removed_at)).all() == [at]
    again = actions.set_down(session, case, one, Ground.OTHER, "Once", by=who, at=at)
    assert again.serial == 2


def test_the_issuer_never_works_on_it(session, street, case, one, at):
    own = actor(street.officer)
    deeds = (
        lambda: actions.set_down(session, case, one, Ground.OTHER, "x", by=own, at=at),
        lambda: actions.answer(session, case, one, {Ground.EXCUSE: AGREED}, by=own, at=at),
        lambda: reviewing.see_authority(session, case, one, by=own, at=at),
        lambda: reviewing.seen(session, one, by=own, at=at),
    )
    for deed in deeds:
        with pytest.raises(Refused, match="Somebody else must decide"):
            deed()


def test_nothing_is_changed_once_somebody_has_decided(session, case, one, who, at):
    point = actions.set_down(session, case, one, Ground.OTHER, "x", by=who, at=at)
    one.standing = "to_be_read"
    session.flush()
    deeds = (
        lambda: actions.set_down(session, case, one, Ground.OTHER, "x", by=who, at=at),
        lambda: actions.change(session, case, one, point, Ground.OTHER, "y", by=who, at=at),
        lambda: actions.remove(session, case, one, point, by=who, at=at),
        lambda: actions.answer(session, case, one, {point.serial: AGREED}, by=who, at=at),
    )
    for deed in deeds:
        with pytest.raises(Refused, match="stay as they are"):
            deed()


def test_what_came_is_out_of_the_queue_once_it_was_seen(session, case, one, who, at):
    ask_for_more(session, one, "Which bus?", by=who, at=at)
    add_to(session, one, "The 25.", kind="answered", by=PUBLIC, at=at)
    assert [item.kind for item in reviewing.to_be_seen(session, one)] == ["more_came"]
    reviewing.seen(session, one, by=who, at=at)
    assert reviewing.to_be_seen(session, one) == []


def test_whose_authority_was_seen_is_noted(session, case, who, at):
    acts = ActsFor("Ann Aid", "friend", "A letter")
    one = taken_in(session, case, at, acts_for=acts)
    reviewing.see_authority(session, case, one, by=who, at=at)
    reviewing.see_authority(session, case, one, by=who, at=at)
    events = [entry.event for entry in trail_of(session, 1, case.id)]
    assert (one.acting, events.count(Event.REPRESENTATION_AUTHORITY_SEEN)) == ("seen", 1)


def test_the_person_reads_points_and_writes_none(office, session, case, one, who, at):
    actions.set_down(session, case, one, Ground.OTHER, "x", by=who, at=at)
    session.commit()
    with office.transaction(Side.PUBLIC) as page:
        assert len(points_of(page, 1, one.id)) == 1


def test_what_waits_comes_in_the_order_of_its_risk(session, street, case, one, at):
    child = case_of(session, 1, handed_over(street, occurred_at="2026-11-21T21:05:00Z").number)
    younger = taken_in(session, child, at, grounds=(Ground.UNDER_18,))
    found = reviewing.by_risk(session, 1, at.date())
    assert [row.id for _, row in found] == [younger.id, one.id]
    assert [str(waits.safe_until) for waits, _ in found] == ["2027-05-21", "2027-05-21"]
    assert reviewing.by_risk(session, 2, at.date()) == []


def test_saving_nothing_writes_nothing_into_the_trail(session, case, one, who, at):
    before = len(list(trail_of(session, case.authority_id, case.id)))
    actions.answer(session, case, one, {Ground.NOT_SO: None}, by=who, at=at)
    assert len(list(trail_of(session, case.authority_id, case.id))) == before
