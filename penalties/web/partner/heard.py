"""Whether people felt heard, by service and quarter: for the lead, and of nobody by name."""

from flask import Blueprint, render_template

from penalties.records.heard import heard_by_quarter
from penalties.records.services import services_of
from penalties.rules.heard import FEWEST, tellable
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import needs, staff

bp = Blueprint("heard", __name__, url_prefix="/partner/heard")


@bp.get("/")
@needs(Permission.REFERRALS_PLACE)
def list_all() -> str:
    """How often each answer was given, the latest quarter first; not where there are too few."""
    session, here = door.session(), staff().authority_id
    found = [
        (quarter, service.name, counted if tellable(counted) else None)
        for service in services_of(session, here)
        for quarter, counted in heard_by_quarter(session, here, service.id)
    ]
    # Sorting is stable: within a quarter the services stay by name.
    found.sort(key=lambda row: row[0], reverse=True)
    return render_template("penalties/partner/referrals/felt_heard.html", rows=found, fewest=FEWEST)
