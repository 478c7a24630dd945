"""A new access code for somebody who lost theirs, or whose code somebody else has seen."""

from flask import Blueprint, abort, render_template

from penalties.actions.numbers import replace_code
from penalties.forms.fixed_penalties import ConfirmForm
from penalties.records.numbers import notice_number
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs
from penalties.web.asking import asked, is_answered, status
from penalties.web.cases import the_case
from penalties.web.orders import Page

bp = Blueprint("access_codes", __name__, url_prefix="/desk/notices")


@bp.route("/<number>/access-code", methods=["GET", "POST"])
@needs(Permission.PAPER_PRINT)
def replace(number: str) -> Page:
    """Replace the code and the link of a notice; the new code is shown this once."""
    case, form = the_case(number), asked(ConfirmForm)
    kept = notice_number(door.session(), case.authority_id, case.number) or abort(404)
    if is_answered(form):
        access = replace_code(door.session(), kept, by=me(), at=door.now())
        return render_template(
            "penalties/fixed_penalties/new_code.html", case=case, new_code=access.code
        )
    page = render_template("penalties/fixed_penalties/replace_code.html", form=form, case=case)
    return page, status(form)
