"""Money in whole pence: how an amount is written for people and read from what they type."""

import re
from typing import NewType

from penalties.rules.refusals import refuse

Pence = NewType("Pence", int)
"""An amount of money in whole pence; never a float."""

NOTHING = Pence(0)

_TYPED = re.compile(
    r"£?(?P<pounds>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<pence>[0-9]{2}))?", re.ASCII
)
_BELOW_POUNDS = 10_000_000


def written(pence: Pence) -> str:
    """The amount as people read it: ``£60``, ``£60.50``, ``£1,000``, ``-£5``."""
    pounds, rest = divmod(abs(pence), 100)
    sign = "-" if pence < 0 else ""
    return f"{sign}£{pounds:,}.{rest:02d}" if rest else f"{sign}£{pounds:,}"


def read(text: str) -> Pence:
    """The amount that was typed, such as ``£60``, ``60.50`` or ``1,000``.

    Raises ``Refused`` where it is not an amount in pounds and pence. A single digit after the
    point is refused too: nobody can know whether ``60.5`` was meant.
    """
    match = _TYPED.fullmatch("".join(text.split()))
    if match is None:
        raise refuse("money.shape", "Enter an amount in pounds and pence, like £60 or £60.50.")
    pounds = int(match["pounds"].replace(",", "")[:20])
    if pounds >= _BELOW_POUNDS:
        raise refuse("money.size", "Enter an amount below £10,000,000.")
    return Pence(pounds * 100 + int(match["pence"] or 0))
