"""What somebody needs from us in every letter and call: listed, added and ended on their case."""

import uuid

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from penalties.actions import adjustments as actions
from penalties.actions.adjustments import Need
from penalties.actions.reads import read_case
from penalties.forms.adjustments import AdjustmentForm
from penalties.forms.fixed_penalties import ConfirmForm
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.cases import the_case
from penalties.web.orders import Page

bp = Blueprint("adjustments", __name__, url_prefix="/desk/notices")


@bp.route("/<number>/adjustments", methods=["GET", "POST"])
@needs(Permission.REPRESENTATIONS_RECORD)
def show(number: str) -> Page:
    """What binds every letter and call about the case; and one more that was asked for."""
    case, form = the_case(number), asked(AdjustmentForm)
    if is_answered(form):
        with refusals_on(form):
            said = (form.kind.data, form.words.data or "")
            actions.record(door.session(), case, *said, by=me(), at=door.now())
            flash("It is recorded. It binds every letter and call from now on.", "success")
            return _back(case)
    read_case(door.session(), case, "adjustments", by=me(), at=door.now())
    page = render_template("penalties/fixed_penalties/adjustments.html", case=case, form=form)
    return page, status(form)


@bp.route("/<number>/adjustments/<uuid:adjustment_id>/end", methods=["GET", "POST"])
@needs(Permission.REPRESENTATIONS_RECORD)
def end(number: str, adjustment_id: uuid.UUID) -> Page:
    """End what the person no longer needs."""
    case, form = the_case(number), asked(ConfirmForm)
    found = (need for need in needs_of(case) if need.id == adjustment_id)
    need = next(found, None) or abort(404)
    if is_answered(form):
        with refusals_on(form):
            actions.end(door.session(), case, need, by=me(), at=door.now())
            flash("It has ended.", "success")
            return _back(case)
    page = render_template(
        "penalties/fixed_penalties/adjustment_end.html", case=case, form=form, need=need
    )
    return page, status(form)


def needs_of(case: FixedPenalty) -> tuple[Need, ...]:
    """What whoever writes or calls about ``case`` is shown first; templates call it."""
    return actions.needs_of(door.session(), case)


def _back(case: FixedPenalty) -> Response:
    return redirect(url_for(".show", number=case.number))
