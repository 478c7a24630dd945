"""The public's first page, staying, and leaving."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from penalties.web import visits
from penalties.web.access import public
from penalties.web.looking import the_only_council

bp = Blueprint("public", __name__)

ELSEWHERE = "https://www.bbc.co.uk/weather"


@bp.get("/")
@public
def start() -> str:
    """What this service is for, what is needed, and the other ways."""
    return render_template("penalties/public/start.html", whose=the_only_council())


@bp.get("/stay")
@public
def stay() -> tuple[str, int]:
    """Keep an open notice open; 404 where none is."""
    return ("", 204) if visits.number() else ("", 404)


@bp.get("/rested")
@public
def rested() -> Response:
    """Where a page leads that nobody touched for 30 minutes: to finding the notice again.

    Where another page of this browser keeps it open, it leads away and does not renew the visit.
    """
    return redirect(url_for("public.start" if visits.is_open() else "notice_pages.show"), 303)


@bp.get("/leave")
@public
def leave() -> Response | str:
    """Close the notice in this browser; with ``quickly`` go to a page of somebody else's.

    It is a GET so that a link can do it before anything else has loaded. It changes nothing but
    this browser's own cookie.
    """
    visits.forget()
    if "quickly" in request.args:
        return redirect(ELSEWHERE)
    the_only_council()
    return render_template("penalties/public/left.html")
