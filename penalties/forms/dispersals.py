"""What is typed about an authorisation to disperse: where, from when to when, why, and by whom.

Law: Anti-social Behaviour, Crime and Policing Act 2014 s34.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from penalties.forms.choices import Dropdown, OneOf, Tick
from penalties.forms.day_fields import Day
from penalties.forms.fields import LongText, Text
from penalties.forms.moments import ClockTime, read_moment
from penalties.forms.page_form import PageForm
from penalties.forms.uploads import MEBIBYTE, Upload
from penalties.rules.refusals import Refused

OWN_AREA = "own"
MOMENTS = ("given", "starts", "ends")
CLOCK_HINT = "By the clock in London, like 9:15pm"


class LawForm(PageForm):
    """A form whose refusals say which law they rest on."""

    def refuse(self, refused: Refused) -> None:
        """Show each reason with its source, where that is the law."""
        for no in refused.refusals:
            by_law = no.source != "house rule"
            said = f"{no.sentence} ({no.source})" if by_law else no.sentence
            self.form_errors = [*self.form_errors, said]


class GiverForm(LawForm):
    """Whoever gave it by phone."""

    giver = Dropdown("Who gave it to you?", thing="who gave it to you")


class AuthorisationForm(LawForm):
    """What every authorisation says, written or given by phone."""

    rank = Text("Rank", thing="the rank", longest=60, width=20, hint="Inspector or above")
    given_on = Day("On which day was it given?", thing="the day it was given")
    given_time = ClockTime(
        "At what time was it given?", thing="the time it was given", width=10, hint=CLOCK_HINT
    )
    locality = Text(
        "Which locality is it?",
        thing="the locality",
        longest=200,
        hint="Name it so that a constable and a passer-by know where it ends",
    )
    area_from = OneOf("How is it drawn?", thing="how it is drawn")
    geometry = LongText(
        "Its outline, pasted",
        thing="the outline",
        optional=True,
        longest=200_000,
        rows=3,
        spellcheck=False,
        hint="Only for an area of its own. GeoJSON: a Polygon or MultiPolygon",
    )
    file = Upload(
        "Or a file with its outline",
        thing="a file with the outline",
        accept=(".geojson", ".json"),
        most=MEBIBYTE,
        optional=True,
        hint="GeoJSON, up to 1MB",
    )
    starts_on = Day("On which day does it start?", thing="the first day")
    starts_time = ClockTime(
        "At what time does it start?", thing="the time it starts", width=10, hint=CLOCK_HINT
    )
    ends_on = Day("On which day does it end?", thing="the last day")
    ends_time = ClockTime(
        "At what time does it end?", thing="the time it ends", width=10, hint=CLOCK_HINT
    )
    grounds = LongText(
        "What are the grounds?",
        thing="the grounds",
        hint="Who is harassed, alarmed or distressed, or what crime or disorder there is; and why "
        "this power may be needed. Name nobody",
    )
    rights_considered = Tick(
        "Particular regard was had to freedom of expression and freedom of assembly",
        hint="Articles 10 and 11 of the European Convention on Human Rights",
        thing="the box once particular regard was had to these rights",
    )

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Read each moment, and ask for an outline where the area is one of its own."""
        good = super().validate(extra_validators)
        self.at: dict[str, Any] = {name: read_moment(*self._moment(name)) for name in MOMENTS}
        own = self.area_from.data == OWN_AREA
        if own and not (self.geometry.typed or self.file.data or self.geometry.errors):
            self.geometry.errors = ("Paste the outline, or choose a file with it",)
            return False
        return good and None not in self.at.values()

    def _moment(self, name: str) -> tuple[Any, Any]:
        return self[f"{name}_on"], self[f"{name}_time"]


class WrittenForm(AuthorisationForm):
    """An authorisation that whoever gives it signs here."""

    signed_name = Text(
        "Sign it with your name",
        thing="your name",
        longest=200,
        width=20,
        hint="This is your signature, as section 34(4) asks",
        autocomplete="name",
    )


class PhonedForm(GiverForm, AuthorisationForm):
    """An authorisation that somebody gave by phone; it is signed later."""


class SignForm(LawForm):
    """The signature beneath what was given by phone."""

    signed_name = Text(
        "Sign it with your name", thing="your name", longest=200, width=20, autocomplete="name"
    )


class EndForm(LawForm):
    """Why an authorisation ends before its time."""

    reason = LongText("Why does it end early?", thing="the reason", rows=4)
