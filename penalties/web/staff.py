"""Accounts of the council's staff: who works here, a new account, and what one person does.

Those of the support side are named here and nothing more: the safeguarding lead keeps them.
"""

import secrets
import uuid
from typing import NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from penalties.actions import sessions
from penalties.actions import staff as actions
from penalties.forms.staff import AccountForm, RoleForm
from penalties.office.staff import Staff, powers_of, sessions_of, staff_member, staff_of
from penalties.records.trails import latest_of
from penalties.rules.days import london_date
from penalties.rules.passwords import FIRST_BYTES, first_password
from penalties.rules.staff import BEHIND_THE_WALL, Kind, Permission, Role
from penalties.web import door
from penalties.web.access import council, me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.trails import Names

bp = Blueprint("staff", __name__, url_prefix="/desk/staff")

Page = str | tuple[str, int] | Response
SHOWN_OF_TRAIL = 20


class AccountPages(NamedTuple):
    """Where one side keeps its accounts: endpoints, and the desk at which they sign in."""

    show: str
    end_session: str
    desk: str


PAGES = AccountPages("staff.show", "staff_access.end_session", "/desk")


def the_member(staff_id: uuid.UUID) -> Staff:
    """The council's account with this id; 404 where there is none that is kept at this desk."""
    member = staff_member(door.session(), staff().authority_id, staff_id)
    if member is None or Role(member.role) in BEHIND_THE_WALL:
        abort(404)
    return member


def back_to(member: Staff) -> Response:
    """To the page of that account."""
    return redirect(url_for(PAGES.show, staff_id=member.id))


def made_up() -> str:
    """A first password that nobody chose."""
    return first_password(secrets.token_bytes(FIRST_BYTES))


@bp.get("/")
@needs(Permission.STAFF_SEE)
def list_all() -> str:
    """Everybody who has an account, those that are closed last."""
    everybody = sorted(
        staff_of(door.session(), staff().authority_id), key=lambda one: not one.is_active
    )
    return render_template(
        "penalties/staff/list.html",
        everybody=everybody,
        kept_elsewhere=BEHIND_THE_WALL,
        may=staff().may,
    )


@bp.get("/<uuid:staff_id>")
@needs(Permission.STAFF_SEE)
def show(staff_id: uuid.UUID) -> str:
    """One account: its role, powers, open sessions and what happened to it."""
    member, session = the_member(staff_id), door.session()
    opened = [one for one in sessions_of(session, member) if sessions.is_open(one, door.now())]
    trail = latest_of(session, member.authority_id, member.id, SHOWN_OF_TRAIL)
    return render_template(
        "penalties/staff/account.html",
        member=member,
        powers=powers_of(session, member.authority_id, member.id),
        sessions=opened,
        trail=Names(session, member.authority_id).told(trail),
        me=staff(),
        pages=PAGES,
        today=london_date(door.now()),
    )


@bp.route("/add", methods=["GET", "POST"])
@needs(Permission.STAFF_MANAGE)
def add() -> Page:
    """Open an account; a first password that we made is shown this once."""
    form = asked(AccountForm)
    if is_answered(form):
        with refusals_on(form):
            password = form.password.data or made_up()
            member = actions.add(
                *(door.session(), council()),
                email=form.email.data,
                name=form.name.data,
                role=Role(form.role.data),
                kind=Kind(form.kind.data),
                password=password,
                by=me(),
                at=door.now(),
            )
            return handed_over(member, None if form.password.data else password)
    return render_template("penalties/staff/add.html", form=form), status(form)


@bp.route("/<uuid:staff_id>/role", methods=["GET", "POST"])
@needs(Permission.STAFF_MANAGE)
def change_role(staff_id: uuid.UUID) -> Page:
    """Give somebody another role, or another employer."""
    member, form = the_member(staff_id), asked(RoleForm)
    if is_answered(form):
        with refusals_on(form):
            role, kind = Role(form.role.data), Kind(form.kind.data)
            actions.change_role(door.session(), member, role, kind, by=me(), at=door.now())
            flash(f"{member.name} has a new role, and signs in again to use it.", "success")
            return back_to(member)
    return render_template("penalties/staff/role.html", form=form, member=member), status(form)


def handed_over(member: Staff, password: str | None, pages: AccountPages = PAGES) -> Page:
    """What to hand to whoever has a new password; one that we made is never shown again."""
    if password is None:
        flash(f"{member.name} has a new first password.", "success")
        return redirect(url_for(pages.show, staff_id=member.id))
    return render_template(
        "penalties/staff/first_password.html",
        member=member,
        password=password,
        pages=pages,
        sign_in_at=f"{door.office().settings.public_url}{pages.desk}",
    )
