"""Putting a case on hold at the desk, and letting its clock run again."""

import uuid

from flask import Blueprint, abort, flash, redirect, render_template, url_for

from penalties.actions import holds as actions
from penalties.actions.moves import clocks_of
from penalties.forms.fixed_penalties import ConfirmForm, HoldForm
from penalties.office.authorities import holidays
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.holds import Hold
from penalties.rules.holds import HoldKind, lifting
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.cases import back_to, the_case
from penalties.web.orders import Page

bp = Blueprint("holds", __name__, url_prefix="/desk/notices")

LIFTED_BY = {
    HoldKind.RETURNED_MAIL: Permission.PENALTIES_HOLD,
    HoldKind.MONEY: Permission.PENALTIES_SETTLE,
}
"""Who lifts a hold by hand. Those of other kinds end with what they wait for, pauses as such."""


@bp.route("/<number>/holds/new", methods=["GET", "POST"])
@needs(Permission.PENALTIES_HOLD)
def place(number: str) -> Page:
    """Stop the clock of a case."""
    case, form = the_case(number), asked(HoldForm)
    if is_answered(form):
        with refusals_on(form):
            kind, reason = HoldKind(form.kind.data), form.reason.data
            actions.place_hold(*(door.session(), case, kind), by=me(), at=door.now(), reason=reason)
            flash("The notice is on hold.", "success")
            return back_to(case)
    page = render_template("penalties/fixed_penalties/hold.html", form=form, case=case)
    return page, status(form)


@bp.route("/<number>/holds/<uuid:hold_id>/lift", methods=["GET", "POST"])
@needs(Permission.PENALTIES_HOLD)
def lift(number: str, hold_id: uuid.UUID) -> Page:
    """Show what lifting a hold does to the dates, and lift it."""
    case, form = the_case(number), asked(ConfirmForm)
    hold = actions.hold_with(door.session(), case, hold_id)
    if hold is None or not may_lift(case, hold):
        abort(404)
    if is_answered(form):
        with refusals_on(form):
            moved = actions.lift_hold(door.session(), case, hold, by=me(), at=door.now())
            flash(f"The hold is lifted. {' '.join(moved)}", "success")
            return redirect(url_for("case_decisions.show", number=case.number))
    page = render_template(
        "penalties/fixed_penalties/lift.html",
        form=form,
        case=case,
        hold=hold,
        words=HoldKind(hold.kind).words,
        calculation=_calculation(case),
    )
    return page, status(form)


def may_lift(case: FixedPenalty, hold: Hold) -> bool:
    """Whether whoever is signed in lifts this hold by hand: never the issuer of the notice."""
    needed = LIFTED_BY.get(HoldKind(hold.kind))
    if hold.lifted_at is not None or needed is None:
        return False
    return staff().may(needed) and staff().id != case.issued_by


def _calculation(case: FixedPenalty) -> tuple[str, ...]:
    """What moves if the hold is lifted now."""
    session = door.session()
    before = clocks_of(case, holidays(session))
    return lifting(before, actions.moved_clocks(session, case, door.now()))
