"""What a court or the council did to an order is entered once, in its turn, with its trail."""

from datetime import UTC, date, datetime, timedelta

import pytest

from penalties.actions.order_standings import change_standing
from penalties.actions.orders import take_in
from penalties.office.audit import OPERATOR, detail_of, trail_of
from penalties.records.order_drafts import history_of
from penalties.records.orders import order_with_code
from penalties.rules.order_standing import Happening, State, standing
from penalties.rules.orders import Change
from penalties.rules.refusals import Refused
from tests.builders.councils import council
from tests.builders.orders import draft

SUSPENDED_AT = datetime(2026, 3, 2, 10, 30, tzinfo=UTC)


@pytest.fixture
def ilford(session, at):
    return council(session, at)


@pytest.fixture
def order(session, ilford, at):
    take_in(session, ilford, [draft()], by=OPERATOR, at=at)
    return order_with_code(session, ilford.id, "ILF-HAR")


def happens(session, order, kind, from_at, at, **changes):
    values = {"reason": "As the court said.", "court_reference": "AC-1"} | changes
    return change_standing(session, order, kind=kind, from_at=from_at, by=OPERATOR, at=at, **values)


def state(session, order, at):
    _, versions, happenings = history_of(session, order)
    return standing(versions, happenings, at).state


def test_a_suspension_counts_from_its_minute_until_it_is_lifted(session, order, at):
    happens(session, order, Happening.SUSPENDED, SUSPENDED_AT, at)
    assert state(session, order, SUSPENDED_AT - timedelta(minutes=1)) is State.IN_FORCE
    assert state(session, order, at) is State.SUSPENDED
    happens(session, order, Happening.SUSPENSION_LIFTED, at, at)
    assert state(session, order, at) is State.IN_FORCE


def test_the_trail_keeps_codes_and_the_words_apart(session, order, at):
    happens(session, order, Happening.QUASHED, SUSPENDED_AT, at)
    entry = trail_of(session, order.authority_id, order.id)[-1]
    assert entry.event == "order.quashed"
    assert entry.facts == {"code": "ILF-HAR", "from": SUSPENDED_AT.isoformat()}
    assert detail_of(session, entry)["reason"] == "As the court said."


def test_what_cannot_follow_is_refused_and_not_kept(session, order, at):
    with pytest.raises(Refused, match="not suspended"):
        happens(session, order, Happening.SUSPENSION_LIFTED, at, at)
    assert history_of(session, order).happenings == []


@pytest.mark.parametrize("kind", [Happening.QUASHED, Happening.DISCHARGED])
def test_an_order_that_is_over_has_no_further_version_but_a_correction(
    session, ilford, order, at, kind
):
    happens(session, order, kind, SUSPENDED_AT, at, court_reference=None)
    varied = draft(title="Wider", change=Change.VARIATION, made_on=date(2026, 9, 1))
    with pytest.raises(Refused, match=f"ILF-HAR: this order was {kind}"):
        take_in(session, ilford, [varied], by=OPERATOR, at=at)
    assert take_in(
        session, ilford, [draft(title="Right", change=Change.CORRECTION)], by=OPERATOR, at=at
    )
