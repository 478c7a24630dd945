"""Somebody is met against a direction: what to do at once, and what is kept for the police.

It can be punished with prison, so nothing here leads to a fixed penalty (ASBCPA 2014 s39).
"""

from flask import Blueprint, flash

from penalties.actions.direction_breaches import Met, record_breach
from penalties.forms.direction_matters import BreachForm
from penalties.forms.moments import beginning_now
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs
from penalties.web.asking import asked, is_answered, refusals_on
from penalties.web.directions import back_to, page_about, the_direction
from penalties.web.orders import Page

bp = Blueprint("direction_breaches", __name__, url_prefix="/desk/directions")


@bp.route("/<number>/breach", methods=["GET", "POST"])
@needs(Permission.DIRECTIONS_GIVE)
def record(number: str) -> Page:
    """Keep that somebody was met against it, and put it before a police supervisor."""
    direction, form = the_direction(number), asked(BreachForm, _begins())
    if is_answered(form):
        with refusals_on(form):
            met = Met(
                seen_at=form.at["seen"] or door.now(),
                place=form.place.data,
                particulars=form.particulars.data,
                excuse=form.excuse.data,
                arrested=form.arrested.data == "yes",
                police_reference=form.police_reference.data,
            )
            record_breach(door.session(), direction, met, by=me(), at=door.now())
            flash("It is kept, and a police supervisor sees it today.", "success")
            return back_to(direction)
    return page_about(direction, "breach", form)


def _begins() -> dict[str, object]:
    return {f"seen_{name}": value for name, value in beginning_now(door.now()).items()}
