"""Lists that a council keeps: help lines, emergency contacts, sentences in other languages."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import FormField

from penalties.forms.fields import LongText, Phone, Text
from penalties.forms.page_form import PageForm
from penalties.rules.authority_settings import MOST_LANGUAGES, languages


class ContactRow(PageForm):
    """Whom to call; a row that is left empty is left out."""

    name = Text("Name", thing="the name", optional=True, longest=100)
    phone = Phone("Phone number", thing="the phone number", optional=True, longest=40, width=20)
    hours = Text(
        "When it is open",
        thing="when it is open",
        optional=True,
        longest=100,
        hint="For example, every night, 6pm to 6am",
    )

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """A row that is begun needs its name and its number."""
        good = super().validate(extra_validators)
        begun = any(field.typed for field in (self.name, self.phone, self.hours))
        for field in (self.name, self.phone):
            if begun and not field.typed:
                field.errors, good = (f"Enter {field.thing}",), False
        return good


class ContactsForm(PageForm):
    """Six rows; those that are empty are left out."""

    row_1 = FormField(ContactRow)
    row_2 = FormField(ContactRow)
    row_3 = FormField(ContactRow)
    row_4 = FormField(ContactRow)
    row_5 = FormField(ContactRow)
    row_6 = FormField(ContactRow)

    @classmethod
    def beginning_with(cls, contacts: Sequence[Mapping[str, str]]) -> "ContactsForm":
        """The form as it begins, with what is known already."""
        return cls(data={f"row_{at}": dict(one) for at, one in enumerate(contacts, start=1)})

    @property
    def filled(self) -> list[dict[str, str]]:
        """The rows that were filled in."""
        rows = ({name: text for name, text in row.data.items() if text} for row in self)
        return [row for row in rows if row]


class Sentences(LongText):
    """One sentence on each line."""

    def read(self, text: str) -> list[str]:
        return languages([line.strip() for line in text.split("\n") if line.strip()])

    def shown(self, value: Sequence[str]) -> str:
        return "\n".join(value)


class LanguagesForm(PageForm):
    """Sentences that offer help to who reads no English."""

    languages = Sentences(
        "Sentences in other languages",
        thing="the sentences",
        optional=True,
        rows=8,
        hint=f"One on each line, up to {MOST_LANGUAGES}. Each says where to call for help in that "
        "language",
    )
