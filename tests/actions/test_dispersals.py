"""Authorisations to disperse are kept as they are given, rung about, signed, and ended early."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from penalties.actions import dispersals, staff
from penalties.actions.staff import actor
from penalties.office.audit import OPERATOR, detail_of, trail_of
from penalties.office.database import new_id
from penalties.office.staff import powers_of
from penalties.records.dispersals import Dispersal, dispersal, running_between
from penalties.records.queues import QueueItem, open_items
from penalties.rules.events import Event
from penalties.rules.refusals import Refused
from penalties.rules.staff import Kind, Power, Role
from tests.builders.councils import council
from tests.builders.dispersals import (
    FORCE,
    HOUR,
    authorised,
    constable,
    inspector,
    phoned,
)
from tests.builders.staff import member


@pytest.fixture
def ilford(session, at):
    return council(session, at)


@pytest.fixture
def khan(session, ilford, at):
    return inspector(session, ilford, at=at)


@pytest.fixture
def fletcher(session, ilford, at):
    return constable(session, ilford, at=at)


def running(session, ilford, at):
    return [one.id for one in running_between(session, ilford.id, at, at)]


def rung(session, ilford):
    return [item.kind for item in open_items(session, ilford.id, "supervisor")]


def test_one_that_is_written_and_signed_runs_and_waits_for_nothing(session, ilford, khan, at):
    made = authorised(session, ilford, khan, at=at)
    session.expire_all()
    kept = dispersal(session, ilford.id, made.id)
    assert (kept.force, kept.rank, kept.signed_name) == (FORCE, "Inspector", "N. Khan")
    assert (kept.authorised_by, kept.entered_by, kept.by_phone) == (khan.id, khan.id, False)
    assert (kept.starts_at, kept.over_at) == (at, at + 12 * HOUR)
    assert rung(session, ilford) == []
    assert running(session, ilford, at) == [kept.id]
    (entry,) = trail_of(session, ilford.id, kept.id)
    assert entry.event == Event.DISPERSAL_AUTHORISED
    assert entry.actor_id == khan.id
    assert entry.facts == {
        "from": at.isoformat(),
        "to": (at + 12 * HOUR).isoformat(),
        "by_phone": False,
        "authorised_by": str(khan.id),
    }
    assert detail_of(session, entry)["grounds"] == kept.grounds


def test_one_that_was_given_by_phone_runs_at_once_and_rings_until_it_is_signed(
    session, ilford, khan, fletcher, at
):
    made = phoned(session, ilford, khan, fletcher, at=at)
    assert (made.signed_at, made.entered_by) == (None, fletcher.id)
    assert running(session, ilford, at) == [made.id]
    (item,) = open_items(session, ilford.id, "supervisor")
    assert (item.kind, item.subject_id, item.due_on) == ("dispersal_unsigned", made.id, at.date())
    later = at + HOUR
    dispersals.put_in_writing(session, made, khan, " N. Khan ", by=actor(khan), at=later)
    assert (made.signed_at, made.signed_name) == (later, "N. Khan")
    assert rung(session, ilford) == []
    assert session.get_one(QueueItem, (ilford.id, item.id)).outcome == "signed"
    assert [one.event for one in trail_of(session, ilford.id, made.id)] == [
        *(Event.DISPERSAL_AUTHORISED, Event.DISPERSAL_SIGNED)
    ]


def test_nobody_signs_for_somebody_else_or_twice(session, ilford, khan, fletcher, at):
    made = phoned(session, ilford, khan, fletcher, at=at)
    other = inspector(session, ilford, at=at, name="Another Inspector")
    for signer in (fletcher, other):
        with pytest.raises(Refused, match="Only the officer who gave it can sign it"):
            dispersals.put_in_writing(session, made, signer, "N. Khan", by=actor(signer), at=at)
    with pytest.raises(Refused, match="enter their name"):
        dispersals.put_in_writing(session, made, khan, " ", by=actor(khan), at=at)
    dispersals.put_in_writing(session, made, khan, "N. Khan", by=actor(khan), at=at)
    with pytest.raises(Refused, match="It is signed already"):
        dispersals.put_in_writing(session, made, khan, "N. Khan", by=actor(khan), at=at)


def test_it_expires_by_itself_at_its_last_second(session, ilford, khan, at):
    made = authorised(session, ilford, khan, at=at)
    second = timedelta(seconds=1)
    found = [
        running(session, ilford, made.ends_at - second),
        running(session, ilford, made.ends_at),
    ]
    assert found == [[made.id], []]


def test_one_that_is_ended_early_runs_no_longer_and_says_why(session, ilford, khan, fletcher, at):
    made = authorised(session, ilford, khan, at=at)
    later = at + HOUR
    dispersals.end_early(session, made, fletcher, "Quiet now.", by=actor(fletcher), at=later)
    session.expire_all()
    assert (made.over_at, made.ended_because, made.ended_by) == (later, "Quiet now.", fletcher.id)
    assert running(session, ilford, later) == []
    assert running(session, ilford, later - timedelta(seconds=1)) == [made.id]
    _, entry = trail_of(session, ilford.id, made.id)
    assert (entry.event, detail_of(session, entry)) == (
        *(Event.DISPERSAL_ENDED, {"reason": "Quiet now."}),
    )
    with pytest.raises(Refused, match="It was over at"):
        dispersals.end_early(session, made, fletcher, "Again.", by=actor(fletcher), at=later)


def test_one_that_has_not_begun_can_be_called_off(session, ilford, khan, at):
    made = authorised(session, ilford, khan, at=at, starts_at=at + 2 * HOUR)
    dispersals.end_early(session, made, khan, "Not needed.", by=actor(khan), at=at + HOUR)
    assert running(session, ilford, at + 3 * HOUR) == []


@pytest.mark.parametrize("kind", [Kind.COUNCIL, Kind.CONTRACTOR, Kind.PCSO])
def test_nobody_of_the_council_authorises_enters_or_ends(session, ilford, khan, at, kind):
    theirs = member(session, ilford, Role.SUPERVISOR, kind=kind, at=at)
    made = authorised(session, ilford, khan, at=at)
    with pytest.raises(Refused, match="A council cannot"):
        authorised(session, ilford, theirs, at=at)
    with pytest.raises(Refused, match="Only a police officer can enter"):
        phoned(session, ilford, khan, theirs, at=at)
    with pytest.raises(Refused, match="Only a police officer can end"):
        dispersals.end_early(session, made, theirs, "Why", by=actor(theirs), at=at)


def test_without_the_power_on_that_day_nobody_authorises(session, ilford, khan, fletcher, at):
    with pytest.raises(Refused, match="No power to authorise dispersals"):
        authorised(session, ilford, fletcher, at=at)
    with pytest.raises(Refused, match="No power to authorise dispersals"):
        phoned(session, ilford, fletcher, khan, at=at)
    (held,) = powers_of(session, ilford.id, khan.id)
    assert held.power == Power.S34
    staff.end_power(session, khan, held, on=at.date(), by=OPERATOR, at=at)
    authorised(session, ilford, khan, at=at)
    with pytest.raises(Refused, match="ended on 22 November 2026"):
        authorised(session, ilford, khan, at=at + 24 * HOUR)


def test_a_signature_is_given_by_whoever_signs_and_a_call_to_somebody_else(
    session, ilford, khan, fletcher, at
):
    with pytest.raises(Refused, match="Only Nadia Khan can sign this"):
        phoned(session, ilford, khan, fletcher, at=at, by_phone=False, signed_name="N. Khan")
    with pytest.raises(Refused, match="sign it here and now"):
        phoned(session, ilford, khan, khan, at=at)


def test_the_same_authorisation_is_kept_once_while_it_stands(session, ilford, khan, at):
    made = authorised(session, ilford, khan, at=at)
    with pytest.raises(Refused, match="entered already"):
        authorised(session, ilford, khan, at=at)
    dispersals.end_early(session, made, khan, "Wrong street.", by=actor(khan), at=at)
    authorised(session, ilford, khan, at=at)


def test_what_breaks_a_rule_is_not_kept(session, ilford, khan, at):
    with pytest.raises(Refused, match="lasts 48 hours at most"):
        authorised(session, ilford, khan, at=at, ends_at=at + 49 * HOUR)
    assert running(session, ilford, at) == []


def test_a_force_must_be_known(session, ilford, khan, at):
    ilford.police_force = None
    with pytest.raises(Refused, match="which police force"):
        authorised(session, ilford, khan, at=at)


def again(made, **changes):
    """The row of an authorisation once more, changed as said."""
    known = {column.key: getattr(made, column.key) for column in Dispersal.__table__.columns}
    return Dispersal(**known | {"id": new_id()} | changes)


@pytest.mark.parametrize(
    ("length", "broken"),
    [
        (48 * HOUR + timedelta(seconds=1), "lasts_48_hours_at_most"),
        (timedelta(), "ends_after_it_starts"),
    ],
)
def test_the_database_itself_counts_the_hours(session, ilford, khan, at, length, broken):
    made = authorised(session, ilford, khan, at=at, ends_at=at + 48 * HOUR)
    session.add(again(made))
    session.flush()
    session.add(again(made, ends_at=made.starts_at + length))
    with pytest.raises(IntegrityError, match=broken):
        session.flush()


@pytest.mark.parametrize(
    "changes",
    [
        {"ends_at": timedelta(hours=47)},
        {"starts_at": timedelta(hours=1)},
        {"grounds": "Other grounds."},
        {"rank": "Superintendent"},
        {"area": {"type": "Polygon", "coordinates": []}},
    ],
)
def test_what_was_authorised_is_never_rewritten(session, ilford, khan, at, changes):
    made = authorised(session, ilford, khan, at=at)
    for name, value in changes.items():
        setattr(made, name, at + value if isinstance(value, timedelta) else value)
    with pytest.raises(IntegrityError, match="rests on this for good"):
        session.flush()


def test_two_councils_do_not_see_each_others(session, ilford, khan, at):
    luton = council(session, at, "LUT")
    made = authorised(session, ilford, khan, at=at)
    assert running(session, luton, at) == []
    assert dispersal(session, luton.id, made.id) is None
