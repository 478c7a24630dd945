"""A letter about a vehicle, opened by its number and code: what it is not, and a way to answer.

The public side reads of it the number and the status alone; nobody and no vehicle is named.
"""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from penalties.actions.keeper_answers import take
from penalties.forms.keeper_letters import AnswerForm
from penalties.office.audit import PUBLIC
from penalties.records.letter_answers import public_status
from penalties.records.numbers import notice_number
from penalties.rules.keeper_letters import ANSWERABLE, Answer, How, Status
from penalties.web import door
from penalties.web.access import public
from penalties.web.asking import refusals_on, status
from penalties.web.looking import Looked, the_notice
from penalties.web.slowing import Tries, words_of_wait

bp = Blueprint("letter_pages", __name__, url_prefix="/notice/letter")

Page = str | tuple[str, int] | Response


@bp.post("")
@public
def answer() -> Page:
    """Take what somebody says to the open letter; who sends a flood of it waits."""
    row, form = the_notice(), AnswerForm(request.form)
    stands = _stands(row)
    if stands is None:
        return redirect(url_for("notice_pages.show"), 303)
    tries = Tries("letter_answer", row.number)
    if opens := tries.opens_at():
        form.form_errors = [words_of_wait(opens)]
        return _shown(row, stands, form), 429
    if form.validate():
        number = notice_number(door.session(), row.authority_id, row.number) or abort(404)
        with refusals_on(form):
            said = (Answer(form.answer.data), form.words.data or "", How.PAGE)
            take(door.session(), number, stands, *said, by=PUBLIC, at=door.now())
            tries.counted()
            return redirect(url_for(".done"), 303)
    return _shown(row, stands, form), status(form)


@bp.get("/done")
@public
def done() -> Page:
    """That the answer was taken."""
    the_notice()
    return render_template("penalties/public/letter_answered.html")


def page_of(row: Looked) -> str | None:
    """The page of the letter with the open number; ``None`` where no letter went with it."""
    stands = _stands(row)
    return _shown(row, stands, AnswerForm()) if stands else None


def _stands(row: Looked) -> Status | None:
    found = public_status(door.session(), row.authority_id, row.number)
    return Status(found) if found is not None and Status(found) in ANSWERABLE else None


def _shown(row: Looked, stands: Status, form: AnswerForm) -> str:
    is_withdrawn = stands is Status.WITHDRAWN
    return render_template(
        "penalties/public/letter.html", row=row, form=form, is_withdrawn=is_withdrawn
    )
