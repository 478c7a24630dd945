"""The posting desk: letters about a second look that go by post, each with its paper.

Where one does not go home, the place is shown to whoever posts it, on that day alone.
"""

import json
import uuid

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from appeals.actions.letter_posting import (
    Ready,
    dated,
    envelope,
    is_ready,
    make_ready,
    mark_posted,
    settle,
)
from appeals.actions.letter_ways import waiting_about
from appeals.records.letters import AnswerLetter, answer_letter, letters_to_post
from penalties.actions.adjustments import wants_large_print
from penalties.actions.reads import read_case
from penalties.forms.page_form import PageForm
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.orders import Page
from penalties.web.queue_words import words_of

bp = Blueprint("answer_posting", __name__, url_prefix="/desk/answer-letters")

MAY_NOT_GO = "This letter may not be posted. It stands on the page of the notice."


@bp.get("/")
@needs(Permission.PAPER_PRINT)
def list_all() -> str:
    """What waits to be posted, and what may not be."""
    letters = letters_to_post(door.session(), staff().authority_id)
    rows = [(one, dated(one), wants_large_print(door.session(), _case(one))) for one in letters]
    return render_template("notices/answer_letters.html", rows=rows)


@bp.route("/<uuid:letter_id>", methods=["GET", "POST"])
@needs(Permission.PAPER_PRINT)
def show(letter_id: uuid.UUID) -> Page:
    """One letter: made ready for today's post, printed, and marked as posted."""
    session, form = door.session(), asked(PageForm)
    letter = answer_letter(session, staff().authority_id, letter_id) or abort(404)
    if is_answered(form):
        with refusals_on(form):
            return _done(letter, request.form.get("step", ""))
    case = _case(letter)
    read_case(session, case, "letter", by=me(), at=door.now())
    page = render_template(
        "notices/answer_letter.html",
        form=form,
        letter=letter,
        case=case,
        person=json.loads(letter.snapshot)["person"],
        dated=dated(letter),
        is_ready=is_ready(session, letter, by=me(), at=door.now()),
        is_large=wants_large_print(session, case),
        envelope=envelope(session, letter, by=me(), at=door.now()),
        waiting=[
            (words_of(item.kind), item.facts.get("problem", ""))
            for item in waiting_about(session, letter)
        ],
    )
    return page, status(form)


def _done(letter: AnswerLetter, step: str) -> Page:
    session, by, at = door.session(), me(), door.now()
    if step == "ready":
        if make_ready(session, letter, by=by, at=at) is Ready.KEPT_BACK:
            flash(MAY_NOT_GO)
        return redirect(url_for(".show", letter_id=letter.id))
    if step == "told":
        settle(session, letter, by=by, at=at)
        flash("Written down.", "success")
    else:
        mark_posted(session, letter, is_large=step == "posted_large", by=by, at=at)
        flash("The letter is posted.", "success")
    return redirect(url_for(".list_all"))


def _case(letter: AnswerLetter) -> FixedPenalty:
    return door.session().get_one(FixedPenalty, (letter.authority_id, letter.penalty_id))
