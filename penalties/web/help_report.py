"""A report, a question a page. What was answered travels in the pages and is kept nowhere else.

There is no word of it in the cookie, in an address or in a database before it is sent, so closing
the browser leaves nothing. Leaving ends the page's token: going back shows no word either.
"""

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response

from penalties.actions.victim_reports import receive
from penalties.forms.page_form import PageForm
from penalties.forms.victim_reports import (
    QUESTIONS,
    ReportForm,
    question_after,
    question_before,
)
from penalties.office.keys import NoKey
from penalties.records.victim_reports import VictimRoute
from penalties.web import door, help_slowing, visits
from penalties.web.access import public
from penalties.web.asking import status
from penalties.web.help_answers import carried, mark, told
from penalties.web.help_ways import Way, way_of, way_with_reports
from penalties.web.slowing import words_of_wait

bp = Blueprint("help_report", __name__, url_prefix="/help")

Page = str | tuple[str, int] | Response

HEADINGS = {
    "when": "When and where was it?",
    "who": "Who did it?",
    "contact": "How can we reach you safely?",
}
"""Of questions with several boxes. The others are their own heading."""
CLOSED = "Nobody can read this here any more, so we did not take it."
AWAY = "We could not take this just now. Nothing was kept."
SLOWED = "Many messages came from where you are. Yours is still here."


@bp.get("/<code>/write")
@public
def begin(code: str) -> Page:
    """The first question."""
    way_with_reports(code)
    return _question("words", QUESTIONS["words"]())


@bp.post("/<code>/write")
@public
def go_on(code: str) -> Page:
    """The next question, the answers to look at, or the end. Nothing that was typed is lost."""
    try:
        way = way_of(code)
        return _gone_on(way, way.route) if way.route else _given_back(CLOSED, 409, way)
    except (SQLAlchemyError, NoKey) as failure:
        door.roll_back()
        # Its kind alone: the log must not tell that somebody was about to report.
        current_app.logger.error("failure %s in a public page", type(failure).__name__)
        return _given_back(AWAY, 503)


def _gone_on(way: Way, route: VictimRoute) -> Page:
    asked, to = request.form.get("asked", ""), request.form.get("to", "")
    if to == "send":
        return _sent(way, route)
    if to in QUESTIONS:
        return _question(to, QUESTIONS[to](request.form))
    if asked not in QUESTIONS:
        return _check(ReportForm(request.form))
    form = QUESTIONS[asked](request.form)
    if not form.validate():
        return _question(asked, form)
    following = _following(asked)
    return (
        _question(following, QUESTIONS[following](request.form))
        if following
        else _check(ReportForm(request.form))
    )


def _following(asked: str) -> str | None:
    """What is asked next; who changes an answer at the end is led back to the end."""
    wants_contact = ReportForm(request.form).wants_contact
    following = question_after(asked, wants_contact=wants_contact)
    return following if following == "contact" or "checked" not in request.form else None


def _question(question: str, form: PageForm) -> Page:
    page = render_template(
        "penalties/help/question.html",
        form=form,
        question=question,
        number=list(QUESTIONS).index(question) + 1,
        heading=HEADINGS.get(question),
        before=question_before(question),
        carried=carried(form),
    )
    return page, status(form)


def _check(form: ReportForm, code: int = 200) -> Page:
    page = render_template(
        "penalties/help/check.html", form=form, answers=told(form), carried=carried(None)
    )
    return page, code


def _sent(way: Way, route: VictimRoute) -> Page:
    form = ReportForm(request.form)
    if not form.validate():
        wrong = form.first_wrong() or "words"
        asked = QUESTIONS[wrong](request.form)
        asked.validate()
        return _question(wrong, asked)
    if opens := help_slowing.opens_at():
        form.form_errors = [f"{SLOWED} {words_of_wait(opens)}"]
        return _check(form, 429)
    receive(door.session(), route, mark(), form.answers, at=door.now())
    # Kept here and not at the door: if it cannot be kept, the words go back to the page.
    door.keep()
    help_slowing.count()
    visits.forget()
    return redirect(url_for("help_pages.done", code=way.code), 303)


def _given_back(why: str, code: int, way: Way | None = None) -> Page:
    """What was typed, to keep or to send again: it could not be taken."""
    page = render_template(
        "penalties/help/given_back.html",
        why=why,
        way=way,
        answers=told(ReportForm(request.form)),
        carried=carried(None),
    )
    return page, code
