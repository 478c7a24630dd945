"""What the card has room for: all of it or named, whatever the council has typed."""

from dataclasses import replace

import pytest
import zxingcpp

from notices.documents import left_out_of_wallet, render_card
from penalties.rules.facts import HelpLine
from penalties.rules.wording.support_card import card
from tests.builders.cards import (
    HEALTH_PAGE,
    HELP_LINES,
    LANGUAGES,
    PAPERS,
    printed_card,
    sample_card,
)
from tests.builders.papers import page_count, picture, spans, texts

IN_EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
ON_EVERY_PAPER = pytest.mark.parametrize("paper", PAPERS)


def long_line(number: int, length: int = 100) -> HelpLine:
    name = f"Line {number} of the women’s and families’ night shelter and advice centre "
    return HelpLine((name * 9)[:length].strip(), f"020 7946 000{number}", "every night " * 4)


def test_few_lines_are_printed_larger_than_many() -> None:
    few, many = (
        next(s.size for s in spans(printed_card(help_lines=lines), 1) if "0155" in s.text)
        for lines in (HELP_LINES[:1], HELP_LINES)
    )
    assert few > many


@ON_EVERY_PAPER
@pytest.mark.parametrize("missing", ["anonymous_line", "health_page", "help_lines"])
def test_what_the_council_has_not_entered_leaves_no_word_behind(paper: str, missing: str) -> None:
    pdf = printed_card(paper, **{missing: () if missing == "help_lines" else None})
    words, said = card("en"), " ".join(texts(pdf))
    shown = {
        "anonymous_line": words.anonymous in said,
        "health_page": words.health in said,
        "help_lines": "Samaritans" in said or words.calls in said,
    }
    assert shown == {name: name != missing for name in shown}
    pages = [picture(pdf, page) for page in range(page_count(pdf))]
    codes = [code for page in pages for code in zxingcpp.read_barcodes(page)]
    assert bool(codes) == (missing != "health_page")


@ON_EVERY_PAPER
def test_a_card_with_nothing_entered_still_says_what_there_is(paper: str) -> None:
    nothing = {"help_lines": (), "anonymous_line": None, "health_page": None}
    said = " ".join(texts(printed_card(paper, **nothing)))
    assert said.endswith(card("en").danger)


def test_a_line_without_hours_has_its_name_and_number() -> None:
    back = texts(printed_card(help_lines=(HelpLine("Night shelter", "020 7946 0177"),)))[1]
    assert "Night shelter 020 7946 0177" in back


def test_what_has_no_room_on_the_wallet_card_is_named_and_stands_on_the_roll() -> None:
    lines = tuple(long_line(number) for number in range(6))
    said = sample_card(help_lines=lines)
    missing = left_out_of_wallet(said)
    fitting = lines[: len(lines) - len(missing)]
    assert missing == [line.name for line in lines[len(fitting) :]]
    assert fitting
    back, slip = texts(render_card(said, "wallet"))[1], texts(render_card(said, "roll80"))[0]
    for line in lines:
        assert (f"{line.name}: {line.hours.strip()} {line.phone}" in back) == (line in fitting)
        assert line.name in slip
        assert (line.phone in back) == (line in fitting)
        assert line.phone in slip


@pytest.mark.parametrize("length", [20, 60, 100, 400])
@pytest.mark.parametrize("count", [1, 3, 6])
@IN_EVERY_LANGUAGE
def test_nothing_overlaps_however_long_the_names_are(
    language: str, count: int, length: int
) -> None:
    lines = tuple(long_line(number, length) for number in range(count))
    pdf = printed_card("wallet", language, help_lines=lines)
    stood = sorted(spans(pdf, 1), key=lambda span: span.top)
    assert max(span.bottom for span in stood) <= 54 - 3
    for place, one in enumerate(stood):
        for other in stood[place + 1 :]:
            apart = other.left >= one.right or other.right <= one.left
            assert apart or other.top >= one.bottom - 0.3 * (one.bottom - one.top), (one, other)
    assert [one.text for one in zxingcpp.read_barcodes(picture(pdf, 1))] == [HEALTH_PAGE]


def test_an_address_too_long_for_the_symbol_stands_in_words_alone() -> None:
    page = f"https://health.example/{'a' * 60}"
    pdf = printed_card(health_page=page)
    assert zxingcpp.read_barcodes(picture(pdf, 1, 300)) == []
    assert page.removeprefix("https://") in texts(pdf)[1].replace(" ", "")
    assert page not in left_out_of_wallet(sample_card(health_page=page))


def test_an_address_too_long_for_the_wallet_card_is_named_and_stands_on_the_roll() -> None:
    page = f"https://health.example/{'a' * 270}"
    assert left_out_of_wallet(sample_card(health_page=page)) == [page]
    wallet, slip = (texts(printed_card(paper, health_page=page)) for paper in PAPERS)
    assert card("en").health not in wallet[1]
    assert page.removeprefix("https://") in slip[0].replace(" ", "")


def test_a_language_that_reads_from_the_right_begins_there() -> None:
    urdu = ["مدد", "آپ کے قریب"]
    english = card("en")
    words = replace(english, title=urdu[0], offers=(urdu[1],) * 5, language="ur")
    pdf = render_card(replace(sample_card(), words=words), "wallet")
    rows: dict[float, float] = {}
    for span in spans(pdf):
        if not span.text.isascii():
            rows[span.top] = max(rows.get(span.top, 0), span.right)
    title, *offers = (rows[top] for top in sorted(rows))
    assert title == pytest.approx(85 - 4.2, abs=0.2)
    assert offers == pytest.approx([85 - 4.2 - 3.2] * 5, abs=0.2)


def test_too_many_words_for_the_front_are_refused_by_the_name_of_their_language() -> None:
    words = replace(card("pl"), offers=("Bezpieczne miejsce na nocleg " * 3,) * 5)
    with pytest.raises(ValueError, match="Polski"):
        render_card(replace(sample_card(), words=words), "wallet")
