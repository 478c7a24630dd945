"""Accounts of the support side, which the safeguarding lead keeps apart from all others."""

import uuid

from flask import Blueprint, abort, flash, redirect, render_template, url_for

from penalties.actions import sessions
from penalties.actions import staff as actions
from penalties.forms.page_form import PageForm
from penalties.forms.staff import FirstPasswordForm, SupportAccountForm
from penalties.office.staff import Staff, StaffSession, sessions_of, staff_member, staff_of
from penalties.records.services import services_worked_for
from penalties.records.trails import latest_of
from penalties.rules.accounts import check_somebody_else
from penalties.rules.staff import BEHIND_THE_WALL, Permission, Role
from penalties.web import door
from penalties.web.access import council, me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.staff import SHOWN_OF_TRAIL, AccountPages, Page, handed_over, made_up
from penalties.web.trails import Names

bp = Blueprint("partner_accounts", __name__, url_prefix="/partner/accounts")

PAGES = AccountPages("partner_accounts.show", "partner_accounts.end_session", "/partner")


@bp.get("/")
@needs(Permission.PARTNERS_MANAGE)
def list_all() -> str:
    """Everybody of the support side with their teams, closed accounts last."""
    everybody = [
        (one, _teams(one))
        for one in staff_of(door.session(), staff().authority_id)
        if Role(one.role) in BEHIND_THE_WALL
    ]
    everybody.sort(key=lambda pair: not pair[0].is_active)
    return render_template("penalties/partner/accounts/list.html", everybody=everybody)


@bp.get("/<uuid:staff_id>")
@needs(Permission.PARTNERS_MANAGE)
def show(staff_id: uuid.UUID) -> str:
    """One account: its role, teams, open sessions and what happened to it."""
    member, session = _the_member(staff_id), door.session()
    opened = [one for one in sessions_of(session, member) if sessions.is_open(one, door.now())]
    trail = latest_of(session, member.authority_id, member.id, SHOWN_OF_TRAIL)
    return render_template(
        "penalties/partner/accounts/account.html",
        member=member,
        teams=_teams(member),
        sessions=opened,
        trail=Names(session, member.authority_id).told(trail),
        is_me=member.id == staff().id,
        pages=PAGES,
    )


@bp.route("/add", methods=["GET", "POST"])
@needs(Permission.PARTNERS_MANAGE)
def add() -> Page:
    """Open an account; a first password that we made is shown this once."""
    form = asked(SupportAccountForm)
    if is_answered(form):
        with refusals_on(form):
            password = form.password.data or made_up()
            member = actions.add(
                *(door.session(), council()),
                email=form.email.data,
                name=form.name.data,
                role=Role(form.role.data),
                password=password,
                by=me(),
                at=door.now(),
            )
            return handed_over(member, None if form.password.data else password, PAGES)
    return render_template("penalties/partner/accounts/add.html", form=form), status(form)


@bp.route("/<uuid:staff_id>/password", methods=["GET", "POST"])
@needs(Permission.PARTNERS_MANAGE)
def reset_password(staff_id: uuid.UUID) -> Page:
    """Give somebody a new first password; whoever was signed in with the old one is signed out."""
    member, form = _the_member(staff_id), asked(FirstPasswordForm)
    if is_answered(form):
        with refusals_on(form):
            check_somebody_else(staff().id, member.id, "set their own first password")
            password = form.password.data or made_up()
            actions.set_password(door.session(), member, password, by=me(), at=door.now())
            return handed_over(member, None if form.password.data else password, PAGES)
    page = render_template("penalties/staff/password.html", form=form, member=member, pages=PAGES)
    return page, status(form)


@bp.route("/<uuid:staff_id>/close", methods=["GET", "POST"])
@needs(Permission.PARTNERS_MANAGE)
def suspend(staff_id: uuid.UUID) -> Page:
    """Close an account at once; what its holder did stands."""
    member, form = _the_member(staff_id), asked(PageForm)
    if is_answered(form):
        with refusals_on(form):
            actions.suspend(door.session(), member, by=me(), at=door.now())
            flash(f"The account of {member.name} is closed.", "success")
            return _back_to(member)
    page = render_template("penalties/partner/accounts/close.html", form=form, member=member)
    return page, status(form)


@bp.route("/<uuid:staff_id>/open", methods=["GET", "POST"])
@needs(Permission.PARTNERS_MANAGE)
def reinstate(staff_id: uuid.UUID) -> Page:
    """Open a closed account again."""
    member, form = _the_member(staff_id), asked(PageForm)
    if is_answered(form):
        with refusals_on(form):
            actions.reinstate(door.session(), member, by=me(), at=door.now())
            flash(f"The account of {member.name} is open again.", "success")
            return _back_to(member)
    page = render_template("penalties/partner/accounts/open.html", form=form, member=member)
    return page, status(form)


@bp.post("/<uuid:staff_id>/sessions/<uuid:session_id>/end")
@needs(Permission.PARTNERS_MANAGE)
def end_session(staff_id: uuid.UUID, session_id: uuid.UUID) -> Page:
    """Sign somebody out of one browser."""
    member = _the_member(staff_id)
    opened = door.session().get(StaffSession, (member.authority_id, session_id))
    if opened is None or opened.staff_id != member.id:
        abort(404)
    sessions.revoke(door.session(), opened, by=me(), at=door.now())
    flash(f"{member.name} is signed out there.", "success")
    return _back_to(member)


def _the_member(staff_id: uuid.UUID) -> Staff:
    """The account with this id; 404 where there is none of the support side."""
    member = staff_member(door.session(), staff().authority_id, staff_id)
    if member is None or Role(member.role) not in BEHIND_THE_WALL:
        abort(404)
    return member


def _teams(member: Staff) -> list[str]:
    """The services that somebody works for."""
    found = services_worked_for(door.session(), member.authority_id, member.id)
    return [service.name for service in found]


def _back_to(member: Staff) -> Page:
    return redirect(url_for(PAGES.show, staff_id=member.id))
