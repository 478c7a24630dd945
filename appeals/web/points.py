"""Setting down one point of a second look, saying it otherwise, and taking away an error."""

import uuid

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from appeals.actions import points as actions
from appeals.actions.points import what_was_raised
from appeals.forms.points import PointForm
from appeals.records.points import Point, points_of
from appeals.records.representations import Representation
from appeals.rules.grounds import Ground
from appeals.web.second_looks import SecondLook, to_work_on
from penalties.forms.fixed_penalties import ConfirmForm
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.orders import Page

bp = Blueprint("points", __name__, url_prefix="/desk/representations")


@bp.route("/<uuid:representation_id>/points/new", methods=["GET", "POST"])
@needs(Permission.REPRESENTATIONS_DECIDE)
def add(representation_id: uuid.UUID) -> Page:
    """Set down one more point; about what was ticked where the address names it."""
    look = to_work_on(representation_id)
    ground = request.args.get("ground", "")
    form = asked(PointForm, {"ground": ground if ground in set(Ground) else None})
    if is_answered(form):
        with refusals_on(form):
            said = (Ground(form.ground.data), form.words.data)
            actions.set_down(*_at(look), *said, by=me(), at=door.now())
            flash("The point is set down.", "success")
            return _back(look)
    page = render_template("appeals/point_new.html", look=look, form=form)
    return page, status(form)


@bp.route("/<uuid:representation_id>/points/<int:serial>", methods=["GET", "POST"])
@needs(Permission.REPRESENTATIONS_DECIDE)
def change(representation_id: uuid.UUID, serial: int) -> Page:
    """Say otherwise what a point is about."""
    look = to_work_on(representation_id)
    point = _the_point(look, serial)
    begins = {"ground": point.ground, "words": what_was_raised(door.session(), point)}
    form = asked(PointForm, begins)
    if is_answered(form):
        with refusals_on(form):
            said = (Ground(form.ground.data), form.words.data)
            actions.change(*_at(look), point, *said, by=me(), at=door.now())
            flash("The point is changed.", "success")
            return _back(look)
    page = render_template("appeals/point_change.html", look=look, form=form, point=point)
    return page, status(form)


@bp.route("/<uuid:representation_id>/points/<int:serial>/remove", methods=["GET", "POST"])
@needs(Permission.REPRESENTATIONS_DECIDE)
def remove(representation_id: uuid.UUID, serial: int) -> Page:
    """Take away a point that was set down in error."""
    look = to_work_on(representation_id)
    point, form = _the_point(look, serial), asked(ConfirmForm)
    if is_answered(form):
        with refusals_on(form):
            actions.remove(*_at(look), point, by=me(), at=door.now())
            flash("The point is taken away.", "success")
            return _back(look)
    words = what_was_raised(door.session(), point)
    page = render_template(
        "appeals/point_remove.html", look=look, form=form, point=point, words=words
    )
    return page, status(form)


def _the_point(look: SecondLook, serial: int) -> Point:
    points = points_of(door.session(), look.one.authority_id, look.one.id)
    return next((one for one in points if one.serial == serial), None) or abort(404)


def _at(look: SecondLook) -> tuple[Session, FixedPenalty, Representation]:
    return (door.session(), look.case, look.one)


def _back(look: SecondLook) -> Response:
    return redirect(url_for("reviewing.show", representation_id=look.one.id, _anchor="points"))
