"""How the templates are set up: strict for ours, lenient for the kit's, one tag for each status."""

import pytest
from jinja2 import UndefinedError

from penalties.rules.fixed_penalties import Status
from penalties.web.pages import brand_colour
from penalties.web.tags import COLOURS, ON_HOLD, PENALTY_TAGS, Tag, status_tag
from tests.web.look import TEMPLATES, look_app


@pytest.fixture(scope="module")
def templates():
    return look_app().jinja_env


@pytest.mark.parametrize("source", ["{{ nobody }}", "{{ {}.key }}", "{% if nobody %}{% endif %}"])
def test_a_name_that_is_missing_is_a_fault(templates, source):
    with pytest.raises(UndefinedError):
        templates.from_string(source).render()


def test_every_template_compiles(templates):
    for file in TEMPLATES.rglob("*.html"):
        templates.get_template(file.relative_to(TEMPLATES).as_posix())


def test_every_status_has_a_tag_of_its_own_words_and_none_is_red():
    tags = [*(status_tag(status) for status in Status), ON_HOLD]
    assert set(PENALTY_TAGS) == set(Status)
    assert len({tag.words for tag in tags}) == len(tags)
    assert {tag.colour for tag in tags} <= set(COLOURS) - {"red"}
    assert status_tag(Tag("Late", "red")) == Tag("Late", "red")
    with pytest.raises(ValueError, match="lost"):
        status_tag("lost")


@pytest.mark.parametrize(
    ("given", "drawn"),
    [
        ("#5B2b82", "#5B2b82"),
        (None, "#0b0c0c"),
        ("red", "#0b0c0c"),
        ('#fff"/><script>', "#0b0c0c"),
    ],
)
def test_only_a_colour_is_drawn_as_the_councils(given, drawn):
    assert brand_colour(given) == drawn


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ 6050 | money }}", "£60.50"),
        ("{{ 'ILF0001234K' | number }}", "ILF\N{NO-BREAK SPACE}0001234\N{NO-BREAK SPACE}K"),
        ("{{ '7KQM2XWD' | code }}", "7KQM\N{NO-BREAK SPACE}2XWD"),
        ("{{ 1204 | counted('notice') }}", "1,204 notices"),
        ("{{ ['a', '<b>'] | listed }}", "a and &lt;b&gt;"),
    ],
)
def test_filters_write_as_the_rules_do_and_stay_escaped(templates, source, words):
    assert templates.from_string(source).render() == words
