"""Signs of an order at the desk: where they stand, and how they were found."""

import uuid

from flask import Blueprint, Response, abort, flash, render_template
from werkzeug.datastructures import FileStorage

from penalties.actions import signs as actions
from penalties.forms.orders import InspectionForm, SignForm
from penalties.office.photos import KEPT_AS
from penalties.records.orders import Order
from penalties.records.signs import Sign
from penalties.rules.signs import Condition
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import council, me, needs
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.orders import Page, back_to, the_order

bp = Blueprint("signs", __name__, url_prefix="/desk/orders")


@bp.route("/<uuid:order_id>/signs/new", methods=["GET", "POST"])
@needs(Permission.SIGNS_RECORD)
def add(order_id: uuid.UUID) -> Page:
    """Record a sign where it stands."""
    order, form = the_order(order_id), asked(SignForm)
    if is_answered(form):
        with refusals_on(form):
            actions.add_sign(
                *(door.session(), order),
                place=form.place.data,
                lat_e6=form.lat_e6.data,
                lon_e6=form.lon_e6.data,
                inspected_on=form.inspected_on.data,
                condition=Condition(form.condition.data),
                photo=_content(form.photo.data),
                by=me(),
                at=door.now(),
            )
            flash("The sign is recorded.", "success")
            return back_to(order)
    return render_template("penalties/orders/sign.html", form=form, order=order), status(form)


@bp.route("/<uuid:order_id>/signs/<uuid:sign_id>", methods=["GET", "POST"])
@needs(Permission.SIGNS_RECORD)
def inspect(order_id: uuid.UUID, sign_id: uuid.UUID) -> Page:
    """Say how a sign was found again."""
    order, form = the_order(order_id), asked(InspectionForm)
    sign = _the_sign(order, sign_id)
    if is_answered(form):
        with refusals_on(form):
            actions.inspect_sign(
                *(door.session(), sign),
                inspected_on=form.inspected_on.data,
                condition=Condition(form.condition.data),
                photo=_content(form.photo.data),
                by=me(),
                at=door.now(),
            )
            flash("The inspection is recorded.", "success")
            return back_to(order)
    page = render_template("penalties/orders/inspection.html", form=form, order=order, sign=sign)
    return page, status(form)


@bp.get("/<uuid:order_id>/signs/<uuid:sign_id>/photo")
@needs(Permission.SIGNS_SEE)
def photo(order_id: uuid.UUID, sign_id: uuid.UUID) -> Response:
    """The latest photo of a sign."""
    sign = _the_sign(the_order(order_id), sign_id)
    if sign.photo_sha256 is None:
        abort(404)
    picture = door.office().files.get(council().code, sign.photo_sha256)
    return Response(picture, content_type=KEPT_AS)


def _the_sign(order: Order, sign_id: uuid.UUID) -> Sign:
    sign = door.session().get(Sign, (order.authority_id, sign_id))
    if sign is None or sign.order_id != order.id:
        abort(404)
    return sign


def _content(file: FileStorage | None) -> bytes | None:
    return file.read() if file else None
