"""One's own account: where it is signed in, and a new password for it."""

import uuid
from functools import partial

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask import session as cookie
from werkzeug.wrappers import Response

from penalties.actions import sessions
from penalties.actions import staff as actions
from penalties.forms.staff import NewPasswordForm
from penalties.office import throttle
from penalties.office.keys import digest
from penalties.office.staff import StaffSession, sessions_of
from penalties.rules.refusals import refuse
from penalties.rules.staff import Permission
from penalties.web import access, door, frame
from penalties.web.access import me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status

bp = Blueprint("account", __name__, url_prefix="/desk/account")

Page = str | tuple[str, int] | Response


@bp.get("/")
@needs(Permission.ACCOUNT_KEEP)
def show() -> str:
    """Who I am here, what the law lets me do, and where I am signed in."""
    member, session = staff(), door.session()
    here = digest(access.kept_token() or "")
    opened = [one for one in sessions_of(session, member) if sessions.is_open(one, door.now())]
    return render_template("penalties/account/mine.html", member=member, sessions=opened, here=here)


@bp.route("/password", methods=["GET", "POST"])
@needs(Permission.ACCOUNT_KEEP)
def change_password() -> Page:
    """Choose a new password; everybody who was signed in with the old one is signed out."""
    form = asked(NewPasswordForm)
    if is_answered(form):
        with refusals_on(form):
            _check_present(form.present.data)
            actions.set_password(door.session(), staff(), form.new.data, by=me(), at=door.now())
            cookie.clear()
            flash("Your password is changed. Sign in with the new one.", "success")
            return redirect(frame.desk().sign_in)
    page = render_template("penalties/account/password.html", form=form, member=staff())
    return page, status(form)


@bp.post("/sessions/<uuid:session_id>/end")
@needs(Permission.ACCOUNT_KEEP)
def end_session(session_id: uuid.UUID) -> Page:
    """Sign myself out of another browser."""
    opened = door.session().get(StaffSession, (staff().authority_id, session_id))
    if opened is None or opened.staff_id != staff().id:
        abort(404)
    sessions.revoke(door.session(), opened, by=me(), at=door.now())
    flash("You are signed out there.", "success")
    return redirect(url_for("account.show"))


def _check_present(password: str) -> None:
    """``Refused`` unless this is the present password; tries are counted as at signing in."""
    key = door.office().keyring.field.fingerprint(f"sign-in {staff().email}")
    if throttle.opens_at(door.session(), key, door.now()):
        raise refuse("account.slowed", "There were too many tries. Wait a few minutes.")
    if sessions.is_password_of(staff(), password):
        throttle.forget(door.session(), key)
        return
    door.afterwards(partial(throttle.count_failure, door.office().sessions(), key, door.now()))
    door.note("password_change_failed", authority_id=staff().authority_id, actor_id=staff().id)
    raise refuse("account.present", "The present password is not right.")
