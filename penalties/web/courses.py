"""Courses at the desk: the list, offering one to whoever was met as a buyer, and the answer."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for

from penalties.actions import course_offers as actions
from penalties.actions.warning_reads import read_offer
from penalties.forms.courses import AnswerForm, OfferForm
from penalties.office.staff import staff_member
from penalties.records.course_offers import A_PAGE, CourseOffer, latest_offers, offer_with
from penalties.records.fixed_penalties import penalty_with_number
from penalties.records.kerb_warnings import warning_with
from penalties.records.people import Person
from penalties.rules import numbers
from penalties.rules.courses import POLICE, Answer
from penalties.rules.staff import Permission
from penalties.web import door, warning_parts, warning_words
from penalties.web.access import council, me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.cases import compact_of
from penalties.web.kerb_warnings import asked_before
from penalties.web.orders import Page

bp = Blueprint("courses", __name__, url_prefix="/desk/courses")


@bp.get("/")
@needs(Permission.KERB_WARNINGS_SEE)
def list_all() -> str:
    """Courses that were offered, the last first, without anybody's name."""
    found = latest_offers(door.session(), council().id, asked_before())
    return render_template(
        "penalties/warnings/courses.html",
        found=found,
        older=found[-1].id if len(found) == A_PAGE else None,
        **_around(),
    )


@bp.get("/<number>")
@needs(Permission.KERB_WARNINGS_SEE)
def show(number: str) -> str:
    """One offer: what was frozen, its paper, and what became of it."""
    offer = _offer(number)
    read_offer(door.session(), offer, "facts", by=me(), at=door.now())
    return render_template(
        "penalties/warnings/course.html",
        offer=offer,
        facts=warning_words.frozen(offer),
        officer=staff_member(door.session(), offer.authority_id, offer.offered_by),
        may=staff().may,
        **_around(),
    )


@bp.route("/after/<number>", methods=["GET", "POST"])
@needs(Permission.KERB_WARNINGS_SEND)
def offer(number: str) -> Page:
    """Offer a course to whoever got the warning or the penalty with this number."""
    person, form = _person(number), asked(OfferForm)
    if is_answered(form):
        with refusals_on(form):
            made = actions.offer(
                *(door.session(), council(), person, form.as_course(), staff()),
                by=me(),
                at=door.now(),
            )
            flash(f"Course offer {numbers.printed(made.number)} is made.", "success")
            return redirect(url_for(".show", number=made.number))
    page = render_template(
        "penalties/warnings/offer.html",
        form=form,
        number=number,
        history=warning_words.what_went_before(person, None),
        is_police=staff().kind in POLICE,
        **_around(),
    )
    return page, status(form)


@bp.route("/<number>/answer", methods=["GET", "POST"])
@needs(Permission.KERB_WARNINGS_SEND)
def answer(number: str) -> Page:
    """Keep what became of an offer."""
    offer, form = _offer(number), asked(AnswerForm)
    form.narrow(offer.answer)
    if is_answered(form):
        with refusals_on(form):
            said = Answer(form.answer.data)
            actions.answer(door.session(), offer, said, by=me(), at=door.now())
            flash("The answer is kept.", "success")
            return redirect(url_for(".show", number=offer.number))
    page = render_template("penalties/warnings/answer.html", form=form, offer=offer)
    return page, status(form)


def _offer(number: str) -> CourseOffer:
    compact = compact_of(council(), number) or abort(404)
    return offer_with(door.session(), council().id, compact) or abort(404)


def _person(number: str) -> Person:
    """Whoever got a warning or a penalty; 404 where the number is of neither, or names nobody."""
    session, here = door.session(), council().id
    compact = compact_of(council(), number) or abort(404)
    kept = warning_with(session, here, compact) or penalty_with_number(session, here, compact)
    if kept is None or kept.person_id is None:
        abort(404)
    return session.get_one(Person, (here, kept.person_id))


def _around() -> dict[str, Any]:
    """What every page of the section has."""
    return {
        "parts": warning_parts.links(staff()),
        "answer_tags": warning_words.ANSWER_TAGS,
    }
