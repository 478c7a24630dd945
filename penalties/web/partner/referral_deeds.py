"""What a service's team does about a referral; each page says what will happen and does it."""

import uuid
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for

from penalties.actions import consents, referrals, safe_contacts
from penalties.forms.page_form import PageForm
from penalties.forms.referrals import (
    ContactForm,
    DeclineForm,
    EndForm,
    EngageForm,
    HeardForm,
    SafeContactForm,
    WithdrawForm,
)
from penalties.records.referrals import Referral
from penalties.rules.referrals import Ending
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.orders import Page
from penalties.web.partner.access import leads, the_referral

bp = Blueprint("referral_deeds", __name__, url_prefix="/partner/referrals")


@bp.route("/<uuid:referral_id>/contact", methods=["GET", "POST"])
@needs(Permission.REFERRALS_WORK)
def contact(referral_id: uuid.UUID) -> Page:
    """Write down the first contact."""
    found, form = the_referral(referral_id), asked(ContactForm)
    if is_answered(form):
        with refusals_on(form):
            referrals.contact(door.session(), found, form.words.data, **_by())
            return _done(found, "The first contact is written down.")
    return _page("contact", found, form)


@bp.route("/<uuid:referral_id>/engage", methods=["GET", "POST"])
@needs(Permission.REFERRALS_WORK)
def engage(referral_id: uuid.UUID) -> Page:
    """Write down that support has begun."""
    found, form = the_referral(referral_id), asked(EngageForm)
    if is_answered(form):
        with refusals_on(form):
            referrals.engage(door.session(), found, form.words.data, **_by())
            return _done(found, "Support has begun.")
    return _page("engage", found, form)


@bp.route("/<uuid:referral_id>/end", methods=["GET", "POST"])
@needs(Permission.REFERRALS_WORK)
def end(referral_id: uuid.UUID) -> Page:
    """Write down how support ended, then ask whether they felt heard."""
    found, form = the_referral(referral_id), asked(EndForm)
    if is_answered(form):
        with refusals_on(form):
            outcome, words = Ending(form.outcome.data), form.words.data or ""
            referrals.end(door.session(), found, outcome, words, **_by())
            flash("It is written down how support ended.", "success")
            return redirect(url_for("referral_deeds.heard", referral_id=found.id))
    return _page("end", found, form)


@bp.route("/<uuid:referral_id>/decline", methods=["GET", "POST"])
@needs(Permission.REFERRALS_WORK)
def decline(referral_id: uuid.UUID) -> Page:
    """Say that the service cannot take somebody."""
    found, form = the_referral(referral_id), asked(DeclineForm)
    if is_answered(form):
        with refusals_on(form):
            referrals.decline(door.session(), found, form.words.data, **_by())
            return _done(found, "The safeguarding lead sees that another service is needed.")
    return _page("decline", found, form)


@bp.route("/<uuid:referral_id>/withdraw", methods=["GET", "POST"])
@needs(Permission.REFERRALS_WORK)
def withdraw(referral_id: uuid.UUID) -> Page:
    """Take back the consent for the person: from then on the team can open nothing of it."""
    found, form = the_referral(referral_id), asked(WithdrawForm)
    if is_answered(form):
        with refusals_on(form):
            words = form.words.data or ""
            consents.withdraw_consent(door.session(), found, words, **_by())
            flash(f"Consent withdrawn: {found.reference} is closed to the service.", "success")
            return redirect(url_for("referrals.list_all"))
    return _page("withdraw", found, form)


@bp.route("/<uuid:referral_id>/safe-contact", methods=["GET", "POST"])
@needs(Permission.REFERRALS_WORK)
def safe_contact(referral_id: uuid.UUID) -> Page:
    """Write down how somebody may be reached from now on."""
    found = the_referral(referral_id)
    form = asked(SafeContactForm, _known(safe_contacts.said_about(door.session(), found)))
    if is_answered(form):
        with refusals_on(form):
            safe_contacts.say(door.session(), found, form.said(), **_by())
            return _done(found, "It is written down how they may be reached.")
    return _page("safe_contact", found, form)


@bp.route("/<uuid:referral_id>/heard", methods=["GET", "POST"])
@needs(Permission.REFERRALS_WORK)
def heard(referral_id: uuid.UUID) -> Page:
    """Ask whether somebody felt heard; nothing tells whose answer it is."""
    found, form = the_referral(referral_id), asked(HeardForm)
    if is_answered(form):
        here, service_id = found.authority_id, found.service_id
        said = str(form.answer.data)
        referrals.heard(door.session(), here, service_id, said, at=door.now())
        return _done(found, "Thank you. The answer is kept without a name.")
    return _page("heard", found, form)


def _known(said: dict[str, Any]) -> dict[str, Any]:
    """What was said before, as the form begins with it."""
    lines = "\n".join(said.get("post_lines", ()))
    return {**said, "post_lines": lines} if lines else said


def _by() -> dict[str, Any]:
    return {"by": me(), "at": door.now()}


def _done(found: Referral, words: str) -> Page:
    flash(words, "success")
    return redirect(url_for("referrals.show", referral_id=found.id))


def _page(name: str, found: Referral, form: PageForm) -> Page:
    page = render_template(
        f"penalties/partner/referrals/{name}.html", referral=found, form=form, leads=leads()
    )
    return page, status(form)
