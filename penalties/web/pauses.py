"""A pause by the council at the desk: asking whether it may end, and deciding what happens then.

Whoever paused a case, the page is the same: nobody is named and no reason is told.
"""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for

from penalties.actions import bar_asking, pauses
from penalties.forms.fixed_penalties import ConfirmForm
from penalties.forms.pauses import PauseForm
from penalties.records.bar_questions import latest_question
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.holds import Hold
from penalties.rules.bar_questions import Purpose
from penalties.rules.refusals import refuse
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.cases import back_to, the_case
from penalties.web.orders import Page

bp = Blueprint("pauses", __name__, url_prefix="/desk/notices")


@bp.route("/<number>/pause", methods=["GET", "POST"])
@needs(Permission.PENALTIES_HOLD)
def decide(number: str) -> Page:
    """Decide about a pause that may end; until then the page says what is waited for."""
    case = the_case(number)
    waiting = pauses.pauses_of(door.session(), case)
    if not waiting:
        raise refuse("pauses.none", "This case is not paused.")
    if any(hold.decide_by is None for hold in waiting):
        return _page("waiting", case, asked(ConfirmForm), waiting)
    form = asked(PauseForm)
    if is_answered(form):
        with refusals_on(form):
            return _decided(case, str(form.decision.data), str(form.words.data))
    return _page("decide", case, form, waiting, calculation=_calculation(case))


@bp.route("/<number>/may-it-go-on/<any(charge, end_pause):purpose>", methods=["GET", "POST"])
@needs(Permission.PENALTIES_HOLD)
def ask(number: str, purpose: str) -> Page:
    """Ask the safeguarding lead whether a case may go on."""
    case, form = the_case(number), asked(ConfirmForm)
    if is_answered(form):
        with refusals_on(form):
            why = Purpose(purpose)
            bar_asking.ask(door.session(), case, why, by=me(), at=door.now())
            flash("The safeguarding lead is asked. The answer will stand here.", "success")
            return redirect(url_for("case_decisions.show", number=case.number))
    page = render_template(
        "penalties/fixed_penalties/may_it_go_on.html", case=case, form=form, purpose=purpose
    )
    return page, status(form)


def _decided(case: FixedPenalty, decision: str, words: str) -> Page:
    session, by, at = door.session(), me(), door.now()
    if decision == "let_go":
        pauses.let_go(session, case, words, by=by, at=at)
        flash("The notice is cancelled.", "success")
    else:
        moved = pauses.run_on(session, case, words, by=by, at=at)
        flash(f"The notice runs on. {' '.join(moved)}", "success")
    return back_to(case)


def _page(name: str, case: FixedPenalty, form: Any, waiting: Sequence[Hold], **facts: Any) -> Page:
    days = [hold.decide_by for hold in waiting if hold.decide_by]
    page = render_template(
        f"penalties/fixed_penalties/pause_{name}.html",
        case=case,
        form=form,
        since=min(hold.placed_at for hold in waiting),
        decide_by=max(days, default=None),
        question=latest_question(door.session(), case.authority_id, case.id, Purpose.END_PAUSE),
        is_issuer=staff().id == case.issued_by,
        **facts,
    )
    return page, status(form)


def _calculation(case: FixedPenalty) -> tuple[str, ...]:
    """What moves if the case runs on now."""
    return pauses.foreseen(door.session(), case, door.now())
