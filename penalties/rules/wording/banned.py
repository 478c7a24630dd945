"""Words that no letter of ours may use, and why.

They threaten, shame, or say something untrue in law: a notice is no fine, no debt and no
conviction, there is no appeal but a second look, and nobody must pay.
"""

import re

BANNED = {
    "appeal": r"appeal(?:s|ed|ing)?",
    "debt": r"(?<!not a )debts?",
    "fail to comply": r"fail(?:s|ed|ure|ing)? to comply",
    "fine": r"(?<!court can )(?<!it can )fine[sd]?",
    "guilty": r"guilt(?:y)?",
    "immediately": r"immediately",
    "must pay": r"must (?:now )?pay",
    "offender": r"offenders?",
    "prosecute": r"prosecut\w*",
    "prostitute": r"prostitut\w*",
    "punish": r"punish\w*",
    "sex worker": r"sex[ -]workers?",
    "ticket": r"tickets?",
    "warrant": r"warrants?",
}
"""What each stands for, with the pattern that finds it. ``fine`` is only ever a court's verb."""

_ANY = {name: re.compile(rf"\b{pattern}\b", re.IGNORECASE) for name, pattern in BANNED.items()}


def banned_in(text: str) -> list[str]:
    """The names of the banned words that a text of ours uses; empty where it is fit to send."""
    return [name for name, pattern in _ANY.items() if pattern.search(text)]
