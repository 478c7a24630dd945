"""What the support side types about a service: who it is for, its hours, places and memorandum."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import FormField

from penalties.forms.authority import WholeNumber
from penalties.forms.choices import Choice, OneOf, SomeOf, Tick
from penalties.forms.day_fields import Day
from penalties.forms.fields import LongText, Phone, Text, TimeOfDay
from penalties.forms.orders import Latitude, Longitude
from penalties.forms.page_form import PageForm
from penalties.rules.prohibitions import WEEK, Window
from penalties.rules.prohibitions import Day as WeekDay
from penalties.rules.service_details import LONGEST_NAME, LONGEST_PHONE, MOST_LANGUAGES
from penalties.rules.writing import DAYS

DAY_NAMES = tuple(Choice(str(day), name) for day, name in zip(WEEK, DAYS, strict=True))


class Languages(LongText):
    """One language on each line."""

    def read(self, text: str) -> list[str]:
        return [line.strip() for line in text.split("\n") if line.strip()]

    def shown(self, value: Sequence[str]) -> str:
        return "\n".join(value)


class HoursRow(PageForm):
    """From when to when, on which days; a row that is left empty is left out."""

    days = SomeOf("On which days?", thing="the days", optional=True, choices=DAY_NAMES)
    opens = TimeOfDay("From", thing="when it opens", optional=True, width=10)
    closes = TimeOfDay(
        "To",
        thing="when it closes",
        optional=True,
        width=10,
        hint="A time before “from” is on the next day. For the whole day, enter 12am twice",
    )

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """A row that is begun needs its days and both times."""
        good = super().validate(extra_validators)
        if not self.is_begun:
            return good
        if not self.days.data and not self.days.errors:
            self.days.errors, good = ("Select the days",), False
        for field in (self.opens, self.closes):
            if not field.typed:
                field.errors, good = (f"Enter {field.thing}",), False
        return good

    @property
    def is_begun(self) -> bool:
        """Whether anything was answered."""
        return bool(self.days.data or self.opens.typed or self.closes.typed)

    def window(self) -> Window:
        """The hours of a row that is right by itself."""
        days = tuple(WeekDay(day) for day in self.days.data)
        return Window(days, self.opens.data, self.closes.data)


class ServiceForm(PageForm):
    """All of a service but what changes by itself: its places, its memorandum, its secret."""

    name = Text("Name", thing="the name of the service", longest=LONGEST_NAME)
    summary = LongText(
        "What does it offer?",
        thing="what it offers",
        rows=3,
        hint="Officers read this out. For example, a bed for the night, and somebody to talk to",
    )
    eligibility = LongText(
        "Who is it for?",
        thing="who it is for",
        optional=True,
        rows=3,
        hint="Anything that decides whether they can come. For example, adults, no dogs",
    )
    is_women_only = Tick("It is for women only", hint="It is then not offered to men")
    phone = Phone(
        "Phone number",
        thing="a phone number",
        optional=True,
        longest=LONGEST_PHONE,
        width=20,
        autocomplete="off",
    )
    address = LongText(
        "Address that may be known",
        thing="the address",
        optional=True,
        rows=3,
        longest=400,
        hint="Officers and tablets see it. Leave this empty if the address is confidential",
    )
    languages = Languages(
        "Languages spoken",
        thing="the languages",
        optional=True,
        rows=4,
        hint=f"One on each line, up to {MOST_LANGUAGES}",
    )
    row_1 = FormField(HoursRow)
    row_2 = FormField(HoursRow)
    row_3 = FormField(HoursRow)
    row_4 = FormField(HoursRow)

    @classmethod
    def beginning_with(cls, service: Any, hours: Sequence[Window]) -> "ServiceForm":
        """The form as it begins, with what is known already."""
        rows = {
            f"row_{at}": {"days": one.days, "opens": one.opens, "closes": one.closes}
            for at, one in enumerate(hours, start=1)
        }
        return cls(obj=service, data=rows)

    @property
    def hours(self) -> tuple[HoursRow, ...]:
        """The rows of hours, filled in or not."""
        return tuple(field.form for field in self if isinstance(field, FormField))

    @property
    def details(self) -> dict[str, Any]:
        """What was answered, as the details of a service."""
        plain = {field.name: field.data for field in self if not isinstance(field, FormField)}
        windows = [row.window() for row in self.hours if row.is_begun]
        return {**plain, "languages": plain["languages"] or [], "open_hours": windows}


class PlacesForm(PageForm):
    """How many places a service has free."""

    places_free = WholeNumber(
        "How many places are free now?",
        thing="how many places are free",
        optional=True,
        width=4,
        hint="0 tells officers that it is full. Leave this empty if it never fills up",
    )


class MemorandumForm(PageForm):
    """When the memorandum with the council was signed, and its last day."""

    signed_on = Day("When was it signed?", thing="the day it was signed", optional=True)
    ends_on = Day(
        "What is its last day?",
        thing="its last day",
        optional=True,
        hint="After this day the service is not offered. Leave this empty if it has no last day",
    )


class SecretForm(PageForm):
    """Where a service is, if nobody may know."""

    address = LongText(
        "Confidential address",
        thing="the address",
        optional=True,
        rows=4,
        longest=400,
        hint="Leave this empty to clear it",
    )
    lat_e6 = Latitude("Latitude", thing="a latitude", optional=True, width=10)
    lon_e6 = Longitude(
        "Longitude",
        thing="a longitude",
        optional=True,
        width=10,
        hint="With both, a direction to leave is told that it must leave a way open, never where",
    )

    @property
    def point(self) -> tuple[int, int] | None:
        """Where it is in micro-degrees, where both were entered."""
        lat, lon = self.lat_e6.data, self.lon_e6.data
        return (lat, lon) if self.address.data and lat is not None and lon is not None else None


class JoinForm(PageForm):
    """Who joins the team; the choices are the accounts that can."""

    member = OneOf("Who joins the team?", thing="who joins the team")
