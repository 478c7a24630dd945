"""Stopping in the middle, and going on with what was begun: here, or on another device."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from appeals.actions import drafts
from appeals.forms.coming_back import ComeBackForm
from appeals.rules.asking import Step
from appeals.web.open_drafts import Writing, address_of, the_case, the_writing
from penalties.web import door, visits
from penalties.web.access import public
from penalties.web.looking import the_notice
from penalties.web.slowing import Tries, words_of_wait

bp = Blueprint("coming_back", __name__, url_prefix="/notice/ask")

Page = str | tuple[str, int] | Response

WRONG = (
    "The code does not match anything that was begun about this notice. Check it and try again. If "
    "you have lost it, you can start again."
)


@bp.post("/later")
@public
def later() -> Page:
    """Stop, and see the code to come back with."""
    return stopped(the_writing())


@bp.get("/later")
@public
def stopped_before() -> Page:
    """Whoever loads the page of the code again is led to what they are writing."""
    return redirect(address_of(Step(the_writing().draft.step)), 303)


@bp.route("/back", methods=["GET", "POST"])
@public
def come_back() -> Page:
    """Go on with what was begun, by its code. Wrong ones are slowed, and noted."""
    row = the_notice()
    case = the_case(row)
    form = ComeBackForm(request.form)
    if request.method == "GET":
        return _shown(row, ComeBackForm(), 200)
    if not form.validate():
        return _shown(row, form, 422)
    tries = Tries("come_back", row.number)
    if opens := tries.opens_at():
        form.form_errors = [words_of_wait(opens)]
        return _shown(row, form, 429)
    draft = drafts.draft_with_code(door.session(), case, str(form.code.data))
    if draft is None:
        tries.failed()
        form.code.errors = (WRONG,)
        return _shown(row, form, 422)
    tries.succeeded()
    visits.write_on(draft.id, row.number)
    return redirect(address_of(Step(draft.step)), 303)


def stopped(writing: Writing) -> str:
    """The page that shows a new code, this once."""
    code = drafts.code_to_come_back(door.session(), writing.draft)
    return render_template(
        "appeals/asking/later.html",
        row=writing.row,
        come_back_code=code,
        goes_on=address_of(Step(writing.draft.step)),
        making=writing.making,
    )


def _shown(row: object, form: ComeBackForm, status: int) -> tuple[str, int]:
    return render_template("appeals/asking/come_back.html", row=row, form=form), status
