"""Whether a registered keeper may be somebody who is known, or may live where they do.

The files of keepers hold no birth dates. A doubt counts as a yes: then no letter goes.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from penalties.rules.people import folded

TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "sir", "dame", "lady", "lord"}
)
MOST_INITIALS = 2
_PARTS = re.compile(r"[\s,.\-’']+")


def may_be(keeper: str, given_name: str, family_name: str) -> bool:
    """Whether a keeper's one-line name may be this person's, titles, order and initials aside.

    Where the line has the family name alone, or no given name is known, it may be.
    """
    ours, given = _words(keeper), _words(given_name)
    return any(
        not left or not given or any(_may_stand_for(word, given) for word in left)
        for left in _without_family(ours, _words(family_name))
    )


def may_live_at(
    address: Sequence[str], postcode: str, lines: Sequence[str], other: str | None
) -> bool:
    """Whether two addresses may be of one household: a shared postcode, and house or first line.

    Where the other has no postcode, the line with its house is enough.
    """
    if not other:
        return bool(_houses(address) & _houses(lines))
    if folded(postcode) != folded(other):
        return False
    if not address or not lines:
        return True
    ours, theirs = _numbers(address), _numbers(lines)
    return folded(address[0]) == folded(lines[0]) or bool(ours & theirs) or not (ours and theirs)


def _words(name: str) -> list[str]:
    return list(filter(None, map(folded, _PARTS.split(name))))


def _without_family(ours: Sequence[str], family: Sequence[str]) -> Iterator[list[str]]:
    """What else the line has, titles aside, for each way in which it has the family name."""
    if not family:
        return
    if set(family) <= set(ours):
        yield [word for word in ours if word not in family and word not in TITLES]
    for first, last in combinations(range(len(ours) + 1), 2):
        if "".join(ours[first:last]) == "".join(family):
            yield [word for word in (*ours[:first], *ours[last:]) if word not in TITLES]


def _may_stand_for(word: str, given: Sequence[str]) -> bool:
    """Whether a word may be a given name, all of them in one, or their initials."""
    initials = "".join(each[0] for each in given)
    is_initials = len(word) <= MOST_INITIALS and word[0] in initials
    return is_initials or word in (*given, initials, "".join(given))


def _houses(lines: Sequence[str]) -> frozenset[str]:
    """The first line, and every one with a number in it."""
    told = (*lines[:1], *(line for line in lines[1:] if _numbers([line])))
    return frozenset(filter(None, map(folded, told)))


def _numbers(lines: Sequence[str]) -> frozenset[str]:
    return frozenset(number for line in lines for number in re.findall(r"\d+", line))
