"""Words and marks can be told from their ground, by day and by night."""

import re

import pytest

from tests.web.look import TEMPLATES

TEXT, MARK = 4.5, 3.0
PAIRS = {
    ("ink", "ground"): TEXT,
    ("ink", "ground-quiet"): TEXT,
    ("ink-quiet", "ground"): TEXT,
    ("ink-quiet", "ground-quiet"): TEXT,
    ("link", "ground"): TEXT,
    ("link", "ground-quiet"): TEXT,
    ("link-hover", "ground"): TEXT,
    ("warn", "ground"): TEXT,
    ("stop", "ground"): TEXT,
    ("done", "ground"): TEXT,
    ("on-done", "done"): TEXT,
    ("on-focus", "focus"): TEXT,
    ("ink", "map-ground"): TEXT,
    ("line", "ground"): MARK,
    ("map-area", "map-ground"): MARK,
    ("map-fix", "map-ground"): MARK,
    ("map-sign", "map-ground"): MARK,
}


def colours(*sheets: str) -> dict[str, str]:
    css = "".join((TEMPLATES / "static" / sheet).read_text("utf-8") for sheet in sheets)
    return dict(re.findall(r"--app-([a-z-]+): (#[0-9a-f]{6});", css))


def contrast(one: str, other: str) -> float:
    lights = sorted((_light(one), _light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("sheets", [("colours.css",), ("colours.css", "night.css")])
@pytest.mark.parametrize(("pair", "least"), PAIRS.items())
def test_a_colour_can_be_told_from_its_ground(sheets, pair, least):
    named = colours(*sheets)
    assert contrast(named[pair[0]], named[pair[1]]) >= least


def test_the_measure_is_that_of_the_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
