"""What the law sets: the ceiling of a penalty by date, and bank holidays that came later."""

from datetime import date

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from penalties.actions import authorities as actions
from penalties.forms.authority import CeilingForm, HolidayForm
from penalties.office.authorities import (
    StatutoryLimitRow,
    extra_bank_holidays,
    statutory_limits,
)
from penalties.rules import commencements
from penalties.rules.days import known_until, london_date
from penalties.rules.money import Pence, written
from penalties.rules.staff import Permission
from penalties.rules.tariffs import LimitKind, statutory_limit
from penalties.web import door
from penalties.web.access import me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status

bp = Blueprint("ceilings", __name__, url_prefix="/desk/council")

Page = str | tuple[str, int] | Response


@bp.get("/law")
@needs(Permission.AUTHORITY_SEE)
def show() -> str:
    """Every ceiling, those that wait too, and the extra bank holidays."""
    session, today = door.session(), london_date(door.now())
    limits = statutory_limits(session)
    return render_template(
        "penalties/authority/law.html",
        limits=limits,
        now=statutory_limit(LimitKind.PSPO_PENALTY, today, limits),
        holidays=extra_bank_holidays(session),
        known_until=known_until(),
        may=staff().may,
    )


@bp.route("/law/ceilings/<int(max=99999999):pence>", methods=["GET", "POST"])
@needs(Permission.AUTHORITY_CONFIGURE)
def switch_on(pence: int) -> Page:
    """Enter what brings a ceiling into force; the first answer shows what it will change."""
    row, form = _waiting_row(pence), asked(CeilingForm)
    if is_answered(form):
        with refusals_on(form):
            named = commencements.instrument(form.instrument.data)
            from_on = commencements.begins_on(form.from_on.data, named)
            if "confirmed" not in request.form:
                return _ask_again(form, row, named, from_on)
            actions.switch_on_ceiling(
                *(door.session(), row),
                from_on=from_on,
                instrument=named,
                authority_id=staff().authority_id,
                by=me(),
                at=door.now(),
            )
            flash(f"The ceiling of {written(Pence(row.pence))} is entered.", "success")
            return redirect(url_for("ceilings.show"))
    return render_template("penalties/authority/ceiling.html", form=form, row=row), status(form)


@bp.route("/law/holidays/add", methods=["GET", "POST"])
@needs(Permission.AUTHORITY_CONFIGURE)
def add_holiday() -> Page:
    """Enter a one-off bank holiday."""
    form = asked(HolidayForm)
    if is_answered(form):
        with refusals_on(form):
            actions.add_bank_holiday(
                *(door.session(), form.on.data, form.name.data),
                authority_id=staff().authority_id,
                by=me(),
                at=door.now(),
            )
            flash("The bank holiday is entered.", "success")
            return redirect(url_for("ceilings.show"))
    return render_template("penalties/authority/holiday.html", form=form), status(form)


def _ask_again(form: CeilingForm, row: StatutoryLimitRow, named: str, from_on: date) -> str:
    limits = statutory_limits(door.session())
    return render_template(
        "penalties/authority/ceiling_confirm.html",
        typed=form,
        row=row,
        named=named,
        from_on=from_on,
        before=statutory_limit(LimitKind.PSPO_PENALTY, from_on, limits),
        is_past=from_on <= london_date(door.now()),
    )


def _waiting_row(pence: int) -> StatutoryLimitRow:
    row = door.session().get(StatutoryLimitRow, (str(LimitKind.PSPO_PENALTY), pence))
    if row is None or row.from_on is not None:
        abort(404)
    return row
