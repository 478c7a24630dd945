"""Asking a supervisor at the desk before the act, and answering what was asked."""

import uuid

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from penalties.actions import authorisations as actions
from penalties.actions.books import policy_of
from penalties.actions.reads import read_authorisation
from penalties.forms.authorisations import PURPOSES, AnswerForm, AskForm
from penalties.office.database import new_id
from penalties.office.staff import staff_member
from penalties.records.orders import Order, orders_of
from penalties.records.support import Authorisation, authorisation
from penalties.rules.gate_history import Purpose
from penalties.rules.people import PersonKey
from penalties.rules.policy_words import terms_in_words
from penalties.rules.staff import Kind, Permission
from penalties.web import door
from penalties.web.access import council, me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.orders import Page

bp = Blueprint("authorisations", __name__, url_prefix="/desk/authorisations")

BEGINS = "begins"
"""Sent by the page of the check, which knows whom it is about: the reason is still to be given."""


@bp.route("/ask", methods=["GET", "POST"])
@needs(Permission.AUTHORISATIONS_ASK)
def ask() -> Page:
    """Ask a supervisor before the act; the person is kept as a fingerprint alone."""
    form = asked(AskForm)
    codes = [order.code for order in orders_of(door.session(), staff().authority_id)]
    form.order.choices = [(code, code) for code in codes]
    if BEGINS not in request.form and is_answered(form):
        with refusals_on(form):
            person = PersonKey(form.given_name.data, form.family_name.data, form.born_on.data)
            made = actions.ask(
                *(door.session(), council(), staff()),
                request_id=new_id(),
                purpose=Purpose(form.purpose.data),
                order_code=form.order.data,
                person=person,
                reason=form.reason.data,
                by=me(),
                at=door.now(),
            )
            return redirect(url_for("authorisations.show", request_id=made.id))
    return render_template("penalties/authorisations/ask.html", form=form), status(form)


@bp.route("/<uuid:request_id>", methods=["GET", "POST"])
@needs(Permission.AUTHORISATIONS_ASK)
def show(request_id: uuid.UUID) -> Page:
    """What was asked, to who asked and who may answer; and the answer."""
    wanted, form = _the_request(request_id), asked(AnswerForm)
    if is_answered(form):
        with refusals_on(form):
            actions.answer(
                *(door.session(), wanted, staff()),
                given=form.given.data == "yes",
                reason=form.reason.data,
                by=me(),
                at=door.now(),
            )
            flash("The officer is told your answer.", "success")
            return redirect(url_for("desk.home"))
    read_authorisation(door.session(), wanted, by=me(), at=door.now())
    return _shown(wanted, form), status(form)


def _shown(wanted: Authorisation, form: AnswerForm) -> str:
    session, here = door.session(), wanted.authority_id
    opened = door.office().keyring.field.open
    because = wanted.answered_because
    return render_template(
        "penalties/authorisations/show.html",
        form=form,
        request=wanted,
        purpose=PURPOSES[Purpose(wanted.kind)],
        order=session.get_one(Order, (here, wanted.order_id)),
        officer=staff_member(session, here, wanted.asked_by),
        reason=opened(wanted.asked_because),
        answer_reason=opened(because) if because else "",
        may_answer=_may_answer(wanted) and wanted.asked_by != staff().id,
        is_exception=wanted.kind == Purpose.EXCEPTION,
        terms=policy_of(council()).exception,
        in_words=terms_in_words,
    )


def _the_request(request_id: uuid.UUID) -> Authorisation:
    found = authorisation(door.session(), staff().authority_id, request_id)
    if found is None or not (_may_read(found) or found.asked_by == staff().id):
        abort(404)
    return found


def _may_read(wanted: Authorisation) -> bool:
    return staff().may(Permission.AUTHORISATIONS_DECIDE) or _may_answer(wanted)


def _may_answer(wanted: Authorisation) -> bool:
    """Supervisors answer; whether the police investigate, only a constable can say."""
    if wanted.kind == Purpose.NO_INVESTIGATION:
        return Kind(staff().kind) is Kind.CONSTABLE
    return staff().may(Permission.AUTHORISATIONS_DECIDE)
