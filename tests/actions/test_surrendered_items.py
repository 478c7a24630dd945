"""Things handed over with a direction: taken with a receipt, and given back at the right time."""

from datetime import timedelta

import pytest

from penalties.actions.direction_changes import withdraw
from penalties.actions.direction_papers import frozen
from penalties.actions.surrendered_items import dispose, give_back, take
from penalties.rules.days import london_date
from penalties.rules.refusals import Refused
from tests.builders.after_giving import HOUR, MINUTE, by, handed_over, taken, the_beat, told
from tests.builders.patrol import person

CHILD = person(date_of_birth="2012-01-05")
CALLED = {"spoke_to": "Night team", "at": "2026-11-22T21:10:00Z", "reference": "N 12"}


@pytest.fixture
def beat(session, at):
    return the_beat(session, at)


@pytest.fixture
def direction(beat):
    return beat.direct()


@pytest.fixture
def item(beat, direction, at):
    return handed_over(beat, direction, at)


def rule_of(refused):
    (refusal,) = refused.value.refusals
    return refusal.rule


def test_a_receipt_is_frozen_and_the_28_days_begin_with_the_day(session, beat, direction, item, at):
    assert (item.taken_by, item.kept_until) == (beat.given_by.id, direction.ends_at)
    assert item.disposable_on == london_date(at) + timedelta(days=28)
    second = handed_over(beat, direction, at, item="A torch")
    papers = [frozen(one) for one in (item, second)]
    assert [(one["kind"], one["part"]) for one in papers] == [
        ("property_receipt", 1),
        ("property_receipt", 2),
    ]
    assert papers[0]["number"] == direction.number
    assert papers[1]["item"] == "A torch"


def test_the_minute_in_which_the_direction_was_given_counts_whole(beat, at):
    direction = beat.direct(occurred_at="2026-11-22T21:05:40Z")
    minute = direction.given_at.replace(second=0)
    assert handed_over(beat, direction, minute).taken_at == minute
    with pytest.raises(Refused) as refused:
        handed_over(beat, direction, minute - MINUTE)
    assert rule_of(refused) == "surrendered_items.not_running"


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("council_officer", "directions.police"),
        ("council_supervisor", "directions.police"),
        ("supervisor", "powers.none"),
    ],
)
def test_only_police_with_the_power_take_give_back_and_dispose(
    session, beat, direction, item, at, name, rule
):
    somebody, long_after = by(getattr(beat, name)), at + timedelta(days=40)
    with pytest.raises(Refused) as refused:
        take(session, direction, taken(at), by=somebody, at=at)
    assert rule_of(refused) == rule
    with pytest.raises(Refused) as refused:
        give_back(session, direction, item, by=somebody, at=long_after)
    assert rule_of(refused) == rule
    with pytest.raises(Refused) as refused:
        dispose(session, direction, item, "Shredded", by=somebody, at=long_after)
    assert rule_of(refused) == rule
    assert item.ended_how is None


@pytest.mark.parametrize("shift", [timedelta(hours=-1), timedelta(hours=30)])
def test_nothing_is_taken_but_with_a_direction_that_runs(session, beat, direction, at, shift):
    with pytest.raises(Refused) as refused:
        take(
            *(session, direction, taken(at + shift)),
            by=by(beat.given_by),
            at=at + timedelta(days=3),
        )
    assert rule_of(refused) == "surrendered_items.not_running"


def test_it_goes_back_when_the_direction_ends_and_not_a_second_before(
    session, beat, direction, item
):
    before = direction.ends_at - timedelta(seconds=1)
    with pytest.raises(Refused) as refused:
        give_back(session, direction, item, by=by(beat.colleague), at=before)
    assert rule_of(refused) == "surrendered_items.kept"
    give_back(session, direction, item, by=by(beat.colleague), at=direction.ends_at)
    assert (item.ended_how, item.ended_by) == ("returned", beat.colleague.id)
    with pytest.raises(Refused) as refused:
        give_back(session, direction, item, by=by(beat.colleague), at=direction.ends_at)
    assert rule_of(refused) == "surrendered_items.gone"


def test_what_is_withdrawn_lets_it_go_back_at_once(session, beat, direction, item, at):
    later = at + HOUR
    withdraw(session, direction, "Quiet", told(later), by=by(beat.given_by), at=later)
    give_back(session, direction, item, by=by(beat.given_by), at=later)
    assert item.ended_how == "returned"


def test_somebody_under_16_gets_it_back_with_an_adult_alone(session, beat, at):
    taken_home = {"taken_to": "home", "taken_where": "Their mother's"}
    young = beat.direct(person=CHILD, safeguarding=CALLED, direction=taken_home)
    item = handed_over(beat, young, at)
    assert frozen(item)["is_under_16"] is True
    with pytest.raises(Refused) as refused:
        give_back(session, young, item, adult=" ", by=by(beat.given_by), at=young.ends_at)
    assert rule_of(refused) == "surrendered_items.adult"
    give_back(session, young, item, adult="Her aunt", by=by(beat.given_by), at=young.ends_at)
    assert item.ended_words == "Her aunt"


def test_it_is_disposed_of_after_28_days_with_words_of_how(session, beat, direction, item, at):
    # London keeps winter time in November, when its days are those of UTC.
    last_claim = at + timedelta(days=27)
    with pytest.raises(Refused) as refused:
        dispose(session, direction, item, "Shredded", by=by(beat.colleague), at=last_claim)
    assert rule_of(refused) == "surrendered_items.claimable"
    first = at + timedelta(days=28)
    with pytest.raises(Refused) as refused:
        dispose(session, direction, item, " ", by=by(beat.colleague), at=first)
    assert rule_of(refused) == "surrendered_items.how"
    dispose(session, direction, item, "Shredded", by=by(beat.colleague), at=first)
    assert (item.ended_how, item.ended_on) == ("disposed", london_date(first))
