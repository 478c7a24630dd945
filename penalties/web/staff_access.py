"""Who can get in: a new first password, ended sessions, and an account closed or opened again."""

import uuid

from flask import Blueprint, abort, flash, render_template

from penalties.actions import sessions
from penalties.actions import staff as actions
from penalties.forms.page_form import PageForm
from penalties.forms.staff import FirstPasswordForm
from penalties.office.staff import StaffSession
from penalties.rules.accounts import check_somebody_else
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.staff import PAGES, Page, back_to, handed_over, made_up, the_member

bp = Blueprint("staff_access", __name__, url_prefix="/desk/staff")


@bp.route("/<uuid:staff_id>/password", methods=["GET", "POST"])
@needs(Permission.STAFF_MANAGE)
def reset_password(staff_id: uuid.UUID) -> Page:
    """Give somebody a new first password; whoever was signed in with the old one is signed out."""
    member, form = the_member(staff_id), asked(FirstPasswordForm)
    if is_answered(form):
        with refusals_on(form):
            check_somebody_else(staff().id, member.id, "set their own first password")
            password = form.password.data or made_up()
            actions.set_password(door.session(), member, password, by=me(), at=door.now())
            return handed_over(member, None if form.password.data else password)
    page = render_template("penalties/staff/password.html", form=form, member=member, pages=PAGES)
    return page, status(form)


@bp.route("/<uuid:staff_id>/close", methods=["GET", "POST"])
@needs(Permission.STAFF_MANAGE)
def suspend(staff_id: uuid.UUID) -> Page:
    """Close an account at once; what its holder did stands."""
    member, form = the_member(staff_id), asked(PageForm)
    if is_answered(form):
        with refusals_on(form):
            actions.suspend(door.session(), member, by=me(), at=door.now())
            flash(f"The account of {member.name} is closed.", "success")
            return back_to(member)
    return render_template("penalties/staff/close.html", form=form, member=member), status(form)


@bp.route("/<uuid:staff_id>/open", methods=["GET", "POST"])
@needs(Permission.STAFF_MANAGE)
def reinstate(staff_id: uuid.UUID) -> Page:
    """Open a closed account again."""
    member, form = the_member(staff_id), asked(PageForm)
    if is_answered(form):
        with refusals_on(form):
            actions.reinstate(door.session(), member, by=me(), at=door.now())
            flash(f"The account of {member.name} is open again.", "success")
            return back_to(member)
    return render_template("penalties/staff/open.html", form=form, member=member), status(form)


@bp.post("/<uuid:staff_id>/sessions/<uuid:session_id>/end")
@needs(Permission.STAFF_MANAGE)
def end_session(staff_id: uuid.UUID, session_id: uuid.UUID) -> Page:
    """Sign somebody out of one browser."""
    member = the_member(staff_id)
    opened = door.session().get(StaffSession, (member.authority_id, session_id))
    if opened is None or opened.staff_id != member.id:
        abort(404)
    sessions.revoke(door.session(), opened, by=me(), at=door.now())
    flash(f"{member.name} is signed out there.", "success")
    return back_to(member)
