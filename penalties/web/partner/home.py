"""The support desk's first page: what waits for whoever signed in."""

from flask import Blueprint, render_template

from penalties.rules.staff import Permission
from penalties.web.access import needs

bp = Blueprint("partner", __name__, url_prefix="/partner")


@bp.get("/")
@needs(Permission.PARTNER_WORK)
def home() -> str:
    """What waits, the soonest due first."""
    return render_template("penalties/partner/home.html")
