"""A report is put there by the public, read by one named person, and known to nobody else."""

import pytest
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DBAPIError

from penalties.actions import victim_reports, victim_routes
from penalties.actions.staff import suspend
from penalties.office.audit import OPERATOR, Actor
from penalties.office.authorities import Authority
from penalties.office.database import new_id
from penalties.office.roles import Side
from penalties.office.support_trail import WalledEntry, walled_trail_of, words_of
from penalties.records.victim_reports import (
    VictimReport,
    closed_reports,
    victim_report,
    victim_route,
    waiting,
)
from penalties.rules.events import Event
from penalties.rules.refusals import Refused
from penalties.rules.staff import Role
from penalties.rules.victim_reports import Outcome, Standing
from tests.builders.councils import council
from tests.builders.harmed import (
    ANSWERS,
    TERMS,
    kept_report,
    kept_reports,
    open_the_route,
    reported,
    seen_by,
)
from tests.builders.staff import member
from tests.office.conftest import open_office as open_office


@pytest.fixture
def ilford(open_office, clock):
    """A council and its safeguarding lead, really committed."""
    with open_office.transaction() as session:
        authority = council(session, clock.now())
        lead = member(session, authority, Role.SAFEGUARDING, at=clock.now(), name="Joan Barrett")
    open_the_route(open_office, lead, clock.now())
    return authority, lead


@pytest.fixture
def lead(ilford):
    return ilford[1]


@pytest.fixture
def report_id(open_office, ilford, at):
    return reported(open_office, ilford[0].id, at)


def support(office):
    return office.transaction(Side.SUPPORT)


def opened(session, lead, report_id):
    """The route and a report, as the support side loads them."""
    route = victim_route(session, lead.authority_id)
    return route, victim_report(session, lead.authority_id, report_id)


def by(staff):
    return Actor("staff", staff.id)


def test_a_report_is_sealed_and_due_within_the_hours_of_the_route(open_office, lead, report_id, at):
    kept = kept_report(open_office, lead.authority_id, report_id)
    assert (kept.read_due_at - kept.came_at).total_seconds() == 24 * 3600
    assert kept.is_hate_crime
    assert kept.read_at is None
    assert b"silver van" not in kept.body
    assert kept_reports(open_office, lead.authority_id) == [ANSWERS]


def test_nothing_that_enforcement_or_the_public_can_read_tells_of_a_report(open_office, ilford, at):
    sides = (Side.ENFORCEMENT, Side.PUBLIC, Side.CLOCK)
    before = {side: seen_by(open_office, side) for side in sides}
    reported(open_office, ilford[0].id, at)
    assert {side: seen_by(open_office, side) for side in sides} == before


@pytest.mark.parametrize("side", [Side.ENFORCEMENT, Side.PUBLIC, Side.CLOCK])
@pytest.mark.parametrize(
    "asked", ["SELECT count(*) FROM victim_reports", "SELECT count(*) FROM support_trail"]
)
@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
def test_no_side_but_support_can_even_count(open_office, report_id, side, asked):
    with pytest.raises(DBAPIError, match="permission denied"), open_office.transaction(side) as one:
        one.execute(text(asked))


def test_one_that_is_sent_twice_is_kept_once(open_office, ilford, lead, at):
    report_id = new_id()
    for words in ("first", "second"):
        with open_office.transaction(Side.PUBLIC) as session:
            route = victim_routes.open_route(session, lead.authority_id)
            answers = {"words": words}
            victim_reports.receive(session, route, report_id, answers, at=at)
    assert kept_reports(open_office, lead.authority_id) == [{"words": "first"}]
    with support(open_office) as session:
        trail = walled_trail_of(session, lead.authority_id, report_id)
        assert [entry.event for entry in trail] == [Event.VICTIM_REPORT_RECEIVED]
        assert [(entry.actor_kind, entry.facts, entry.detail) for entry in trail] == [
            ("public", {}, None)
        ]


def test_the_reader_opens_it_and_each_reading_is_written_down(
    open_office, lead, report_id, at, clock
):
    clock.turn(hours=2)
    for _ in range(2):
        with support(open_office) as session:
            route, report = opened(session, lead, report_id)
            read = victim_reports.read(session, route, report, by=by(lead), at=clock.now())
            assert read == ANSWERS
        clock.turn(hours=1)
    kept = kept_report(open_office, lead.authority_id, report_id)
    assert (kept.read_by, (kept.read_at - at).total_seconds()) == (lead.id, 2 * 3600)
    with support(open_office) as session:
        events = [one.event for one in walled_trail_of(session, lead.authority_id, report_id)]
    assert events == [
        Event.VICTIM_REPORT_RECEIVED,
        *[Event.VICTIM_REPORT_READ, Event.VICTIM_REPORT_READ],
    ]


def test_nobody_but_the_reader_opens_or_closes_it(open_office, lead, report_id, at):
    with open_office.transaction() as session:
        second = member(session, council_of(session, lead), Role.SAFEGUARDING, at=at, name="Other")
    for who in (by(second), OPERATOR):
        with support(open_office) as session:
            route, report = opened(session, lead, report_id)
            with pytest.raises(Refused, match="named as the reader"):
                victim_reports.read(session, route, report, by=who, at=at)
            with pytest.raises(Refused, match="named as the reader"):
                closed(session, route, report, who, at)
    assert kept_report(open_office, lead.authority_id, report_id).read_at is None


