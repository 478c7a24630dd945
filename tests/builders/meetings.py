"""Everybody who can be met, in plain words: the space in which no penalty may ever stand wrongly.

A ``Meeting`` is one point of it. Each of its parts is a key of a table here; ``CHOICES`` has them
all. What becomes of it by the law is said in ``gate_law``, how it is handed in by ``town``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from penalties.rules.gate_policy import gate_table
from tests.builders.encounters import OWN_QUESTION, QUESTIONS
from tests.builders.words_given import NO_WORD, WORDS

LONDON = ZoneInfo("Europe/London")
DAY = timedelta(days=1)
NIGHTS: Mapping[str, datetime] = {
    "a Sunday in November": datetime(2026, 11, 22, 21, 15, tzinfo=UTC),
    "28 February": datetime(2026, 2, 28, 21, 15, tzinfo=UTC),
    "1 March": datetime(2026, 3, 1, 0, 15, tzinfo=UTC),
    "after midnight in July": datetime(2026, 7, 10, 23, 30, tzinfo=UTC),
}
"""When what was met is handed in; it happened ten minutes before."""
HAPPENED, HANDED = timedelta(minutes=-10), timedelta(minutes=-1)

SHOWN = {"identity": "document", "identity_checked": "document"}
SAID = {"identity": "volunteered", "identity_checked": "address_check"}
AGES: Mapping[str, Callable[[date], dict[str, Any]]] = {
    "42": lambda on: _born(on, 42) | SHOWN,
    "18 today": lambda on: _born(on, 18) | SHOWN,
    "18 tomorrow": lambda on: _born(on + DAY, 18) | SHOWN | {"apparent_age": 30},
    "17": lambda on: _born(on, 17) | SHOWN,
    "born on 29 February 2008": lambda on: {"date_of_birth": "2008-02-29"} | SHOWN,
    "says 30, looks 25": lambda on: _born(on, 30) | SAID | {"apparent_age": 25},
    "says 30, looks 24": lambda on: _born(on, 30) | SAID | {"apparent_age": 24},
    "says 30, no look": lambda on: _born(on, 30) | SAID,
    "30 by the police, looks 19": lambda on: (
        _born(on, 30) | SAID | {"identity_checked": "police", "apparent_age": 19}
    ),
    "30 by a document that nobody checked": lambda on: (
        _born(on, 30) | SHOWN | {"identity_checked": "none"}
    ),
    "no birth date, looks 40": lambda on: SHOWN | {"apparent_age": 40},
    "no birth date, looks 24": lambda on: SHOWN | {"apparent_age": 24},
    "no birth date, no look": lambda on: SAID,
}
ALL_NO = dict.fromkeys((*QUESTIONS, OWN_QUESTION["question"]), "no")
SCREENINGS: Mapping[str, dict[str, str]] = {
    "all no": ALL_NO,
    "none asked": {},
    "one not asked": ALL_NO | {"fears_authorities": "not_asked"},
    "the council's own not asked": dict.fromkeys(QUESTIONS, "no"),
    "the council's own yes": ALL_NO | {OWN_QUESTION["question"]: "yes"},
    "perhaps a child": ALL_NO | {"age_doubt": "yes"},
    "controlled": ALL_NO | {"controlled_by_another": "yes"},
    "no home": ALL_NO | {"no_home": "yes"},
    "hurt, no more asked": {"injury": "yes"},
}
FLAGS = {"none": None, "confirmed": "confirmed", "added": "added", "to be lifted": "asked_to_lift"}
SUPPORT: Mapping[str, dict[str, Any]] = {
    "not offered": {"offered": False},
    "not offered, and declined": {"offered": False, "answer": "declined"},
    "no answer": {"offered": True},
    "accepted": {"offered": True, "answer": "accepted"},
    "declined": {"offered": True, "answer": "declined"},
    "not safe to ask": {"offered": True, "answer": "not_safe_to_ask"},
}
OTHERS = {"nothing": None, "young": {"age_doubt": True}, "exploited": {"exploited": True}}
PAPERS: Mapping[str, tuple[bool, str]] = {
    "handed over": (False, "hand"),
    "not taken": (False, "refused_to_take"),
    "to be posted": (False, "first-class"),
    "to be posted, second class": (False, "second-class"),
    "handed over without signal": (True, "hand"),
    "not taken, without signal": (True, "refused_to_take"),
    "to be posted, noted without signal": (True, "first-class"),
}

_SHIPPED = gate_table()["policy"]
_EXCEPTION = {"exception": gate_table()["exception_to_start_from"]}
_NARROW = {"signs_unless_buying_or_controlling": ["injury"]}
POLICIES: Mapping[str, Mapping[str, Any]] = {
    "shipped": _SHIPPED,
    "exception": {**_SHIPPED, **_EXCEPTION},
    "exception after one": {**_SHIPPED, "exception": {"declines": 1, "window_months": 1}},
    "own question": {**_SHIPPED, "own_questions": [OWN_QUESTION]},
    "narrow signs": {**_SHIPPED, **_NARROW},
    "all of it": {**_SHIPPED, **_EXCEPTION, **_NARROW, "own_questions": [OWN_QUESTION]},
}


@dataclass(frozen=True, slots=True)
class Contact:
    """An earlier meeting with the same person, so many months and days ago; ``later`` is after."""

    days: int = 0
    months: int = 0
    answer: str | None = "declined"
    service: str | None = "open"
    somebody_else: bool = False
    later: bool = False

    def met_on(self, on: date) -> date:
        """The day of this contact, seen from a later one."""
        return months_before(on, self.months) - self.days * DAY


_TWO = (Contact(days=14), Contact(days=7))
EARLIER: Mapping[str, tuple[Contact, ...]] = {
    "never met": (),
    "met twice, nothing offered": (Contact(20, answer=None), Contact(10, answer=None)),
    "one declined": _TWO[1:],
    "one declined, two months ago": (Contact(months=2),),
    "two declined": _TWO,
    "three declined": (Contact(days=21), *_TWO),
    "four declined": (Contact(days=28), Contact(days=21), *_TWO),
    "two declined, one accepted": (Contact(21, answer="accepted"), *_TWO),
    "two declined, once not safe": (Contact(21, answer="not_safe_to_ask"), *_TWO),
    "two declined, one of a full service": (Contact(21, service="full"), *_TWO),
    "two declined, one of a closed service": (Contact(21, service="closed"), *_TWO),
    "two declined, one out of hours": (Contact(21, service="out of hours"), *_TWO),
    "two declined, one for women alone": (Contact(21, service="women only"), *_TWO),
    "two declined, one of no service": (Contact(21, service=None), *_TWO),
    "two declined, one by somebody else": (Contact(21, somebody_else=True), *_TWO),
    "two declined, one after this": (Contact(later=True), *_TWO),
    "three declined, on the window's first day": (Contact(months=6), *_TWO),
    "three declined, a day before the window": (Contact(months=6, days=1), *_TWO),
}


@dataclass(frozen=True, slots=True)
class Meeting:
    """Somebody who is met and for whom a penalty is asked, by the names of its parts."""

    night: str = "a Sunday in November"
    role: str = "buying"
    gender: str = "man"
    age: str = "42"
    screening: str = "none asked"
    flag: str = "none"
    support: str = "not offered"
    earlier: str = "never met"
    word: str = NO_WORD
    policy: str = "shipped"
    other: str = "nothing"
    paper: str = "handed over"

    @property
    def at(self) -> datetime:
        """When it is handed in."""
        return NIGHTS[self.night]

    @property
    def on(self) -> date:
        """The day in London on which it happened."""
        return (self.at + HAPPENED).astimezone(LONDON).date()

    @property
    def is_offline(self) -> bool:
        """Whether there was no signal."""
        return PAPERS[self.paper][0]

    @property
    def served(self) -> str:
        """How the notice reaches the person."""
        return PAPERS[self.paper][1]

    def but(self, **changes: str) -> "Meeting":
        """The same meeting with other parts."""
        return replace(self, **changes)


CHOICES: Mapping[str, tuple[str, ...]] = {
    "night": tuple(NIGHTS),
    "role": ("buying", "selling", "controlling", "other", "unclear"),
    "gender": ("woman", "man", "other", "not_stated"),
    "age": tuple(AGES),
    "screening": tuple(SCREENINGS),
    "flag": tuple(FLAGS),
    "support": tuple(SUPPORT),
    "earlier": tuple(EARLIER),
    "word": tuple(WORDS),
    "policy": tuple(POLICIES),
    "other": tuple(OTHERS),
    "paper": tuple(PAPERS),
}
assert list(CHOICES) == [field.name for field in fields(Meeting)]


def months_before(on: date, months: int) -> date:
    """The same day of an earlier month."""
    month = on.month - 1 - months
    return on.replace(year=on.year + month // 12, month=month % 12 + 1)


def _born(on: date, years: int) -> dict[str, Any]:
    return {"date_of_birth": on.replace(year=on.year - years).isoformat()}
