"""The worst that can be typed into a page: endless, joined, right to left, never offered."""

import html5lib

WORST = (
    "\N{FIRECRACKER}\N{RIGHT-TO-LEFT OVERRIDE}\N{HEBREW LETTER ALEF}\N{ZERO WIDTH JOINER}" * 2500
)
NEVER_SENT = {"submit", "hidden", "file"}


def worst_answers(page):
    """The worst answer to everything that the forms of a page ask."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    asked = [*tree.iter("input"), *tree.iter("textarea"), *tree.iter("select")]
    return {
        one.get("name"): WORST
        for one in asked
        if one.get("name") and one.get("type") not in NEVER_SENT
    }
