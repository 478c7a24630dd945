"""What an envelope's window may show is a name and an address, and nothing else at all."""

import pytest

from tests.builders.papers import THERMAL_DPI, picture, printed, sample, spans

DOTS = THERMAL_DPI / 25.4
ADDRESS = {"PRIVATE", "Tomasz Llŷr-Wójcik", "Flat 3", "12 Sample Street", "ILFORD", "IG1 2DQ"}
WINDOWS = {"dl": (10, 46, 110, 92), "c5": (1, 53.5, 110, 102), "notify": (15.2, 32, 120, 95)}
SEEN = {"dl": (20, 57, 100, 81), "c5": (20, 67, 91, 88.5), "notify": (24.6, 39.5, 120, 66.3)}


def in_window(pdf: bytes, window: tuple[float, float, float, float]) -> list:
    left, top, right, bottom = window
    return [
        span
        for span in spans(pdf)
        if span.right > left and span.left < right and span.bottom > top and span.top < bottom
    ]


@pytest.mark.parametrize("paper", ["a4", "large"])
@pytest.mark.parametrize("envelope", WINDOWS)
def test_only_the_address_can_be_seen(paper: str, envelope: str) -> None:
    shown = in_window(sample(paper, envelope), WINDOWS[envelope])
    assert {span.text.strip() for span in shown} == ADDRESS


@pytest.mark.parametrize("envelope", WINDOWS)
def test_no_ink_stands_beside_the_address(envelope: str) -> None:
    pdf = sample("a4", envelope)
    page = picture(pdf)
    left, top, right, bottom = WINDOWS[envelope]
    for span in in_window(pdf, WINDOWS[envelope]):
        box = (span.left - 0.5, span.top - 0.5, span.right + 0.5, span.bottom + 0.5)
        page.paste(255, tuple(round(side * DOTS) for side in box))
    window = page.crop(tuple(round(side * DOTS) for side in (left, top, right, bottom)))
    assert window.getextrema() == (255, 255)


@pytest.mark.parametrize("envelope", WINDOWS)
def test_the_address_is_seen_however_the_sheet_slides(envelope: str) -> None:
    left, top, right, bottom = SEEN[envelope]
    for span in in_window(sample("a4", envelope), WINDOWS[envelope]):
        assert left <= span.left
        assert span.right <= right
        assert top - 0.5 <= span.top
        assert span.bottom <= bottom + 0.5


@pytest.mark.parametrize("envelope", WINDOWS)
def test_the_longest_address_stays_in_its_window(envelope: str) -> None:
    lines = ("Flat 12b", "Kingfisher House", "The Waterside", "148 Sample Street", "Loxford")
    pdf = printed(
        council={"envelope_profile": envelope},
        person={"address": (*lines, "Ilford", "Essex"), "name": "W" * 30},
    )
    shown = in_window(pdf, WINDOWS[envelope])
    words = " ".join(span.text.strip() for span in shown)
    assert words.startswith("PRIVATE")
    assert words.endswith("ILFORD IG1 2DQ")
    assert "Flat 12b" in words
    assert "Essex" not in words.title()
    assert max(span.bottom for span in shown) <= SEEN[envelope][3] + 0.5


@pytest.mark.parametrize("envelope", WINDOWS)
def test_sorting_machines_find_the_margins_free(envelope: str) -> None:
    page = picture(sample("a4", envelope))
    width, height = page.size
    edge = round(12 * DOTS)
    for strip in ((0, 0, edge, height), (width - edge, 0, width, height)):
        assert page.crop(strip).getextrema() == (255, 255)


def test_a_mail_house_that_rejects_stray_ink_finds_all_of_it_in_its_zones() -> None:
    pdf = printed(
        council={"envelope_profile": "notify", "name": "Royal Borough of Somewhere and Elsewhere"},
        person={"name": "Maximiliane Featherstonehaugh-Wojciechowska"},
    )
    zones = {
        "mark": (15, 5, 125, 30),
        "address": (24.6, 39.5, 120, 66.3),
        "contact": (125, 30, 190, 95),
        "body": (15, 95, 195, 292),
    }
    for span in spans(pdf):
        assert any(
            left <= span.left and span.right <= right and top <= span.top and span.bottom <= bottom
            for left, top, right, bottom in zones.values()
        ), span
