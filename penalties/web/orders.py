"""Orders at the desk: which there are, what each says, and taking in what comes next."""

import json
import uuid

from flask import Blueprint, Response, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from penalties.actions import orders as actions
from penalties.forms.orders import ExtensionForm, ImportForm, NewVersionForm
from penalties.forms.page_form import PageForm
from penalties.records.order_drafts import draft_of, latest
from penalties.records.orders import Order
from penalties.rules import writing
from penalties.rules.order_export import as_collection
from penalties.rules.order_versions import Planned, Step
from penalties.rules.orders import Change
from penalties.rules.staff import Permission
from penalties.web import door, order_facts
from penalties.web.access import council, me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status

bp = Blueprint("orders", __name__, url_prefix="/desk/orders")

Page = str | tuple[str, int] | AnyResponse


def the_order(order_id: uuid.UUID) -> Order:
    """The council's order with this id; 404 where there is none."""
    return door.session().get(Order, (staff().authority_id, order_id)) or abort(404)


def back_to(order: Order) -> AnyResponse:
    """To the page of that order."""
    return redirect(url_for("orders.show", order_id=order.id))


@bp.get("/")
@needs(Permission.ORDERS_SEE)
def list_all() -> str:
    """Every order of the council, with how it stands today."""
    rows = order_facts.rows(door.session(), staff().authority_id, door.now())
    return render_template("penalties/orders/list.html", orders=rows, may=staff().may)


@bp.get("/<uuid:order_id>")
@bp.get("/<uuid:order_id>/versions/<int:number>")
@needs(Permission.ORDERS_SEE)
def show(order_id: uuid.UUID, number: int | None = None) -> str:
    """One order: its area, what it forbids, its amounts, versions and signs."""
    order = the_order(order_id)
    facts = order_facts.facts(door.session(), order, number, door.now()) or abort(404)
    return render_template(
        "penalties/orders/order.html",
        facts=facts,
        changes=order_facts.CHANGE_WORDS,
        happenings=order_facts.HAPPENING_WORDS,
        tiles=council().tile_url or "",
        may=staff().may,
    )


@bp.get("/<uuid:order_id>/versions/<int:number>.geojson")
@needs(Permission.ORDERS_SEE)
def download(order_id: uuid.UUID, number: int) -> Response:
    """One version as the file that it could have come from."""
    order = the_order(order_id)
    facts = order_facts.facts(door.session(), order, number, door.now()) or abort(404)
    document = as_collection([draft_of(door.session(), order, facts.version)])
    answer = Response(
        json.dumps(document, ensure_ascii=False, indent=1), content_type="application/geo+json"
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="order-{number}.geojson"'
    return answer


@bp.route("/import", methods=["GET", "POST"])
@needs(Permission.ORDERS_IMPORT)
def import_file() -> Page:
    """Take in a file of orders, or show every reason why not."""
    form = asked(ImportForm)
    if is_answered(form):
        with refusals_on(form):
            data = form.file.data.read()
            steps = actions.import_orders(door.session(), council(), data, by=me(), at=door.now())
            _tell(*steps)
            return redirect(url_for("orders.list_all"))
    return render_template("penalties/orders/import.html", form=form), status(form)


@bp.route("/<uuid:order_id>/new-version", methods=["GET", "POST"])
@needs(Permission.ORDERS_IMPORT)
def new_version(order_id: uuid.UUID) -> Page:
    """Take in a file with the next version of one order."""
    order, form = the_order(order_id), asked(NewVersionForm)
    if is_answered(form):
        with refusals_on(form):
            step = actions.new_version(
                *(door.session(), council(), order, form.file.data.read()),
                Change(form.change.data),
                by=me(),
                at=door.now(),
            )
            _tell(step)
            return back_to(order)
    return _about(order, "new_version", form)


@bp.route("/<uuid:order_id>/extend", methods=["GET", "POST"])
@needs(Permission.ORDERS_IMPORT)
def extend(order_id: uuid.UUID) -> Page:
    """Let an order go on after its last day."""
    order, form = the_order(order_id), asked(ExtensionForm)
    if is_answered(form):
        with refusals_on(form):
            step = actions.extend(
                *(door.session(), council(), order),
                made_on=form.made_on.data,
                last_day=form.last_day.data,
                by=me(),
                at=door.now(),
            )
            _tell(step)
            return back_to(order)
    return _about(order, "extend", form)


def _about(order: Order, template: str, form: PageForm) -> tuple[str, int]:
    page = render_template(
        f"penalties/orders/{template}.html",
        form=form,
        order=order,
        latest=latest(door.session(), order),
    )
    return page, status(form)


def _tell(*steps: Planned) -> None:
    counts = [
        writing.counted(number, words)
        for kind, words in ((Step.NEW_ORDER, "new order"), (Step.NEW_VERSION, "new version"))
        if (number := sum(step.step is kind for step in steps))
    ]
    if counts:
        flash(f"Taken in: {writing.listed(counts)}.", "success")
    else:
        flash("Everything in the file is known already. Nothing has changed.")
