"""Single values as they come over the wire: texts, codes, ids, places; never a float.

Nothing is guessed: a number is not a text, and a text is not a number.
"""

import re
import unicodedata
from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_HALF_EVEN, Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, StrictBool, StrictInt
from pydantic import PlainValidator as Read
from pydantic import WithJsonSchema as Described
from pydantic_core import PydanticCustomError

from penalties.rules import numbers
from penalties.rules.addresses import postcode
from penalties.rules.refusals import Refused
from penalties.rules.vehicles import read_mark

LONGEST_TEXT = 4000
PART = r"^[a-z][a-z0-9_]{0,39}$"
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_CODE = re.compile(r"[!-~]{1,40}", re.ASCII)
MILLION = Decimal(1_000_000)


class Sent(BaseModel):
    """Anything that a tablet sends: unknown fields are refused, nothing is changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def wrong(sentence: str, field: str = "") -> PydanticCustomError:
    """The fault of a value, or of a ``field`` within it, in the sentence that its sender reads."""
    return PydanticCustomError("sentence", "{sentence}", {"sentence": sentence, "field": field})


def text_of(value: Any, longest: int, *, lines: bool) -> str:
    """A text without control characters and halves of surrogate pairs; new lines where allowed."""
    if not isinstance(value, str):
        raise wrong("Send this as text.")
    if len(value) > longest:
        raise wrong(f"Use {longest:,} characters or fewer.")
    for character in value:
        kind = unicodedata.category(character)
        if kind == "Cs" or (kind == "Cc" and not (lines and character == "\n")):
            raise wrong("Take out control characters; only new lines are allowed.")
    return value


def _text(longest: int, *, lines: bool = False) -> Callable[[Any], str]:
    return lambda value: text_of(value, longest, lines=lines)


def _described(longest: int) -> Described:
    return Described({"type": "string", "maxLength": longest})


Text = Annotated[str, Read(_text(LONGEST_TEXT, lines=True)), _described(LONGEST_TEXT)]
Kit = Annotated[str, Read(_text(100)), _described(100)]


def _matching(pattern: re.Pattern[str], sentence: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if isinstance(value, str) and pattern.fullmatch(value):
            return value
        raise wrong(sentence)

    return read


def _by_rule(rule: Callable[[str], str], longest: int) -> Callable[[Any], str]:
    """What a rule reads from a short text; what it refuses is told in its own sentence."""

    def read(value: Any) -> str:
        try:
            return rule(text_of(value, longest, lines=False))
        except Refused as refused:
            raise wrong(str(refused)) from None

    return read


def _whole_postcode(text: str) -> str:
    """A British postcode in its one form; a foreign one as it is."""
    try:
        return postcode(text)
    except Refused:
        return text


Code = Annotated[
    str,
    Read(_matching(_CODE, "Send a code of up to 40 letters, digits and signs, without spaces.")),
    Described({"type": "string", "pattern": "^[!-~]{1,40}$"}),
]
Sha256 = Annotated[
    str,
    Read(_matching(_SHA256, "Send a SHA-256: 64 small hexadecimal digits.")),
    Described({"type": "string", "pattern": "^[0-9a-f]{64}$"}),
]
Id = Annotated[
    UUID,
    Read(lambda value: UUID(_matching(_ID, "Send an id: a UUID of 36 characters.")(value))),
    Described({"type": "string", "format": "uuid"}),
]
Number = Annotated[
    str,
    Read(_by_rule(lambda text: numbers.compact(*numbers.read(text)), 40)),
    Described({"type": "string", "maxLength": 40, "example": "ILF0001234K"}),
]
Mark = Annotated[str, Read(_by_rule(lambda text: read_mark(text).compact, 20)), _described(20)]
Postcode = Annotated[str, Read(_by_rule(_whole_postcode, 12)), _described(12)]


def _decimal(least: int, most: int, what: str) -> Callable[[Any], Decimal]:
    def read(value: Any) -> Decimal:
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            raise wrong(f"Send {what} as a number.")
        exact = Decimal(str(value))
        if not exact.is_finite() or not least <= exact <= most:
            raise wrong(f"Send {what} from {least} to {most:,}.")
        return exact

    return read


def _number(least: int, most: int, what: str) -> tuple[Read, Described]:
    described = {"type": "number", "minimum": least, "maximum": most}
    return Read(_decimal(least, most, what)), Described(described)


Latitude = Annotated[Decimal, *_number(-90, 90, "degrees north")]
Longitude = Annotated[Decimal, *_number(-180, 180, "degrees east")]
Metres = Annotated[Decimal, *_number(0, 1_000_000, "metres")]


def micro_degrees(degrees: Decimal) -> int:
    """Whole millionths of a degree."""
    return int((degrees * MILLION).to_integral_value(ROUND_HALF_EVEN))


def whole_metres(metres: Decimal | None) -> int | None:
    """Metres rounded up: a fix is never called better than it is."""
    return None if metres is None else int(metres.to_integral_value(ROUND_CEILING))


def _yes_or_words(value: Any) -> bool | str:
    return value if isinstance(value, bool) else text_of(value, LONGEST_TEXT, lines=True)


YesOrWords = Annotated[
    bool | str,
    Read(_yes_or_words),
    Described({"anyOf": [{"type": "boolean"}, {"type": "string", "maxLength": LONGEST_TEXT}]}),
]
YesNo = StrictBool
Whole = StrictInt


def without_nulls(value: Any) -> Any:
    """An object without what is ``null``, which equals absent."""
    if isinstance(value, dict):
        return {name: item for name, item in value.items() if item is not None}
    return {} if value is None else value


Absent = BeforeValidator(without_nulls)
