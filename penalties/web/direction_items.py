"""Things handed over with a direction: taking one, giving it back, disposing of it (s37)."""

import uuid

from flask import Blueprint, abort, flash

from penalties.actions import surrendered_items as actions
from penalties.actions.direction_papers import is_under_16
from penalties.forms.direction_matters import DisposeForm, GiveBackForm, TakeForm
from penalties.forms.moments import beginning_now
from penalties.records.directions import Direction
from penalties.records.surrendered_items import SurrenderedItem
from penalties.rules.days import london_date
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs
from penalties.web.asking import asked, is_answered, refusals_on
from penalties.web.directions import back_to, page_about, the_direction
from penalties.web.orders import Page

bp = Blueprint("direction_items", __name__, url_prefix="/desk/directions")


@bp.route("/<number>/items/new", methods=["GET", "POST"])
@needs(Permission.DIRECTIONS_GIVE)
def take(number: str) -> Page:
    """Keep that a thing was handed over."""
    begins = {f"taken_{name}": value for name, value in beginning_now(door.now()).items()}
    direction, form = the_direction(number), asked(TakeForm, begins)
    if is_answered(form):
        with refusals_on(form):
            taken = actions.Taken(
                item=form.item.data,
                because=form.because.data,
                how_to_recover=form.how_to_recover.data,
                taken_at=form.at["taken"] or door.now(),
                in_writing=form.written.data == "yes",
            )
            actions.take(door.session(), direction, taken, by=me(), at=door.now())
            flash("It is kept. Print the receipt for the person.", "success")
            return back_to(direction)
    return page_about(direction, "take", form)


@bp.route("/<number>/items/<uuid:item_id>/return", methods=["GET", "POST"])
@needs(Permission.DIRECTIONS_GIVE)
def give_back(number: str, item_id: uuid.UUID) -> Page:
    """Hand a thing back, and keep who took it."""
    direction, form = the_direction(number), asked(GiveBackForm)
    item = _the_item(direction, item_id)
    if not is_under_16(direction, london_date(door.now())):
        del form.adult
    if is_answered(form):
        with refusals_on(form):
            actions.give_back(
                *(door.session(), direction, item),
                adult=(form.adult.data or "") if "adult" in form else "",
                words=form.words.data or "",
                by=me(),
                at=door.now(),
            )
            flash("It was given back.", "success")
            return back_to(direction)
    return page_about(direction, "give_back", form, item=item)


@bp.route("/<number>/items/<uuid:item_id>/dispose", methods=["GET", "POST"])
@needs(Permission.DIRECTIONS_GIVE)
def dispose(number: str, item_id: uuid.UUID) -> Page:
    """Dispose of a thing that nobody asked for."""
    direction, form = the_direction(number), asked(DisposeForm)
    item = _the_item(direction, item_id)
    if is_answered(form):
        with refusals_on(form):
            actions.dispose(
                *(door.session(), direction, item, form.words.data), by=me(), at=door.now()
            )
            flash("It was disposed of.", "success")
            return back_to(direction)
    return page_about(direction, "dispose", form, item=item)


def _the_item(direction: Direction, item_id: uuid.UUID) -> SurrenderedItem:
    found = door.session().get(SurrenderedItem, (direction.authority_id, item_id))
    if found is None or found.direction_id != direction.id:
        abort(404)
    return found
