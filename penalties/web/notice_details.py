"""What a notice says happened: shown to who knows the date of birth of whom it is for."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from penalties.forms.notices import BirthDateForm
from penalties.rules.people import adult_from
from penalties.web import visits
from penalties.web.access import public
from penalties.web.looking import leads_on_to, papers, the_notice, the_particulars
from penalties.web.notice_facts import printed
from penalties.web.slowing import Tries, words_of_wait

bp = Blueprint("notice_details", __name__, url_prefix="/notice")

WRONG = "The date of birth does not match this notice. Check it and try again."

Page = str | tuple[str, int] | Response


@bp.route("/birth-date", methods=["GET", "POST"])
@public
def ask() -> Page:
    """Ask for the date of birth; wrong ones are slowed.

    The public side of the database cannot read who anybody is: it knows the day on which the
    person came of age, which was kept with the notice, and compares that.
    """
    row = the_notice()
    if row.adult_on is None or not row.is_frozen:
        return render_template("penalties/public/on_paper_only.html", row=row)
    form = BirthDateForm(request.form)
    if request.method == "GET":
        return _shown(form, 200)
    if not form.validate():
        return _shown(form, 422)
    tries = Tries("birth_date", row.number)
    if opens := tries.opens_at():
        form.form_errors = [words_of_wait(opens)]
        return _shown(form, 429)
    if adult_from(form.born_on.data) != row.adult_on:
        tries.failed()
        form.form_errors = [WRONG]
        return _shown(form, 422)
    tries.succeeded()
    visits.know_birth_date()
    then = request.args.get("then", "")
    return redirect(url_for(then if leads_on_to(then) else "notice_details.show"), 303)


@bp.get("/details")
@public
def show() -> Page:
    """What we say happened, and the notice in other forms."""
    row = the_particulars()
    return render_template(
        "penalties/public/details.html", row=row, notice=printed(row), papers=papers()
    )


def _shown(form: BirthDateForm, status: int) -> tuple[str, int]:
    return render_template("penalties/public/birth_date.html", form=form), status
