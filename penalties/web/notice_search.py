"""Finding a notice: by number and access code, or by the link in its square code.

Every wrong pair is answered alike, and slowed. Finding one's own leaves no trace in the trail.
"""

import hmac

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from penalties.forms.notices import FindForm
from penalties.office.authorities import authority_of
from penalties.office.keys import digest
from penalties.office.roles import Side
from penalties.records.look_ups import number_of_token
from penalties.rules.numbers import authority_of_token
from penalties.rules.refusals import Refused
from penalties.web import door, frame, visits
from penalties.web.access import public
from penalties.web.looking import Looked, look_up, the_only_council
from penalties.web.slowing import Tries, words_of_wait

bp = Blueprint("notice_search", __name__, url_prefix="/notice")

WRONG = "The notice number and access code do not match. Check both and try again."
NO_DIGEST = "0" * 64

Page = str | tuple[str, int] | Response


@bp.post("")
@public
def find() -> Page:
    """Open the notice of a right pair."""
    form = FindForm(request.form)
    if not form.validate():
        return shown(form, 422)
    number, code = str(form.number.data), str(form.code.data)
    tries = Tries("pair", number)
    if opens := tries.opens_at():
        return _turned_away(form, words_of_wait(opens), 429)
    row = look_up(number)
    if not _fits(row, code):
        tries.failed()
        return _turned_away(form, WRONG, 422)
    tries.succeeded()
    return _opened(number)


@bp.get("/<token>")
@public
def arrive(token: str) -> Page:
    """Where the square code leads: nothing is looked up before a press, or the page's script."""
    try:
        code = authority_of_token(token)
    except Refused:
        return _old_link()
    with door.office().reading(Side.PUBLIC) as session:
        council = authority_of(session, code)
    if council is not None:
        frame.of_council(council)
    return render_template("penalties/public/arrive.html")


@bp.post("/<token>")
@public
def follow(token: str) -> Page:
    """Open the notice that a link leads to."""
    tries = Tries("link")
    if opens := tries.opens_at():
        return _turned_away(FindForm(), words_of_wait(opens), 429)
    try:
        code = authority_of_token(token)
    except Refused:
        return _old_link()
    with door.office().reading(Side.PUBLIC) as session:
        number = number_of_token(session, code, digest(token))
    if number is None:
        tries.failed()
        return _old_link()
    return _opened(number)


def shown(form: FindForm, status: int = 200) -> tuple[str, int]:
    """The page that asks for number and code."""
    the_only_council()
    return render_template("penalties/public/find.html", form=form), status


def _fits(row: Looked | None, code: str) -> bool:
    given = door.office().keyring.field.fingerprint(code)
    return hmac.compare_digest(row.code_digest if row else NO_DIGEST, given)


def _opened(number: str) -> Response:
    visits.begin(number)
    return redirect(url_for("notice_pages.show"), 303)


def _turned_away(form: FindForm, words: str, status: int) -> tuple[str, int]:
    form.form_errors = [words]
    return shown(form, status)


def _old_link() -> tuple[str, int]:
    the_only_council()
    return render_template("penalties/public/old_link.html"), 404
