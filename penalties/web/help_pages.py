"""Help and safety: 999 first, who else helps, and what happens to a report before it is begun.

Addresses and titles are neutral: they stay in the browser's list of pages, which we cannot empty.
"""

from flask import Blueprint, render_template

from penalties.office.authorities import authorities
from penalties.office.roles import Side
from penalties.web import door, frame
from penalties.web.access import public
from penalties.web.help_ways import way_of, way_with_reports

bp = Blueprint("help_pages", __name__, url_prefix="/help")


@bp.get("")
@public
def start() -> str:
    """The council's own page where there is just one; otherwise which council it is."""
    with door.office().reading(Side.PUBLIC) as session:
        found = authorities(session)
    if len(found) == 1:
        return show(found[0].code)
    return render_template("penalties/help/councils.html", councils=found)


@bp.get("/<code>")
@public
def show(code: str) -> str:
    """Whom to turn to, and the way to a report where somebody reads them."""
    return render_template("penalties/help/show.html", way=way_of(code))


@bp.get("/safety")
@public
def safety() -> str:
    """How to leave quickly, what stays on the device, and what does not."""
    with door.office().reading(Side.PUBLIC) as session:
        frame.of_the_only_council(authorities(session))
    return render_template("penalties/help/safety.html")


@bp.get("/<code>/start")
@public
def before(code: str) -> str:
    """Before a report: who reads it, how soon, and what may come of it."""
    way, route = way_with_reports(code)
    return render_template("penalties/help/before.html", way=way, route=route)


@bp.get("/<code>/done")
@public
def done(code: str) -> str:
    """After a report: when it is read. It knows nothing of the report, so nobody can go back."""
    way, route = way_with_reports(code)
    return render_template("penalties/help/done.html", way=way, route=route)
