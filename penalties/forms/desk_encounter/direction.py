"""A direction to leave, typed at the desk by the police: checked first, or written down after it.

The six questions of section 36 are worded as they are said aloud; nothing is answered beforehand.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from penalties.forms.choices import Choice, Dropdown, OneOf
from penalties.forms.day_fields import Day
from penalties.forms.desk_encounter.circumstances import YES_OR_NO
from penalties.forms.fields import LongText, Text
from penalties.forms.moments import ClockTime, read_moment
from penalties.forms.orders import Latitude, Longitude
from penalties.forms.page_form import PageForm
from penalties.rules.encounters import Outcome
from penalties.rules.exemptions import QUESTIONS

DUE, OPEN = "due_", "open_"
DIRECTS = Choice(Outcome.DIRECTION, "Direction to leave")


def occasions() -> type[PageForm]:
    """A form with the question of each occasion, and what is left open for it."""
    fields: dict[str, Any] = {}
    for occasion, question in QUESTIONS.items():
        fields[DUE + occasion] = OneOf(
            f"“{question.aloud}”",
            thing=f"an answer to “{question.aloud}”",
            optional=True,
            choices=(*YES_OR_NO, Choice("not_asked", "Not asked")),
        )
        fields[OPEN + occasion] = Text(
            "What do you leave open for it?",
            thing="what you leave open",
            optional=True,
            longest=400,
            hint="These words stand on the paper. Do not write an address.",
        )
    return type("Occasions", (PageForm,), fields)


class Terms(PageForm):
    """Where not to be, and until when, by London's clocks."""

    given_already = OneOf(
        "Has the direction been given?",
        thing="whether the direction has been given",
        optional=True,
        choices=(
            Choice("no", "Not yet", "We check it before you give it"),
            Choice("yes", "Yes, in speech or on paper", "We keep it, whatever we find"),
        ),
    )
    direction_area = Text(
        "Which area must they keep out of?", thing="the area", optional=True, longest=400
    )
    leave_on = Day("On what day must they have left?", thing="the day to leave by", optional=True)
    leave_time = ClockTime("By what time?", thing="the time to leave by", optional=True, width=10)
    ends_on = Day("On what day does it end?", thing="the day on which it ends", optional=True)
    ends_time = ClockTime(
        "At what time does it end?", thing="the time at which it ends", optional=True, width=10
    )
    route = Text("Which way must they go?", thing="the way to go", optional=True, longest=400)


class Tests(PageForm):
    """Why it was given, and what was said with it."""

    behaviour = LongText(
        "What did they do there that troubled others?",
        thing="what they did there",
        optional=True,
        rows=4,
        hint="These words stand on the paper, which others may see. Say no more than it needs. "
        "Without them, what you wrote under “What happened?” stands there",
    )
    necessity = LongText(
        "Why is it needed to keep others from harassment, alarm, distress or crime?",
        thing="why it is needed",
        optional=True,
        rows=4,
    )
    home_lat_e6 = Latitude("Latitude of their home", thing="a latitude", optional=True, width=10)
    home_lon_e6 = Longitude(
        "Longitude of their home",
        thing="a longitude",
        optional=True,
        width=10,
        hint="Only where it is in the area: we leave 30 metres around it open",
    )
    appointment = Dropdown(
        "Which service is their support appointment with?",
        thing="a service",
        optional=True,
        hint="Some addresses nobody may know: we only say whether a way must be left open",
    )
    offence_warning = OneOf(
        "Did you tell them that it is an offence not to comply?",
        thing="whether you told them",
        optional=True,
        choices=YES_OR_NO,
    )
    in_uniform = OneOf(
        "Were you in uniform?",
        thing="whether you were in uniform",
        optional=True,
        choices=YES_OR_NO,
    )
    in_writing = OneOf(
        "Is it given in writing?",
        thing="whether it is in writing",
        optional=True,
        choices=YES_OR_NO,
    )
    why_not_written = LongText(
        "If not, why was that not reasonably practicable?",
        thing="why it was not in writing",
        optional=True,
        rows=2,
    )
    taken_to = OneOf(
        "If they are under 16, where did you take them?",
        thing="where you took them",
        optional=True,
        choices=(Choice("home", "Home"), Choice("place_of_safety", "To a place of safety")),
    )
    taken_where = Text("Where was that?", thing="where that was", optional=True, longest=200)


class Direct(Terms, Tests):
    """The whole section. Only the police are shown it."""

    leave_by: datetime | None = None
    ends_at: datetime | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """None of what a direction always says is called optional: the section as a whole is."""
        super().__init__(*args, **kwargs)
        fields: list[Any] = list(self)
        for field in fields:
            if field.name in _ALWAYS_SAID or field.name.startswith(DUE):
                field.may_stay_empty = False

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """A direction says whether it was given, its area, and when it begins and ends to hold."""
        good = super().validate(extra_validators)
        if self["outcome"].data != Outcome.DIRECTION:
            return good
        for name, words in _NEEDED.items():
            if not self[name].data and not self[name].errors:
                self[name].errors, good = (words,), False
        good = self._says_where_home_is() and good
        self.leave_by = read_moment(self.leave_on, self.leave_time)
        self.ends_at = read_moment(self.ends_on, self.ends_time)
        return good and self.leave_by is not None and self.ends_at is not None

    def _says_where_home_is(self) -> bool:
        """Both halves of the place, or none. Greenwich has the longitude 0, which is an answer."""
        lat, lon = self["home_lat_e6"], self["home_lon_e6"]
        if (lat.data is None) == (lon.data is None):
            return True
        missing, words = (lat, "latitude") if lat.data is None else (lon, "longitude")
        missing.errors = missing.errors or (f"Enter the {words} as well",)
        return False


_ALWAYS_SAID = frozenset(
    {
        *("given_already", "direction_area", "leave_on", "leave_time", "ends_on", "ends_time"),
        *("necessity", "offence_warning", "in_uniform", "in_writing"),
    }
)
_NEEDED = {
    "given_already": "Select whether the direction has been given",
    "direction_area": "Enter the area",
    "leave_on": "Enter the day to leave by",
    "leave_time": "Enter the time to leave by",
    "ends_on": "Enter the day on which it ends",
    "ends_time": "Enter the time at which it ends",
}
