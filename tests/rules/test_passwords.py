"""A password is long and not the first that anybody tries; one that we make is always good."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.passwords import FIRST_BYTES, LONGEST, check_password, first_password
from penalties.rules.reading import CODE_ALPHABET
from penalties.rules.refusals import Refused

EMAIL = "amara.okonkwo@ilford.example"


@pytest.mark.parametrize("password", ["three random words", "ünïcödé is welcome", "x1y2z3a4b5c6"])
def test_a_long_password_stands_as_it_is(password):
    assert check_password(password, EMAIL) == password


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("eleven char", "at least 12"),
        ("ab3" * 67, "at most 200"),
        ("abababababab", "harder to guess"),
        ("Password2026!!!", "harder to guess"),
        ("my amara.okonkwo", "harder to guess"),
    ],
)
def test_a_weak_password_is_refused(password, said):
    with pytest.raises(Refused, match=said):
        check_password(password, EMAIL)


@given(st.binary(min_size=FIRST_BYTES, max_size=FIRST_BYTES))
def test_a_first_password_is_spelled_in_four_groups_without_lookalikes(entropy):
    groups = first_password(entropy).split("-")
    assert [len(group) for group in groups] == [4, 4, 4, 4]
    assert set("".join(groups)) <= set(CODE_ALPHABET)
    assert len("-".join(groups)) <= LONGEST


@given(st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_other_bytes_give_another_password(one, other):
    assert (first_password(one) == first_password(other)) is (one == other)


def test_ten_bytes_are_asked_for():
    with pytest.raises(ValueError, match="10 random bytes"):
        first_password(b"short")
