"""The pages that every public service must have: accessibility, cookies and privacy."""

from flask import Blueprint, render_template

from penalties.office.authorities import authorities
from penalties.web import door, frame
from penalties.web.access import public

bp = Blueprint("statements", __name__)


@bp.get("/accessibility")
@public
def accessibility() -> str:
    """What works for whom, what does not yet, and whom to tell."""
    frame.of_the_only_council(authorities(door.session()))
    return render_template("statements/accessibility.html")


@bp.get("/cookies")
@public
def cookies() -> str:
    """The one cookie."""
    frame.of_the_only_council(authorities(door.session()))
    return render_template("statements/cookies.html")


@bp.get("/privacy")
@public
def privacy() -> str:
    """What is kept and why, with the council's own words where there is one council."""
    found = authorities(door.session())
    frame.of_the_only_council(found)
    words = found[0].privacy if len(found) == 1 else None
    return render_template("statements/privacy.html", council_words=words)
