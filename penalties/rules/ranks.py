"""Ranks of the police that may authorise a dispersal: inspector and every rank above.

Law: Anti-social Behaviour, Crime and Policing Act 2014 s34(1). Who truly holds the rank is shown by
the instrument that gives the power; this only keeps a wrong one from being written down.
"""

import re
from collections.abc import Iterator, Mapping

from penalties.rules.refusals import Refusal

INSPECTOR_OR_ABOVE = (
    *("Inspector", "Chief Inspector", "Superintendent", "Chief Superintendent", "Commander"),
    *("Deputy Assistant Commissioner", "Assistant Commissioner", "Deputy Commissioner"),
    *("Commissioner", "Assistant Chief Constable", "Deputy Chief Constable", "Chief Constable"),
)
BELOW = ("Sergeant", "Constable", "Special Constable", "PCSO")
SHORT: Mapping[str, str] = {
    "acc": "Assistant Chief Constable",
    "ch insp": "Chief Inspector",
    "ch supt": "Chief Superintendent",
    "ci": "Chief Inspector",
    "cs": "Chief Superintendent",
    "dcc": "Deputy Chief Constable",
    "dci": "Detective Chief Inspector",
    "di": "Detective Inspector",
    "insp": "Inspector",
    "pc": "Constable",
    "pcso": "PCSO",
    "ps": "Sergeant",
    "sgt": "Sergeant",
    "sup": "Superintendent",
    "supt": "Superintendent",
}
BEFORE = re.compile(r"(police|detective|temporary|acting|t/|a/)\s*", re.I)
"""What may stand before a rank."""

SOURCE = "ASBCPA 2014 s34(1)"


def written(rank: str) -> str:
    """A rank as it is written on paper, without short forms: ``Chief Inspector``."""
    typed = " ".join(rank.replace(".", " ").split())
    short = SHORT.get(typed.lower(), typed)
    return short if short.isupper() else short.title().replace(" Of ", " of ")


def check_rank(rank: str) -> Iterator[Refusal]:
    """A refusal for a rank below inspector, and for what is no rank of the police."""
    said = written(rank)
    bare = written(BEFORE.sub("", said))
    if bare in INSPECTOR_OR_ABOVE:
        return
    if bare in map(written, BELOW):
        yield Refusal(
            "dispersals.rank",
            f"A {said} cannot authorise a dispersal. It takes an inspector or above.",
            SOURCE,
        )
    else:
        yield Refusal(
            "dispersals.rank",
            "Enter a rank of inspector or above, like Inspector or Superintendent.",
            SOURCE,
        )
