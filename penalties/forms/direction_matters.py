"""What is typed about a breach of a direction, and about things that were handed over with one."""

from typing import ClassVar

from penalties.forms.choices import OneOf
from penalties.forms.day_fields import Day
from penalties.forms.directions import MomentsForm
from penalties.forms.dispersals import CLOCK_HINT, LawForm
from penalties.forms.fields import LongText, Text
from penalties.forms.moments import ClockTime

YES_NO = (("yes", "Yes"), ("no", "No"))


class BreachForm(MomentsForm):
    """Somebody met against a direction (ASBCPA 2014 s39)."""

    MOMENTS: ClassVar[tuple[str, ...]] = ("seen",)
    seen_on = Day("On which day did you meet them?", thing="the day you met them")
    seen_time = ClockTime("At what time?", thing="the time you met them", width=10, hint=CLOCK_HINT)
    place = Text("Where in the area were they?", thing="where they were", longest=300)
    particulars = LongText("What did you see?", thing="what you saw", rows=4)
    excuse = LongText(
        "What reason did they give for being there?",
        thing="the reason they gave",
        optional=True,
        rows=3,
        hint="In their words. Leave this empty if they gave none",
    )
    arrested = OneOf("Did you arrest them?", thing="whether you arrested them", choices=YES_NO)
    police_reference = Text(
        "Police reference of your call",
        thing="the police reference",
        optional=True,
        longest=80,
        width=20,
    )


class TakeForm(MomentsForm):
    """A thing that somebody is made to hand over (ASBCPA 2014 s37)."""

    MOMENTS: ClassVar[tuple[str, ...]] = ("taken",)
    item = LongText("What was handed over?", thing="what was handed over", rows=2)
    because = LongText(
        "How was it used, or could it be used?",
        thing="how it was used",
        rows=3,
        hint="To harass, alarm or distress somebody, or in crime or disorder",
    )
    how_to_recover = LongText(
        "How and when can they get it back?",
        thing="how and when they can get it back",
        rows=2,
        hint="As you told them",
    )
    taken_on = Day("On which day did you take it?", thing="the day you took it")
    taken_time = ClockTime("At what time?", thing="the time you took it", width=10, hint=CLOCK_HINT)
    written = OneOf(
        "Was this said in writing?", thing="whether it was said in writing", choices=YES_NO
    )


class TellForm(MomentsForm):
    """When somebody was told afterwards that their direction was varied or withdrawn (s35(9))."""

    MOMENTS: ClassVar[tuple[str, ...]] = ("told",)
    told_on = Day("On which day were they told?", thing="the day they were told")
    told_time = ClockTime(
        "At what time?", thing="the time they were told", width=10, hint=CLOCK_HINT
    )
    written = OneOf("Was it in writing?", thing="whether it was in writing", choices=YES_NO)


class GiveBackForm(LawForm):
    """Whoever takes it."""

    adult = Text(
        "Which adult is with them?",
        thing="which adult is with them",
        optional=True,
        longest=200,
        hint="A parent, or another adult who looks after them: name, and who they are to them",
    )
    words = LongText("Anything to add?", thing="what to add", optional=True, rows=2)


class DisposeForm(LawForm):
    """How a thing that nobody asked for is disposed of."""

    words = LongText("How is it disposed of?", thing="how it is disposed of", rows=2)
