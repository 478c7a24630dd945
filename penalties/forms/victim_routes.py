"""What the support side types about reports: how one ends, who reads them, whom to point to."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import FormField

from penalties.forms.authority import WholeNumber
from penalties.forms.choices import Choice, Dropdown, OneOf, Tick
from penalties.forms.fields import LongText, Phone, Text
from penalties.forms.page_form import PageForm
from penalties.rules.victim_reports import LONGEST_WAIT_HOURS, OUTCOME_WORDS


class CloseForm(PageForm):
    """What came of a report."""

    outcome = OneOf(
        "What came of it?",
        thing="what came of it",
        choices=[Choice(outcome, words) for outcome, words in OUTCOME_WORDS.items()],
    )
    words = LongText(
        "Anything to add?",
        thing="what to add",
        optional=True,
        rows=3,
        hint="For example, the police reference. It is sealed, and stays behind the wall",
    )
    is_hate_crime = Tick(
        "This is a hate crime",
        hint="The view of the person who was harmed is enough. You can mark it as well",
    )


class RouteForm(PageForm):
    """Whether reports are taken, and the named recipient without whom they cannot be."""

    takes = OneOf(
        "Can people report here?",
        thing="whether people can report here",
        choices=[
            Choice("yes", "Yes, somebody reads what they send"),
            Choice("no", "No, only show who else can help"),
        ],
    )
    reader = Dropdown(
        "Who reads the reports?",
        thing="who reads the reports",
        optional=True,
        hint="This person alone can open them",
    )
    reader_words = Text(
        "How is the public told who that is?",
        thing="how the public is told who reads",
        optional=True,
        longest=200,
        hint="For example, Detective Sergeant A. Khan, North East London Police",
    )
    read_within_hours = WholeNumber(
        "Within how many hours is a report read?",
        thing="within how many hours a report is read",
        optional=True,
        width=3,
        hint=f"1 to {LONGEST_WAIT_HOURS}, nights and weekends counted. The public is told",
    )
    reading_hours = Text(
        "When are reports read?",
        thing="when reports are read",
        optional=True,
        longest=300,
        hint="For example, every day, 8am to 8pm",
    )

    @property
    def terms(self) -> dict[str, Any]:
        """The terms as they are kept, but for the reader, who is chosen by id."""
        return {
            "takes_reports": self.takes.data == "yes",
            "reader_words": self.reader_words.data,
            "read_within_hours": self.read_within_hours.data,
            "reading_hours": self.reading_hours.data,
        }


class SignpostRow(PageForm):
    """Whom people are pointed to; a row that is left empty is left out."""

    name = Text("Name", thing="the name", optional=True, longest=100)
    phone = Phone(
        "Phone number",
        thing="the phone number",
        optional=True,
        longest=40,
        width=20,
        autocomplete="off",
    )
    words = Text(
        "What they do, and when",
        thing="what they do",
        optional=True,
        longest=200,
        hint="For example, someone to talk to, day and night",
    )

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """A row that is begun needs its name and its number."""
        good = super().validate(extra_validators)
        begun = any(field.typed for field in (self.name, self.phone, self.words))
        for field in (self.name, self.phone):
            if begun and not field.typed:
                field.errors, good = (f"Enter {field.thing}",), False
        return good


class SignpostsForm(PageForm):
    """Six rows; those that are empty are left out, and none at all shows those we ship."""

    row_1 = FormField(SignpostRow)
    row_2 = FormField(SignpostRow)
    row_3 = FormField(SignpostRow)
    row_4 = FormField(SignpostRow)
    row_5 = FormField(SignpostRow)
    row_6 = FormField(SignpostRow)

    @classmethod
    def beginning_with(cls, rows: Sequence[Mapping[str, str]]) -> "SignpostsForm":
        """The form as it begins, with what is known already."""
        return cls(data={f"row_{at}": dict(one) for at, one in enumerate(rows, start=1)})

    @property
    def filled(self) -> list[dict[str, str]]:
        """The rows that were filled in."""
        rows = ({name: text for name, text in row.data.items() if text} for row in self)
        return [row for row in rows if row]
