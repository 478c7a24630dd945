"""A notice number finds its own typing errors and is read as people type."""

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from penalties.rules.numbers import (
    LAST_SERIAL,
    check_character,
    check_code,
    compact,
    printed,
    read,
)
from penalties.rules.refusals import Refused

SYMBOLS = string.digits + string.ascii_uppercase + "*"
codes = st.text("ABCDEFGHIJKLMNPQRSTUVWXYZ", min_size=2, max_size=4)
serials = st.integers(1, LAST_SERIAL)


def is_sound(text: str) -> bool:
    """The standard's own test: the weighted sum of all characters leaves 1 when divided by 37."""
    weights = [pow(2, place, 37) for place in reversed(range(len(text)))]
    total = sum(SYMBOLS.index(each) * weight for each, weight in zip(text, weights, strict=True))
    return total % 37 == 1


@pytest.mark.parametrize(
    ("code", "serial", "check"),
    [
        # A is 10 and B is 11, so 10 x 2**9 + 11 x 2**8 + 1 x 2 = 7938 = 214 x 37 + 20; then
        # 20 + 18 = 38 = 37 + 1, and the character of value 18 is I.
        ("AB", 1, "I"),
        # The same with a last digit of 2: 7940 = 214 x 37 + 22, and 22 + 16 = 38 gives G.
        ("AB", 2, "G"),
        # With 60 for the last two digits: 7936 + 6 x 4 = 7960 = 215 x 37 + 5, and 5 + 33 gives X.
        ("AB", 60, "X"),
        # 7936 + 9 x 2 = 7954 = 214 x 37 + 36, and 36 + 2 = 38 gives 2.
        ("AB", 9, "2"),
    ],
)
def test_the_check_character_by_hand(code: str, serial: int, check: str) -> None:
    assert check_character(code, serial) == check


@given(codes, serials)
def test_every_number_passes_the_standards_own_test(code: str, serial: int) -> None:
    assert is_sound(compact(code, serial))


def test_all_thirty_seven_characters_occur() -> None:
    assert {check_character("ILF", serial) for serial in range(1, 2_000)} == set(SYMBOLS)


@given(codes, serials, st.data())
def test_one_wrong_character_is_always_found(code: str, serial: int, data: st.DataObject) -> None:
    number = compact(code, serial)
    place = data.draw(st.integers(0, len(number) - 1))
    wrong = data.draw(st.sampled_from(SYMBOLS))
    assume(wrong != number[place])
    assert not is_sound(number[:place] + wrong + number[place + 1 :])


@given(codes, serials, st.data())
def test_two_neighbours_swapped_are_always_found(
    code: str, serial: int, data: st.DataObject
) -> None:
    number = compact(code, serial)
    place = data.draw(st.integers(0, len(number) - 2))
    first, second = number[place : place + 2]
    assume(first != second)
    assert not is_sound(number[:place] + second + first + number[place + 2 :])


@given(codes, serials, st.data())
def test_a_wrong_digit_is_refused_when_read(code: str, serial: int, data: st.DataObject) -> None:
    number = compact(code, serial)
    assume(number[-1] not in "01OI")
    place = data.draw(st.integers(len(code), len(number) - 2))
    wrong = data.draw(st.sampled_from(string.digits))
    assume(wrong != number[place])
    with pytest.raises(Refused):
        read(number[:place] + wrong + number[place + 1 :])


@given(codes, serials)
def test_a_number_reads_back_from_every_way_of_writing_it(code: str, serial: int) -> None:
    number = compact(code, serial)
    shown = printed(number)
    for text in (number, shown, shown.lower(), shown.replace(" ", "\u00a0"), f"  {shown}\n"):
        assert read(text) == (code, serial)


@given(codes, serials)
def test_letters_that_look_like_digits_are_read_as_digits(code: str, serial: int) -> None:
    number = compact(code, serial)
    typed = number.replace("0", "O").replace("1", "I")
    assert read(typed) == (code, serial)
    assert read(number.replace("I", "1")) == (code, serial)
    assert read(number[:-8] + number[-8:].replace("O", "0").replace("I", "1")) == (code, serial)


def test_a_number_is_printed_in_three_groups() -> None:
    assert printed("AB0000001I") == "AB 0000001 I"
    assert printed("ABCD0000060*") == "ABCD 0000060 *"


@pytest.mark.parametrize("serial", [0, -1, LAST_SERIAL + 1])
def test_a_serial_beyond_seven_digits_is_refused(serial: int) -> None:
    with pytest.raises(Refused, match="between 1 and 9,999,999"):
        compact("ILF", serial)


@pytest.mark.parametrize("code", ["", "A", "ABCDE", "AOB", "ilf", "A1", "ÄB"])
def test_an_authority_code_is_two_to_four_letters(code: str) -> None:
    with pytest.raises(Refused, match="2 to 4 capital letters"):
        check_code(code)


@pytest.mark.parametrize("code", ["IL", "ILF", "RED", "SEND"])
def test_two_to_four_letters_without_o_are_let_pass(code: str) -> None:
    assert check_code(code) == code


@pytest.mark.parametrize(
    "text",
    ["", "AB", "AB0000001", "AB00000011I", "ABCDE0000001I", "AB0000000K", "AO0000001I", "😀"],
)
def test_what_is_no_number_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Refused, match="Enter the reference as it is printed"):
        read(text)


def test_a_number_that_does_not_check_is_refused_in_a_sentence() -> None:
    with pytest.raises(Refused, match="one of its characters does not match"):
        read("AB0000001K")
