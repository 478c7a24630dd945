"""When two encounters are the same, however a tablet wrote them."""

import copy
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.sameness import content, is_same, sha256

ID = "0193519b-4d6c-7cc3-98c4-dc0c0c07398f"


def encounter(**changes: Any) -> dict[str, Any]:
    return {
        "id": ID,
        "occurred_at": "2026-11-22T21:05:00Z",
        "place": {"lat": 51.5549, "lon": 0.0748, "accuracy_m": 8, "source": "gps"},
        "role": "buying",
        "particulars": "Caf\u00e9 corner",
        "person": {"given_name": "Jos\u00e9", "date_of_birth": "1984-05-17"},
        "screening": {"no_home": "no"},
        "notice": {"number": "ILF0001234K", "served_at": "2026-11-22T21:15:00Z"},
        **changes,
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"device_clock": "2026-11-23T08:00:00Z"},
        {"issued_offline": True},
        {"incident_id": None},
        {"other_person": {"age_doubt": None}},
        {"particulars": "Cafe\u0301 corner"},
        {"occurred_at": "2026-11-22T21:05:00+00:00"},
        {"occurred_at": "2026-11-22T22:05:00.400+01:00"},
        {"occurred_at": datetime(2026, 11, 22, 21, 5, tzinfo=UTC)},
        {"id": ID.upper()},
        {"id": UUID(ID)},
        {"screening": {"no_home": "no", "injury": "not_asked"}},
        {"place": {"lon": 0.07480, "lat": 51.5549, "accuracy_m": 8.0, "source": "gps"}},
    ],
)
def test_what_says_the_same_is_the_same(changes: dict[str, Any]) -> None:
    assert is_same(encounter(), encounter(**changes))
    assert sha256(encounter()) == sha256(encounter(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"role": "selling"},
        {"particulars": "caf\u00e9 corner"},
        {"occurred_at": "2026-11-22T21:05:01Z"},
        {"screening": {"no_home": "yes"}},
        {"screening": {}},
        {"place": {"lat": 51.554901, "lon": 0.0748, "accuracy_m": 8, "source": "gps"}},
        {"notice": {"number": "ILF0001235J", "served_at": "2026-11-22T21:15:00Z"}},
        {"issued_offline": True, "vehicle": {"vrm": "AB12 CDE"}},
    ],
)
def test_what_says_something_else_is_another(changes: dict[str, Any]) -> None:
    assert not is_same(encounter(), encounter(**changes))
    assert sha256(encounter()) != sha256(encounter(**changes))


def test_coordinates_are_whole_micro_degrees() -> None:
    place = content(encounter())["place"]
    assert place == {
        "lat_e6": 51_554_900,
        "lon_e6": 74_800,
        "accuracy_m_e6": 8_000_000,
        "source": "gps",
    }


def test_the_encounter_itself_is_left_alone() -> None:
    original = encounter(screening={"injury": "not_asked"}, device_clock="x")
    before = copy.deepcopy(original)
    content(original)
    assert original == before


def test_a_moment_without_its_offset_has_no_one_meaning() -> None:
    with pytest.raises(ValueError, match="offset"):
        content(encounter(occurred_at="2026-11-22T21:05:00"))


@given(st.floats(-9, 2.1), st.floats(49.8, 61))
def test_any_coordinate_has_a_hash_within_half_a_micro_degree(lon: float, lat: float) -> None:
    place = {"lat": lat, "lon": lon}
    told = content(encounter(place=place))["place"]
    assert abs(told["lat_e6"] - lat * 1e6) <= 0.500001
    assert abs(told["lon_e6"] - lon * 1e6) <= 0.500001
    assert len(sha256(encounter(place=place))) == 64
