"""What finance types about money: how it came, what goes back, and what was done."""

from collections.abc import Mapping, Sequence
from typing import Any

from penalties.forms.choices import Choice, OneOf
from penalties.forms.day_fields import Day
from penalties.forms.fields import Money, NoticeNumber
from penalties.forms.marks import Mark
from penalties.forms.page_form import PageForm
from penalties.rules.days import PostClass


class FindForm(PageForm):
    """The notice that money came for."""

    number = NoticeNumber(
        "Which notice is it for?",
        thing="a notice number",
        width=20,
        hint="Printed at the top right, like ILF 0001234 K",
    )


class RecordForm(PageForm):
    """Money that came without the card page. ``mark`` is hidden, on the page that confirms."""

    way = OneOf(
        "How did it come?",
        thing="how it came",
        choices=(
            Choice("phone", "By phone"),
            Choice("counter", "In person"),
            Choice("post", "By post"),
        ),
    )
    pence = Money("How much came?", thing="how much came", width=10)
    received_on = Day(
        "When did it reach us?", thing="the day it reached us", hint="Not the day it was opened"
    )
    posted_on = Day(
        "When was it posted?",
        thing="the day it was posted",
        optional=True,
        hint="Only for the post. Leave this empty if the postmark cannot be read",
    )
    post_class = OneOf(
        "Which stamp is on it?",
        thing="which stamp is on it",
        optional=True,
        choices=(Choice(PostClass.FIRST, "First class"), Choice(PostClass.SECOND, "Second class")),
        hint="Only for the post. First class, if you do not know",
    )
    invited = OneOf(
        "Did the notice, a letter or one of us ask for this amount?",
        thing="whether anybody asked for this amount",
        choices=(Choice("yes", "Yes"), Choice("no", "No, it came by itself")),
    )
    mark = Mark(thing="the page again", optional=True, longest=40)

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """A letter is posted before it comes, and only a letter is posted."""
        good = super().validate(extra_validators)
        if not good or self.posted_on.data is None:
            return good
        if self.way.data != "post":
            self.posted_on.errors = ("Leave this empty, or select that it came by post",)
            return False
        if self.posted_on.data > self.received_on.data:
            self.posted_on.errors = ("The day it was posted must be before the day it came",)
            return False
        return True


class DayForm(PageForm):
    """A day to look at."""

    on = Day("Another day", thing="a day")


class RefundForm(PageForm):
    """What goes back, of which payment, and why. ``entry`` gets its choices from the ledger."""

    entry = OneOf("Which payment goes back?", thing="which payment goes back")
    pence = Money("How much goes back?", thing="how much goes back", width=10)
    because = OneOf("Why?", thing="why it goes back")


class DealtWithForm(PageForm):
    """How a matter about money ended."""

    outcome = OneOf("What did you do?", thing="what you did")
