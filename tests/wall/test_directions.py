"""A direction is the police's own record, and tells nobody how the gate judged the meeting."""

import json
from dataclasses import replace
from typing import Any

import pytest

from penalties.office.database import Base
from penalties.office.roles import Side, is_support_store
from tests.builders.beat import directed, on_the_beat
from tests.builders.patrol import ALL_NO, SELLER
from tests.builders.support import Town, town
from tests.wall.raw import read_by

OUTSIDE = {table.name for table in Base.metadata.sorted_tables if not is_support_store(table)}
ITSELF = {"id", "seq", "serial", "number", "seal_id", "number_id"}
"""Columns in which every row differs from every other."""
EVA = SELLER | {"given_name": "Eva", "family_name": "Kis"}


@pytest.fixture
def here(office) -> Town:
    made = town(office)
    with office.transaction() as session:
        street = on_the_beat(replace(made.street, session=session))
    return replace(made, street=street)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"role": "other", "screening": ALL_NO}),
        ({"role": "buying"}, {"role": "buying", "screening": {"controlled_by_another": "yes"}}),
        ({"role": "unclear"}, {"role": "buying", "screening": ALL_NO}),
        ({"role": "other", "screening": ALL_NO}, {"role": "other", "screening": {"injury": "yes"}}),
        ({}, {"flag": {"answer": "added", "reason": "She looked afraid."}}),
        ({"role": "buying"}, {"role": "buying", "other_person": {"age_doubt": True}}),
        ({}, {"role": "controlling"}),
        ({"outcome": "report_to_police"}, {"role": "buying", "outcome": "report_to_police"}),
        ({"outcome": "safeguarding"}, {"role": "buying", "outcome": "safeguarding"}),
    ],
)
@pytest.mark.parametrize("offline", [False, True])
def test_two_directions_leave_the_same_rows_however_the_gate_judged_them(
    here: Town, one: dict[str, Any], other: dict[str, Any], offline: bool
) -> None:
    rows = [
        _added(here, directed(person=person, issued_offline=offline, **said))
        for person, said in ((SELLER, one), (EVA, other))
    ]
    assert rows[0] == rows[1]
    assert "directions" in rows[0]


def _added(here: Town, item: dict[str, Any]) -> dict[str, list[tuple[Any, ...]]]:
    """What a meeting adds to every table that enforcement reads, but for what names it."""
    before = {name: len(rows) for name, rows in read_by(here.office, Side.ENFORCEMENT).items()}
    assert here.hand_in(item).direction is not None
    found = {}
    for name, rows in read_by(here.office, Side.ENFORCEMENT).items():
        known = sorted(rows, key=lambda row: str(row.get("id")))[before[name] :]
        if name in OUTSIDE and known:
            found[name] = [_shape(row) for row in known]
    return found


def _shape(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple((name, _plain(name, value)) for name, value in sorted(row.items()))


def _plain(name: str, value: Any) -> Any:
    """A value as it may be compared: of what differs by itself, only that it is there."""
    if isinstance(value, bytes | memoryview):
        return len(bytes(value))
    if name in ITSELF or name.endswith(("_id", "sha256", "digest", "_hmac")):
        return value is not None
    if isinstance(value, dict | list):
        return len(json.dumps(value))
    return len(value) if isinstance(value, str) else value
