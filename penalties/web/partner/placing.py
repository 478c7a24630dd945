"""What the safeguarding lead does about referrals: make one, place one that waits, tell people."""

import uuid
from collections.abc import Iterator
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for

from penalties.actions import consents, referrals
from penalties.actions.referral_making import Wish, referral_rows
from penalties.forms.choices import Choice
from penalties.forms.fixed_penalties import ConfirmForm
from penalties.forms.referrals import NewReferralForm, PlaceForm
from penalties.office.authorities import holidays
from penalties.office.database import put
from penalties.records.services import SupportService, facts_of, service, services_of
from penalties.rules.refusals import refuse
from penalties.rules.services import waits
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.orders import Page
from penalties.web.partner.access import the_referral

bp = Blueprint("placing", __name__, url_prefix="/partner/referrals")


@bp.route("/new", methods=["GET", "POST"])
@needs(Permission.REFERRALS_PLACE)
def new() -> Page:
    """Make a referral for somebody who asks for help themselves."""
    form = asked(NewReferralForm)
    form.service.choices = list(_choices())
    if is_answered(form):
        with refusals_on(form):
            wanted = _that_has_room(str(form.service.data))
            _made(form, wanted)
            flash(f"The referral is sent to {wanted.name}.", "success")
            return redirect(url_for("referrals.list_all"))
    return render_template("penalties/partner/referrals/new.html", form=form), status(form)


@bp.route("/<uuid:referral_id>/place", methods=["GET", "POST"])
@needs(Permission.REFERRALS_PLACE)
def place(referral_id: uuid.UUID) -> Page:
    """Send one that waits to a service to which the person agreed."""
    found, form = the_referral(referral_id), asked(PlaceForm)
    form.service.choices = list(_choices())
    if is_answered(form):
        with refusals_on(form):
            wanted = _that_has_room(str(form.service.data))
            consents.place(
                *(door.session(), found, wanted.id, str(form.words.data)), by=me(), at=door.now()
            )
            flash(f"It is sent to {wanted.name}.", "success")
            return redirect(url_for("referrals.show", referral_id=found.id))
    page = render_template("penalties/partner/referrals/place.html", form=form, referral=found)
    return page, status(form)


@bp.route("/<uuid:referral_id>/told", methods=["GET", "POST"])
@needs(Permission.REFERRALS_PLACE)
def was_told(referral_id: uuid.UUID) -> Page:
    """Write down that somebody was told what became of their notice."""
    found, form = the_referral(referral_id), asked(ConfirmForm)
    if is_answered(form):
        referrals.was_told(door.session(), found, by=me(), at=door.now())
        flash("It is written down that they know.", "success")
        return redirect(url_for("partner.home"))
    return render_template("penalties/partner/referrals/told.html", form=form, referral=found)


def _made(form: NewReferralForm, wanted: SupportService) -> None:
    session, born_on = door.session(), form.born_on.data
    person: dict[str, Any] = {
        "given_name": form.given_name.data,
        "family_name": form.family_name.data or "",
        **({"date_of_birth": born_on.isoformat()} if born_on else {}),
    }
    wish = Wish(
        person=person,
        service_id=wanted.id,
        can_take=True,
        offered_at=door.now(),
        consent_words=str(form.words.data),
        needs=form.needs.data,
        wishes=form.wishes.data or "",
        safe_contact={"how": form.contact.data},
    )
    days_off = holidays(session)
    rows = referral_rows(session, staff().authority_id, wish, days_off, by=me(), at=door.now())
    put(session, rows)


def _choices() -> Iterator[Choice]:
    for one in services_of(door.session(), staff().authority_id):
        is_shut = waits(facts_of(one), door.now())
        yield Choice(str(one.id), f"{one.name} (no room now)" if is_shut else one.name)


def _that_has_room(service_id: str) -> SupportService:
    found = service(door.session(), staff().authority_id, uuid.UUID(service_id))
    if found is None or waits(facts_of(found), door.now()):
        name = found.name if found else "This service"
        raise refuse("referrals.no_room", f"{name} has no room now. Ask about another one.")
    return found
