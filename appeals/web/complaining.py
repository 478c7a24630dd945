"""Making a complaint, from the open notice and apart from it."""

import uuid
from datetime import date, timedelta

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from appeals.actions.complaints import receive
from appeals.forms.complaints import ComplaintForm
from appeals.rules.complaints import Kind, due
from appeals.web.open_drafts import the_case
from penalties.office.database import new_id
from penalties.records.look_ups import holidays_of
from penalties.rules.days import london_date
from penalties.web import door
from penalties.web.access import public
from penalties.web.asking import status
from penalties.web.looking import Looked, the_notice
from penalties.web.slowing import Tries, words_of_wait

bp = Blueprint("complaining", __name__, url_prefix="/notice")

Page = str | tuple[str, int] | Response

A_YEAR = timedelta(days=366)


@bp.get("/complain")
@public
def start() -> Page:
    """What is asked, and who reads it."""
    row = the_notice()
    the_case(row)
    return _shown(row, ComplaintForm())


@bp.post("/complain")
@public
def complain() -> Page:
    """Take in a complaint; one that is sent twice is one. Who sends a flood of them waits."""
    row = the_notice()
    case, form = the_case(row), ComplaintForm(request.form)
    if not form.validate():
        return _shown(row, form)
    tries = Tries("complaint", row.number)
    if opens := tries.opens_at():
        form.form_errors = [words_of_wait(opens)]
        return _shown(row, form)[0], 429
    kind = Kind(form.kind.data)
    receive(door.session(), case, _mark(), kind, form.complained(), at=door.now())
    tries.counted()
    return redirect(url_for(".done", about=kind, on=london_date(door.now()).isoformat()), 303)


@bp.get("/complain/done")
@public
def done() -> Page:
    """That we have it, and by when we answer. It knows nothing of what was written."""
    row = the_notice()
    kind = Kind.DATA if request.args.get("about") == Kind.DATA else Kind.SERVICE
    answered = due(kind, _came_on(), holidays_of(row))
    return render_template("appeals/asking/complained.html", row=row, kind=kind, due=answered)


def _came_on() -> date:
    """The day in the address, so that the page still says the same when it is opened again."""
    today = london_date(door.now())
    try:
        on = date.fromisoformat(request.args.get("on", ""))
    except ValueError:
        return today
    return on if abs(today - on) < A_YEAR else today


def _shown(row: Looked, form: ComplaintForm) -> tuple[str, int]:
    page = render_template("appeals/asking/complain.html", row=row, form=form, mark=_mark())
    return page, status(form)


def _mark() -> uuid.UUID:
    """The id of the complaint, made with its first page: sent twice, it is stored once."""
    try:
        return uuid.UUID(request.form.get("mark", ""))
    except ValueError:
        return new_id()
