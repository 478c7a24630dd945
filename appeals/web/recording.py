"""Typing in at the desk what somebody said by phone, wrote, or came by to say."""

import uuid

from flask import Blueprint, flash, redirect, render_template, request, url_for

from appeals.actions.standing import making_of
from appeals.actions.typing_in import TypedIn, type_in
from appeals.forms.recording import RecordForm, RecordReviewForm
from appeals.records.representations import open_representation
from appeals.rules.receipt import Way
from appeals.rules.representations import Channel, Kind
from appeals.web.mail_choices import offer_mail_that_goes_out
from appeals.web.review_words import kind_words
from penalties.office.database import new_id
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.refusals import refuse
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.cases import the_case
from penalties.web.orders import Page

bp = Blueprint("recording", __name__, url_prefix="/desk/notices")


@bp.route("/<number>/representation", methods=["GET", "POST"])
@needs(Permission.REPRESENTATIONS_RECORD)
def record(number: str) -> Page:
    """Type one in; where one is open already, the way leads to adding to it."""
    case = the_case(number)
    one = open_representation(door.session(), case)
    if one is not None and request.method == "GET":
        return redirect(url_for("asking_more.add", representation_id=one.id))
    making = _open_to(case)
    form = asked(RecordReviewForm if making.kind is Kind.REVIEW else RecordForm)
    if is_answered(form):
        with refusals_on(form):
            taken = type_in(door.session(), case, _typed(form), by=me(), at=door.now())
            flash("It is taken in. The case is on hold until it is answered.", "success")
            return redirect(url_for("reviewing.show", representation_id=taken.id))
    offer_mail_that_goes_out(form, case.authority_id)
    page = render_template(
        "appeals/record.html", case=case, form=form, kind=kind_words(making.kind), id=_id()
    )
    return page, status(form)


def _open_to(case: FixedPenalty) -> Way:
    """What can be typed in; ``Refused`` for the issuer, and where nothing can any more."""
    if staff().id == case.issued_by:
        said = "You issued this notice. Somebody else must type this in."
        raise refuse("representations.issuer", said)
    way = making_of(door.session(), case, door.now()).way
    if way is Way.CLOSED:
        raise refuse("representations.closed", "Nothing can be decided about this notice any more.")
    return way


def _typed(form: RecordForm) -> TypedIn:
    came_on, posted_on = form.came_on.data, form.posted_on.data
    return TypedIn(_id(), Channel(form.channel.data), came_on, posted_on, form.said())


def _id() -> uuid.UUID:
    """The id that this page sends along, so that it is taken in once however often it is sent."""
    try:
        return uuid.UUID(request.form.get("id", ""))
    except ValueError:
        return new_id()
