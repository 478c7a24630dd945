"""Saying who reads the reports of people who were harmed, how soon, and whom else to turn to."""

import uuid
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from penalties.actions.victim_routes import change, reader_of, readers, route_of
from penalties.forms.choices import Choice
from penalties.forms.victim_routes import RouteForm, SignpostsForm
from penalties.records.victim_reports import VictimRoute, open_reports
from penalties.rules.staff import Permission
from penalties.rules.victim_reports import signposts
from penalties.rules.writing import counted
from penalties.web import door
from penalties.web.access import council, me, needs, staff
from penalties.web.asking import is_answered, refusals_on, status
from penalties.web.orders import Page

bp = Blueprint("victim_routes", __name__, url_prefix="/partner/reports/route")


@bp.get("/")
@needs(Permission.PARTNERS_MANAGE)
def show() -> str:
    """How the council answers now, as the public sees it."""
    route, authority = _route(), council()
    return render_template(
        "penalties/partner/reports/route.html",
        route=route,
        reader=reader_of(door.session(), route),
        signposts=signposts(route.signposts, authority.anonymous_line, authority.help_lines),
        code=authority.code.lower(),
    )


@bp.route("/terms", methods=["GET", "POST"])
@needs(Permission.PARTNERS_MANAGE)
def change_terms() -> Page:
    """Whether reports are taken, who reads them, how soon and when."""
    form = _terms_form()
    if is_answered(form):
        with refusals_on(form):
            chosen = uuid.UUID(form.reader.data) if form.reader.data else None
            return _changed({**form.terms, "reader_id": chosen})
    page = render_template(
        "penalties/partner/reports/terms.html", form=form, waiting=len(_open_reports())
    )
    return page, status(form)


@bp.route("/signposts", methods=["GET", "POST"])
@needs(Permission.PARTNERS_MANAGE)
def change_signposts() -> Page:
    """Whom people are pointed to."""
    form = SignpostsForm.beginning_with(_route().signposts)
    if request.method == "POST":
        form = SignpostsForm(request.form)
    if is_answered(form):
        with refusals_on(form):
            return _changed({"signposts": form.filled})
    return render_template("penalties/partner/reports/signposts.html", form=form), status(form)


def _terms_form() -> RouteForm:
    route = _route()
    kept = {
        "takes": "yes" if route.takes_reports else "no",
        "reader": str(route.reader_id or ""),
        "reader_words": route.reader_words,
        "read_within_hours": route.read_within_hours,
        "reading_hours": route.reading_hours,
    }
    form = RouteForm(request.form if request.method == "POST" else None, data=kept)
    form.reader.choices = [
        Choice(str(one.id), f"{one.name} ({one.number})")
        for one in readers(door.session(), staff().authority_id)
    ]
    return form


def _changed(changes: Mapping[str, Any]) -> Response:
    if not change(door.session(), staff().authority_id, changes, by=me(), at=door.now()):
        flash("Nothing was changed.")
        return redirect(url_for("victim_routes.show"))
    flash(_what_it_means(), "success")
    return redirect(url_for("victim_routes.show"))


def _what_it_means() -> str:
    """What becomes of the reports that are here already."""
    waiting, reader = len(_open_reports()), reader_of(door.session(), _route())
    if not waiting or reader is None:
        return "This is changed. The public sees it at once."
    reports = counted(waiting, "report that is here stays", "reports that are here stay")
    return f"This is changed. The {reports} until closed, and {reader.name} reads them."


def _open_reports() -> list[Any]:
    return list(open_reports(door.session(), staff().authority_id))


def _route() -> VictimRoute:
    return route_of(door.session(), staff().authority_id, door.now())
