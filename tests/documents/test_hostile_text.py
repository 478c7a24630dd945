"""Whatever somebody types, a notice is printed, and nothing that can be seen is lost or cut."""

import pytest

from tests.builders.notices import HelpLine
from tests.builders.papers import page_count, printed, spans, texts

PAPERS = pytest.mark.parametrize("paper", ["a4", "roll80", "large"])
EMOJI = "\U0001f9ff"
MARKS = "\u202e\u2067\u200f\u202d\u2069"


def flood(name: str, unit: str = EMOJI + MARKS) -> str:
    """10,000 characters of emoji and marks that turn the direction of reading."""
    return f"first{name} {unit * (10_000 // len(unit))} last{name}"


FLOODED = {
    "council": {
        "name": flood("Name"),
        "short_name": flood("Short"),
        "pay_to": flood("Payee"),
        "address": (flood("Hall"),),
        "phone": flood("Phone"),
        "web": flood("Web"),
        "email": flood("Email"),
        "privacy": flood("Privacy"),
        "pay_phone": flood("Line"),
        "pay_counter": flood("Counter"),
        "help_lines": (HelpLine(flood("Help"), flood("Call"), flood("Hours")),),
        "languages": (flood("Language"),),
    },
    "person": {"name": flood("Person"), "address": (flood("Flat"), flood("Street"))},
    "offence": {
        "place": flood("Place"),
        "order_title": flood("Order"),
        "prohibition": flood("Article"),
        "restricted_area": flood("Area"),
        "particulars": flood("Said"),
    },
    "officer": {"number": flood("Officer"), "role": flood("Role"), "authority": flood("Power")},
}
ON_A_ROLL_TOO = ("Name", "Payee", "Hall", "Phone", "Web", "Line", "Counter", "Help", "Language")
ON_A_ROLL_TOO += ("Person", "Place", "Order", "Article", "Area", "Said", "Officer", "Power")
NOT_ON_A_ROLL = ("Email", "Privacy", "Flat", "Street")


@pytest.mark.parametrize("paper", ["a4", "large"])
def test_a_flood_in_every_field_is_printed_whole(paper: str) -> None:
    words = "".join("".join(texts(printed(paper, **FLOODED))).split())
    for name in (*ON_A_ROLL_TOO, *NOT_ON_A_ROLL):
        assert f"first{name}".casefold() in words.casefold()
        assert f"last{name}".casefold() in words.casefold()


def test_a_flood_is_printed_whole_on_a_roll() -> None:
    words = "".join("".join(texts(printed("roll80", **FLOODED))).split())
    for name in ON_A_ROLL_TOO:
        assert f"first{name}" in words
        assert f"last{name}" in words


@PAPERS
def test_each_of_ten_thousand_emoji_is_told_by_its_number(paper: str) -> None:
    said = f"before {EMOJI * 10_000} after"
    words = "".join(texts(printed(paper, offence={"particulars": said})))
    assert words.replace(" ", "").count("[U+1F9FF]") == 10_000


@PAPERS
def test_particulars_come_back_word_for_word(paper: str) -> None:
    words = [f"word{number}" for number in range(1_200)]
    pdf = printed(paper, offence={"particulars": " ".join(words)})
    printed_words = [word for text in texts(pdf) for word in text.split()]
    assert [word for word in printed_words if word.startswith("word")] == words


@PAPERS
def test_nothing_runs_off_the_page(paper: str) -> None:
    pdf = printed(paper, **FLOODED)
    right = {"a4": 198, "roll80": 76.2, "large": 198}[paper]
    for page in range(min(page_count(pdf), 12)):
        assert max(span.right for span in spans(pdf, page)) <= right


def test_blocks_of_the_front_never_overlap() -> None:
    lines = sorted((span for span in spans(printed(**FLOODED))), key=lambda span: span.top)
    for place, one in enumerate(lines):
        for other in lines[place + 1 :]:
            apart = other.left >= one.right or other.right <= one.left
            assert apart or other.top >= one.bottom - 0.28 * (one.bottom - one.top), (one, other)


@pytest.mark.parametrize("mark", MARKS)
def test_marks_that_turn_the_reading_do_not_turn_it(mark: str) -> None:
    plain = printed(offence={"place": "Ilford Lane 12 outside the bank"})
    marked = printed(offence={"place": f"Ilford {mark}Lane 12 outside{mark} the bank"})
    assert texts(marked)[0] == texts(plain)[0]


def test_a_control_character_is_told_and_does_nothing() -> None:
    assert "Lane [U+0007] 9" in texts(printed(offence={"place": "Lane \x07 9"}))[0]
