"""A direction after it was given: varied and withdrawn by police, within 48 elapsed hours."""

from datetime import timedelta

import pytest

from penalties.actions.direction_changes import vary, withdraw
from penalties.actions.direction_papers import frozen
from penalties.office.audit import trail_of
from penalties.records.directions import live_at, terms_of
from penalties.rules.area_files import polygons_of
from penalties.rules.areas import locate
from penalties.rules.direction_changes import OpenPlace
from penalties.rules.events import Event
from penalties.rules.exemptions import Occasion
from penalties.rules.refusals import Refused
from tests.builders.after_giving import (
    HOUR,
    MINUTE,
    by,
    change,
    handed_over,
    last_terms,
    the_beat,
    told,
)

CHEMIST = OpenPlace(Occasion.MEDICAL, "The chemist on the corner", 51_553_900, 65_200, 30)


@pytest.fixture
def beat(session, at):
    return the_beat(session, at)


@pytest.fixture
def direction(beat):
    return beat.direct()


def rules_of(refused):
    return {refusal.rule for refusal in refused.value.refusals}


def test_any_constable_with_the_power_may_vary_and_every_word_is_kept(session, beat, direction, at):
    ends_at = at + 5 * HOUR
    said = change(at, ends_at=ends_at, area="Ilford Lane alone", route="By Roden Street")
    row = vary(session, direction, said, by=by(beat.colleague), at=at)
    first, last = terms_of(session, direction.authority_id, direction.id)
    assert (first.serial, first.kind) == (0, "given")
    assert (last.serial, last.kind, last.made_by) == (1, "varied", beat.colleague.id)
    assert (last.area, last.ends_at, last.leave_by) == (
        "Ilford Lane alone",
        ends_at,
        first.leave_by,
    )
    assert (direction.ends_at, direction.status) == (ends_at, "given")
    paper = frozen(row)
    assert (paper["says"], paper["part"], paper["because"]) == ("varied", 1, said.because)
    assert paper["before"]["area"] == first.area
    entry = trail_of(session, direction.authority_id, direction.id)[-1]
    assert (entry.event, entry.actor_id) == (Event.DIRECTION_VARIED, beat.colleague.id)
    assert "work" not in str(entry.facts)


def test_what_nobody_changes_stays(session, beat, direction, at):
    before = last_terms(session, direction)
    after = vary(session, direction, change(at), by=by(beat.given_by), at=at)
    kept = ("area", "polygon", "polygon_digest", "leave_by", "ends_at", "route")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]


def test_a_place_that_stays_open_is_cut_out_of_the_area_and_named(session, beat, direction, at):
    first = vary(session, direction, change(at, left_open=(CHEMIST,)), by=by(beat.given_by), at=at)
    assert not locate(first.polygon, CHEMIST.lat_e6, CHEMIST.lon_e6).inside
    again = OpenPlace(Occasion.WORK, "The bakery")
    second = vary(session, direction, change(at, left_open=(again,)), by=by(beat.given_by), at=at)
    assert polygons_of(second.polygon) == polygons_of(first.polygon)
    assert frozen(second)["left_open"] == [
        ["medical", "The chemist on the corner"],
        ["work", "The bakery"],
    ]


@pytest.mark.parametrize("name", ["council_officer", "council_supervisor"])
def test_nobody_of_the_council_changes_a_direction(session, beat, direction, at, name):
    somebody = by(getattr(beat, name))
    with pytest.raises(Refused) as refused:
        vary(session, direction, change(at), by=somebody, at=at)
    assert rules_of(refused) == {"directions.police"}
    with pytest.raises(Refused) as refused:
        withdraw(session, direction, "No need", told(at), by=somebody, at=at)
    assert rules_of(refused) == {"directions.police"}
    assert len(terms_of(session, direction.authority_id, direction.id)) == 1


def test_police_without_the_power_do_not_change_one(session, beat, direction, at):
    with pytest.raises(Refused) as refused:
        vary(session, direction, change(at), by=by(beat.supervisor), at=at)
    assert rules_of(refused) == {"powers.none"}


