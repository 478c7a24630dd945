"""The day somebody turns 18, and names that can be indexed whatever their length."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.people import LONGEST_FOLDED, adult_from, age_on, folded_name


@pytest.mark.parametrize(
    ("born", "adult"),
    [
        (date(2008, 11, 22), date(2026, 11, 22)),
        (date(2008, 2, 29), date(2026, 3, 1)),
        (date(1986, 2, 28), date(2004, 2, 28)),
    ],
)
def test_the_day_somebody_turns_18(born, adult):
    assert adult_from(born) == adult


@given(st.dates(date(1900, 1, 1), date(2030, 1, 1)))
def test_on_that_day_the_age_is_18_and_the_day_before_17(born):
    on = adult_from(born)
    assert (age_on(born, on), age_on(born, on.fromordinal(on.toordinal() - 1))) == (18, 17)


def test_a_name_is_kept_folded_and_only_whole():
    assert folded_name("Łukasz", "O'Neill") == "lukasz oneill"
    assert folded_name("", "Pop") == folded_name("...", "Pop") == ""


@given(st.text(min_size=1, max_size=400), st.text(min_size=1, max_size=400))
def test_a_kept_name_always_fits_an_index_and_tells_long_ones_apart(given_name, family_name):
    kept = folded_name(given_name, family_name)
    assert len(kept) <= LONGEST_FOLDED + 65
    longer = folded_name(given_name + "x" * LONGEST_FOLDED, family_name)
    assert longer != folded_name(given_name + "x" * LONGEST_FOLDED, family_name + "y")
