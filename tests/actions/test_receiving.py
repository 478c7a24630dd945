"""A representation comes in: kept once, held, put before somebody, in time or late."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from appeals.actions.asking import add_to
from appeals.actions.receiving import receive
from appeals.actions.sealing import opened, what_was_said
from appeals.records.messages import messages_of
from appeals.records.representations import open_representation, representations_of
from appeals.rules.grounds import Ground
from appeals.rules.representations import ActsFor, Adjustment, Channel, Wanted
from penalties.actions.escalation import sweep_all
from penalties.actions.takings import Money, take
from penalties.office.audit import CARD_PROCESSOR, PUBLIC, Actor, trail_of
from penalties.office.roles import Side
from penalties.records.adjustments import adjustments_for
from penalties.records.holds import holds_of
from penalties.records.queues import open_items
from penalties.records.terms import terms_of
from penalties.rules.days import LONDON
from penalties.rules.money import Pence
from penalties.rules.refusals import Refused
from penalties.rules.staff import Role
from tests.builders.payers import case_of, handed_over
from tests.builders.representations import WORDS, came, taken_in
from tests.builders.staff import member

IN_DISCOUNT = datetime(2026, 11, 26, 20, tzinfo=UTC)
LAST_MOMENT = datetime(2026, 12, 6, 23, 59, 59, tzinfo=LONDON)
SECOND = timedelta(seconds=1)


@pytest.fixture
def case(street, session):
    """A notice that was handed over: £75 until 2 December, £100 and a reply until 6 December."""
    return case_of(session, street.authority.id, handed_over(street).number)


@pytest.fixture
def reviewer(session, street, at):
    """A supervisor who did not issue the notice."""
    return Actor("staff", member(session, street.authority, Role.SUPERVISOR, at=at).id)


def waiting_for_supervisors(session, case):
    return [item.kind for item in open_items(session, case.authority_id, "supervisor")]


def test_it_is_kept_sealed_held_and_put_before_somebody(session, case):
    one = taken_in(session, case, IN_DISCOUNT, grounds=(Ground.EXCUSE, Ground.OTHER))
    assert (one.in_time, one.lower_was_open, one.serial) == (True, True, 1)
    assert one.target_on == date(2026, 12, 10)
    assert WORDS.encode() not in one.body
    assert what_was_said(session, one).words == WORDS
    (hold,) = holds_of(session, case)
    assert (hold.id, hold.kind, hold.placed_at) == (one.hold_id, "representation", IN_DISCOUNT)
    assert case.is_on_hold
    (item,) = open_items(session, case.authority_id, "supervisor")
    assert (item.kind, item.subject_id, item.due_on) == ("representation", one.id, one.target_on)
    entry = trail_of(session, case.authority_id, case.id)[-2]
    assert (entry.event, entry.facts["in_time"]) == ("representation.received", True)
    assert WORDS not in str(entry.facts)


def test_the_person_can_do_it_with_the_rights_of_the_public_alone(office, session, street, case):
    session.commit()
    with office.transaction(Side.PUBLIC) as public:
        theirs = case_of(public, case.authority_id, case.number)
        wanted = (Wanted(Adjustment.LARGE_PRINT, "18 point"),)
        one = taken_in(public, theirs, IN_DISCOUNT, adjustments=wanted)
        add_to(public, one, "The bus was late.", kind="added", by=PUBLIC, at=IN_DISCOUNT)
    session.expire_all()
    assert [need.kind for need in adjustments_for(session, case)] == ["large_print"]
    assert [one.kind for one in messages_of(session, case.authority_id, one.id)] == ["added"]


@pytest.mark.parametrize(("at", "in_time"), [(LAST_MOMENT, True), (LAST_MOMENT + SECOND, False)])
def test_the_last_day_counts_whole_and_a_late_one_is_recorded_all_the_same(
    session, case, at, in_time
):
    one = taken_in(session, case, at, late_because="I was in hospital")
    assert one.in_time is in_time
    assert case.is_on_hold
    assert what_was_said(session, one).late_because == "I was in hospital"


def test_the_lower_amount_is_kept_for_who_wrote_while_it_was_open(session, case):
    moment = datetime(2026, 12, 2, 23, 59, 59, tzinfo=LONDON)
    taken_in(session, case, moment)
    assert terms_of(session, case).due(moment + timedelta(days=60)) == 7_500


def test_it_is_not_kept_for_who_wrote_a_second_later(session, case):
    moment = datetime(2026, 12, 3, 0, 0, 0, tzinfo=LONDON)
    assert not taken_in(session, case, moment).lower_was_open
    assert terms_of(session, case).due(moment) == 10_000


def test_no_reminder_goes_out_while_it_waits_and_the_watch_rings_earlier(office, session, case):
    taken_in(session, case, IN_DISCOUNT)
    assert (case.next_step, case.next_step_on) == ("first_alarm", date(2027, 2, 22))
    session.commit()
    assert sweep_all(office, at=IN_DISCOUNT + timedelta(days=60)).steps == {}


def test_the_same_draft_is_taken_in_once(session, case):
    sent = came(IN_DISCOUNT, id=uuid.UUID(int=7))
    first = receive(session, case, sent, by=PUBLIC, at=IN_DISCOUNT)
    later = IN_DISCOUNT + timedelta(hours=1)
    assert receive(session, case, sent, by=PUBLIC, at=later) is first
    assert len(representations_of(session, case.authority_id, case.id)) == 1
    assert len(holds_of(session, case)) == 1


def test_a_second_one_while_one_is_open_is_added_to_it(session, case):
    one = taken_in(session, case, IN_DISCOUNT)
    with pytest.raises(Refused, match="Add to it"):
        taken_in(session, case, IN_DISCOUNT + SECOND)
    add_to(session, one, "And another thing.", kind="added", by=PUBLIC, at=IN_DISCOUNT + SECOND)
    (message,) = messages_of(session, one.authority_id, one.id)
    assert opened(session, message.body) == {"words": "And another thing."}
    assert waiting_for_supervisors(session, case) == ["representation", "more_came"]


def test_the_database_refuses_two_open_ones_by_itself(session, case):
    one = taken_in(session, case, IN_DISCOUNT)
    session.flush()
    columns = [
        column.name for column in one.__table__.columns if column.name not in ("id", "serial")
    ]
    copied = ", ".join(columns)
    with pytest.raises(IntegrityError):
        session.execute(
            text(
                f"INSERT INTO representations (id, serial, {copied})"
                f" SELECT :id, 2, {copied} FROM representations"
            ),
            {"id": str(uuid.UUID(int=8))},
        )


def test_nothing_is_taken_in_for_a_case_that_is_over(session, case):
    take(session, case, Money("card", Pence(7_500), IN_DISCOUNT), by=CARD_PROCESSOR, at=IN_DISCOUNT)
    with pytest.raises(Refused, match="Nothing can be decided"):
        taken_in(session, case, IN_DISCOUNT + SECOND)


def test_whoever_issued_the_notice_may_not_type_it_in(session, case):
    issuer = Actor("staff", case.issued_by)
    with pytest.raises(Refused, match="Somebody else must type this in"):
        taken_in(session, case, IN_DISCOUNT, by=issuer, channel=Channel.PHONE)


def test_what_came_by_post_counts_at_its_moment_and_not_at_its_typing(session, case, reviewer):
    typed_at = IN_DISCOUNT + timedelta(days=14)
    sent = came(
        IN_DISCOUNT, channel=Channel.POST, acts_for=ActsFor("A. Friend", "friend", "letter")
    )
    one = receive(session, case, sent, by=reviewer, at=typed_at)
    assert (one.in_time, one.lower_was_open, one.acting) == (True, True, "said")
    assert (one.recorded_by, one.recorded_at) == (reviewer.id, typed_at)
    assert terms_of(session, case).due(typed_at) == 7_500
    assert one.target_on == date(2026, 12, 10)


def test_what_was_said_can_never_be_changed(session, case):
    taken_in(session, case, IN_DISCOUNT)
    for column, value in (("in_time", "false"), ("body", "'x'"), ("came_at", "'2026-01-01'")):
        with pytest.raises(IntegrityError), session.begin_nested():
            session.execute(text(f"UPDATE representations SET {column} = {value}"))
    assert open_representation(session, case) is not None
