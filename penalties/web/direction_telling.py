"""Writing down that somebody was told later that their direction was varied or withdrawn."""

from flask import Blueprint, abort, flash

from penalties.actions import direction_telling as actions
from penalties.forms.direction_matters import TellForm
from penalties.forms.moments import beginning_now
from penalties.records.directions import Direction, DirectionTerms, terms_of
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs
from penalties.web.asking import asked, is_answered, refusals_on
from penalties.web.directions import back_to, page_about, the_direction
from penalties.web.orders import Page

bp = Blueprint("direction_telling", __name__, url_prefix="/desk/directions")


@bp.route("/<number>/told/<int:part>", methods=["GET", "POST"])
@needs(Permission.DIRECTIONS_GIVE)
def tell(number: str, part: int) -> Page:
    """Say when and how the person was told of what they had not been told at once."""
    begins = {f"told_{name}": value for name, value in beginning_now(door.now()).items()}
    direction, form = the_direction(number), asked(TellForm, begins)
    terms = _the_terms(direction, part)
    if is_answered(form):
        with refusals_on(form):
            actions.tell(
                *(door.session(), direction, terms),
                told_at=form.at["told"] or door.now(),
                in_writing=form.written.data == "yes",
                by=me(),
                at=door.now(),
            )
            flash("It is kept that the person was told.", "success")
            return back_to(direction)
    return page_about(direction, "tell", form, terms=terms)


def _the_terms(direction: Direction, part: int) -> DirectionTerms:
    said = terms_of(door.session(), direction.authority_id, direction.id)
    return next((one for one in said if one.serial == part and part > 0), None) or abort(404)
