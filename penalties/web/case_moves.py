"""Moving a case along at the desk: let stand, posted, referred, cancelled, closed.

Each page says what will happen, and its one button does it.
"""

from datetime import datetime
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for

from penalties.actions import legal, letters, posting, reviews
from penalties.actions.adjustments import wants_large_print
from penalties.actions.reads import read_case
from penalties.forms.adjustments import PrintForm
from penalties.forms.fixed_penalties import ConfirmForm, ReasonForm, WithdrawForm
from penalties.forms.page_form import PageForm
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.payments import paid_pence
from penalties.rules import numbers
from penalties.rules.fixed_penalties import Verb
from penalties.rules.staff import Permission
from penalties.rules.validity import read_certificate
from penalties.rules.withdrawals import Because
from penalties.web import door
from penalties.web.access import me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.case_deeds import check_open
from penalties.web.cases import back_to, the_case
from penalties.web.orders import Page

bp = Blueprint("case_moves", __name__, url_prefix="/desk/notices")


@bp.route("/<number>/let-stand", methods=["GET", "POST"])
@needs(Permission.PENALTIES_LET_STAND)
def let_stand(number: str) -> Page:
    """Let a notice stand that was held for review."""
    case, form = _case_for(number, Verb.LET_STAND), asked(ReasonForm)
    if is_answered(form):
        with refusals_on(form):
            reviews.let_stand(door.session(), case, form.words.data, **_by())
            return _done(case, "stands. A letter with its dates is due")
    failed = [one for one in read_certificate(case.certificate).checks if not one.passed]
    return _page("let_stand", case, form, failed=failed)


@bp.route("/<number>/posted", methods=["GET", "POST"])
@needs(Permission.PENALTIES_SERVE)
def serve(number: str) -> Page:
    """Record that an issued notice was printed and posted today."""
    case = _case_for(number, Verb.SERVE)
    wants_large = wants_large_print(door.session(), case)
    form = asked(PrintForm if wants_large else ConfirmForm)
    if is_answered(form):
        with refusals_on(form):
            is_large = isinstance(form, PrintForm) and form.is_large
            posting.post(door.session(), case, **_by(), in_large_print=is_large)
            flash(f"Notice {numbers.printed(case.number)} was posted.", "success")
            return redirect(url_for("case_moves.envelope", number=case.number))
        letters.wait_if_it_must(door.session(), case, at=door.now())
    clocks = posting.clocks_when_posted(door.session(), case, door.now())
    return _page("serve", case, form, clocks=clocks)


@bp.get("/<number>/envelope")
@needs(Permission.PENALTIES_SERVE)
def envelope(number: str) -> str:
    """What to write on the envelope, on the day on which a notice is posted."""
    case = the_case(number)
    lines = posting.envelope(door.session(), case, at=door.now())
    read_case(door.session(), case, "envelope", **_by())
    return render_template("penalties/fixed_penalties/envelope.html", case=case, lines=lines)


@bp.route("/<number>/refer", methods=["GET", "POST"])
@needs(Permission.PENALTIES_REFER)
def refer(number: str) -> Page:
    """Give a served notice to legal before its time."""
    case, form = _case_for(number, Verb.REFER), asked(ReasonForm)
    if is_answered(form):
        with refusals_on(form):
            legal.refer(door.session(), case, form.words.data, **_by())
            return _done(case, "is with legal")
    return _page("refer", case, form)


@bp.route("/<number>/withdraw", methods=["GET", "POST"])
@needs(Permission.PENALTIES_WITHDRAW)
def withdraw(number: str) -> Page:
    """Cancel a notice for good."""
    case, form = _case_for(number, Verb.WITHDRAW), asked(WithdrawForm)
    if is_answered(form):
        with refusals_on(form):
            because = Because(form.because.data)
            reviews.withdraw(door.session(), case, because, form.words.data, **_by())
            return _done(case, "is cancelled")
    return _page("withdraw", case, form, paid=_paid(case))


@bp.route("/<number>/close", methods=["GET", "POST"])
@needs(Permission.PENALTIES_CLOSE)
def close(number: str) -> Page:
    """Close a case without a penalty."""
    case, form = _case_for(number, Verb.CLOSE), asked(ReasonForm)
    if is_answered(form):
        with refusals_on(form):
            legal.close(door.session(), case, form.words.data, **_by())
            return _done(case, "is closed")
    return _page("close", case, form, paid=_paid(case))


def _case_for(number: str, verb: Verb) -> FixedPenalty:
    """The case, if the verb is open to whoever is signed in; ``Refused`` where it is not."""
    case = the_case(number)
    check_open(case, verb, staff())
    return case


def _by() -> dict[str, Any]:
    at: datetime = door.now()
    return {"by": me(), "at": at}


def _paid(case: FixedPenalty) -> int:
    return paid_pence(door.session(), case.authority_id, case.id)


def _done(case: FixedPenalty, what: str) -> Page:
    flash(f"Notice {numbers.printed(case.number)} {what}.", "success")
    return back_to(case)


def _page(name: str, case: FixedPenalty, form: PageForm, **facts: Any) -> Page:
    page = render_template(f"penalties/fixed_penalties/{name}.html", case=case, form=form, **facts)
    return page, status(form)
