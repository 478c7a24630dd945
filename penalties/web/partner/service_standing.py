"""What of a service changes by itself: places, memorandum, address, whether it takes anybody."""

import uuid

from flask import Blueprint, flash, render_template, request

from penalties.actions import confidential_places
from penalties.actions import services as actions
from penalties.forms.page_form import PageForm
from penalties.forms.services import MemorandumForm, PlacesForm, SecretForm
from penalties.records.services import facts_of
from penalties.rules.services import availability
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.partner.services import Page, back_to, the_service

bp = Blueprint("partner_service_standing", __name__, url_prefix="/partner/services")


@bp.route("/<uuid:service_id>/places", methods=["GET", "POST"])
@needs(Permission.REFERRALS_SEE)
def places(service_id: uuid.UUID) -> Page:
    """Say how many places are free, as a team does each evening."""
    service = the_service(service_id)
    form = asked(PlacesForm) if request.method == "POST" else PlacesForm(obj=service)
    if is_answered(form):
        with refusals_on(form):
            free = form.places_free.data
            actions.set_places(door.session(), service, free, by=me(), at=door.now())
            seen = availability(facts_of(service), door.now()).sentence
            flash(f"Officers now see: {seen}", "success")
            return back_to(service)
    page = render_template("penalties/partner/services/places.html", form=form, service=service)
    return page, status(form)


@bp.route("/<uuid:service_id>/memorandum", methods=["GET", "POST"])
@needs(Permission.SERVICES_MANAGE)
def memorandum(service_id: uuid.UUID) -> Page:
    """Write down when the memorandum was signed and when it runs out."""
    service = the_service(service_id)
    known = {"signed_on": service.memorandum_signed_on, "ends_on": service.memorandum_ends_on}
    form = asked(MemorandumForm) if request.method == "POST" else MemorandumForm(data=known)
    if is_answered(form):
        with refusals_on(form):
            signed_on, ends_on = form.signed_on.data, form.ends_on.data
            actions.set_memorandum(
                door.session(), service, signed_on, ends_on, by=me(), at=door.now()
            )
            flash("The memorandum is written down.", "success")
            return back_to(service)
    page = render_template("penalties/partner/services/memorandum.html", form=form, service=service)
    return page, status(form)


@bp.route("/<uuid:service_id>/address", methods=["GET", "POST"])
@needs(Permission.SERVICES_MANAGE)
def address(service_id: uuid.UUID) -> Page:
    """Seal where a service is, or clear it."""
    service = the_service(service_id)
    lat, lon = confidential_places.point_of(door.session(), service) or (None, None)
    address = actions.confidential_address(door.session(), service)
    known = {"address": address, "lat_e6": lat, "lon_e6": lon}
    form = asked(SecretForm) if request.method == "POST" else SecretForm(data=known)
    if is_answered(form):
        with refusals_on(form):
            actions.set_confidential_address(
                door.session(), service, form.address.data, by=me(), at=door.now()
            )
            confidential_places.set_point(
                door.session(), service, form.point, by=me(), at=door.now()
            )
            kept = "is sealed" if form.address.data else "is cleared"
            flash(f"The confidential address {kept}.", "success")
            return back_to(service)
    page = render_template("penalties/partner/services/address.html", form=form, service=service)
    return page, status(form)


@bp.route("/<uuid:service_id>/close", methods=["GET", "POST"])
@needs(Permission.SERVICES_MANAGE)
def close(service_id: uuid.UUID) -> Page:
    """Stop offering a service; it stays in the directory."""
    service, form = the_service(service_id), asked(PageForm)
    if is_answered(form):
        with refusals_on(form):
            actions.close(door.session(), service, by=me(), at=door.now())
            flash(f"{service.name} is not offered any more.", "success")
            return back_to(service)
    page = render_template("penalties/partner/services/close.html", form=form, service=service)
    return page, status(form)


@bp.route("/<uuid:service_id>/reopen", methods=["GET", "POST"])
@needs(Permission.SERVICES_MANAGE)
def reopen(service_id: uuid.UUID) -> Page:
    """Offer a closed service again."""
    service, form = the_service(service_id), asked(PageForm)
    if is_answered(form):
        with refusals_on(form):
            actions.reopen(door.session(), service, by=me(), at=door.now())
            flash(f"{service.name} is offered again.", "success")
            return back_to(service)
    page = render_template("penalties/partner/services/reopen.html", form=form, service=service)
    return page, status(form)
