"""Signing in to either desk and out of it. Tries that fail are slowed, by account and by address.

The support side has an address of its own; whoever comes by the other one is led to their own desk.
"""

from functools import partial

from flask import Blueprint, redirect, render_template, request
from flask import session as cookie
from werkzeug.wrappers import Response

from penalties.actions import sessions
from penalties.forms.sign_in import SignInForm
from penalties.office import throttle
from penalties.web import access, door, frame
from penalties.web.access import public

bp = Blueprint("sign_in", __name__, url_prefix="/desk")
partner = Blueprint("partner_sign_in", __name__, url_prefix="/partner")

WRONG = "The email address and password do not match. Check both and try again."
SLOWED = "There were too many tries. Wait a few minutes, then try again."


@bp.route("/sign-in", methods=["GET", "POST"])
@partner.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> Response | str | tuple[str, int]:
    """Ask who it is; answer every wrong pair alike."""
    form = SignInForm(request.form)
    if request.method == "GET" or not form.validate():
        status = 200 if request.method == "GET" else 422
        return render_template("penalties/sign_in/sign_in.html", form=form), status
    keys = _keys(str(form.email.data))
    if any(throttle.opens_at(door.session(), key, door.now()) for key in keys):
        return _turned_away(form, SLOWED, 429)
    found = sessions.sign_in(
        door.session(),
        str(form.email.data),
        str(form.password.data),
        device=request.user_agent.string,
        at=door.now(),
    )
    if found is None:
        _count(keys)
        door.note("sign_in_failed", account=keys[0])
        return _turned_away(form, WRONG, 422)
    for key in keys:
        throttle.forget(door.session(), key)
    access.remember(found.member, found.token)
    return redirect(_next_page(frame.desk_of(found.member).home))


@bp.post("/sign-out")
@public
def sign_out() -> Response:
    """End this browser's session."""
    member, token = access.signed_in(), access.kept_token()
    if member is not None and token is not None:
        sessions.sign_out(door.session(), member, token, at=door.now())
    cookie.clear()
    return redirect(frame.desk().sign_in)


def _turned_away(form: SignInForm, words: str, status: int) -> tuple[str, int]:
    form.form_errors = [words]
    return render_template("penalties/sign_in/sign_in.html", form=form), status


def _keys(email: str) -> tuple[str, str]:
    """What failures are counted under: the account tried and the address that tries."""
    fingerprint = door.office().keyring.field.fingerprint
    address = request.remote_addr or ""
    return fingerprint(f"sign-in {email.lower()}"), fingerprint(f"from {address}")


def _count(keys: tuple[str, ...]) -> None:
    sessions_ = door.office().sessions()
    moment = door.now()
    for key in keys:
        door.afterwards(partial(throttle.count_failure, sessions_, key, moment))


def _next_page(home: str) -> str:
    """Where they wanted to go, if it is a page of their own desk."""
    wanted = request.args.get("next", "")
    return wanted if wanted.startswith((home, "/desk/account/")) else home
