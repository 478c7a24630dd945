"""What a person types into one box, and what it is read as.

Each field keeps the text as typed, for showing it again, and has the plain value in ``data``, or
``None`` where it is empty or wrong. A template draws it by its ``kind``.
"""

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from wtforms import Field
from wtforms.validators import ValidationError

from penalties.forms.validators import (
    LONGEST,
    Entered,
    NotTooLong,
    Printable,
    beside_the_field,
)
from penalties.rules import addresses, money, numbers, reading, vehicles, writing
from penalties.rules.money import Pence
from penalties.rules.refusals import Refused

_MAIL_ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


class Text(Field):
    """One line of text. ``width`` is in characters (2, 3, 4, 5, 10, 20 or 30); ``None`` is full."""

    kind = "input"
    type_of_input = "text"
    attributes: ClassVar[dict[str, Any]] = {}

    def __init__(
        self,
        label: str | None = None,
        *,
        thing: str,
        optional: bool = False,
        hint: str = "",
        longest: int = LONGEST,
        width: int | None = None,
        validators: Sequence[Any] = (),
        **kwargs: Any,
    ) -> None:
        own = {**self.attributes, **{name: kwargs.pop(name) for name in _HTML & kwargs.keys()}}
        checks = (Entered(thing, optional=optional), Printable(thing), NotTooLong(thing, longest))
        super().__init__(label, (*checks, *validators), description=hint, **kwargs)
        self.thing, self.optional, self.longest, self.width = thing, optional, longest, width
        self.html = own
        self.typed = ""

    def process_data(self, value: Any) -> None:
        """Begin with a value that is already known."""
        self.data = value
        self.typed = "" if value is None else self.shown(value)

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Read what the browser sent; an empty answer and a wrong one are ``None``."""
        self.typed = self.tidied(str(valuelist[0])) if valuelist else ""
        self.data = None
        if self.typed:
            try:
                self.data = self.read(self.typed)
            except Refused as refused:
                raise ValidationError(beside_the_field(refused)) from refused

    def tidied(self, text: str) -> str:
        """The text as it is kept: no spaces around it, a tab being a space."""
        return text.replace("\r\n", "\n").replace("\t", " ").strip()

    def read(self, text: str) -> Any:
        """The value of a text that is not empty; raises ``Refused``."""
        return text

    def shown(self, value: Any) -> str:
        """The text that stands for a value in the box."""
        return str(value)


_HTML = frozenset({"autocomplete", "autocapitalize", "inputmode", "spellcheck", "prefix_text"})


class LongText(Text):
    """Several lines, with a count of the characters left."""

    kind = "textarea"

    def __init__(self, label: str | None = None, *, rows: int = 6, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.rows = rows


class Secret(Text):
    """A password or PIN: kept as typed, spaces too, and never shown again."""

    kind = "secret"

    def tidied(self, text: str) -> str:
        return text


class MailAddress(Text):
    """An e-mail address, looked at only for its shape."""

    type_of_input = "email"
    attributes: ClassVar[dict[str, Any]] = {"autocomplete": "email", "spellcheck": False}

    def read(self, text: str) -> str:
        if not _MAIL_ADDRESS.fullmatch(text):
            raise ValidationError(
                "Enter an email address in the correct format, like name@example.com"
            )
        return text


class Phone(Text):
    """A phone number, kept and shown as it was typed."""

    type_of_input = "tel"
    attributes: ClassVar[dict[str, Any]] = {"autocomplete": "tel"}


class NoticeNumber(Text):
    """A notice's number in any spelling; ``data`` is the compact one, ``ILF0001234K``."""

    attributes: ClassVar[dict[str, Any]] = {
        "autocomplete": "off",
        "autocapitalize": "characters",
        "spellcheck": False,
    }

    def read(self, text: str) -> str:
        return numbers.compact(*numbers.read(text))

    def shown(self, value: str) -> str:
        return numbers.printed(value)


class AccessCode(NoticeNumber):
    """The access code printed on a notice, without its space."""

    def read(self, text: str) -> str:
        return numbers.normalise_code(text)

    def shown(self, value: str) -> str:
        return writing.access_code(value)


class Money(Text):
    """Pounds and pence, read as whole ``Pence``."""

    attributes: ClassVar[dict[str, Any]] = {
        "inputmode": "decimal",
        "spellcheck": False,
        "prefix_text": "£",
    }

    def read(self, text: str) -> Pence:
        return money.read(text)

    def shown(self, value: Pence) -> str:
        return money.written(value).removeprefix("£")


class Postcode(Text):
    """A full postcode, ``IG1 1ZZ``."""

    attributes: ClassVar[dict[str, Any]] = {"autocomplete": "postal-code"}

    def read(self, text: str) -> str:
        return addresses.postcode(text)


class Registration(Text):
    """A vehicle registration, ``AB12 CDE``."""

    attributes: ClassVar[dict[str, Any]] = {
        "autocomplete": "off",
        "autocapitalize": "characters",
        "spellcheck": False,
    }

    def read(self, text: str) -> str:
        return vehicles.read_mark(text).printed


class TimeOfDay(Text):
    """A time of day such as ``9:15pm`` or ``21:15``, read as ``datetime.time``."""

    def read(self, text: str) -> Any:
        return reading.time_of_day(text)

    def shown(self, value: Any) -> str:
        return writing.clock_time(value)
