"""The paper of a warning of the support ladder as a file, at the desk and on a tablet.

It is the same for everybody, so nobody's record is read and nothing is written of who asked.
"""

from flask import Blueprint, Response, abort, request

from notices.actions.cards import WarningPaper, draw_support_warning
from notices.web.files import pdf
from penalties.actions.support_warning import filled_in_for
from penalties.office.authorities import Authority
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import council, needs
from penalties.web.api.guard import caller, for_tablets

desk = Blueprint("support_warning", __name__, url_prefix="/desk")
tablet = Blueprint("support_warning_api", __name__, url_prefix="/api/v1")

FILE = "help.pdf"
"""What the file is called: nothing that tells why somebody has it."""


@desk.get("/warning-paper.pdf")
@needs(Permission.SUPPORT_OFFER)
def for_staff() -> Response:
    """The paper for the area of an order, on A4 or on a roll."""
    return _asked(council())


@tablet.get("/warning-paper.pdf")
@for_tablets(Permission.SUPPORT_OFFER)
def for_tablet() -> Response:
    """The same, for a printer at the belt or in the car."""
    return _asked(caller().authority)


def _asked(authority: Authority) -> Response:
    paper = request.args.get("paper", str(WarningPaper.A4))
    code = request.args.get("order", "")
    warning = filled_in_for(door.session(), authority, code, door.now())
    if warning is None or paper not in list(WarningPaper):
        abort(404)
    return pdf(draw_support_warning(warning, WarningPaper(paper)), FILE)
