"""Money that goes back, and whatever else about money waits for finance.

One person asks for a refund, another approves it, and then it is sent.
"""

import uuid

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from penalties.actions import refunds as actions
from penalties.actions.queues import close_item
from penalties.actions.refunds import KIND, Because
from penalties.forms.payments import DealtWithForm, RefundForm
from penalties.office.card_gateway import CardProcessorAway
from penalties.office.staff import staff_member
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.payments import LedgerEntry, ledger_of
from penalties.records.queues import QueueItem, queue_item
from penalties.rules.money import Pence, written
from penalties.rules.staff import Permission
from penalties.web import case_money, door
from penalties.web.access import me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.cases import the_case
from penalties.web.money_matters import BECAUSE, ENDINGS, what_to_do
from penalties.web.queue_words import words_of

bp = Blueprint("refunds", __name__, url_prefix="/desk/payments")

Page = str | tuple[str, int] | Response
AWAY = (
    "The refund is approved, but the card processor cannot be reached. Try again in a few minutes: "
    "nothing is sent twice."
)


@bp.route("/refund/<number>", methods=["GET", "POST"])
@needs(Permission.PAYMENTS_REFUND)
def ask(number: str) -> Page:
    """Ask a colleague to approve giving back one payment, or part of it."""
    case, form = the_case(number), asked(RefundForm)
    entries = _payments(case)
    form.entry.choices = [(str(one.id), _words(one)) for one in entries]
    form.because.choices = tuple(BECAUSE.items())
    if is_answered(form):
        with refusals_on(form):
            entry = next(one for one in entries if str(one.id) == form.entry.data)
            because = Because(form.because.data)
            actions.ask_refund(
                *(door.session(), case, entry, form.pence.data, because), by=me(), at=door.now()
            )
            flash("A colleague has to approve it now.", "success")
            return redirect(url_for("fixed_penalties.money", number=case.number))
    page = render_template("penalties/payments/refund.html", form=form, case=case, entries=entries)
    return page, status(form)


@bp.route("/matters/<uuid:item_id>", methods=["GET", "POST"])
@needs(Permission.PAYMENTS_SEE)
def matter(item_id: uuid.UUID) -> Page:
    """One matter: what it is, what to do, and how it ended."""
    item, form = _the_item(item_id), asked(DealtWithForm)
    form.outcome.choices = ENDINGS
    if is_answered(form):
        _check_may_deal_with(item)
        with refusals_on(form):
            outcome = str(form.outcome.data)
            close_item(door.session(), item, outcome, by=staff().id, at=door.now())
            return _done("The matter is closed.")
    case = _case(item)
    page = render_template(
        f"penalties/payments/{'approve' if item.kind == KIND else 'matter'}.html",
        form=form,
        item=item,
        case=case,
        words=words_of(item.kind),
        to_do=what_to_do(item.kind),
        lines=case_money.lines(ledger_of(door.session(), case.authority_id, case.id)),
        asker=_asker(item),
        entry=_entry(item),
        because=BECAUSE.get(item.facts.get("because", "")),
        me=staff(),
    )
    return page, status(form)


@bp.post("/matters/<uuid:item_id>/approve")
@needs(Permission.PAYMENTS_REFUND)
def approve(item_id: uuid.UUID) -> Page:
    """Approve a refund that somebody else asked for, and send it."""
    item, by, at = _the_item(item_id, KIND), me(), door.now()
    approved = actions.approve_refund(door.session(), item, by=by, at=at)
    authority_id = item.authority_id
    door.keep()
    office = door.office()
    try:
        actions.send_refund(office, office.cards, authority_id, approved, by=by, at=at)
    except CardProcessorAway:
        flash(AWAY)
        return redirect(url_for("refunds.matter", item_id=item_id))
    return _done(f"{written(approved.pence)} goes back.")


@bp.post("/matters/<uuid:item_id>/decline")
@needs(Permission.PAYMENTS_REFUND)
def decline(item_id: uuid.UUID) -> Page:
    """Do not give the money back."""
    item = _the_item(item_id, KIND)
    actions.decline_refund(door.session(), item, by=me(), at=door.now())
    return _done("The refund is declined. The ledger stays as it is.")


def _the_item(item_id: uuid.UUID, kind: str | None = None) -> QueueItem:
    item = queue_item(door.session(), staff().authority_id, item_id)
    if item is None or (item.queue, item.subject_kind) != ("finance", "penalty"):
        abort(404)
    return item if kind in (None, item.kind) else abort(404)


def _check_may_deal_with(item: QueueItem) -> None:
    """A refund is not closed here: it is approved or declined."""
    if item.kind == KIND or not staff().may(Permission.PAYMENTS_RECORD):
        abort(403)


def _case(item: QueueItem) -> FixedPenalty:
    return door.session().get_one(FixedPenalty, (item.authority_id, item.subject_id))


def _payments(case: FixedPenalty) -> list[LedgerEntry]:
    """The payments of a case of which something is left."""
    session = door.session()
    entries = ledger_of(session, case.authority_id, case.id)
    return [one for one in entries if one.pence > 0 and actions.left_of(session, one) > 0]


def _words(entry: LedgerEntry) -> str:
    left = Pence(actions.left_of(door.session(), entry))
    return f"{case_money.words_of(entry)}: {written(left)} of {written(Pence(entry.pence))} is left"


def _entry(item: QueueItem) -> LedgerEntry | None:
    kept = item.facts.get("entry")
    return door.session().get(LedgerEntry, (item.authority_id, uuid.UUID(kept))) if kept else None


def _asker(item: QueueItem) -> str:
    kept = item.facts.get("asked_by")
    asker = staff_member(door.session(), item.authority_id, uuid.UUID(kept)) if kept else None
    return asker.name if asker else ""


def _done(words: str) -> Response:
    flash(words, "success")
    return redirect(url_for("payments.home"))
