"""Authorisations to disperse at the desk: which run, giving one, signing one, ending one.

The police alone give, enter, sign and end them; the council reads (ASBCPA 2014 s34).
"""

import uuid
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from penalties.actions import dispersals as actions
from penalties.forms.dispersals import (
    OWN_AREA,
    AuthorisationForm,
    EndForm,
    PhonedForm,
    SignForm,
    WrittenForm,
)
from penalties.forms.moments import beginning_now
from penalties.forms.page_form import PageForm
from penalties.office.staff import Staff, staff_member
from penalties.records.dispersal_directions import directions_under
from penalties.records.dispersals import Dispersal, dispersal
from penalties.rules.dispersals import Proposal
from penalties.rules.locality_files import read_locality
from penalties.rules.refusals import refuse
from penalties.rules.staff import Kind, Permission
from penalties.web import dispersal_facts, door
from penalties.web.access import council, me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.orders import Page

bp = Blueprint("dispersals", __name__, url_prefix="/desk/dispersals")


@bp.get("/")
@needs(Permission.DIRECTIONS_SEE)
def list_all() -> str:
    """Those that run or will, each with its map and what is left of it; then those over."""
    session, here, at = door.session(), staff().authority_id, door.now()
    return render_template(
        "penalties/dispersals/list.html",
        dispersals=dispersal_facts.every(session, here, at),
        may_give=_of_the_police() and dispersal_facts.may_authorise(session, staff(), at),
        may_enter=_of_the_police(),
        tiles=council().tile_url or "",
    )


@bp.get("/<uuid:dispersal_id>")
@needs(Permission.DIRECTIONS_SEE)
def show(dispersal_id: uuid.UUID) -> str:
    """One authorisation: where, when, why, by whom, and what was directed under it."""
    session, kept = door.session(), _the_dispersal(dispersal_id)
    return render_template(
        "penalties/dispersals/show.html",
        facts=dispersal_facts.of(session, kept, door.now()),
        directions=directions_under(session, kept.authority_id, kept.id),
        happened=dispersal_facts.happened(session, kept),
        may_sign=_of_the_police() and kept.authorised_by == staff().id,
        may_end=_of_the_police(),
        tiles=council().tile_url or "",
    )


@bp.route("/new", methods=["GET", "POST"])
@needs(Permission.DIRECTIONS_AUTHORISE)
def new() -> Page:
    """Give an authorisation in writing, and sign it."""
    actions.check_may_authorise(door.session(), staff(), door.now())
    form = _asked(WrittenForm)
    if is_answered(form):
        with refusals_on(form):
            signed = {"by_phone": False, "signed_name": form.signed_name.data}
            return _kept(form, staff(), signed)
    return render_template("penalties/dispersals/new.html", form=form), status(form)


@bp.route("/phoned", methods=["GET", "POST"])
@needs(Permission.DIRECTIONS_AUTHORISE)
def enter_phoned() -> Page:
    """Enter an authorisation that somebody gave by phone; it runs at once and is signed later."""
    actions.check_may_enter(staff())
    form = _asked(PhonedForm)
    known = dispersal_facts.givers(door.session(), staff().authority_id, door.now())
    others = [one for one in known if one.id != staff().id]
    form.giver.choices = [(str(one.id), f"{one.name} ({one.number})") for one in others]
    if is_answered(form):
        with refusals_on(form):
            giver = _member(form.giver.data)
            return _kept(form, giver, {"by_phone": True})
    page = render_template("penalties/dispersals/phoned.html", form=form, givers=others)
    return page, status(form)


@bp.route("/<uuid:dispersal_id>/sign", methods=["GET", "POST"])
@needs(Permission.DIRECTIONS_AUTHORISE)
def sign(dispersal_id: uuid.UUID) -> Page:
    """Put in writing, and sign, what was given by phone."""
    kept, form = _the_dispersal(dispersal_id), asked(SignForm)
    if is_answered(form):
        with refusals_on(form):
            actions.put_in_writing(
                *(door.session(), kept, staff(), form.signed_name.data),
                by=me(),
                at=door.now(),
            )
            flash("It is in writing, and signed.", "success")
            return _back_to(kept)
    return _about(kept, "sign", form)


@bp.route("/<uuid:dispersal_id>/end", methods=["GET", "POST"])
@needs(Permission.DIRECTIONS_AUTHORISE)
def end(dispersal_id: uuid.UUID) -> Page:
    """End an authorisation before its time."""
    kept, form = _the_dispersal(dispersal_id), asked(EndForm)
    if is_answered(form):
        with refusals_on(form):
            actions.end_early(
                *(door.session(), kept, staff(), form.reason.data), by=me(), at=door.now()
            )
            flash("The authorisation has ended.", "success")
            return _back_to(kept)
    return _about(kept, "end", form)


def _asked(kind: type[AuthorisationForm]) -> Any:
    now = beginning_now(door.now())
    begins = {f"{name}_{part}": now[part] for name in ("given", "starts") for part in now}
    form = asked(kind, begins)
    form.area_from.choices = dispersal_facts.area_choices(
        door.session(), staff().authority_id, door.now()
    )
    return form


def _kept(form: AuthorisationForm, giver: Staff, how: Mapping[str, Any]) -> AnyResponse:
    proposal = Proposal(
        locality=form.locality.data,
        area=_area(form),
        starts_at=form.at["starts"],
        ends_at=form.at["ends"],
        grounds=form.grounds.data,
        rights_considered=form.rights_considered.data,
        rank=form.rank.data,
        given_at=form.at["given"],
        **how,
    )
    kept = actions.authorise(
        *(door.session(), council(), giver, proposal),
        entered_by=staff(),
        by=me(),
        at=door.now(),
    )
    flash("The authorisation is entered. Tablets carry it from their next contact.", "success")
    return _back_to(kept)


def _area(form: AuthorisationForm) -> Mapping[str, Any]:
    if form.area_from.data == OWN_AREA:
        return read_locality(form.file.data.read() if form.file.data else form.geometry.data)
    version = dispersal_facts.version_named(
        door.session(), staff().authority_id, form.area_from.data, door.now()
    )
    if version is None:
        raise refuse("dispersals.order", "This order is in force no longer: choose another area.")
    return version.area


def _about(kept: Dispersal, template: str, form: PageForm) -> Page:
    page = render_template(
        f"penalties/dispersals/{template}.html",
        form=form,
        facts=dispersal_facts.of(door.session(), kept, door.now()),
        tiles=council().tile_url or "",
    )
    return page, status(form)


def _the_dispersal(dispersal_id: uuid.UUID) -> Dispersal:
    return dispersal(door.session(), staff().authority_id, dispersal_id) or abort(404)


def _member(staff_id: str) -> Staff:
    return staff_member(door.session(), staff().authority_id, uuid.UUID(staff_id)) or abort(404)


def _back_to(kept: Dispersal) -> AnyResponse:
    return redirect(url_for("dispersals.show", dispersal_id=kept.id))


def _of_the_police() -> bool:
    police = Kind(staff().kind) is Kind.CONSTABLE
    return police and staff().may(Permission.DIRECTIONS_AUTHORISE)
