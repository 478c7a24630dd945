"""Meetings by name: for these a penalty may stand, and for those it never may, however it comes.

Each of the forbidden ones differs from a good one in the fewest parts. All happen on the same night
and could be handed over, so that every way of handing in can be tried with each of them.
"""

import random
from collections.abc import Iterator, Mapping

from tests.builders.meetings import CHOICES, Meeting

BUYER = Meeting()
SELLER = Meeting(
    role="selling",
    gender="woman",
    support="declined",
    earlier="three declined",
    word="exception",
    policy="exception",
)
OTHER_WOMAN = Meeting(role="other", gender="woman", screening="all no", support="accepted")
LIFTED = Meeting(role="other", flag="added", screening="no home", word="lift", support="declined")
CONTROLLER = Meeting(role="controlling", word="no investigation wanted")

ALLOWED: Mapping[str, Meeting] = {
    "a buyer": BUYER,
    "a woman who buys": BUYER.but(gender="woman"),
    "a buyer who is 18 today": BUYER.but(age="18 today"),
    "by exception": SELLER,
    "by exception after one": SELLER.but(policy="exception after one", earlier="one declined"),
    "by exception, a man": SELLER.but(gender="man", role="unclear"),
    "a woman, all answered and offered": OTHER_WOMAN,
    "a flag that was lifted": LIFTED,
    "controlling, and the police do not want it": CONTROLLER,
}
_CHILDREN = {
    age: {"age": age}
    for age in (
        *("17", "18 tomorrow", "says 30, looks 24", "says 30, no look"),
        *("no birth date, looks 24", "no birth date, no look"),
    )
} | {"perhaps a child": {"screening": "perhaps a child"}}
_WITHOUT = {
    "the exception switched on": {"policy": "shipped"},
    "enough declines": {"earlier": "two declined"},
    "enough declines of a service with room": {"earlier": "two declined, one of a full service"},
    "enough declines of an open service": {"earlier": "two declined, one of a closed service"},
    "enough declines within its hours": {"earlier": "two declined, one out of hours"},
    "enough declines that are her own": {"earlier": "two declined, one by somebody else"},
    "enough declines before": {"earlier": "two declined, one after this"},
    "enough declines in the window": {"earlier": "three declined, a day before the window"},
    "an offer": {"support": "not offered"},
    "an answer": {"support": "no answer"},
    "a decline": {"support": "accepted"},
    "a safe question": {"support": "not safe to ask"},
    "a word": {"word": "nobody asked"},
    "a word of somebody": {"word": "an id that nobody has"},
    "a yes": {"word": "exception refused"},
    "an answer to the request": {"word": "exception not answered"},
    "a word in time": {"word": "exception, a second too old"},
    "a word before the paper": {"word": "exception, after the paper"},
    "a word about her": {"word": "exception for somebody else"},
    "a word about this order": {"word": "exception under another order"},
    "a word of somebody else": {"word": "exception from the issuer"},
    "a fresh word": {"word": "exception used before"},
    "a word of this kind": {"word": "lift"},
}
_FLAGGED = {
    "selling": {"role": "selling"},
    "unclear": {"role": "unclear"},
    "controlled": {"screening": "controlled"},
    "flagged by the officer": {"flag": "added"},
    "lifted by the officer alone": {"flag": "confirmed", "word": "lift refused"},
    "lifted by the issuer": {"flag": "added", "word": "lift from the issuer"},
    "other, not asked": {"role": "other"},
    "other, with a sign": {"role": "other", "screening": "no home", "support": "declined"},
    "harming a child": {"other": "young"},
    "harming somebody": {"other": "exploited"},
    "controlling": {"role": "controlling"},
}
FORBIDDEN: Mapping[str, Meeting] = {
    **{f"buying: {name}": BUYER.but(**parts) for name, parts in _CHILDREN.items()},
    **{f"with everything for an exception: {n}": SELLER.but(**p) for n, p in _CHILDREN.items()},
    **{f"without {name}": SELLER.but(**parts) for name, parts in _WITHOUT.items()},
    **{f"nothing in order: {name}": BUYER.but(**parts) for name, parts in _FLAGGED.items()},
    "without one decline in a month": SELLER.but(
        policy="exception after one", earlier="one declined, two months ago"
    ),
    "a man, without enough declines of a service for him": SELLER.but(
        gender="man", earlier="two declined, one for women alone"
    ),
    "lifted, and selling": LIFTED.but(role="selling"),
    "lifted, and perhaps a child": LIFTED.but(screening="perhaps a child"),
    "a woman, nothing offered": OTHER_WOMAN.but(support="not offered"),
    "a woman, not safe to ask": OTHER_WOMAN.but(support="not safe to ask"),
    "somebody who does not say, nothing offered": OTHER_WOMAN.but(
        gender="not_stated", support="not offered"
    ),
}


def one_part_at_a_time() -> Iterator[Meeting]:
    """From each good meeting, each part in each of its ways; and every age on every night."""
    for good in (BUYER, SELLER, OTHER_WOMAN, LIFTED, CONTROLLER):
        for part, ways in CHOICES.items():
            yield from (good.but(**{part: way}) for way in ways)
    for night in CHOICES["night"]:
        yield from (BUYER.but(night=night, age=age) for age in CHOICES["age"])


def by_chance(dice: random.Random, count: int) -> list[Meeting]:
    """Good meetings in which some parts are drawn again, and some that are drawn whole."""
    return [_drawn(dice) for _ in range(count)]


def _drawn(dice: random.Random) -> Meeting:
    good = dice.choice((BUYER, SELLER, SELLER, OTHER_WOMAN, LIFTED, CONTROLLER))
    parts = dice.sample(list(CHOICES), dice.choice((1, 2, 2, 3, 4, len(CHOICES))))
    return good.but(**{part: dice.choice(CHOICES[part]) for part in parts})
