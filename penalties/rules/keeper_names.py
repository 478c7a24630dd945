"""Whether a registered keeper may be somebody who is known, or may live where they do.

The files of keepers hold no birth dates. A doubt counts as a yes: then no letter goes.
"""

import re
from collections.abc import Sequence

from penalties.rules.people import folded

_PARTS = re.compile(r"[\s,.\-’']+")


def may_be(keeper: str, given_name: str, family_name: str) -> bool:
    """Whether a keeper's one-line name may be this person's, titles, order and initials aside."""
    ours, given = _words(keeper), _words(given_name)
    family = _words(family_name)
    if not family or not family <= ours:
        return False
    left = ours - family
    initials = {word[0] for word in given}
    return bool(left & given) or any(len(word) == 1 and word in initials for word in left)


def may_live_at(
    address: Sequence[str], postcode: str, lines: Sequence[str], other: str | None
) -> bool:
    """Whether two addresses may be of one household: a shared postcode, and house or first line."""
    if not other or folded(postcode) != folded(other):
        return False
    if not address or not lines:
        return True
    ours, theirs = _numbers(address), _numbers(lines)
    return folded(address[0]) == folded(lines[0]) or bool(ours & theirs) or not (ours and theirs)


def _words(name: str) -> frozenset[str]:
    return frozenset(filter(None, map(folded, _PARTS.split(name))))


def _numbers(lines: Sequence[str]) -> frozenset[str]:
    return frozenset(number for line in lines for number in re.findall(r"\d+", line))
