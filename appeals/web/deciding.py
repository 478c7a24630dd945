"""Deciding a second look at the desk: the choice, what would come of it, and then the deed."""

import uuid
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from appeals.actions.deciding import decide
from appeals.actions.decision_facts import dates_of, facts_of
from appeals.actions.foreseeing import Foreseen, foresee
from appeals.forms.deciding import DecideForm
from appeals.records.decisions import Decision, decisions_about
from appeals.rules.decisions import Chosen, closed
from appeals.rules.signs import Question
from appeals.web import decision_words
from appeals.web.decision_words import DONE, WAITS, Result
from appeals.web.second_looks import SecondLook, the_second_look
from penalties.actions.reads import read_case
from penalties.records.payments import paid_pence
from penalties.rules.money import Pence
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs
from penalties.web.asking import answers, asked, is_answered, refusals_on, status
from penalties.web.orders import Page

bp = Blueprint("deciding", __name__, url_prefix="/desk/representations")


@bp.route("/<uuid:representation_id>/decide", methods=["GET", "POST"])
@needs(Permission.REPRESENTATIONS_DECIDE)
def choose(representation_id: uuid.UUID) -> Page:
    """Choose how a second look ends; the first answer shows its letter, the second sends it."""
    look, form = the_second_look(representation_id), asked(DecideForm)
    against = closed(facts_of(door.session(), look.case, look.one, **_by()))
    form.outcome.choices = decision_words.choices(look.case, _result(look), against)
    if is_answered(form) and "change" not in request.form:
        with refusals_on(form):
            return _decided_or_asked(look, form, form.chosen())
    read_case(door.session(), look.case, "decide", **_by())
    page = render_template(
        "appeals/decide.html",
        form=form,
        look=look,
        case=look.case,
        questions=tuple(Question),
        not_open=decision_words.not_open(against),
        sent_back=_sent_back(look),
    )
    return page, status(form)


def _decided_or_asked(look: SecondLook, form: DecideForm, chosen: Chosen) -> Page:
    """Do what was shown; show what would come of it where that was not, or is not so any more."""
    foreseen = foresee(door.session(), look.one, chosen, **_by())
    if request.form.get("shown") != foreseen.mark:
        return _ask_again(look, form, chosen, foreseen)
    made = decide(door.session(), look.one, chosen, **_by())
    flash(WAITS if made.status == "to_be_read" else DONE[chosen.outcome], "success")
    return redirect(url_for("reviewing.show", representation_id=look.one.id))


def _ask_again(look: SecondLook, form: DecideForm, chosen: Chosen, foreseen: Foreseen) -> str:
    return render_template(
        "appeals/decide_confirm.html",
        look=look,
        case=look.case,
        chosen=chosen,
        foreseen=foreseen,
        deed=decision_words.deed(look.case, chosen.outcome, foreseen),
        is_destructive=decision_words.is_destructive(chosen.outcome),
        sent=answers(form),
    )


def _result(look: SecondLook) -> Result:
    session, case = door.session(), look.case
    dates = dates_of(session, case, look.one, at=door.now(), lower_again=False)
    paid = Pence(paid_pence(session, case.authority_id, case.id))
    return Result(dates.fresh.pay.on if dates.fresh else None, paid)


def _sent_back(look: SecondLook) -> list[Decision]:
    """What a second reader sent back, with their words."""
    found = decisions_about(door.session(), look.one.authority_id, look.one.penalty_id)
    mine = (one for one in found if one.representation_id == look.one.id)
    return [one for one in mine if one.status == "sent_back"]


def _by() -> dict[str, Any]:
    return {"by": me(), "at": door.now()}
