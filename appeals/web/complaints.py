"""Complaints at the desk: what is to be answered, one of them, and closing it.

Whoever decides about notices has no door here.
"""

import uuid

from flask import Blueprint, abort, flash, redirect, render_template, url_for

from appeals.actions import complaints as actions
from appeals.forms.complaints import KINDS, REPLIES, AnsweredForm
from appeals.records.complaints import Complaint, closed_complaints, complaint, open_complaints
from appeals.rules.complaints import Kind
from penalties.office.staff import staff_member
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.orders import Page

bp = Blueprint("complaints", __name__, url_prefix="/desk/complaints")

SHOWN_CLOSED = 50


@bp.get("/")
@needs(Permission.COMPLAINTS_WORK)
def list_all() -> str:
    """What is open, the soonest due first, and the latest that were answered."""
    session, here = door.session(), staff().authority_id
    return render_template(
        "appeals/complaints/list.html",
        waiting=[(one, _case(one)) for one in open_complaints(session, here)],
        closed=[(one, _case(one)) for one in closed_complaints(session, here, SHOWN_CLOSED)],
        kinds=KINDS,
    )


@bp.route("/<uuid:complaint_id>", methods=["GET", "POST"])
@needs(Permission.COMPLAINTS_WORK)
def show(complaint_id: uuid.UUID) -> Page:
    """One complaint, and closing it with what was answered."""
    session, form = door.session(), asked(AnsweredForm)
    one = complaint(session, staff().authority_id, complaint_id) or abort(404)
    case = _case(one)
    if is_answered(form):
        with refusals_on(form):
            actions.close(session, one, case, form.outcome.data, by=me(), at=door.now())
            flash("The complaint is closed.", "success")
            return redirect(url_for(".list_all"))
    closed_by = staff_member(session, one.authority_id, one.closed_by) if one.closed_by else None
    page = render_template(
        "appeals/complaints/show.html",
        one=one,
        number=case.number,
        said=actions.read(session, one, case, by=me(), at=door.now()),
        kind=KINDS[Kind(one.kind)],
        replies=REPLIES,
        closed_by=closed_by,
        form=form,
    )
    return page, status(form)


def _case(one: Complaint) -> FixedPenalty:
    return door.session().get_one(FixedPenalty, (one.authority_id, one.penalty_id))
