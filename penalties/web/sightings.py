"""Vehicles that were seen, at the desk: recording one, and what is known of each."""

import uuid

from flask import Blueprint, abort, flash, redirect, render_template, url_for

from penalties.actions import sightings as actions
from penalties.actions.sightings import VehicleSeen
from penalties.forms.keeper_letters import SightingForm
from penalties.forms.moments import beginning_now
from penalties.office.staff import Staff, staff_of
from penalties.records.keeper_letters import letters_about
from penalties.records.keeper_lists import latest_sightings
from penalties.records.keepers import keeper_of, sightings_of
from penalties.records.people import Vehicle
from penalties.rules.staff import Permission
from penalties.rules.vehicles import read_mark
from penalties.web import door, letter_words, warning_parts
from penalties.web.access import me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.orders import Page

bp = Blueprint("sightings", __name__, url_prefix="/desk/sightings")


@bp.get("/")
@needs(Permission.KERB_WARNINGS_SEE)
def list_all() -> str:
    """What was seen last."""
    return render_template(
        "penalties/letters/sightings.html",
        found=latest_sightings(door.session(), staff().authority_id),
        officers=_officers(),
        parts=warning_parts.links(staff()),
        mark=letter_words.mark,
        may=staff().may,
    )


@bp.get("/<uuid:vehicle_id>")
@needs(Permission.KERB_WARNINGS_SEE)
def vehicle(vehicle_id: uuid.UUID) -> str:
    """One vehicle: when it was seen, and the letters about it."""
    session, found = door.session(), the_vehicle(vehicle_id)
    return render_template(
        "penalties/letters/vehicle.html",
        vehicle=found,
        mark=read_mark(found.vrm).printed,
        sightings=sightings_of(session, found.authority_id, found.id),
        letters=letters_about(session, found.authority_id, found.id),
        is_known=keeper_of(session, found.authority_id, found.id) is not None,
        officers=_officers(),
        tags=letter_words.TAGS,
        may=staff().may,
    )


@bp.route("/new", methods=["GET", "POST"])
@needs(Permission.KERB_WARNINGS_SEND)
def new() -> Page:
    """Record that a vehicle was seen."""
    form = asked(SightingForm, beginning_now(door.now()))
    form.supervised_by.choices = [
        (str(one.id), f"{one.name} ({one.number})")
        for one in _officers().values()
        if one.id != staff().id and one.is_active and one.may(Permission.KERB_WARNINGS_SEND)
    ]
    if is_answered(form):
        seen_at = form.read_seen_at()
        if seen_at is not None:
            with refusals_on(form):
                kept = actions.record_sighting(
                    *(door.session(), staff()),
                    VehicleSeen(
                        *(form.vrm.data, form.make.data, form.colour.data),
                        seen_at=seen_at,
                        road=form.road.data,
                    ),
                    supervised_by=_officer(form.supervised_by.data),
                    by=me(),
                    at=door.now(),
                )
                flash("The vehicle is recorded.", "success")
                return redirect(url_for(".vehicle", vehicle_id=kept.vehicle_id))
    return render_template("penalties/letters/sighting.html", form=form), status(form)


def the_vehicle(vehicle_id: uuid.UUID) -> Vehicle:
    """The council's vehicle with this id; 404 where there is none."""
    return door.session().get(Vehicle, (staff().authority_id, vehicle_id)) or abort(404)


def _officers() -> dict[uuid.UUID, Staff]:
    return {one.id: one for one in staff_of(door.session(), staff().authority_id)}


def _officer(chosen: str | None) -> Staff | None:
    return _officers()[uuid.UUID(chosen)] if chosen else None
