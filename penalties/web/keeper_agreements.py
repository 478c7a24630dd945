"""Switching letters to keepers on and off at the desk, for administrators."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for

from penalties.actions import keeper_agreements as actions
from penalties.forms.keeper_letters import AgreementForm
from penalties.forms.page_form import PageForm
from penalties.records.keepers import KeeperAgreement, agreement_on
from penalties.rules.days import london_date
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import council, me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.orders import Page

bp = Blueprint("keeper_agreements", __name__, url_prefix="/desk/council/letters")

USUAL_MONTHS = 12


@bp.get("/")
@needs(Permission.AUTHORITY_SEE)
def show() -> str:
    """Under which agreement letters go today, if they may."""
    return render_template("penalties/letters/agreement.html", agreement=_today(), may=staff().may)


@bp.route("/new", methods=["GET", "POST"])
@needs(Permission.AUTHORITY_CONFIGURE)
def agree() -> Page:
    """Record an agreement, and with it switch letters on."""
    begins = {"force": council().police_force, "months_between": USUAL_MONTHS}
    form = asked(AgreementForm, begins)
    if is_answered(form):
        with refusals_on(form):
            terms = form.as_terms()
            actions.agree(door.session(), council(), terms, by=me(), at=door.now())
            flash("Letters to keepers can go under this agreement.", "success")
            return redirect(url_for(".show"))
    return render_template("penalties/letters/agree.html", form=form), status(form)


@bp.route("/end", methods=["GET", "POST"])
@needs(Permission.AUTHORITY_CONFIGURE)
def end() -> Page:
    """Switch letters off at once."""
    agreement, form = _today() or abort(404), asked(PageForm)
    if is_answered(form):
        with refusals_on(form):
            actions.end(door.session(), agreement, by=me(), at=door.now())
            flash("Letters to keepers are switched off.", "success")
            return redirect(url_for(".show"))
    page = render_template("penalties/letters/end.html", form=form, agreement=agreement)
    return page, status(form)


def _today() -> KeeperAgreement | None:
    return agreement_on(door.session(), staff().authority_id, london_date(door.now()))
