"""Fonts whose letters change with their neighbours, and what the changed ones stand for.

ReportLab gives a shaped letter a character of its own; without a word about what it stands for,
the text of a notice could be seen but neither read out, copied nor searched.
"""

import re
from itertools import pairwise
from typing import Any

from reportlab.pdfbase.ttfonts import ShapedStr, TTFont, shapeStr

NOTHING = "\u200b"
"""For the second of two marks that one letter is drawn with."""

_TOLD = re.compile(r"(?<=> )<([0-9A-F]{4})>(?=\n)")


class ShapedFont(TTFont):  # type: ignore[misc]  # ReportLab has no types
    """A font for one document, which remembers the letters behind each drawn one."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        self._stands_for: dict[int, str] = {}

    def shape(self, text: str) -> tuple[str, float]:
        """The letters as they are drawn, from left to right, and their width for a size of 1."""
        shaped = shapeStr(text, self.fontName, 1, force=True)
        if not isinstance(shaped, ShapedStr):
            return text, float(self.stringWidth(text, 1))
        placed = shaped.__shapeData__
        starts = sorted({each.cluster for each in placed})
        behind = {start: text[start:end] for start, end in pairwise([*starts, len(text)])}
        for character, each in zip(shaped, placed, strict=True):
            self._stands_for.setdefault(ord(character), behind.pop(each.cluster, NOTHING))
        return shaped, sum(each.x_advance for each in placed) / 1000

    def addObjects(self, doc: Any) -> None:  # noqa: N802  # ReportLab's name
        """Write the font into the document, each drawn letter told as the one it stands for."""
        subsets = range(len(self.state[doc].subsets))
        names = [self.getSubsetInternalName(number, doc)[1:] for number in subsets]
        super().addObjects(doc)
        for name in names:
            font = doc.idToObject["BasicFonts"].dict[name]
            table = doc.idToObject[font.ToUnicode.name]
            table.content = _TOLD.sub(self._retold, table.content)

    def _retold(self, told: re.Match[str]) -> str:
        text = self._stands_for.get(int(told[1], 16))
        return told[0] if text is None else f"<{text.encode('utf-16-be').hex().upper()}>"
