"""The step that only a call closes: what stops an officer at the desk, and what must be written.

The software writes down the call and never replaces it (design section 4).
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from flask import render_template

from penalties.actions.judging import Judged
from penalties.forms.desk_encounter.form import Fixed
from penalties.forms.fields import Text
from penalties.rules.encounters import Outcome
from penalties.web import door
from penalties.web.access import council
from penalties.web.asking import status
from penalties.web.encounter_form import answers

CALLED = "called"
"""The button of whoever says that the call was made."""

STOPS: Mapping[str, str] = {
    "A": "penalties/encounters/safeguarding.html",
    "B": "penalties/encounters/other_person.html",
}
"""The rows of the gate under which everything else waits, with the page that says so: the person
met, or the other person, is or may be under 18 or exploited."""

CALL = ("spoke_to", "spoke_time", "reference")
ANSWERED_THERE = frozenset({*CALL, "outcome", "served", "served_time", "told_police"})
STILL_TO_COME = "The time you spoke to them must not be still to come"


def stops(found: Judged) -> bool:
    """Whether everything else waits: for a call, or because what was chosen is closed here.

    So nobody who needs safeguarding is left behind as something that was tried and refused.
    """
    return found.gate.row in STOPS and (call_is_missing(found) or bool(found.refusals))


def stopped(form: Fixed, found: Judged, step: str | None) -> tuple[str, int]:
    """The page that stops everything, with whom to call and what to write down of it."""
    ask_of_the_call(form)
    form.told_police.data |= form.outcome.data == Outcome.REPORT_TO_POLICE
    if step == CALLED:
        say_what_is_missing(form, found)
    page = render_template(
        STOPS[found.gate.row],
        form=form,
        answers=answers(ANSWERED_THERE),
        contacts=council().emergency_contacts,
    )
    return page, status(form)


def prompt(found: Judged) -> str:
    """Why a call is due before it is recorded, in a sentence; "" where none is."""
    if Outcome.SAFEGUARDING not in found.gate.required() or not call_is_missing(found):
        return ""
    return found.gate[Outcome.SAFEGUARDING].sentence


def call_is_missing(found: Judged) -> bool:
    """Whether whom the officer spoke to, when, and their reference are not all written down."""
    return not found.sent.safeguarding_answered or _is_to_come(found)


def is_only_about_the_call(form: Fixed, step: str | None) -> bool:
    """Whether a form that is wrong is wrong in the call alone, on a page that asks for it."""
    return step == CALLED and set(form.errors) <= set(CALL)


def ask_of_the_call(form: Fixed) -> None:
    """All of the call is asked for: nothing is optional."""
    for box in _boxes(form):
        box.optional = False


def say_what_is_missing(form: Fixed, found: Judged) -> None:
    """Say what of the call is still to be written down: the step closes with all of it."""
    for box in _boxes(form):
        if not box.typed:
            box.errors = (f"Enter {box.thing}",)
    if _is_to_come(found):
        form.spoke_time.errors = (STILL_TO_COME,)


def _boxes(form: Fixed) -> Iterable[Text]:
    return form.spoke_to, form.spoke_time, form.reference


def _is_to_come(found: Judged) -> bool:
    at = found.reading.content.get("safeguarding", {}).get("at")
    return at is not None and datetime.fromisoformat(at) > door.now()
