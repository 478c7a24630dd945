"""Tablets at the desk: enrolled with a token that is shown once, and shut out when lost."""

import uuid

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from penalties.actions import tablets as actions
from penalties.forms.page_form import PageForm
from penalties.forms.tablets import EnrolForm
from penalties.office.database import new_id
from penalties.office.staff import Staff, staff_member, staff_of
from penalties.office.tablets import Tablet, tablets_of
from penalties.records.numbers import leases_by_tablet, leases_of
from penalties.records.trails import latest_of
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import council, me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.trails import Names

bp = Blueprint("tablets", __name__, url_prefix="/desk/tablets")

Page = str | tuple[str, int] | Response
SHOWN_OF_TRAIL = 20


@bp.get("/")
@needs(Permission.TABLETS_SEE)
def list_all() -> str:
    """Every tablet: whose it is, and how many numbers it still holds."""
    session, authority_id = door.session(), staff().authority_id
    return render_template(
        "penalties/tablets/list.html",
        tablets=tablets_of(session, authority_id),
        officers={one.id: one for one in staff_of(session, authority_id)},
        leases=leases_by_tablet(session, authority_id),
        may=staff().may,
    )


@bp.get("/<uuid:tablet_id>")
@needs(Permission.TABLETS_SEE)
def show(tablet_id: uuid.UUID) -> str:
    """One tablet, the numbers it holds and what happened to it."""
    tablet, session = _the_tablet(tablet_id), door.session()
    trail = latest_of(session, tablet.authority_id, tablet.id, SHOWN_OF_TRAIL)
    return render_template(
        "penalties/tablets/tablet.html",
        tablet=tablet,
        officer=staff_member(session, tablet.authority_id, tablet.officer_id),
        leases=leases_of(session, tablet.authority_id, tablet.id),
        trail=Names(session, tablet.authority_id).told(trail),
        now=door.now(),
        may=staff().may,
    )


@bp.route("/enrol", methods=["GET", "POST"])
@needs(Permission.TABLETS_ENROL)
def enrol() -> Page:
    """Enrol a tablet for an officer, and show its token this once."""
    form, officers = asked(EnrolForm), _officers()
    form.officer.choices = [(str(one.id), f"{one.name} ({one.number})") for one in officers]
    if is_answered(form):
        with refusals_on(form):
            officer = next(one for one in officers if str(one.id) == form.officer.data)
            enrolled = actions.enrol(
                *(door.session(), council(), officer),
                tablet_id=form.mark.data,
                by=me(),
                at=door.now(),
            )
            return render_template(
                "penalties/tablets/token.html",
                officer=officer,
                token=enrolled.token,
                tablet=enrolled.tablet,
                open_at=f"{door.office().settings.public_url}/tablet",
            )
    page = render_template("penalties/tablets/enrol.html", form=form, mark=new_id())
    return page, status(form)


@bp.route("/<uuid:tablet_id>/revoke", methods=["GET", "POST"])
@needs(Permission.TABLETS_REVOKE)
def revoke(tablet_id: uuid.UUID) -> Page:
    """Shut a tablet out at once; the numbers it held are lost until their paper turns up."""
    tablet, form = _the_tablet(tablet_id), asked(PageForm)
    if is_answered(form):
        actions.revoke(door.session(), tablet, by=me(), at=door.now())
        flash("The tablet is shut out.", "success")
        return redirect(url_for("tablets.show", tablet_id=tablet.id))
    return render_template(
        "penalties/tablets/revoke.html",
        form=form,
        tablet=tablet,
        officer=staff_member(door.session(), tablet.authority_id, tablet.officer_id),
        leases=leases_of(door.session(), tablet.authority_id, tablet.id),
    )


def _the_tablet(tablet_id: uuid.UUID) -> Tablet:
    return door.session().get(Tablet, (staff().authority_id, tablet_id)) or abort(404)


def _officers() -> list[Staff]:
    """Whoever may be given a tablet."""
    everybody = staff_of(door.session(), staff().authority_id)
    return [one for one in everybody if one.may(Permission.ENCOUNTERS_RECORD)]
