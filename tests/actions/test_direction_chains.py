"""Chains of variations through the real action: never over 48 elapsed hours, no home barred."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from penalties.actions.direction_changes import vary
from penalties.records.directions import terms_of
from penalties.rules.areas import locate
from penalties.rules.direction_changes import OpenPlace
from penalties.rules.exemptions import Occasion
from penalties.rules.refusals import Refused
from tests.builders.after_giving import by, change, last_terms, the_beat
from tests.builders.beat import ASKED_ALL
from tests.builders.patrol import INSIDE

NIGHTS = {
    "clocks go back": datetime(2026, 10, 24, 21, 15, tzinfo=UTC),
    "clocks go forward": datetime(2027, 3, 27, 21, 15, tzinfo=UTC),
    "an ordinary night": datetime(2026, 11, 22, 21, 15, tzinfo=UTC),
}
MOST = timedelta(hours=48)
HOME = (51_553_100, 65_200)
HOME_LEFT_OPEN = {
    "asked": True,
    "answer": True,
    "carve_out": "Your home and the way to it",
    "place": {"lat": HOME[0] / 1e6, "lon": HOME[1] / 1e6},
}
MINUTES = st.integers(0, 50 * 60)
STEPS = st.lists(
    st.tuples(
        st.integers(0, 20 * 60 * 60),
        MINUTES.map(lambda minutes: timedelta(minutes=minutes)) | st.just(MOST),
        st.none() | st.tuples(st.integers(51_551_000, 51_559_000), st.integers(61_000, 69_000)),
    ),
    min_size=1,
    max_size=5,
)


@pytest.mark.parametrize("night", NIGHTS)
def test_no_chain_of_variations_bars_longer_than_the_law_or_bars_a_home(session, night):
    at = NIGHTS[night]
    beat = the_beat(session, at)

    @settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
    @given(first=st.integers(40, 48 * 60), steps=STEPS)
    def try_one(first, steps):
        kept = session.begin_nested()
        direction = _directed(beat, at, at + timedelta(minutes=first))
        now = at
        for seconds, length, place in steps:
            now += timedelta(seconds=seconds)
            _vary(session, beat, direction, now, at + length, place)
            _is_lawful(session, direction)
        kept.rollback()
        session.expire_all()

    try_one()


def _directed(beat, at, until):
    said = {
        "leave_by": (at + timedelta(minutes=30)).isoformat(),
        "until": until.isoformat(),
        "exemptions": ASKED_ALL | {"home": HOME_LEFT_OPEN},
    }
    return beat.direct(occurred_at=at.isoformat(), place=INSIDE, direction=said)


def _vary(session, beat, direction, now, ends_at, place):
    """Vary it, and see that it is refused exactly where it has to be."""
    before = last_terms(session, direction)
    left_open = (OpenPlace(Occasion.WORK, "The bakery", *place, 40),) if place else ()
    said = change(now, ends_at=ends_at, left_open=left_open)
    may = now < before.ends_at and now < ends_at <= direction.given_at + MOST
    may = may and before.leave_by <= ends_at
    try:
        row = vary(session, direction, said, by=by(beat.colleague), at=now)
    except Refused:
        assert not may
        assert direction.ends_at == before.ends_at
    else:
        assert may
        assert row.ends_at == direction.ends_at == ends_at


def _is_lawful(session, direction):
    for terms in terms_of(session, direction.authority_id, direction.id):
        assert terms.in_order
        assert (terms.ends_at - direction.given_at).total_seconds() <= 48 * 3600
        assert not locate(terms.polygon, *HOME).inside
