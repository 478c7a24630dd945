"""The frozen notice: what is in it, how it is spelled, and what changes its hash."""

import json
from dataclasses import fields, replace
from datetime import datetime, timedelta, timezone

import pytest

from penalties.rules.canonical import canonical, digest
from penalties.rules.facts import Facts
from penalties.rules.snapshots import fixed_penalty_digest, fixed_penalty_snapshot
from tests.builders.notices import CODE, FACTS, LINK, facts, snapshot


def test_a_snapshot_names_its_kind_versions_and_language() -> None:
    frozen = snapshot()
    assert {key: frozen[key] for key in ("kind", "layout", "wording", "language")} == {
        "kind": "fixed_penalty",
        "layout": "1-dl",
        "wording": "2",
        "language": "en-GB",
    }


def test_every_fact_is_in_it() -> None:
    frozen = snapshot()
    for field in fields(Facts):
        assert field.name in frozen
    assert frozen["offence"]["at"] == "2026-11-22T21:15:00Z"
    assert frozen["offence"]["lat_e6"] == 51_552_700
    assert frozen["amounts"] == {"full_pence": 10_000, "lower_pence": 7_500}
    assert frozen["dates"]["earliest_proceedings"] == "2026-12-07"
    assert frozen["council"]["address"] == ["Town Hall", "128 High Road", "Ilford"]


def test_it_is_plain_data_with_one_spelling() -> None:
    frozen = snapshot()
    assert json.loads(canonical(frozen)) == frozen


def test_what_opens_the_notice_is_not_in_it() -> None:
    spelled = canonical(snapshot()).decode()
    assert CODE not in spelled
    assert LINK not in spelled


def test_the_layout_names_the_envelope() -> None:
    assert snapshot(council={"envelope_profile": "c5"})["layout"] == "1-c5"


def test_moments_are_utc_to_the_second() -> None:
    summer = timezone(timedelta(hours=1))
    at = datetime(2026, 7, 1, 0, 30, 15, 999_999, summer)
    assert snapshot(offence={"at": at})["offence"]["at"] == "2026-06-30T23:30:15Z"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        fixed_penalty_snapshot(replace(FACTS, served_at=datetime(2026, 11, 22)))  # noqa: DTZ001


def test_something_that_is_not_plain_data_is_refused() -> None:
    with pytest.raises(TypeError, match="float is not plain data"):
        snapshot(offence={"lat_e6": 51.5})


def test_the_hash_is_that_of_the_snapshot_and_every_fact_counts() -> None:
    first = fixed_penalty_digest(FACTS)
    assert first == digest(snapshot())
    assert first == fixed_penalty_digest(facts())
    assert first != fixed_penalty_digest(facts(person={"born_year": 1995}))
    assert first != fixed_penalty_digest(facts(council={"colour": None}))


def test_decomposed_facts_have_the_same_hash() -> None:
    assert fixed_penalty_digest(facts(person={"name": "Zoe\u0308"})) == fixed_penalty_digest(
        facts(person={"name": "Zoë"})
    )
