"""What a reviewer types for a letter is read before it goes into one: somebody else may open it."""

import json

from sqlalchemy.orm import Session

from appeals.rules.outing import Matter, check_tells_nothing
from appeals.rules.readability import hint
from penalties.office.authorities import Authority
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.refusals import refuse
from penalties.rules.wording.banned import banned_in
from penalties.rules.writing import listed

MOST = 500
"""As many letters stand beside one point; all that is to be said stands in the full answer."""


def check_letter_words(session: Session, case: FixedPenalty, words: str) -> str | None:
    """What to tell whoever typed ``words`` for a letter, where they are hard to read.

    Raises ``Refused``, naming the words, where they tell of the matter or speak as no letter of
    ours does, and where they are too long.
    """
    if len(words) > MOST:
        raise refuse("letters.long", f"Use {MOST} characters at most: this one has {len(words)}.")
    if found := banned_in(words):
        named = listed([f"“{word}”" for word in found])
        raise refuse("letters.banned", f"No letter may say {named}. Use other words.")
    check_tells_nothing(words, matter_of(case), known=_everywhere(session, case))
    return hint(words)


def matter_of(case: FixedPenalty) -> Matter:
    """What stands on the notice and in no letter; nothing where the notice is not frozen."""
    if case.snapshot is None:
        return Matter()
    offence = json.loads(case.snapshot)["offence"]
    area = f"{offence['order_title']} {offence['restricted_area']}"
    return Matter(area, offence["prohibition"], offence["place"], offence["particulars"])


def _everywhere(session: Session, case: FixedPenalty) -> list[str]:
    """What stands on every letter of the council: who it is, and where."""
    council = session.get_one(Authority, case.authority_id)
    return [council.name, council.short_name, *council.address_lines, council.pay_counter or ""]
