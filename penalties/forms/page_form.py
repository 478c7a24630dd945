"""The form of a page: what was wrong with it, in order, each with the field to go to.

A WTForms form without CSRF: the web floor checks that for every request.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wtforms import Field, FieldList, Form, FormField

from penalties.rules.refusals import Refused


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the error summary; ``field`` is the id of the first wrong input, if any."""

    words: str
    field: str | None = None


class PageForm(Form):
    """The base of every form that people fill in on a page."""

    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong, in the order of the page; what no single field says comes first."""
        return (*(Problem(words) for words in self.form_errors), *_problems_of(self))

    def refuse(self, refused: Refused) -> None:
        """Show on this form what an action refused, as lines that belong to no field."""
        self.form_errors = [*self.form_errors, *(no.sentence for no in refused.refusals)]


def _problems_of(fields: Iterable[Field]) -> Iterator[Problem]:
    for field in fields:
        if isinstance(field, FormField):
            yield from _problems_of(field.form)
        elif isinstance(field, FieldList) and not all(isinstance(e, str) for e in field.errors):
            yield from _problems_of(field)
        elif field.errors:
            yield Problem(str(field.errors[0]), _goes_to(field))


def _goes_to(field: Field) -> str:
    wrong: str = getattr(field, "wrong_input", field.id)
    return wrong
