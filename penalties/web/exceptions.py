"""The monthly report of exceptions: every one that was asked for, its answer, and its use.

Supervisors and auditors read the reasons: they watch that exceptions stay exceptional. Legal
answers for the policy before a court, and sees that an exception was asked for and how it ended.
Finance is turned away, though it reads reports: beside a payment, the day and the order would tell
that its payer was flagged for support. The file names nobody and holds no reasons, which may.
"""

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, Response, abort, render_template, request

from penalties.actions.books import policy_of
from penalties.actions.reads import read_exceptions
from penalties.forms.authorisations import MonthForm
from penalties.records.exceptions import AskedException, exceptions_asked
from penalties.rules import months, policy_words
from penalties.rules.days import london_date
from penalties.rules.spreadsheets import as_csv
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import council, me, needs, staff
from penalties.web.asking import status
from penalties.web.exception_words import COLUMNS, lines, told, totals
from penalties.web.trails import Names

bp = Blueprint("exceptions", __name__, url_prefix="/desk/authorisations")

Page = tuple[str, int] | Response
READS_REASONS = frozenset({Permission.AUTHORISATIONS_DECIDE, Permission.AUDIT_READ})
READS = READS_REASONS | {Permission.PROSECUTIONS_SEE}


@bp.get("/exceptions")
@needs(Permission.REPORTS_READ)
def show() -> Page:
    """The exceptions of one month, with the months before and after."""
    form, month = _asked()
    if month is None:
        return _which_month(form)
    found, field = _found(month, "exceptions"), door.office().keyring.field
    is_over = month < _this_month()
    page = render_template(
        "penalties/authorisations/exceptions.html",
        form=form,
        month=month,
        months=months,
        totals=totals(found, month),
        told=told(found, _names(), field if may_read(READS_REASONS) else None),
        with_reasons=may_read(READS_REASONS),
        policy=policy_words.exception(policy_of(council()).exception),
        now=door.now(),
        before=months.before(month),
        after=months.after(month) if is_over else None,
    )
    return page, status(form)


@bp.get("/exceptions.csv")
@needs(Permission.REPORTS_READ)
def download() -> Page:
    """The same as a file, with staff by number."""
    form, month = _asked()
    if month is None:
        return _which_month(form)
    found = _found(month, "exceptions_file")
    table = as_csv(COLUMNS, lines(found, _names(by_number=True)))
    answer = Response(table, content_type="text/csv; charset=utf-8")
    named = f'attachment; filename="exceptions-{months.in_figures(month)}.csv"'
    answer.headers["Content-Disposition"] = named
    return answer


def may_read(who: frozenset[Permission] = READS) -> bool:
    """Whether whoever is signed in holds one of these permissions."""
    return any(staff().may(permission) for permission in who)


def _asked() -> tuple[MonthForm, date | None]:
    """The month that is asked for, this one where none is; ``None`` where it cannot be."""
    if not may_read():
        abort(403)
    if "month" not in request.args:
        return MonthForm(data={"month": _this_month()}), _this_month()
    form = MonthForm(request.args)
    if form.validate() and form.month.data > _this_month():
        form.month.errors = ("The month must be this one or in the past",)
    return form, None if form.errors else form.month.data


def _which_month(form: MonthForm) -> Page:
    return render_template("penalties/authorisations/which_month.html", form=form), status(form)


def _found(month: date, part: str) -> Sequence[AskedException]:
    here = staff().authority_id
    read_exceptions(door.session(), here, month, part, by=me(), at=door.now())
    return exceptions_asked(door.session(), here, *months.bounds(month))


def _names(*, by_number: bool = False) -> Names:
    return Names(door.session(), staff().authority_id, by_number=by_number)


def _this_month() -> date:
    return months.month_of(london_date(door.now()))
