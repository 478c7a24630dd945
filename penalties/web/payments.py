"""Money at the desk: what waits, what came on a day, and recording what came without the card page.

What a payment comes to is shown with its reckoning before it is recorded (s68(8) and (9)).
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from penalties.actions.payments import Foreseen, Way, foresee_payment, record_payment
from penalties.forms.payments import DayForm, FindForm, RecordForm
from penalties.office.database import new_id
from penalties.records.fixed_penalties import FixedPenalty, penalty_with_number
from penalties.records.queues import open_items
from penalties.records.takings import Taking, takings_on
from penalties.rules.days import PostClass, london_date
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs, staff
from penalties.web.asking import answers, asked, is_answered, refusals_on, status
from penalties.web.case_money import KIND_WORDS
from penalties.web.cases import the_case
from penalties.web.matter_pages import one_by_one, page_of
from penalties.web.queue_words import words_of

bp = Blueprint("payments", __name__, url_prefix="/desk/payments")

Page = str | tuple[str, int] | Response
ONE_DAY = timedelta(days=1)


@bp.get("/")
@needs(Permission.PAYMENTS_SEE)
def home() -> str:
    """What waits for finance, and the ways into the rest."""
    items = one_by_one(open_items(door.session(), staff().authority_id, "finance"))
    return render_template(
        "penalties/payments/home.html",
        items=items,
        words_of=words_of,
        page_of=page_of,
        today=_today(),
        may=staff().may,
    )


@bp.get("/find")
@needs(Permission.PAYMENTS_RECORD)
def find() -> Page:
    """The notice that money came for, by its number in any spelling."""
    form = FindForm(request.args)
    if "number" in request.args and form.validate():
        if penalty_with_number(door.session(), staff().authority_id, form.number.data):
            return redirect(url_for("payments.record", number=form.number.data))
        form.number.errors = ("This council has no notice with this number",)
    return render_template("penalties/payments/find.html", form=form), status(form)


@bp.route("/record/<number>", methods=["GET", "POST"])
@needs(Permission.PAYMENTS_RECORD)
def record(number: str) -> Page:
    """Record money for a notice; the first answer shows what it comes to."""
    case, form = the_case(number), asked(RecordForm)
    if is_answered(form):
        with refusals_on(form):
            foreseen = foresee_payment(door.session(), case, **_facts(form), at=door.now())
            if form.mark.data is None:
                return _ask_again(case, form, foreseen)
            judged = record_payment(
                *(door.session(), case),
                **_facts(form),
                entry_id=form.mark.data,
                by=me(),
                at=door.now(),
            )
            flash(f"Recorded. {judged.sentence}", "success")
            return redirect(url_for("fixed_penalties.money", number=case.number))
    return render_template("penalties/payments/record.html", form=form, case=case), status(form)


@bp.get("/day")
@needs(Permission.PAYMENTS_SEE)
def day() -> Page:
    """Everything that came in and went out on one day."""
    form, on = DayForm(request.args), _today()
    if "on-day" in request.args and form.validate():
        if form.on.data <= on:
            on = form.on.data
        else:
            form.on.errors = ("The day must be today or in the past",)
    takings = takings_on(door.session(), staff().authority_id, on)
    page = render_template(
        "penalties/payments/day.html",
        form=form,
        on=on,
        today=_today(),
        takings=takings,
        kinds=KIND_WORDS,
        sums=_sums(takings),
        before=_address(on - ONE_DAY),
        after=_address(on + ONE_DAY) if on < _today() else None,
    )
    return page, status(form)


def _facts(form: RecordForm) -> dict[str, Any]:
    return {
        "way": Way(form.way.data),
        "pence": form.pence.data,
        "received_on": form.received_on.data,
        "posted_on": form.posted_on.data,
        "post_class": PostClass(form.post_class.data or PostClass.FIRST),
        "invited": form.invited.data == "yes",
    }


def _ask_again(case: FixedPenalty, form: RecordForm, foreseen: Foreseen) -> str:
    return render_template(
        "penalties/payments/record_confirm.html",
        case=case,
        kind=KIND_WORDS[form.way.data],
        pence=form.pence.data,
        foreseen=foreseen,
        sent=answers(form),
        mark=new_id(),
    )


def _sums(takings: Sequence[Taking]) -> Counter[str]:
    """What came in and went out by each way, in pence."""
    sums: Counter[str] = Counter()
    for taking in takings:
        sums[taking.entry.kind] += taking.entry.pence
    return sums


def _address(on: date) -> str:
    parts: dict[str, Any] = {"on-day": on.day, "on-month": on.month, "on-year": on.year}
    return url_for("payments.day", **parts)


def _today() -> date:
    return london_date(door.now())
