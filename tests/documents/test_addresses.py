"""An address as the post wants it: one element a line, the town in capitals, the postcode last."""

import pytest

from notices.documents.envelopes import address_lines, address_style

FLAT = ["Flat 12b", "Kingfisher House", "The Waterside", "148 Sample Street", "Loxford", "Ilford"]


def lines(address: list[str], postcode: str | None = "IG1 2DQ", most: int = 7) -> list[str]:
    return address_lines("Ion Popescu", address, postcode, most)


def test_a_plain_address_keeps_its_lines() -> None:
    assert lines(["12 Sample Street", "Ilford"]) == [
        "Ion Popescu",
        "12 Sample Street",
        "ILFORD",
        "IG1 2DQ",
    ]


def test_commas_and_full_stops_at_the_end_go() -> None:
    assert lines(["Flat 3,", "12, Sample St.", "Ilford."])[1:4] == [
        "Flat 3",
        "12 Sample St",
        "ILFORD",
    ]


def test_a_county_that_fits_stays_and_the_town_is_in_capitals() -> None:
    assert lines(["1 High Street", "Southend", "Essex"])[2:4] == ["SOUTHEND", "Essex"]


def test_the_county_goes_first_when_there_are_too_many_lines() -> None:
    shown = lines([*FLAT[:3], "148 Sample Street", "Ilford", "Essex"])
    assert shown[-2:] == ["ILFORD", "IG1 2DQ"]
    assert shown[1:5] == [*FLAT[:3], "148 Sample Street"]


@pytest.mark.parametrize("most", [6, 7])
def test_the_flat_is_never_lost(most: int) -> None:
    shown = lines([*FLAT, "Essex"], most=most)
    assert len(shown) == most
    words = " ".join(shown)
    for part in FLAT[:-1]:
        assert part in words
    assert shown[-2:] == ["ILFORD", "IG1 2DQ"]


def test_a_person_without_a_fixed_address_has_only_a_name() -> None:
    assert lines([], None) == ["Ion Popescu"]
    assert lines(["No fixed abode"], None) == ["Ion Popescu", "No fixed abode"]


def test_empty_lines_go() -> None:
    assert lines(["", "  ", "1 High Street", "Ilford"]) == lines(["1 High Street", "Ilford"])


@pytest.mark.parametrize("count", range(1, 9))
def test_type_shrinks_only_as_far_as_the_window_asks(count: int) -> None:
    style = address_style(count, 68.04)
    assert style.size >= 8.25
    assert count * style.leading <= 68.04
    assert style.size == 10 or count > 6
