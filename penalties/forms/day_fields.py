"""A day typed into three boxes, as people know their date of birth."""

from collections.abc import Sequence
from typing import Any

from wtforms import Field
from wtforms.validators import StopValidation

from penalties.forms.validators import begun, beside_the_field
from penalties.rules import reading, writing
from penalties.rules.reading import DayParts
from penalties.rules.refusals import Refused


class Day(Field):
    """A day as ``datetime.date``; months may be words. ``birth`` lets a browser fill it in.

    Errors come in order: nothing typed, a box missing, a box wrong, no such day. ``wrong_boxes``
    are marked, and the summary leads to the first of them.
    """

    kind = "day"

    def __init__(
        self,
        label: str | None = None,
        *,
        thing: str,
        optional: bool = False,
        hint: str = "",
        birth: bool = False,
        validators: Sequence[Any] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(label, tuple(validators), description=hint, **kwargs)
        self.thing, self.optional, self.birth = thing, optional, birth
        self.typed = DayParts("", "", "")
        self._wrong: tuple[str, ...] = ()

    @property
    def wrong_boxes(self) -> tuple[str, ...]:
        """The boxes shown as wrong: those at fault, or all where only the whole day is."""
        return (self._wrong or DayParts._fields) if self.errors else ()

    @property
    def wrong_input(self) -> str:
        """The id of the input that the error summary leads to."""
        return f"{self.id}-{(self.wrong_boxes or DayParts._fields)[0]}"

    def process(self, formdata: Any, *args: Any, **kwargs: Any) -> None:
        """Begin with a known day, then read the three boxes."""
        super().process(None, *args, **kwargs)
        if self.data:
            self.typed = DayParts(*writing.day(self.data).split())
        if formdata is not None:
            boxes = (formdata.get(f"{self.name}-{box}", "").strip() for box in DayParts._fields)
            self.typed, self.data = DayParts(*boxes), None

    def pre_validate(self, form: Any) -> None:
        """Read the boxes; an optional day may stay empty."""
        missing = self.typed.missing()
        if len(missing) == 3 and self.optional:
            raise StopValidation
        if missing:
            self._stop(missing, self._words_of_missing(missing))
        try:
            self.data = reading.day(self.typed, self.thing)
        except Refused as refused:
            rule = refused.refusals[0].rule
            whole = refused.refusals[0].sentence.endswith("real date")
            self._stop(() if whole else (rule,), beside_the_field(refused))

    def _words_of_missing(self, missing: Sequence[str]) -> str:
        if len(missing) == 3:
            return f"Enter {self.thing}"
        return f"{begun(self.thing)} must include a {writing.listed(missing, 'and a')}"

    def _stop(self, boxes: tuple[str, ...], words: str) -> None:
        self._wrong = boxes
        raise StopValidation(words)
