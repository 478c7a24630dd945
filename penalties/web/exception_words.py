"""Exceptions as the report tells them: on its page, in its file, and summed up in a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from penalties.office.audit import Actor
from penalties.office.keys import Vault
from penalties.records.exceptions import AskedException
from penalties.rules import months
from penalties.rules.writing import counted, in_london
from penalties.web.trails import Names

COLUMNS = (
    *("Asked at", "Order", "Asked by", "Answer", "Answered at", "Answered by"),
    *("Ran out at", "Used"),
)
ANSWERS = {"given": "Given", "refused": "Refused", None: "No answer yet"}


@dataclass(frozen=True, slots=True)
class Told:
    """One exception as the page shows it; reasons are empty for those who may not read them."""

    asked_at: datetime
    order: str
    asked_by: str
    answer: str
    answered_by: str
    answered_at: datetime | None
    ends_at: datetime | None
    is_used: bool
    why_asked: str
    why_answered: str


def told(found: Sequence[AskedException], names: Names, opens: Vault | None) -> list[Told]:
    """The exceptions in their order; without what opens the reasons these stay empty."""
    return [
        Told(
            asked_at=one.request.asked_at,
            order=one.order_code,
            asked_by=names.of(Actor("staff", one.request.asked_by)),
            answer=ANSWERS[one.request.answer],
            answered_by=_answered_by(names, one),
            answered_at=one.request.answered_at,
            ends_at=one.request.ends_at,
            is_used=one.is_used,
            why_asked=_opened(opens, one.request.asked_because),
            why_answered=_opened(opens, one.request.answered_because),
        )
        for one in found
    ]


def lines(found: Sequence[AskedException], names: Names) -> Iterator[tuple[str, ...]]:
    """The exceptions as lines of a file: times in London with their offset, and no reasons."""
    for one in found:
        asked = one.request
        yield (
            *(_offset(asked.asked_at), one.order_code, names.of(Actor("staff", asked.asked_by))),
            *(ANSWERS[asked.answer], _offset(asked.answered_at), _answered_by(names, one)),
            *(_offset(asked.ends_at), "Yes" if one.is_used else "No"),
        )


def totals(found: Sequence[AskedException], month: date) -> str:
    """The month summed up; that there was none is said in words."""
    if not found:
        return f"No exception was asked for in {months.in_words(month)}."
    answers = [one.request.answer for one in found]
    used = sum(one.is_used for one in found)
    return (
        f"{counted(len(found), 'exception')} asked for in {months.in_words(month)}: "
        f"{_number(answers.count('given'))} given, {_number(answers.count('refused'))} refused, "
        f"{_number(answers.count(None))} without an answer. "
        f"{_number(used).capitalize()} used."
    )


def _answered_by(names: Names, one: AskedException) -> str:
    answered_by = one.request.answered_by
    return names.of(Actor("staff", answered_by)) if answered_by else ""


def _opened(opens: Vault | None, sealed: bytes | None) -> str:
    return opens.open(sealed) if opens and sealed else ""


def _number(count: int) -> str:
    return str(count) if count else "none"


def _offset(at: datetime | None) -> str:
    return in_london(at).isoformat(timespec="seconds") if at else ""
