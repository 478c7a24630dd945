"""The ledger of a case in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from penalties.records.payments import LedgerEntry
from penalties.rules.days import london_date
from penalties.web import case_words

KIND_WORDS: Mapping[str, str] = {
    "card": "Card payment",
    "phone": "Paid by phone",
    "counter": "Paid in person",
    "post": "Paid by post",
    "refund": "Sent back",
    "refund_back": "A refund came back",
    "chargeback": "Taken back by the bank",
    "reinstated": "The bank gave it back",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One movement of money as a table shows it; ``pence`` is positive in, negative out."""

    on: date
    words: str
    pence: int


def lines(entries: Iterable[LedgerEntry]) -> list[Line]:
    """The ledger in words, by the day on which each movement counts."""
    return [Line(london_date(one.counted_at), words_of(one), one.pence) for one in entries]


def words_of(entry: LedgerEntry) -> str:
    """What a movement was, and what it came to."""
    kind = KIND_WORDS.get(entry.kind, entry.kind)
    return f"{kind}, {case_words.money(entry.outcome)}" if entry.outcome else kind
