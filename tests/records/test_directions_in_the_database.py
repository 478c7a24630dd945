"""The database refuses by itself what the law of directions forbids, and says so by name."""

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DatabaseError

from penalties.records.directions import Direction, DirectionTerms
from penalties.records.surrendered_items import SurrenderedItem
from tests.builders.after_giving import handed_over, last_terms, the_beat

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
MOST = timedelta(hours=48)


@pytest.fixture
def beat(session, at):
    return the_beat(session, at)


@pytest.fixture
def direction(beat):
    return beat.direct()


def refused(session, statement, *named):
    """The database refuses the statement, and names what it breaks."""
    with pytest.raises(DatabaseError, match="|".join(named)), session.begin_nested():
        session.execute(statement)


def copied(row, **changes):
    """A raw insert of the same row under another id, changed as said."""
    table = type(row).__table__
    values = {column.name: getattr(row, column.name) for column in table.columns}
    return insert(table).values(values | {"id": uuid.uuid4()} | changes)


def test_a_direction_in_order_excludes_for_48_hours_at_most(session, direction):
    given_at = direction.given_at
    session.execute(_set(Direction, direction, "ends_at", given_at + MOST))
    beyond = _set(Direction, direction, "ends_at", given_at + MOST + SECOND)
    refused(session, beyond, "excludes_for_48_hours_at_most")


def test_so_do_its_terms_each_time_that_they_are_said(session, direction):
    terms = last_terms(session, direction)
    at_most = {"serial": 1, "kind": "varied", "ends_at": direction.given_at + MOST}
    session.execute(copied(terms, **at_most))
    beyond = at_most | {"serial": 2, "ends_at": at_most["ends_at"] + SECOND}
    refused(session, copied(terms, **beyond), "exclude_for_48_hours_at_most")


def test_terms_count_from_the_first_giving_and_from_no_other_moment(session, direction):
    terms = last_terms(session, direction)
    later = {"serial": 1, "kind": "varied", "given_at": direction.given_at + DAY}
    refused(session, copied(terms, **later), "fk_direction_terms_direction", "FOREIGN KEY")


def test_what_broke_a_rule_is_kept_beyond_48_hours_and_never_put_in_order(session, beat):
    held = beat.hold()
    assert held.ends_at - held.given_at > MOST
    in_order = text("UPDATE directions SET in_order = true WHERE number = :number")
    refused(session, in_order.bindparams(number=held.number), "rests on this for good", "48_hours")


def test_a_direction_in_order_rests_on_an_authorisation(session, direction):
    other = {"number": "ILF9999999X", "dispersal_id": None}
    refused(session, copied(direction, **other), "rests_on_an_authorisation")


def test_when_it_was_given_stands_for_good(session, direction):
    moved = _set(Direction, direction, "given_at", direction.given_at + SECOND)
    refused(session, moved, "rests on this for good")


def test_what_was_said_is_never_changed(session, direction):
    terms = last_terms(session, direction)
    refused(session, _set(DirectionTerms, terms, "area", "Everywhere"), "append-only", "denied")


def test_terms_are_told_in_writing_or_say_why_not(session, direction):
    terms = last_terms(session, direction)
    silent = {"serial": 1, "kind": "varied", "told_in_writing": False, "why_not_written": None}
    refused(session, copied(terms, **silent), "written_or_why_not")


def test_a_thing_stays_until_the_exclusion_ends_and_28_days_before_it_is_destroyed(
    session, beat, direction, at
):
    item = handed_over(beat, direction, at)
    ended = {"ended_how": "returned", "ended_by": beat.given_by.id, "ended_on": at.date()}
    early = ended | {"ended_at": item.kept_until - SECOND}
    refused(session, copied(item, **early), "stays_until_the_exclusion_ends")
    session.execute(copied(item, **ended, ended_at=item.kept_until))
    destroyed = ended | {
        "ended_how": "disposed",
        "ended_at": at + 27 * DAY,
        "ended_on": item.disposable_on - DAY,
    }
    refused(session, copied(item, **destroyed), "disposed_after_28_days")


def _set(table, row, name, value):
    kept = table.__table__
    return (
        kept.update()
        .where(kept.c.authority_id == row.authority_id, kept.c.id == row.id)
        .values({name: value})
    )


def test_one_thing_is_taken_with_one_direction(session, beat, direction, at):
    item = handed_over(beat, direction, at)
    nowhere = copied(item, direction_id=uuid.uuid4())
    refused(session, nowhere, "fk_surrendered_items", "FOREIGN KEY")
    assert session.get(SurrenderedItem, (item.authority_id, item.id)) is item
