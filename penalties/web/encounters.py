"""Recording an encounter at the desk: typed, checked against the gate, then issued or recorded.

What is typed goes to the same action as what a tablet sends. Nothing typed is lost on the way.
"""

import uuid

from flask import Blueprint, flash, redirect, render_template, request, url_for

from penalties.actions.intake import take_in
from penalties.actions.judging import Judged
from penalties.actions.live_directions import LiveDirection
from penalties.actions.look_ups import find_people
from penalties.actions.previews import preview
from penalties.forms.authorisations import PURPOSES
from penalties.forms.desk_encounter.form import Fixed
from penalties.forms.desk_encounter.items import as_item, show_faults
from penalties.forms.tablet.encounters import read_encounter
from penalties.records.kerb_warnings import warning_with
from penalties.rules import numbers
from penalties.rules.gate_policy import introduction
from penalties.rules.intake import Intake, Reading, Result
from penalties.rules.refusals import Refused
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import council, me, needs, staff
from penalties.web.asking import status
from penalties.web.encounter_calls import (
    CALL,
    CALLED,
    ask_of_the_call,
    is_only_about_the_call,
    prompt,
    say_what_is_missing,
    stopped,
    stops,
)
from penalties.web.encounter_check import checked
from penalties.web.encounter_form import (
    answers,
    encounter_id,
    moment_of,
    point_maps,
    the_form,
    version_of,
)
from penalties.web.orders import Page
from penalties.web.warning_words import ANSWER_TAGS, before_a_buyer

bp = Blueprint("encounters", __name__, url_prefix="/desk/encounters")

KEPT = frozenset({Intake.RECORDED, Intake.HELD_FOR_REVIEW, Intake.ALREADY_RECORDED})


@bp.route("/new", methods=["GET", "POST"])
@needs(Permission.ENCOUNTERS_RECORD)
def new() -> Page:
    """The form; what the gate says to it; and, asked again, what came of it."""
    form, id_, step = the_form(), encounter_id(), request.form.get("step")
    if request.method != "POST" or step == "change" or not _is_right(form, step):
        return _asked(form, id_)
    reading = read_encounter(as_item(form, id_))
    if reading.sent is None:
        show_faults(form, reading.faults)
        return _asked(form, id_)
    found = preview(
        *(door.session(), council(), staff(), reading, reading.sent), by=me(), at=door.now()
    )
    if stops(found):
        return stopped(form, found, step)
    if step == "record" or (step == CALLED and not prompt(found)):
        return _handed_in(form, id_, reading)
    return _checked(form, found, step)


def _is_right(form: Fixed, step: str | None) -> bool:
    """Whether the form can be judged; what is wrong with a call is told on the page of the call."""
    return form.validate() or is_only_about_the_call(form, step)


def _asked(form: Fixed, id_: uuid.UUID) -> Page:
    page = render_template(
        "penalties/encounters/form.html",
        form=form,
        encounter_id=id_,
        maps=point_maps(moment_of(form)),
        introduction=introduction(),
    )
    return page, status(form)


def _checked(form: Fixed, found: Judged, step: str | None) -> Page:
    call = prompt(found)
    ask_of_the_call(form)
    if call and step == CALLED:
        say_what_is_missing(form, found)
    page = render_template(
        "penalties/encounters/check.html",
        form=form,
        answers=answers(frozenset(CALL) if call else frozenset()),
        call=call,
        contacts=council().emergency_contacts,
        check=checked(found, version_of(found.sent)),
        live=_live_directions(found),
        history=before_a_buyer(found),
        answer_tags=ANSWER_TAGS,
        order=found.sent.order,
        ask_words=PURPOSES,
        tiles=council().tile_url or "",
    )
    return page, status(form)


def _live_directions(found: Judged) -> list[LiveDirection]:
    """What the person met is told to keep out of; the look is logged like every other."""
    person = found.sent.person
    met = find_people(
        *(door.session(), council()),
        encounter_id=found.sent.id,
        given_name=person.given_name,
        family_name=person.family_name,
        date_of_birth=person.date_of_birth,
        by=me(),
        at=door.now(),
    )
    return [live for each in met if each.is_same for live in each.directions]


def _handed_in(form: Fixed, id_: uuid.UUID, reading: Reading) -> Page:
    result = take_in(*(door.session(), council(), staff(), None, reading), by=me(), at=door.now())
    if result.status in KEPT:
        return _done(result, id_)
    if result.refusals:
        form.refuse(Refused(*result.refusals))
    show_faults(form, result.errors)
    return _asked(form, id_)


def _done(result: Result, id_: uuid.UUID) -> Page:
    if result.direction is not None:
        number = result.direction.number
        flash(f"Direction {numbers.printed(number)} is recorded.", "success")
        return redirect(url_for("directions.show", number=number))
    if result.notice is None:
        flash("The encounter is recorded.", "success")
        return redirect(url_for("encounter_pages.show", encounter_id=id_))
    number = result.notice.number
    if warning_with(door.session(), council().id, number):
        flash(f"Warning {numbers.printed(number)} is given. Print it for the person.", "success")
        return redirect(url_for("kerb_warnings.show", number=number))
    flash(f"Notice {numbers.printed(number)} is issued.", "success")
    return redirect(url_for("notices.paper", number=number))
