"""What is typed about a direction after it was given: a change, its end, a breach, a decision.

Times are typed by London's clocks and read as moments (ASBCPA 2014 sections 35, 37 and 39).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

from penalties.forms.choices import Choice, Dropdown, OneOf
from penalties.forms.day_fields import Day
from penalties.forms.dispersals import CLOCK_HINT, LawForm
from penalties.forms.fields import LongText, Text
from penalties.forms.moments import ClockTime, read_moment
from penalties.forms.orders import Latitude, Longitude
from penalties.rules.direction_changes import Change, OpenPlace, Told
from penalties.rules.direction_reviews import VOID, WITHDRAWN
from penalties.rules.exemptions import Occasion
from penalties.rules.wording.direction_terms import OCCASIONS

WRITTEN, ALOUD, NOT_TOLD = "written", "aloud", "not"
TELLING = (
    Choice(WRITTEN, "Yes, in writing"),
    Choice(ALOUD, "Yes, but not in writing"),
    Choice(NOT_TOLD, "No, not yet"),
)
RADII = (("20", "20 metres"), ("40", "40 metres"), ("80", "80 metres"), ("150", "150 metres"))
STAYS = "Leave this empty where it stays as it is"


class MomentsForm(LawForm):
    """A form with moments, each typed as a day and a time; optional ones may stay empty."""

    MOMENTS: ClassVar[tuple[str, ...]] = ()

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Read each moment into ``at``, by its name."""
        good = super().validate(extra_validators)
        self.at = {name: self._moment(name) for name in self.MOMENTS}
        return good and not any(field.errors for field in self)

    def _moment(self, name: str) -> datetime | None:
        on: Day = getattr(self, f"{name}_on")
        time: ClockTime = getattr(self, f"{name}_time")
        if on.data is not None and not time.typed:
            time.errors = ("Enter the time as well",)
        if time.data is not None and on.data is None and not on.errors:
            on.errors = ("Enter the day as well",)
        return read_moment(on, time)


class ToldForm(MomentsForm):
    """Whether, when and how the person is told (s35(9))."""

    MOMENTS: ClassVar[tuple[str, ...]] = ("told",)
    told = OneOf("Was the person told?", thing="whether the person was told", choices=TELLING)
    told_on = Day("On which day were they told?", thing="the day they were told", optional=True)
    told_time = ClockTime(
        "At what time were they told?",
        thing="the time they were told",
        optional=True,
        width=10,
        hint=CLOCK_HINT,
    )
    why_not = LongText(
        "If it was not in writing, why was that not reasonably practicable?",
        thing="why it was not in writing",
        optional=True,
        rows=2,
    )

    def as_told(self) -> Told:
        """How the person is told, as the rules know it."""
        at = None if self.told.data == NOT_TOLD else self.at["told"]
        return Told(at, self.told.data == WRITTEN, self.why_not.data)


class WithdrawForm(ToldForm):
    """Why a direction is withdrawn."""

    because = LongText("Why is it withdrawn?", thing="why it is withdrawn", rows=3)


class VaryForm(ToldForm):
    """What changes. Whatever stays empty stays as it was."""

    MOMENTS: ClassVar[tuple[str, ...]] = ("told", "leave", "ends")
    ends_on = Day("On which day does it end?", thing="the last day", optional=True, hint=STAYS)
    ends_time = ClockTime(
        "At what time does it end?",
        thing="the time it ends",
        optional=True,
        width=10,
        hint=CLOCK_HINT,
    )
    leave_on = Day(
        "By which day do they have to leave?",
        thing="the day to leave by",
        optional=True,
        hint=STAYS,
    )
    leave_time = ClockTime(
        "By what time?", thing="the time to leave by", optional=True, width=10, hint=CLOCK_HINT
    )
    area = LongText(
        "The area to keep out of, in words", thing="the area", optional=True, rows=3, hint=STAYS
    )
    route = LongText("The way to leave", thing="the way", optional=True, rows=2, hint=STAYS)
    open_for = Dropdown(
        "What is the place for?",
        thing="what the place is for",
        choices=[(str(one), OCCASIONS[one]) for one in Occasion],
        optional=True,
    )
    open_words = Text(
        "What stays open?",
        thing="what stays open",
        optional=True,
        longest=300,
        hint="In words that everybody may read. Never an address",
    )
    open_lat = Latitude("Latitude", thing="the latitude", optional=True, width=10)
    open_lon = Longitude("Longitude", thing="the longitude", optional=True, width=10)
    open_radius = Dropdown(
        "How much around it?", thing="how much around it", choices=RADII, optional=True
    )
    because = LongText("Why is it changed?", thing="why it is changed", rows=3)

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """A place that stays open has all of its parts, or none."""
        good = super().validate(extra_validators)
        parts: list[Any] = [self.open_for, self.open_words]
        drawn = (self.open_lat, self.open_lon, self.open_radius)
        if any(one.data is not None for one in drawn):
            parts += drawn
        if any(one.data is not None for one in parts):
            for one in parts:
                # Greenwich has the longitude 0, which is an answer.
                if one.data is None and not one.errors:
                    one.errors = (f"Enter {one.thing}",)
        return good and not any(field.errors for field in self)

    def as_change(self) -> Change:
        """The change as the rules know it."""
        return Change(
            because=self.because.data,
            told=self.as_told(),
            leave_by=self.at["leave"],
            ends_at=self.at["ends"],
            area=self.area.data,
            route=self.route.data,
            left_open=self._left_open(),
        )

    def _left_open(self) -> tuple[OpenPlace, ...]:
        if not self.open_for.data:
            return ()
        radius = int(self.open_radius.data or 0)
        place = (self.open_lat.data, self.open_lon.data, radius)
        return (OpenPlace(Occasion(self.open_for.data), self.open_words.data, *place),)


class ReviewForm(ToldForm):
    """How a matter about a direction ends. The choices are those that are open to it."""

    told = OneOf(
        "Was the person told?", thing="whether the person was told", choices=TELLING, optional=True
    )
    outcome = OneOf("What do you decide?", thing="what you decide")
    words = LongText("Why?", thing="why", rows=3)

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Whoever withdraws it says how the person is told."""
        good = super().validate(extra_validators)
        if self.outcome.data in (WITHDRAWN, VOID) and not self.told.data:
            self.told.errors = ("Select whether the person was told",)
            return False
        return good