def test_48_hours_run_from_the_first_giving_to_the_second(session, beat, direction, at):
    most = direction.given_at + timedelta(hours=48)
    vary(session, direction, change(at, ends_at=most), by=by(beat.given_by), at=at)
    later = at + 40 * HOUR
    beyond = change(later, ends_at=most + timedelta(seconds=1))
    with pytest.raises(Refused) as refused:
        vary(session, direction, beyond, by=by(beat.given_by), at=later)
    assert rules_of(refused) == {"directions.too_long"}
    assert direction.ends_at == most


def test_what_is_over_is_neither_varied_nor_withdrawn(session, beat, direction, at):
    later = direction.ends_at
    more = change(later, ends_at=later + HOUR)
    with pytest.raises(Refused) as refused:
        vary(session, direction, more, by=by(beat.given_by), at=later)
    assert "directions.over" in rules_of(refused)
    with pytest.raises(Refused) as refused:
        withdraw(session, direction, "No need", told(later), by=by(beat.given_by), at=later)
    assert rules_of(refused) == {"directions.over"}


def test_a_new_end_in_the_past_is_refused(session, beat, direction, at):
    with pytest.raises(Refused) as refused:
        vary(session, direction, change(at, ends_at=at), by=by(beat.given_by), at=at)
    assert "directions.ends_too_soon" in rules_of(refused)


@pytest.mark.parametrize(
    ("how", "rule"),
    [
        ({"in_writing": False}, "directions.not_written"),
        ({"in_writing": False, "why_not_written": " "}, "directions.not_written"),
        ({"at": None}, "directions.told_when"),
        ({"at": MINUTE}, "directions.told_later"),
        ({"at": -HOUR}, "directions.told_before"),
    ],
)
def test_it_says_whether_and_how_the_person_was_told(session, beat, direction, at, how, rule):
    how = {**how, **({"at": at + how["at"]} if how.get("at") else {})}
    said = told(**{"at": at, **how})
    with pytest.raises(Refused) as refused:
        vary(session, direction, change(at, told=said), by=by(beat.given_by), at=at)
    assert rules_of(refused) == {rule}
    with pytest.raises(Refused) as refused:
        withdraw(session, direction, "No need", said, by=by(beat.given_by), at=at)
    assert rules_of(refused) == {rule}


def test_withdrawing_ends_it_now_and_for_good(session, beat, direction, at):
    asked_until = direction.ends_at
    not_told = told(None, in_writing=False, why_not_written="She had gone")
    row = withdraw(session, direction, "The road is quiet", not_told, by=by(beat.colleague), at=at)
    assert (direction.status, direction.ends_at) == ("withdrawn", at)
    assert (row.kind, row.serial, row.told_at) == ("withdrawn", 1, None)
    assert frozen(row)["ends_at"] == asked_until.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert live_at(session, direction.authority_id, at) == []
    with pytest.raises(Refused) as refused:
        withdraw(session, direction, "Again", told(at), by=by(beat.colleague), at=at)
    assert rules_of(refused) == {"directions.withdraw"}
    with pytest.raises(Refused) as refused:
        vary(session, direction, change(at), by=by(beat.colleague), at=at)
    assert rules_of(refused) == {"directions.vary"}


def test_without_a_reason_nothing_changes(session, beat, direction, at):
    with pytest.raises(Refused) as refused:
        vary(session, direction, change(at, because=" "), by=by(beat.given_by), at=at)
    assert rules_of(refused) == {"directions.because"}
    with pytest.raises(Refused) as refused:
        withdraw(session, direction, " ", told(at), by=by(beat.given_by), at=at)
    assert rules_of(refused) == {"directions.because"}


def test_what_is_no_direction_in_law_cannot_be_varied(session, beat, at):
    void = beat.hold()
    with pytest.raises(Refused) as refused:
        vary(session, void, change(at, ends_at=at + HOUR), by=by(beat.given_by), at=at)
    assert rules_of(refused) == {"directions.void"}


def test_what_was_handed_over_is_kept_as_long_as_the_direction_runs(session, beat, direction, at):
    item = handed_over(beat, direction, at)
    assert item.kept_until == direction.ends_at
    vary(session, direction, change(at, ends_at=at + 2 * HOUR), by=by(beat.given_by), at=at)
    assert item.kept_until == at + 2 * HOUR
    withdraw(session, direction, "Quiet", told(at), by=by(beat.given_by), at=at + HOUR)
    assert item.kept_until == at + HOUR
