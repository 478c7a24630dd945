"""Signs are recorded where they stand and looked at again, never in the future."""

from datetime import date

import pytest

from penalties.actions.orders import take_in
from penalties.actions.signs import add_sign, inspect_sign
from penalties.office.audit import OPERATOR, trail_of
from penalties.records.orders import order_with_code, signs_of
from penalties.rules.refusals import Refused
from penalties.rules.signs import Condition
from tests.builders.councils import council
from tests.builders.orders import draft

TODAY, TOMORROW = date(2026, 11, 22), date(2026, 11, 23)


@pytest.fixture
def order(session, at):
    ilford = council(session, at)
    take_in(session, ilford, [draft()], by=OPERATOR, at=at)
    return order_with_code(session, ilford.id, "ILF-HAR")


def put_up(session, order, at, **changes):
    values = {
        "place": "Corner of Ilford Lane",
        "lat_e6": 51_551_200,
        "lon_e6": 73_800,
        "inspected_on": date(2026, 9, 1),
        "condition": Condition.GOOD,
    }
    return add_sign(session, order, **(values | changes), by=OPERATOR, at=at)


def test_a_sign_is_kept_with_its_place_and_looked_at_again(session, order, at):
    sign = put_up(session, order, at, photo_sha256="a" * 64)
    inspect_sign(session, sign, inspected_on=TODAY, condition=Condition.DAMAGED, by=OPERATOR, at=at)
    session.expire_all()
    (kept,) = signs_of(session, order)
    assert (kept.lat_e6, kept.lon_e6, kept.condition) == (51_551_200, 73_800, "damaged")
    assert (kept.inspected_on, kept.photo_sha256) == (TODAY, "a" * 64)
    trail = trail_of(session, order.authority_id, sign.id)
    assert [(entry.event, entry.facts["condition"]) for entry in trail] == [
        ("sign.recorded", "good"),
        ("sign.inspected", "damaged"),
    ]


def test_nobody_has_looked_at_a_sign_tomorrow(session, order, at):
    with pytest.raises(Refused, match="today or in the past"):
        put_up(session, order, at, inspected_on=TOMORROW)


def test_an_older_inspection_does_not_replace_a_newer_one(session, order, at):
    sign = put_up(session, order, at)
    with pytest.raises(Refused, match="later inspection"):
        inspect_sign(
            session,
            sign,
            inspected_on=date(2026, 8, 31),
            condition=Condition.GOOD,
            by=OPERATOR,
            at=at,
        )
