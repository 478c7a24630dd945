"""Choosing instead of typing: one of several, several of many, or a single tick."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from wtforms import Field
from wtforms.validators import StopValidation


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: what is sent, what is read, and a line of help beneath it."""

    value: str
    words: str
    hint: str = ""


Choices = Iterable[Choice | tuple[str, str]]


class OneOf(Field):
    """Radio buttons, nothing chosen beforehand. ``choices`` may be set after the form is made."""

    kind = "radios"

    def __init__(
        self,
        label: str | None = None,
        *,
        thing: str,
        choices: Choices = (),
        optional: bool = False,
        hint: str = "",
        validators: Sequence[Any] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(label, tuple(validators), description=hint, **kwargs)
        self.thing, self.optional = thing, optional
        self.choices = choices

    @property
    def offered(self) -> tuple[Choice, ...]:
        """The choices, in order."""
        return tuple(one if isinstance(one, Choice) else Choice(*one) for one in self.choices)

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Take what was chosen; nothing is ``None``."""
        self.data = str(valuelist[0]) if valuelist and valuelist[0] else None

    def pre_validate(self, form: Any) -> None:
        """Refuse no choice, and what was not offered."""
        if self.data is None and self.optional:
            raise StopValidation
        if self.data not in {one.value for one in self.offered}:
            raise StopValidation(f"Select {self.thing}")


class Dropdown(OneOf):
    """One of many, for the desk: a list that begins with nothing chosen."""

    kind = "select"


class SomeOf(OneOf):
    """Checkboxes; ``data`` is a tuple of values in the order offered."""

    kind = "checkboxes"

    def process_data(self, value: Any) -> None:
        """Begin with what is already known."""
        self.data = tuple(value or ())

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Take all that was ticked."""
        self.data = tuple(dict.fromkeys(map(str, valuelist)))

    def pre_validate(self, form: Any) -> None:
        """Refuse none, unless optional, and what was not offered."""
        offered = [one.value for one in self.offered]
        if not self.data and self.optional:
            raise StopValidation
        if not self.data or not set(self.data) <= set(offered):
            raise StopValidation(f"Select {self.thing}")
        self.data = tuple(value for value in offered if value in self.data)


class Tick(Field):
    """A single checkbox; where it must be ticked, ``thing`` ends "Select ..."."""

    kind = "tick"

    def __init__(
        self,
        label: str | None = None,
        *,
        thing: str = "",
        hint: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(label, description=hint, **kwargs)
        self.thing, self.optional = thing, not thing

    def process_data(self, value: Any) -> None:
        """Begin unticked, unless known."""
        self.data = bool(value)

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """A box that was sent was ticked."""
        self.data = bool(valuelist)

    def pre_validate(self, form: Any) -> None:
        """Refuse an empty box that must be ticked."""
        if not self.data and not self.optional:
            raise StopValidation(f"Select {self.thing}")
