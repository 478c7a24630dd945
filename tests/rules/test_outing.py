"""What a reviewer types for a letter names nothing that stands on the notice alone."""

import pytest

from appeals.rules.outing import Matter, check_tells_nothing, outing_in
from penalties.rules.refusals import Refused

MATTER = Matter(
    "Loxford Lane",
    "No person shall stop another to buy.",
    "Bus stop by the Odeon",
    "He stopped a silver car and asked for the price.",
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You were not near Loxford.", ("Loxford",)),
        ("We saw no SILVER one.", ("SILVER",)),
        ("We looked at the prices.", ("prices",)),
        ("Nobody was stopping.", ("stopping",)),
        ("The Odeon's sign was clear.", ("Odeon's",)),
        ("It is an offence about sex.", ("offence", "sex")),
        ("Kerb-crawling and soliciting.", ("Kerb", "soliciting")),
        ("No Public Spaces Protection Order.", ("Protection Order",)),
        ("A crime, on the street.", ("crime", "street")),
        ("You were asked by another officer.", ()),
        ("We read what you sent us, and looked at the photos.", ()),
    ],
)
def test_telling_words_are_named(text: str, found: tuple[str, ...]) -> None:
    assert outing_in(text, MATTER) == found


def test_words_with_marks_and_without_are_the_same() -> None:
    assert outing_in("In Wójtown.", Matter(title="WOJTOWN")) == ("Wójtown",)


def test_what_stands_on_every_letter_of_the_council_tells_nothing() -> None:
    text = "Come to the reception in Loxford."
    assert outing_in(text, MATTER) == ("Loxford",)
    assert outing_in(text, MATTER, known=["Loxford Town Hall"]) == ()


def test_a_refusal_names_the_words() -> None:
    with pytest.raises(Refused, match="Leave out “silver”, “price”"):
        check_tells_nothing("The silver one at that price.", MATTER)


def test_plain_words_pass() -> None:
    check_tells_nothing("We looked at both photos. The date is right.", MATTER)
