"""A text that must name nobody is refused where it spells out a name or a birth date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.anonymity import check_names_nobody, has_day, named_in
from penalties.rules.refusals import Refused
from penalties.rules.writing import day

BORN = date(1984, 5, 7)


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("A woman in her forties.", ("Ana", "Pop"), ""),
        ("Ana was afraid.", ("Ana", "Pop"), "Ana"),
        ("we spoke with ANA twice", ("Ana", "Pop"), "Ana"),
        ("Mrs Pop's flat", ("Ana", "Pop"), "Pop"),
        ("He popped out of an analysis.", ("Ana", "Pop"), ""),
        ("told wojcik to leave", ("Tomasz", "Wójcik"), "Wójcik"),
        ("Lukasz waited", ("Łukasz", ""), "Łukasz"),
        ("a Ms ONeill", ("", "O'Neill"), "O'Neill"),
        ("a Ms O’Neill", ("", "O'Neill"), "Neill"),
        ("Ana-Maria said", ("Ana Maria", "Pop"), "Ana"),
        ("An adult.", ("An", "Le"), "An"),
        ("One adult and an interpreter.", ("An", "Le"), ""),
        ("Nobody.", (), ""),
        ("a b c", ("A", "B"), ""),
        ("Она сказала", ("Она", "Иванова"), "Она"),
    ],
)
def test_a_name_is_found_however_it_is_spelled_and_in_no_other_word(text, names, found):
    assert named_in(text, *names) == found


@pytest.mark.parametrize(
    "text",
    [
        *("born 7 May 1984", "7/5/84", "07.05.1984", "1984-05-07", "7th of May, 1984"),
        *("May 7, 1984", "7 may 84", "Born:7-May-1984.", "07051984", "5/7/1984", "19840507"),
    ],
)
def test_a_birth_date_is_found_in_every_way_of_writing_one(text):
    assert has_day(text, BORN)


@pytest.mark.parametrize(
    "text", ["met 7 May 2026", "17 May 1984", "7 May", "1984", "8/5/1984", "in her forties", ""]
)
def test_another_day_is_not_a_birth_date(text):
    assert not has_day(text, BORN)


@given(st.dates(date(1920, 1, 1), date(2026, 12, 31)))
def test_a_day_is_found_as_we_write_it_ourselves(on):
    for written in (day(on), on.isoformat(), f"{on:%d/%m/%Y}", f"{on:%d.%m.%y}"):
        assert has_day(f"They were born on {written}, they say.", on)


def test_the_refusal_says_what_to_take_out():
    with pytest.raises(Refused, match=r"it says “Ana”\. Take it out"):
        check_names_nobody("Ana, 42", "Ana", "Pop", born_on=BORN)
    with pytest.raises(Refused, match="Take out the date of birth"):
        check_names_nobody("Reference 7/5/1984", "Ana", "Pop", born_on=BORN)
    check_names_nobody("A woman of about 40, met in Ilford.", "Ana", "Pop", born_on=BORN)
    check_names_nobody("Whoever it was.", born_on=None)
