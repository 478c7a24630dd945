"""Words that a letter about a second look may not use: they tell whoever opens it why it came.

Some tell of the matter by themselves. Others tell of it because they stand on the notice: in the
title of the order, in what it forbids, in what is said to have happened (design rule 14).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from penalties.rules.refusals import refuse

SOURCE = "Design rule 14: nothing outs anybody"
TELLING = re.compile(
    r"\b(?:sex(?:y|es|ual\w*)?|prostitut\w*|brothels?|escorts?|massages?|kerb\w*|cruis\w+|loiter\w*"
    r"|solicit(?:s|ed|ing)?|red[ -]lights?|punters?|pimp\w*|traffick\w*|exploit\w*|drugs?"
    r"|anti-?social|pspos?|protection orders?|prohibit\w*|offen[cd]\w*|crim(?:e|es|inal\w*)"
    r"|arrest\w*|caught|particulars|streets?)\b",
    re.IGNORECASE,
)
SHORTEST = 4
"""Shorter words tell nothing by themselves."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDINGS = ("ings", "ing", "ies", "ied", "es", "ed", "s", "e", "y")
_COMMON = """
about above after again against agree agreed agrees ahead almost alone along already also although
always amount amounts another answer answered answers anybody anyone anything area around asked
asking asks away back because been before began begin being below beside best better between both
brought call called came cannot case cases change changed check checked clear close come comes
coming could council date dates days decide decided decision describe described details difference
different does doing done down during each early either else enough even evening every everybody
everyone evidence example explain explained fact facts find first follow followed found from full
gave give given gives goes going gone good hand handed happen happened have having hear heard help
here hers hour hours however idea include instead into just keep kept kind knew know known last
late later least leave left less letter letters like little local long look looked looking made
mail make making many matter maybe mean means meant might minute minutes more morning most move
moved much must name named need needed never next nice night nobody none note noted nothing notice
notices number officer officers often once only open order orders other others ought over page
pages paper papers part parts pass past people person person's persons place places plan please
point points possible post posted public put question questions quite rather read reading real
really reason reasons received record records rest right rule rules said same saying says second
seem seen send sent several shall should show showed shown shows side sign signed signs since some
somebody someone something soon sorry speak spoke start started state stated statement states
still such sure system take taken takes taking talk talked tell tells than thank that their them
themselves then there these they thing things think this those though thought three through till
time times today told took toward towards trouble true turn turned under understand understood
until upon used using usual very wait waited walk walked want wanted ways week weeks well went
were what whatever when where whether which while whole whom whose will wish with within without
word words work worked would write writing written wrong wrote year years your yours yourself
"""
_PLAIN = frozenset(_COMMON.split())


@dataclass(frozen=True, slots=True)
class Matter:
    """What stands on the notice itself, and in no letter about it."""

    title: str = ""
    forbids: str = ""
    place: str = ""
    happened: str = ""

    def words(self) -> frozenset[str]:
        """What each of its telling words comes down to, however it is spelled."""
        said = f"{self.title} {self.forbids} {self.place} {self.happened}"
        return frozenset(root for _, root in _roots(said))


def outing_in(text: str, matter: Matter, known: Iterable[str] = ()) -> tuple[str, ...]:
    """The words of a text that tell of the matter, as they are written, each once.

    ``known`` are texts that stand in every letter of the council's: their words tell nothing.
    """
    plain = {root for each in known for _, root in _roots(each)}
    telling = matter.words() - plain
    found = [one.group() for one in TELLING.finditer(text)]
    found += [word for word, root in _roots(text) if root in telling]
    return tuple(dict.fromkeys(found))


def check_tells_nothing(text: str, matter: Matter, known: Iterable[str] = ()) -> None:
    """``Refused``, naming the words, where a text that goes into a letter tells of the matter."""
    found = outing_in(text, matter, known)
    if found:
        named = ", ".join(f"“{word}”" for word in found)
        raise refuse(
            "letters.outing",
            f"Somebody else may open the letter. Leave out {named}: say it in the full answer, "
            "which stands on the page behind the date of birth.",
            SOURCE,
        )


def _roots(text: str) -> Iterator[tuple[str, str]]:
    """Each word that could tell something, and what it comes down to without its ending."""
    for word in _WORD.findall(text):
        folded = _folded(word)
        if len(folded) >= SHORTEST and folded not in _PLAIN:
            yield word, _root(folded)


def _folded(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.casefold()).replace("’", "'")
    return "".join(one for one in apart if not unicodedata.combining(one)).removesuffix("'s")


def _root(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST - 1:
            word = word.removesuffix(ending)
            break
    return word[:-1] if word[-1] == word[-2] else word