def test_it_is_closed_once_after_it_was_read_with_words_that_stay_sealed(
    open_office, lead, report_id, at
):
    with support(open_office) as session:
        route, report = opened(session, lead, report_id)
        with pytest.raises(Refused, match="Open the report before"):
            closed(session, route, report, by(lead), at)
        victim_reports.read(session, route, report, by=by(lead), at=at)
        closed(session, route, report, by(lead), at)
        with pytest.raises(Refused, match="closed already"):
            closed(session, route, report, by(lead), at)
    with support(open_office) as session:
        (kept,) = closed_reports(session, lead.authority_id, count=2)
        assert (kept.outcome, kept.is_hate_crime) == ("passed_without_name", False)
        last = walled_trail_of(session, lead.authority_id, report_id)[-1]
        assert (last.event, last.facts) == (
            Event.VICTIM_REPORT_CLOSED,
            {"outcome": "passed_without_name"},
        )
        assert words_of(session, last) == {"words": "Ref 4417", "hate_crime": False}
        assert b"4417" not in last.detail
        assert waiting(session, lead.authority_id, at) == []


def test_what_waits_is_told_without_its_words_the_overdue_first(open_office, lead, clock):
    ids = []
    for hours in (0, 20, 3, 2):
        clock.turn(hours=hours)
        ids.append(reported(open_office, lead.authority_id, clock.now(), because="no"))
    with support(open_office) as session:
        route, report = opened(session, lead, ids[0])
        victim_reports.read(session, route, report, by=by(lead), at=clock.now())
    clock.turn(hours=20)
    with support(open_office) as session:
        found = waiting(session, lead.authority_id, clock.now())
    assert [(one.id, one.standing) for one in found] == [
        (ids[1], Standing.OVERDUE),
        (ids[2], Standing.SOON),
        (ids[3], Standing.SOON),
        (ids[0], Standing.READ),
    ]
    assert not any(one.is_hate_crime for one in found)


def test_without_a_reader_who_works_here_nobody_can_report(open_office, lead, at):
    with open_office.transaction() as session:
        suspend(session, session.merge(lead), by=OPERATOR, at=at)
    with open_office.transaction(Side.PUBLIC) as session:
        assert victim_routes.open_route(session, lead.authority_id) is None


def test_a_route_changes_in_the_trail_with_what_stood_before(open_office, lead, at):
    open_the_route(open_office, lead, at, read_within_hours=48)
    open_the_route(open_office, lead, at, read_within_hours=48)
    with support(open_office) as session:
        trail = session.scalars(
            select(WalledEntry).where(WalledEntry.event == str(Event.VICTIM_REPORT_ROUTE_CHANGED))
        ).all()
        changed = sorted(trail, key=lambda one: one.id)[-1]
        assert len(trail) == 2
        assert changed.facts == {"changed": "read_within_hours"}
        assert words_of(session, changed) == {"read_within_hours": {"before": 24, "after": 48}}


def test_switching_off_loses_no_report_and_keeps_its_reader(open_office, lead, report_id, at):
    open_the_route(open_office, lead, at, takes_reports=False)
    gone = {"takes_reports": False, "reader_id": None}
    with pytest.raises(Refused, match="Reports wait to be read"):
        open_the_route(open_office, lead, at, **gone)
    with support(open_office) as session:
        route, report = opened(session, lead, report_id)
        assert victim_reports.read(session, route, report, by=by(lead), at=at) == ANSWERS


def test_a_new_reader_opens_what_waits_and_the_old_one_no_more(open_office, lead, report_id, at):
    with open_office.transaction() as session:
        second = member(session, council_of(session, lead), Role.SAFEGUARDING, at=at, name="Other")
    open_the_route(open_office, second, at)
    with support(open_office) as session:
        route, report = opened(session, lead, report_id)
        with pytest.raises(Refused):
            victim_reports.read(session, route, report, by=by(lead), at=at)
        assert victim_reports.read(session, route, report, by=by(second), at=at) == ANSWERS


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.OFFICER, Role.ADMIN, Role.DISCLOSURE])
def test_only_somebody_who_may_read_reports_can_be_named(open_office, lead, at, role):
    with open_office.transaction() as session:
        other = member(session, council_of(session, lead), role, at=at, name="Someone Else")
    with pytest.raises(Refused, match="Select who reads"):
        open_the_route(open_office, other, at)
    with support(open_office) as session:
        assert [one.id for one in victim_routes.readers(session, lead.authority_id)] == [lead.id]


def test_a_route_without_its_terms_is_refused_before_the_schema_does(open_office, lead, at):
    for name in TERMS.keys() - {"takes_reports"}:
        with pytest.raises(Refused):
            open_the_route(open_office, lead, at, **{name: None})


def test_nothing_of_a_report_but_its_moments_and_marker_is_outside_the_seal():
    columns = {column.key for column in inspect(VictimReport).columns}
    assert columns - {"authority_id", "id", "body"} == {
        *("is_hate_crime", "came_at", "read_due_at", "read_at", "read_by", "closed_at", "outcome")
    }


def closed(session, route, report, who, at):
    victim_reports.close(
        *(session, route, report, Outcome.PASSED_WITHOUT_NAME, "Ref 4417"),
        hate_crime=False,
        by=who,
        at=at,
    )


def council_of(session, staff):
    return session.get_one(Authority, staff.authority_id)
