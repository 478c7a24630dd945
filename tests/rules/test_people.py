"""Who is the same person, how old somebody is, and which birth dates are refused."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.people import (
    PersonKey,
    age_on,
    check_born_on,
    folded,
    is_same_person,
    read_born_on,
)
from penalties.rules.refusals import Refused

ON = date(2026, 11, 22)
BORN = date(1990, 5, 17)


def key(given_name: str = "Anna", family_name: str = "Nowak", **changes: object) -> PersonKey:
    return PersonKey(given_name, family_name, **{"date_of_birth": BORN, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("O'Neill-Smith", "oneill smith"),
        ("O’Neill", "O'NEILL"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("José", "Jose\u0301"),
        ("Straße", "STRASSE"),
        ("Søren Æbelø", "soren aebelo"),
        ("Ｍａｒｉａ", "maria"),
        ("  de  la\tCruz ", "De La Cruz"),
        ("Ştefan", "Stefan"),
        ("Ελένη", "ελενη"),
    ],
)
def test_names_that_differ_in_writing_alone_fold_alike(name: str, same: str) -> None:
    assert folded(name) == folded(same) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anna", "Anne"), ("राम", "रमी"), ("Ли", "Лы"), ("李", "王"), ("Smith 2", "Smith 3")],
)
def test_names_that_differ_stay_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)


@given(st.text(max_size=40))
def test_folding_does_not_depend_on_how_a_name_was_composed(name: str) -> None:
    assert folded(unicodedata.normalize("NFD", name)) == folded(unicodedata.normalize("NFC", name))


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (key("ANNA", "Nowák"), True),
        (key("Anna", "Nowak", date_of_birth=date(1990, 5, 18)), False),
        (key("Anna", "Nowak", date_of_birth=None), False),
        (key("Nowak", "Anna"), False),
        (key("Ann", "Nowak"), False),
        (key("Bea", "Kowal", date_of_birth=None, id="p1"), True),
        (key("Anna", "Nowak", id="p2"), True),
    ],
)
def test_sameness_is_an_id_or_names_with_a_birth_date(other: PersonKey, same: bool) -> None:
    assert is_same_person(key(id="p1"), other) is same
    assert is_same_person(other, key(id="p1")) is same


def test_nobody_is_the_same_for_want_of_a_name_a_birth_date_or_an_id() -> None:
    assert not is_same_person(key("", ""), key("", ""))
    assert not is_same_person(key("Anna", "-"), key("Anna", "-"))
    assert not is_same_person(key(date_of_birth=None), key(date_of_birth=None))


@pytest.mark.parametrize(
    ("born_on", "on", "age"),
    [
        (date(2008, 11, 22), date(2026, 11, 21), 17),
        (date(2008, 11, 22), date(2026, 11, 22), 18),
        (date(2004, 2, 29), date(2022, 2, 28), 17),
        (date(2004, 2, 29), date(2022, 3, 1), 18),
        (date(2004, 2, 29), date(2024, 2, 29), 20),
        (date(2026, 11, 23), date(2026, 11, 22), -1),
    ],
)
def test_an_age_is_reached_as_the_birthday_begins(born_on: date, on: date, age: int) -> None:
    assert age_on(born_on, on) == age


@pytest.mark.parametrize(
    ("born_on", "rule"),
    [
        (date(2026, 11, 23), "birth_date.future"),
        (date(2026, 11, 22), None),
        (date(1915, 11, 23), None),
        (date(1915, 11, 22), "birth_date.too_old"),
    ],
)
def test_birth_dates_to_come_or_beyond_a_lifetime_are_refused(
    born_on: date, rule: str | None
) -> None:
    if rule is None:
        assert check_born_on(born_on, ON) == born_on
        return
    with pytest.raises(Refused) as refused:
        check_born_on(born_on, ON)
    assert refused.value.refusals[0].rule == rule


@pytest.mark.parametrize(
    "text", ["2026-02-30", "1990-5-7", "17/05/1990", "", "19900517", "1990-W20-4"]
)
def test_a_birth_date_that_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="real date"):
        read_born_on(text, ON)


def test_a_birth_date_is_read() -> None:
    assert read_born_on("1990-05-17", ON) == BORN
