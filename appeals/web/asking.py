"""Asking us to look again: where it begins, and its questions, one a page.

Each Continue keeps what was typed. A wrong answer is shown again, a rested visit keeps it too.
"""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from appeals.actions import drafts
from appeals.actions.standing import making_of
from appeals.forms.answered import form_of
from appeals.forms.asking import FORMS
from appeals.rules.asking import Step, kind_of, steps_of
from appeals.rules.receipt import Making, Way
from appeals.web import coming_back
from appeals.web.mail_choices import offer_mail_that_goes_out
from appeals.web.open_drafts import (
    CHANGES,
    Writing,
    address_of,
    rested_writing,
    the_case,
    the_writing,
    written_here,
)
from penalties.forms.page_form import PageForm
from penalties.web import door, visits
from penalties.web.access import public
from penalties.web.asking import refusals_on, status
from penalties.web.looking import Looked, the_notice
from penalties.web.notice_facts import last_days, told_of

bp = Blueprint("asking", __name__, url_prefix="/notice/ask")

Page = str | tuple[str, int] | Response

HEADINGS = {
    Step.ACTING: "About you",
    Step.NAME: "Name, and how we may answer",
    Step.PHONE: "May we call you?",
    Step.NEEDS: "What do you need from us?",
}
"""Of pages with several boxes. The others are their own heading."""


@bp.get("")
@public
def start() -> Page:
    """What happens, by when, and the other ways; or what can be done instead."""
    row = the_notice()
    if row.id is None:
        return render_template("appeals/asking/other_ways.html", row=row)
    case = the_case(row)
    making = making_of(door.session(), case, door.now())
    if making.way is Way.CLOSED:
        told = told_of(row, door.now())
        return render_template("appeals/asking/closed.html", row=row, told=told)
    return _started(row, making)


@bp.post("")
@public
def begin() -> Page:
    """Begin, and go to the first question."""
    row = the_notice()
    case = the_case(row)
    way = making_of(door.session(), case, door.now()).way
    if way is Way.CLOSED:
        return redirect(url_for(".start"), 303)
    first = steps_of(way)[0]
    draft = drafts.begin(door.session(), case, kind_of(way), first, at=door.now())
    visits.write_on(draft.id, row.number)
    return redirect(address_of(first), 303)


@bp.get("/<step>")
@public
def question(step: str) -> Page:
    """One question, with what was answered before."""
    asked, writing = _asked(step), the_writing()
    form = writing.answered.form(asked)
    return _question(writing, asked, form)


@bp.post("/<step>")
@public
def answer(step: str) -> Page:
    """Keep an answer and go on; or keep it as it is, to come back later."""
    asked = _asked(step)
    if rested := rested_writing():
        rested.keep(asked, _typed(asked, rested))
        return redirect(url_for("notice_pages.show"), 303)
    writing = the_writing()
    form = form_of(asked, writing.making.way)(request.form)
    to = request.form.get("to", "")
    if to in ("later", "rest"):
        with refusals_on(form):
            writing.keep(asked, _typed(asked, writing))
            return ("", 204) if to == "rest" else coming_back.stopped(writing)
    elif form.validate():
        with refusals_on(form):
            writing.keep(asked, _typed(asked, writing))
            following = writing.on_from(asked)
            writing.keep(following)
            return redirect(address_of(following, changes=CHANGES in request.args), 303)
    return _question(writing, asked, form)


def question_with_errors(writing: Writing, step: Step) -> Page:
    """The page of a question whose answer cannot be sent as it is, saying why."""
    form = writing.answered.form(step)
    form.validate()
    if not form.errors:
        form.form_errors = ["Tell us what is new, or add a file"]
    return _question(writing, step, form, changes=True)


def _started(row: Looked, making: Making) -> Page:
    draft = written_here(row)
    last = next((one for one in last_days(row, door.now()) if one.pence is None), None)
    latest = drafts.latest(door.session(), the_case(row))
    return render_template(
        "appeals/asking/start.html",
        row=row,
        way=making.way,
        until=making.until,
        last=last,
        latest=latest,
        lower_is_open=bool((offer := told_of(row, door.now()).offer) and offer.lower),
        answer_at=url_for("answering.answer") if latest and latest.standing == "asked" else None,
        goes_on=address_of(Step(draft.step)) if draft and draft.sent_at is None else None,
    )


def _asked(step: str) -> Step:
    return Step(step) if step in FORMS else abort(404)


def _typed(step: Step, writing: Writing) -> dict[str, list[str]]:
    """What the boxes of a page held, as it was typed; an empty box too."""
    asked = form_of(step, writing.making.way)()
    return {field.name: request.form.getlist(field.name) for field in asked}


def _question(writing: Writing, step: Step, form: PageForm, *, changes: bool = False) -> Page:
    offer_mail_that_goes_out(form, writing.case.authority_id)
    page = render_template(
        "appeals/asking/question.html",
        row=writing.row,
        form=form,
        step=step,
        heading=HEADINGS.get(step),
        back=writing.back_from(step),
        action=address_of(step, changes=changes or CHANGES in request.args),
    )
    return page, status(form)
