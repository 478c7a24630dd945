"""The second reader at the desk: the refusal as it would go out, and what they say to it."""

import uuid
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from appeals.actions.decision_facts import dates_of
from appeals.actions.reading_second import read_second
from appeals.actions.sealing import opened
from appeals.forms.deciding import ReadForm
from appeals.records.decisions import Decision, decision_of
from appeals.records.points import points_of
from appeals.rules.decisions import Outcome
from appeals.rules.grounds import Ground
from appeals.rules.representations import Standing
from appeals.web.review_words import FINDINGS
from appeals.web.second_looks import SecondLook, the_second_look
from penalties.actions.reads import read_case
from penalties.office.staff import staff_member
from penalties.rules.refusals import refuse
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.orders import Page

bp = Blueprint("reading_second", __name__, url_prefix="/desk/representations")


@bp.route("/<uuid:representation_id>/read", methods=["GET", "POST"])
@needs(Permission.REPRESENTATIONS_DECIDE)
def read(representation_id: uuid.UUID) -> Page:
    """Read a refusal that waits, and let it go out or send it back."""
    look, form = the_second_look(representation_id), asked(ReadForm)
    decision = _waiting(look)
    if is_answered(form):
        with refusals_on(form):
            _check_is_shown(decision)
            agrees, words = form.decision.data == "agree", str(form.words.data or "")
            read_second(door.session(), look.one, words, agrees=agrees, **_by())
            flash("The letter is made." if agrees else "It is sent back.", "success")
            return redirect(url_for("reviewing.show", representation_id=look.one.id))
        # What was refused was rolled back, and with it what had been read.
        decision = _waiting(look)
    read_case(door.session(), look.case, "read", **_by())
    return _shown(look, decision, form), status(form)


def _waiting(look: SecondLook) -> Decision:
    decision = decision_of(door.session(), look.one.authority_id, look.one.id)
    if look.one.standing != Standing.TO_BE_READ or decision is None:
        raise refuse("decisions.not_to_be_read", "Nothing of this waits for a second reader.")
    return decision


def _check_is_shown(decision: Decision) -> None:
    """Nobody agrees to what they have not read: somebody may have decided anew meanwhile."""
    if request.form.get("about", str(decision.id)) != str(decision.id):
        said = "Somebody has decided anew since you opened this page. Read it as it is now."
        raise refuse("decisions.anew", said)


def _shown(look: SecondLook, decision: Decision, form: ReadForm) -> str:
    session, one = door.session(), look.one
    lower_again = decision.outcome == Outcome.REFUSED_LOWER
    decider = staff_member(session, one.authority_id, decision.decided_by)
    return render_template(
        "appeals/read_second.html",
        form=form,
        look=look,
        case=look.case,
        decision=decision,
        decider=decider.name if decider else "",
        may_read=staff().id not in (decision.issued_by, decision.decided_by),
        dates=dates_of(session, look.case, one, at=door.now(), lower_again=lower_again),
        points=points_of(session, one.authority_id, one.id),
        opened=lambda sealed: opened(session, sealed),
        findings=FINDINGS,
        ground=Ground,
    )


def _by() -> dict[str, Any]:
    return {"by": me(), "at": door.now()}
