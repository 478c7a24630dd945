"""What the safeguarding lead does about one matter, a page for each deed."""

import uuid

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from penalties.actions import safeguarding as actions
from penalties.actions.safeguarding_reading import opened
from penalties.forms.safeguarding import (
    AdultDutyForm,
    CallForm,
    ClosingForm,
    DutyForm,
    NotifiedForm,
    duty_choices,
)
from penalties.records.safeguarding import SafeguardingMatter
from penalties.rules.duty_to_notify import Duty
from penalties.rules.safeguarding import ENDING_WORDS, Kind, endings_of
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.orders import Page
from penalties.web.partner.safeguarding import the_matter

bp = Blueprint("safeguarding_deeds", __name__, url_prefix="/partner/safeguarding")

FOLDER = "penalties/partner/safeguarding"


@bp.route("/<uuid:matter_id>/call", methods=["GET", "POST"])
@needs(Permission.SAFEGUARDING_ANSWER)
def call(matter_id: uuid.UUID) -> Page:
    """Write down whom somebody spoke to, when, and their reference."""
    matter, form = the_matter(matter_id), asked(CallForm)
    if is_answered(form):
        with refusals_on(form):
            made = actions.Call(form.spoke_to.data, form.moment, form.reference.data)
            actions.write_call(door.session(), matter, made, by=me(), at=door.now())
            return _done(matter, "The call is written down.")
    return render_template(f"{FOLDER}/call.html", form=form, matter=matter), status(form)


@bp.route("/<uuid:matter_id>/duty", methods=["GET", "POST"])
@needs(Permission.SAFEGUARDING_ANSWER)
def duty(matter_id: uuid.UUID) -> Page:
    """Decide how the duty to notify is met."""
    matter = the_matter(matter_id)
    is_child = opened(door.session(), matter).may_be_child
    form = asked(DutyForm if is_child else AdultDutyForm)
    form.duty.choices = duty_choices(Kind(matter.kind), is_child=is_child)
    if is_answered(form):
        with refusals_on(form):
            actions.decide_duty(
                *(door.session(), matter, Duty(form.duty.data)),
                consent=form.consent,
                reason=form.reason.data or "",
                by=me(),
                at=door.now(),
            )
            return _done(matter, "It is decided how the duty is met.")
    page = render_template(f"{FOLDER}/duty.html", form=form, matter=matter, is_child=is_child)
    return page, status(form)


@bp.route("/<uuid:matter_id>/notified", methods=["GET", "POST"])
@needs(Permission.SAFEGUARDING_ANSWER)
def notified(matter_id: uuid.UUID) -> Page:
    """Write down that the Home Office was notified, when, and the reference."""
    matter, form = the_matter(matter_id), asked(NotifiedForm)
    if is_answered(form):
        with refusals_on(form):
            actions.write_notification(
                *(door.session(), matter),
                sent_at=form.moment,
                reference=form.reference.data,
                words=form.words.data or "",
                by=me(),
                at=door.now(),
            )
            return _done(matter, "It is written down that the Home Office was notified.")
    return render_template(f"{FOLDER}/notified.html", form=form, matter=matter), status(form)


@bp.route("/<uuid:matter_id>/close", methods=["GET", "POST"])
@needs(Permission.SAFEGUARDING_ANSWER)
def close(matter_id: uuid.UUID) -> Page:
    """Close a matter with what came of it."""
    matter, form = the_matter(matter_id), asked(ClosingForm)
    form.ending.choices = [
        (ending, ENDING_WORDS[ending]) for ending in endings_of(Kind(matter.kind))
    ]
    if is_answered(form):
        with refusals_on(form):
            ending, words = form.ending.data, form.words.data
            actions.close(door.session(), matter, ending, words, by=me(), at=door.now())
            return _done(matter, "It is closed.")
    return render_template(f"{FOLDER}/close.html", form=form, matter=matter), status(form)


def _done(matter: SafeguardingMatter, words: str) -> Response:
    flash(words, "success")
    return redirect(url_for("safeguarding.show", matter_id=matter.id))
