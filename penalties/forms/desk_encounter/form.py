"""The whole form, put together for one council: its own questions, its orders, its services."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from penalties.forms.desk_encounter.care import Flag, Safeguarding, Support, screening_of
from penalties.forms.desk_encounter.circumstances import Account, What, When, Where
from penalties.forms.desk_encounter.direction import Direct, occasions
from penalties.forms.desk_encounter.outcome import Ending
from penalties.forms.desk_encounter.people import Home, OthersThere, Person, Vehicle
from penalties.forms.page_form import PageForm
from penalties.rules.gate_policy import Question


class Street(When, Where, What, Account):
    """What happened, and where."""

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Where no order was in force, it is the day or the time that has to be looked at."""
        good = super().validate(extra_validators)
        if not self.prohibition.offered:
            self.prohibition.errors = ()
            self.occurred_on.errors = ("No order was in force then. Check the day and the time",)
        return good


class Met(Person, Home, OthersThere, Vehicle):
    """Who was there."""


class Fixed(Street, Met, Flag, Support, Safeguarding, Ending):
    """Every section that does not depend on the council."""


def form_for(questions: Iterable[Question], *, directs: bool = False) -> type[Fixed]:
    """The form with one field for each screening question of the council.

    Whoever ``directs`` is police, and is asked about a direction to leave as well.
    """
    screening: type[PageForm] = screening_of(questions)
    sections = (Direct, occasions(), Fixed, screening) if directs else (Fixed, screening)
    return type("EncounterForm", sections, {})
