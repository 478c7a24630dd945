"""Whether a keeper may be somebody who is known, or may live with them: a doubt is a yes."""

import pytest

from penalties.rules.keeper_names import may_be, may_live_at


@pytest.mark.parametrize(
    ("keeper", "given", "family", "is_so"),
    [
        ("Miss Ana Pop", "Ana", "Pop", True),
        ("POP ANA", "Ana", "Pop", True),
        ("MS A POP", "Ana", "Pop", True),
        ("A. Pop", "Ana-Maria", "Pop", True),
        ("MISS AM POP", "Ana Maria", "Pop", True),
        ("Miss A.M. Pop", "Ana", "Pop", True),
        ("Mrs Pop", "Ana", "Pop", True),
        ("POP", "Ana", "Pop", True),
        ("Miss Anamaria Pop", "Ana Maria", "Pop", True),
        ("Miss Ana Neill Smith", "Ana", "O'Neill-Smith", False),
        ("Miss Ana Pop Ionescu", "Ana", "Pop", True),
        ("ANA ONEILL", "Ana", "O'Neill", True),
        ("Miss Ana O Neill", "Ana", "O'Neill", True),
        ("Mr Dan Pop", "Ana", "Pop", False),
        ("Mr D Pop", "Ana", "Pop", False),
        ("MR DM POP", "Ana", "Pop", False),
        ("Ana Popescu", "Ana", "Pop", False),
        ("Łucja O’Neill-Smith", "Lucja", "O'Neill Smith", True),
        ("Blue Vans Ltd", "Ana", "Pop", False),
        ("Ana Pop", "", "", False),
        ("Ana Pop", "Ana", "", False),
    ],
)
def test_names_are_compared_without_titles_order_and_accents(keeper, given, family, is_so):
    assert may_be(keeper, given, family) is is_so


@pytest.mark.parametrize(
    ("lines", "postcode", "is_so"),
    [
        (("12 Sample Street", "Ilford"), "IG1 2DQ", True),
        (("Flat 3", "12 Sample Street"), "ig12dq", True),
        (("14 Sample Street", "Ilford"), "IG1 2DQ", False),
        (("12 Sample Street", "Ilford"), "IG1 2DR", False),
        (("Rose Cottage", "Ilford"), "IG1 2DQ", True),
        ((), "IG1 2DQ", True),
        ((), None, False),
        (("12 Sample Street",), None, True),
        (("Flat 3", "12 SAMPLE STREET"), "", True),
        (("14 Sample Street", "Ilford"), None, False),
        (("Ilford",), None, False),
    ],
)
def test_addresses_of_one_household_are_known(lines, postcode, is_so):
    assert may_live_at(("12 Sample Street", "Ilford"), "IG1 2DQ", lines, postcode) is is_so
