"""Words that would tell a stranger why somebody carries the card, in the languages it comes in.

What the council types about its help lines is printed as it is, so it is read against this list.
"""

import re

OUTING = {
    "sex": r"sex\w*|seks\w*|rhyw|rhywiol\w*|prostitu\w*|prostytu\w*|[pb]h?utein\w*|brothel\w*",
    "street": r"street\w*|kerb\w*|strad[aăe]\w*|străzi\w*|ulic\w*|stryd(?:oedd)?",
    "police": r"police\w*|politi[ae]\w*|poliți\w*|policj\w*|heddlu\w*",
    "council": r"councils?|gov\.uk|primări\w*|consiliul\w*|urz[ąę]d\w*|gmin\w*|"
    r"[cg]h?yngor (?:bwrdeistref|dinas|lleol|sir|tref)\w*",
    "notice": r"notices?|notific\w*|înștiin\w*|zawiadom\w*|hysbysiad\w*",
    "fine": r"fine[sd]?|penalt\w+|amen(?:da|dă|zi)\w*|mandat\w*|grzywn\w*|d?dirwy\w*",
    "crime": r"crim[ei]\w*|offen[cs]es?|offenders?|probation|prisons?|infracți\w*|przestęp\w*|"
    r"d?h?trosedd\w*",
}
"""What each word tells, with the pattern that finds it; ``council`` also in a web address."""

_ANY = {
    name: re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
    for name, pattern in OUTING.items()
}


def outing_in(text: str) -> list[str]:
    """What a text would tell about who carries it; empty where it tells nothing."""
    return [name for name, pattern in _ANY.items() if pattern.search(text)]
