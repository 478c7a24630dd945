"""The card form of the hosted page: what was typed, and what is wrong with it.

Numbers are never shown again.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from .cards import Card, numbered
from .errors import StripeError

EXPIRY = re.compile(r"\s*(0?[1-9]|1[0-2])\s*[/ -]?\s*(?:20)?([0-9]{2})\s*")
FIELDS = ("card", "expiry", "code", "name")
CODE = re.compile(r"[0-9]{3,4}")


@dataclass
class CardForm:
    """`errors` are sentences by field, `declined` is what the bank said."""

    number: str = field(default="", repr=False)
    expiry: str = ""
    code: str = field(default="", repr=False)
    name: str = ""
    declined: str = ""
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, sent: Mapping[str, str]) -> "CardForm":
        """What the page sent."""
        number, expiry, code, name = (sent.get(field, "").strip() for field in FIELDS)
        return cls(number, expiry, code, name)

    @property
    def card(self) -> Card:
        """The test card with this number; StripeError when there is none."""
        return numbered(self.number)

    def problems(self, at: datetime) -> dict[str, str]:
        """Everything that is wrong at that moment, in the order of the page."""
        self.errors = {
            name: sentence
            for name, sentence in (
                ("card", self._wrong_number()),
                ("expiry", self._wrong_expiry(at)),
                ("code", "" if CODE.fullmatch(self.code) else "Enter the 3 or 4 digit code"),
                ("name", "" if self.name else "Enter the name on the card"),
            )
            if sentence
        }
        return self.errors

    def _wrong_number(self) -> str:
        if not self.number:
            return "Enter the card number"
        try:
            numbered(self.number)
        except StripeError as refusal:
            return "" if refusal.fields["code"] == "card_declined" else refusal.message
        return ""

    def _wrong_expiry(self, at: datetime) -> str:
        written = EXPIRY.fullmatch(self.expiry)
        if not written:
            return "Enter the month and year, like 09 / 30"
        if (2000 + int(written[2]), int(written[1])) < (at.year, at.month):
            return "This card has expired. Check the date, or use another card"
        return ""
