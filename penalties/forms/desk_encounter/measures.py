"""Whole numbers as officers type them: metres and years."""

import re
from typing import Any, ClassVar

from penalties.forms.fields import Text
from penalties.rules.refusals import refuse

_WHOLE = re.compile(r"[0-9]{1,6}", re.ASCII)


class Whole(Text):
    """A whole number from nothing up; ``unit`` ends the sentence about anything else."""

    unit = ""
    most = 999_999
    attributes: ClassVar[dict[str, Any]] = {"inputmode": "numeric", "spellcheck": False}

    def read(self, text: str) -> int:
        if not _WHOLE.fullmatch(text) or int(text) > self.most:
            raise refuse("whole", f"Enter a whole number of {self.unit}, like 8")
        return int(text)


class Metres(Whole):
    """A distance."""

    unit = "metres"


class Years(Whole):
    """An age."""

    unit = "years"
    most = 120
