"""When and where it was, under which order, and what the officer saw and heard."""

from penalties.forms.choices import Choice, OneOf
from penalties.forms.day_fields import Day
from penalties.forms.desk_encounter.measures import Metres
from penalties.forms.fields import LongText, Text, TimeOfDay
from penalties.forms.orders import Latitude, Longitude
from penalties.forms.page_form import PageForm
from penalties.rules.encounters import Part
from penalties.rules.sent import PlaceSource

YES_OR_NO = (Choice("yes", "Yes"), Choice("no", "No"))


class When(PageForm):
    """The minute it happened, in London."""

    occurred_on = Day("On what day was it?", thing="the day")
    occurred_time = TimeOfDay(
        "At what time?", thing="the time", width=10, hint="For example, 9:15pm or 21:15"
    )


class Where(PageForm):
    """The place in words and as a point. A tap on the map fills in the point."""

    place = Text("Where was it?", thing="where it was", longest=200, hint="Say it as a court would")
    lat_e6 = Latitude("Latitude", thing="a latitude", width=10, hint="For example, 51.559217")
    lon_e6 = Longitude("Longitude", thing="a longitude", width=10, hint="For example, 0.073851")
    accuracy_m = Metres(
        "How many metres off may the point be?",
        thing="how many metres off the point may be",
        optional=True,
        width=5,
    )
    place_source = OneOf(
        "Where the point comes from",
        thing="where the point comes from",
        optional=True,
        choices=(
            Choice(PlaceSource.TYPED, "It was typed"),
            Choice(PlaceSource.TAPPED, "It was chosen on the map"),
        ),
    )


class What(PageForm):
    """What was done, and which part of which order forbids it."""

    prohibition = OneOf("Which part of which order?", thing="a part of an order in force then")
    role = OneOf(
        "What was the person doing?",
        thing="what the person was doing",
        choices=(
            Choice(Part.BUYING, "Buying sex, or trying to"),
            Choice(Part.SELLING, "Selling sex"),
            Choice(Part.CONTROLLING, "Controlling somebody who sells sex"),
            Choice(Part.OTHER, "Something else that the order forbids"),
            Choice(Part.UNCLEAR, "It was not clear"),
        ),
    )
    particulars = LongText(
        "What happened?",
        thing="what happened",
        rows=8,
        hint="These words stand on the notice. Say what was seen and heard, in the order it was.",
    )


class Account(PageForm):
    """What a court may want to know besides. Everything may be left out."""

    sign_seen = OneOf(
        "Did a sign of the order stand there?",
        thing="whether a sign stood there",
        optional=True,
        choices=YES_OR_NO,
    )
    light = Text("What light was there?", thing="what light there was", optional=True)
    distance_m = Metres(
        "How many metres away were you?",
        thing="how many metres away you were",
        optional=True,
        width=5,
    )
    words_said = LongText("What was said?", thing="what was said", optional=True, rows=3)
    excuse_offered = LongText(
        "Did they give a reason or an excuse?", thing="their reason", optional=True, rows=3
    )
    caution_given = OneOf(
        "Did you caution them?",
        thing="whether you cautioned them",
        optional=True,
        choices=YES_OR_NO,
    )
    reply = LongText("What did they reply?", thing="their reply", optional=True, rows=3)
    bwv_ref = Text(
        "Reference of the body-worn video",
        thing="the reference of the video",
        optional=True,
        longest=200,
        width=20,
    )
    witnesses = LongText(
        "Who else saw it?", thing="who else saw it", optional=True, rows=3, hint="One on each line"
    )
