"""What the front is too small for carries on, whole, on a sheet of its own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.notices import PARTICULARS
from tests.builders.papers import page_count, printed, sample, texts

LONG = " ".join(f"Sentence {number} says a little more." for number in range(1, 60))


@pytest.mark.parametrize("envelope", ["dl", "c5", "notify"])
def test_ordinary_particulars_need_two_sides(envelope: str) -> None:
    assert page_count(sample("a4", envelope)) == 2
    assert PARTICULARS in texts(sample("a4", envelope))[0]


def test_long_particulars_carry_on_on_page_3_and_the_front_says_so() -> None:
    front, back, rest = texts(printed(offence={"particulars": LONG}))
    assert "There is more on page 3." in front
    assert rest.startswith("What happened, carried on ")
    assert "There is more" not in back
    assert "Page 1 of 3, turn over" in front
    assert "Page 3 of 3" in rest


@settings(max_examples=15, deadline=None)
@given(count=st.integers(0, 900))
def test_no_word_of_the_particulars_is_lost_or_doubled(count: int) -> None:
    words = [f"w{number}" for number in range(count)]
    said = printed(offence={"particulars": " ".join(words)})
    found = [word for text in texts(said) for word in text.split()]
    assert [word for word in found if word[:1] == "w" and word[1:].isdigit()] == words


def test_the_back_tells_everybody_the_same() -> None:
    one = printed(offence={"particulars": LONG}, person={"name": "Ion Popescu"})
    other = printed(offence={"place": "Elsewhere"}, person={"name": "Chloe Jones"})
    backs = [texts(pdf)[1].rpartition("ILF 0001234 3 Page")[0] for pdf in (one, other)]
    assert backs[0] == backs[1]
    assert "Popescu" not in backs[0]


def test_an_address_too_long_for_the_window_is_printed_whole_on_page_3() -> None:
    lines = tuple(f"{'Long winded building name ' * 6}{number}" for number in range(4))
    front, _, rest = texts(printed(person={"address": lines}))
    assert front.count("PRIVATE") == 1
    assert rest.startswith("Your name and address, carried on Tomasz")
    for number in range(4):
        assert f"name {number}" in rest


def test_a_council_with_much_to_say_gets_another_side_before_the_rest() -> None:
    pages = texts(printed(council={"privacy": LONG * 2}, offence={"particulars": LONG}))
    assert len(pages) == 4
    assert "There is more on page 4." in pages[0]
    assert pages[3].startswith("What happened, carried on")
