"""What staff type about orders: a file, an extension, what a court did, and where signs stand."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from penalties.forms.choices import Choice, OneOf
from penalties.forms.day_fields import Day
from penalties.forms.fields import LongText, Text, TimeOfDay
from penalties.forms.page_form import PageForm
from penalties.forms.uploads import MEBIBYTE, Upload
from penalties.rules import coordinates
from penalties.rules.order_standing import Happening
from penalties.rules.orders import Change
from penalties.rules.signs import Condition

FILE_KINDS = (".geojson", ".json")
FILE_HINT = "A GeoJSON file, in longitude and latitude (WGS84). Up to 10MB."


class ImportForm(PageForm):
    """A file with one or more orders."""

    file = Upload(
        "Orders file",
        thing="an orders file",
        accept=FILE_KINDS,
        most=10 * MEBIBYTE,
        hint=FILE_HINT,
    )


class NewVersionForm(PageForm):
    """A file with the next version of one order, and why there is one."""

    change = OneOf(
        "Why is there a new version?",
        thing="why there is a new version",
        choices=(
            Choice(Change.VARIATION, "The council varied the order", "Its area or prohibitions"),
            Choice(Change.CORRECTION, "What was entered here was wrong", "The order is the same"),
        ),
    )
    file = Upload(
        "File with the new version",
        thing="the file with the new version",
        accept=FILE_KINDS,
        most=10 * MEBIBYTE,
        hint=f"{FILE_HINT} Begin with the file of the present version.",
    )


class ExtensionForm(PageForm):
    """A longer life for an order, all else unchanged (ASBCPA 2014 s60)."""

    made_on = Day("When did the council extend the order?", thing="the date of the extension")
    last_day = Day("What is the new last day?", thing="the new last day")


class StandingForm(PageForm):
    """A discharge by the council, or what the High Court did (ASBCPA 2014 ss61 and 66)."""

    kind = OneOf(
        "What happened?",
        thing="what happened",
        choices=(
            Choice(Happening.SUSPENDED, "The High Court suspended the order"),
            Choice(Happening.SUSPENSION_LIFTED, "The High Court lifted the suspension"),
            Choice(Happening.QUASHED, "The High Court quashed the order"),
            Choice(Happening.DISCHARGED, "The council discharged the order"),
        ),
    )
    from_on = Day("From which day?", thing="the day from which it counts")
    from_time = TimeOfDay(
        "From what time?",
        thing="the time from which it counts",
        optional=True,
        width=10,
        hint="Leave this empty for the whole day, or enter a time like 2:30pm",
    )
    reason = LongText("Why?", thing="the reason", rows=4)
    court_reference = Text(
        "Court reference",
        thing="the court reference",
        optional=True,
        longest=200,
        width=20,
        hint="Leave this empty for a discharge",
    )

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Ask for the court's reference where a court has spoken."""
        good = super().validate(extra_validators)
        by_court = self.kind.data not in (None, Happening.DISCHARGED)
        if by_court and not self.court_reference.typed:
            self.court_reference.errors = ("Enter the court reference",)
            return False
        return good


class Latitude(Text):
    """Degrees north, read as whole micro-degrees."""

    attributes: ClassVar[dict[str, Any]] = {"autocomplete": "off", "spellcheck": False}

    def read(self, text: str) -> int:
        return coordinates.latitude(text)

    def shown(self, value: int) -> str:
        return coordinates.written(value)


class Longitude(Latitude):
    """Degrees east, west being negative, read as whole micro-degrees."""

    def read(self, text: str) -> int:
        return coordinates.longitude(text)


class PlaceOfSignForm(PageForm):
    """Where a sign stands."""

    place = Text("Where is the sign?", thing="where the sign is", longest=200)
    lat_e6 = Latitude("Latitude", thing="a latitude", width=10, hint="For example, 51.559217")
    lon_e6 = Longitude("Longitude", thing="a longitude", width=10, hint="For example, 0.073851")


class InspectionForm(PageForm):
    """How a sign was found."""

    inspected_on = Day("When was it inspected?", thing="the date of the inspection")
    condition = OneOf(
        "What state is it in?",
        thing="what state the sign is in",
        choices=(
            Choice(Condition.GOOD, "Good", "In place and easy to read"),
            Choice(Condition.DAMAGED, "Damaged", "In place but hard to read"),
            Choice(Condition.MISSING, "Missing"),
        ),
    )
    photo = Upload(
        "Photo of the sign",
        thing="a photo",
        accept=(".jpg", ".jpeg", ".png"),
        optional=True,
        hint="JPG or PNG, up to 10MB. Where and when it was taken is removed from the file.",
    )


class SignForm(PlaceOfSignForm, InspectionForm):
    """A sign that tells people of the order, as somebody found it."""
