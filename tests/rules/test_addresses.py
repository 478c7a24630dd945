"""Postcodes in the one form in which they are kept."""

import pytest

from penalties.rules.addresses import postcode
from penalties.rules.refusals import Refused


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("IG1 1ZZ", "IG1 1ZZ"),
        ("ig11zz", "IG1 1ZZ"),
        (" i g 1-1 zz. ", "IG1 1ZZ"),
        ("M1 1AE", "M1 1AE"),
        ("m60 1nw", "M60 1NW"),
        ("CR26XH", "CR2 6XH"),
        ("dn551pt", "DN55 1PT"),
        ("w1a 1hq", "W1A 1HQ"),
        ("ec1a1bb", "EC1A 1BB"),
        ("gir0aa", "GIR 0AA"),
        ("bf1 1aa", "BF1 1AA"),
        ("ＩＧ１ １ＺＺ", "IG1 1ZZ"),
    ],
)
def test_a_postcode_is_kept_with_its_one_space(typed: str, kept: str) -> None:
    assert postcode(typed) == kept
    assert postcode(kept) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "IG1", "IG1 1Z", "IG1 1ZZZ", "1G1 1ZZ", "QQ1 1AA", "IG1 1CI", "IG123 1ZZ", "not known"],
)
def test_what_no_postcode_looks_like_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="full postcode"):
        postcode(typed)
