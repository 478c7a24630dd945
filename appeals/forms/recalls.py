"""What is typed to recall notices: what is wrong, in which days, and why it is so."""

from appeals.rules.recalls import FURTHEST
from penalties.forms.choices import Dropdown
from penalties.forms.day_fields import Day
from penalties.forms.fields import LongText, Text
from penalties.forms.page_form import PageForm
from penalties.rules.refusals import refuse


class Metres(Text):
    """A distance in whole metres."""

    def read(self, text: str) -> int:
        if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= FURTHEST):
            raise refuse("recalls.metres", f"The distance must be 1 to {FURTHEST:,} metres")
        return int(text)


class FaultForm(PageForm):
    """Which one is wrong, in the notices of which days. ``of`` is asked and chosen by its kind."""

    of = Dropdown("Which one?", thing="which one")
    from_on = Day("First day", thing="the first day", hint="The date of the notice")
    to_on = Day("Last day", thing="the last day")


class SignForm(PageForm):
    """Which sign is wrong, on which days, and how near it somebody was met."""

    of = Dropdown("Which one?", thing="which one")
    metres = Metres(
        "How near was the person to it, at most?",
        thing="how near the person was",
        width=5,
        hint="In metres, for example 100",
        inputmode="numeric",
    )
    from_on = Day("First day", thing="the first day", hint="The first day on which it was wrong")
    to_on = Day("Last day", thing="the last day")


class BeginForm(PageForm):
    """Why the notices are recalled."""

    words = LongText(
        "What is wrong with these notices?",
        thing="what is wrong with these notices",
        rows=4,
        hint="Whoever confirms it reads this. Do not write about a person",
    )


class DropForm(PageForm):
    """Why the notices may stand."""

    words = LongText("Why may these notices stand?", thing="why they may stand", rows=4)
