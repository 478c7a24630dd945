"""What opens a notice: the printed code and the token of its link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.numbers import (
    CODE_BYTES,
    TOKEN_BYTES,
    access_code,
    authority_of_token,
    link_token,
    normalise_code,
)
from penalties.rules.reading import CODE_ALPHABET
from penalties.rules.refusals import Refused


def test_nothing_in_the_alphabet_can_be_misread() -> None:
    assert len(set(CODE_ALPHABET)) == len(CODE_ALPHABET) == 32
    assert not set("01OI") & set(CODE_ALPHABET)


@given(st.binary(min_size=CODE_BYTES, max_size=CODE_BYTES))
def test_a_code_has_eight_characters_and_keeps_all_its_entropy(entropy: bytes) -> None:
    code = access_code(entropy)
    bits = "".join(f"{CODE_ALPHABET.index(each):05b}" for each in code)
    assert len(code) == 8
    assert int(bits, 2).to_bytes(CODE_BYTES) == entropy


@given(st.binary(min_size=CODE_BYTES, max_size=CODE_BYTES))
def test_a_code_is_read_in_any_case_and_grouping(entropy: bytes) -> None:
    code = access_code(entropy)
    for text in (code, code.lower(), f"{code[:4]} {code[4:]}", f" {code[:4]}-{code[4:]}\n"):
        assert normalise_code(text) == code


def test_letters_that_are_never_printed_are_read_as_the_one_they_look_like() -> None:
    assert normalise_code("i7kq m2x1") == "L7KQM2XL"


@pytest.mark.parametrize("text", ["", "7KQM2XW", "7KQM2XWDD", "7KQM2XW0", "7KQM2XWO", "7KQM2XW*"])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="8 letters and numbers"):
        normalise_code(text)


@given(
    st.sampled_from(["ILF", "RB", "SEND"]), st.binary(min_size=TOKEN_BYTES, max_size=TOKEN_BYTES)
)
def test_a_token_names_its_authority_and_fits_an_address(code: str, entropy: bytes) -> None:
    token = link_token(code, entropy)
    assert authority_of_token(token) == code
    assert token.replace("-", "").isalnum()
    assert token.isascii()


@pytest.mark.parametrize(
    "token", ["", "ILF", "ILF-", "ILF-" + "A" * 31, "ILF-" + "0" * 32, "ilf-" + "A" * 32]
)
def test_what_is_no_token_is_refused(token: str) -> None:
    with pytest.raises(Refused, match="Use the whole link"):
        authority_of_token(token)


@pytest.mark.parametrize("size", [0, 4, 6])
def test_too_little_or_too_much_entropy_is_a_mistake_of_the_program(size: int) -> None:
    with pytest.raises(ValueError, match="5 random bytes"):
        access_code(bytes(size))
