"""How it ended, and how a notice reaches the person."""

from collections.abc import Mapping, Sequence
from typing import Any

from penalties.forms.choices import Choice, Dropdown, OneOf
from penalties.forms.fields import TimeOfDay
from penalties.forms.page_form import PageForm
from penalties.rules.deadlines import Served
from penalties.rules.encounters import Outcome


class Ending(PageForm):
    """The outcome that the officer chose; whoever is police may choose a direction as well."""

    outcome = OneOf(
        "How did it end?",
        thing="how it ended",
        choices=(
            Choice(Outcome.ADVICE, "Advice"),
            Choice(Outcome.SUPPORT, "Support"),
            Choice(Outcome.SAFEGUARDING, "Safeguarding"),
            Choice(Outcome.REPORT_TO_POLICE, "Report to the police"),
            Choice(Outcome.WARNING, "Warning"),
            Choice(Outcome.KERB_WARNING, "Warning about kerb crawling"),
            Choice(Outcome.FIXED_PENALTY, "Fixed penalty notice"),
        ),
    )
    cites = OneOf(
        "What does the warning cite?",
        thing="what the warning cites",
        optional=True,
        hint="Only for a warning about kerb crawling. Section 51A, if you choose nothing",
    )
    served = OneOf(
        "How does the notice reach them?",
        thing="how the notice reaches them",
        optional=True,
        hint="Only for a fixed penalty notice",
        choices=(
            Choice(Served.HAND, "Handed over"),
            Choice(Served.REFUSED_TO_TAKE, "Offered by hand and not taken"),
            Choice(Served.FIRST_CLASS, "By post, first class"),
            Choice(Served.SECOND_CLASS, "By post, second class"),
        ),
    )
    served_time = TimeOfDay(
        "At what time was it handed over or offered?",
        thing="the time it was handed over",
        optional=True,
        width=10,
        hint="A time before the encounter means the day after it",
    )

    authorisation = Dropdown(
        "Did a supervisor authorise this?",
        thing="what a supervisor authorised",
        optional=True,
        hint="Only where you asked before the act",
    )

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """A penalty says how it reaches the person, and when it was handed over."""
        good = super().validate(extra_validators)
        if self.outcome.data != Outcome.FIXED_PENALTY:
            return good
        if not self.served.data:
            self.served.errors = ("Select how the notice reaches them",)
            return False
        if not Served(self.served.data).by_post and not self.served_time.typed:
            self.served_time.errors = ("Enter the time it was handed over",)
            return False
        return good
