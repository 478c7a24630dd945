"""Who is the same person, how old somebody is on a day, and which birth dates cannot be.

Two records are the same person where they share an id, or the folded names and the date of birth.
Anything fuzzier is suggested to a human, never decided here.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from penalties.rules.refusals import refuse
from penalties.rules.writing import day as written_day

OLDEST = 110
ADULT_AGE = 18
LONGEST_FOLDED = 200
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_WITHOUT_STROKE = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


@dataclass(frozen=True, slots=True)
class PersonKey:
    """What sameness is judged from; ``id`` is empty where nobody has given one."""

    given_name: str
    family_name: str
    date_of_birth: date | None
    id: str = ""


def folded(name: str) -> str:
    """A name for comparing, never for showing: ``Łukasz O’Neill-Śmith`` is ``lukaszoneillsmith``.

    Compatibility forms, case, accents, spaces and punctuation are folded away. Letters, digits and
    the vowel signs that some scripts write as marks of their own stay.
    """
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    kept = (each for each in apart.translate(_WITHOUT_STROKE) if _carries_meaning(each))
    return unicodedata.normalize("NFKC", "".join(kept))


def folded_name(given_name: str, family_name: str) -> str:
    """Both names folded, as one text that can be indexed; empty where one of them is.

    A name too long for an index is cut and told from others by its digest.
    """
    names = folded(given_name), folded(family_name)
    if not all(names):
        return ""
    whole = " ".join(names)
    if len(whole) <= LONGEST_FOLDED:
        return whole
    return f"{whole[:LONGEST_FOLDED]} {hashlib.sha256(whole.encode()).hexdigest()}"


def is_same_person(one: PersonKey, other: PersonKey) -> bool:
    """Whether two records are one person: the same id, or equal folded names and birth date."""
    if one.id and one.id == other.id:
        return True
    name = _folded_names(one)
    return (
        all(name)
        and one.date_of_birth is not None
        and one.date_of_birth == other.date_of_birth
        and name == _folded_names(other)
    )


def age_on(born_on: date, on: date) -> int:
    """Age in whole years on a day; somebody born on 29 February is a year older on 1 March.

    Source: Family Law Reform Act 1969 s9 (an age is reached as the anniversary begins).
    """
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def adult_from(born_on: date) -> date:
    """The day on which somebody turns 18; born on 29 February, that is 1 March."""
    year = born_on.year + ADULT_AGE
    try:
        return born_on.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def check_born_on(born_on: date, on: date) -> date:
    """The birth date, where somebody alive on ``on`` can have it.

    Raises ``Refused`` where it lies in the future or makes the person older than 110.
    """
    if born_on > on:
        raise refuse(
            "birth_date.future",
            f"The date of birth must be in the past, not {written_day(born_on)}.",
        )
    if age_on(born_on, on) > OLDEST:
        raise refuse(
            "birth_date.too_old",
            f"The date of birth must be within the last {OLDEST} years, "
            f"not {written_day(born_on)}.",
        )
    return born_on


def read_born_on(text: str, on: date) -> date:
    """A birth date written ``1990-05-17``; raises ``Refused`` where no such day can be one."""
    refusal = refuse(
        "birth_date.impossible", "The date of birth must be a real date, like 1990-05-17."
    )
    if not _ISO_DAY.fullmatch(text):
        raise refusal
    try:
        return check_born_on(date.fromisoformat(text), on)
    except ValueError:
        raise refusal from None


def _folded_names(person: PersonKey) -> tuple[str, str]:
    return folded(person.given_name), folded(person.family_name)


def _carries_meaning(character: str) -> bool:
    return not unicodedata.combining(character) and unicodedata.category(character)[0] in "LNM"
