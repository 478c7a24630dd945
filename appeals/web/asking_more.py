"""Asking the person for more at the desk, and typing in for them what they sent since."""

import uuid

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from appeals.actions import asking
from appeals.actions.sealing import what_was_said
from appeals.forms.more import AskForm, SentSinceForm
from appeals.rules.receipt import more_by
from appeals.rules.representations import Standing
from appeals.web.second_looks import SecondLook, the_second_look, to_work_on
from penalties.actions.reads import read_case
from penalties.office.authorities import holidays
from penalties.rules.days import london_date
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.orders import Page

bp = Blueprint("asking_more", __name__, url_prefix="/desk/representations")


@bp.route("/<uuid:representation_id>/ask", methods=["GET", "POST"])
@needs(Permission.REPRESENTATIONS_DECIDE)
def ask(representation_id: uuid.UUID) -> Page:
    """Ask the person something; while we wait our own time to answer stands still."""
    look = to_work_on(representation_id)
    if look.one.standing != Standing.OPEN:
        abort(404)
    form = asked(AskForm)
    if is_answered(form):
        with refusals_on(form):
            asking.ask_for_more(door.session(), look.one, form.words.data, by=me(), at=door.now())
            flash("The person is asked. Our time to answer stands still until they do.", "success")
            return _back(look)
    read_case(door.session(), look.case, "representation", by=me(), at=door.now())
    page = render_template(
        "appeals/ask.html",
        look=look,
        form=form,
        until=more_by(london_date(door.now()), holidays(door.session())),
        said=what_was_said(door.session(), look.one),
    )
    return page, status(form)


@bp.route("/<uuid:representation_id>/add", methods=["GET", "POST"])
@needs(Permission.REPRESENTATIONS_RECORD)
def add(representation_id: uuid.UUID) -> Page:
    """Type in what the person sent since: the answer where we had asked, or something more."""
    look, form = the_second_look(representation_id), asked(SentSinceForm)
    if not look.may_add:
        abort(404)
    is_asked = look.one.standing == Standing.ASKED
    if is_answered(form):
        with refusals_on(form):
            kind = "answered" if is_asked else "added"
            asking.add_to(
                *(door.session(), look.one, form.words.data), kind=kind, by=me(), at=door.now()
            )
            flash("It is kept with the representation.", "success")
            return _back(look)
    page = render_template("appeals/add.html", look=look, form=form, is_asked=is_asked)
    return page, status(form)


def _back(look: SecondLook) -> Response:
    return redirect(url_for("reviewing.show", representation_id=look.one.id))
