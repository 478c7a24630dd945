"""Postcodes of the United Kingdom, in the one form in which they are kept and printed."""

import re
import unicodedata

from penalties.rules.refusals import refuse

_OUTWARD = (
    r"[A-PR-UWYZ][0-9]{1,2}"
    r"|[A-PR-UWYZ][A-HK-Y][0-9]{1,2}"
    r"|[A-PR-UWYZ][0-9][A-HJKPSTUW]"
    r"|[A-PR-UWYZ][A-HK-Y][0-9][ABEHMNPRVWXY]"
    r"|GIR"
)
_POSTCODE = re.compile(rf"({_OUTWARD})([0-9][ABD-HJLNP-UW-Z]{{2}})", re.ASCII)


def postcode(text: str) -> str:
    """A postcode with its one space: ``ig1-1zz`` is ``IG1 1ZZ``.

    Any case, spacing and punctuation is read. Raises ``Refused`` where no postcode has this shape.
    """
    plain = unicodedata.normalize("NFKC", text).upper()
    found = _POSTCODE.fullmatch("".join(each for each in plain if each.isalnum()))
    if found is None:
        raise refuse("address.postcode", "Enter a full postcode, like IG1 1ZZ.")
    return f"{found[1]} {found[2]}"
