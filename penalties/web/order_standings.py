"""Entering at the desk what the High Court or the council did to an order as a whole."""

import uuid
from datetime import UTC, datetime, time

from flask import Blueprint, flash, render_template

from penalties.actions.order_standings import change_standing
from penalties.forms.orders import StandingForm
from penalties.rules.days import LONDON
from penalties.rules.order_standing import Happening
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.order_facts import HAPPENING_WORDS
from penalties.web.orders import Page, back_to, the_order

bp = Blueprint("order_standings", __name__, url_prefix="/desk/orders")


@bp.route("/<uuid:order_id>/standing", methods=["GET", "POST"])
@needs(Permission.ORDERS_SUSPEND)
def enter(order_id: uuid.UUID) -> Page:
    """Enter a suspension, its lifting, a quashing or a discharge."""
    order, form = the_order(order_id), asked(StandingForm)
    if is_answered(form):
        with refusals_on(form):
            kind = Happening(form.kind.data)
            change_standing(
                *(door.session(), order),
                kind=kind,
                from_at=_moment(form),
                reason=form.reason.data,
                court_reference=form.court_reference.data,
                by=me(),
                at=door.now(),
            )
            flash(f"{order.code}: {HAPPENING_WORDS[kind].lower()}.", "success")
            return back_to(order)
    return render_template("penalties/orders/standing.html", form=form, order=order), status(form)


def _moment(form: StandingForm) -> datetime:
    """The moment from which it counts: the day's first one where no time was entered."""
    at = form.from_time.data or time()
    return datetime.combine(form.from_on.data, at, LONDON).astimezone(UTC)
