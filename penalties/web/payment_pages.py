"""Paying: what is asked for and how, the way to the card page, and what came of it."""

from flask import Blueprint, make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response

from penalties.actions.card_visits import BackTo, BeingChecked, visit_card_page
from penalties.office.card_gateway import CardProcessorAway
from penalties.office.roles import Side
from penalties.records.payments import CardSession, LedgerEntry, latest_card_session, ledger_of
from penalties.rules.days import london_date
from penalties.rules.fixed_penalties import Status
from penalties.rules.money import Pence, written
from penalties.rules.refusals import refuse
from penalties.rules.writing import day
from penalties.web import door
from penalties.web.access import public
from penalties.web.looking import Looked, the_notice
from penalties.web.notice_facts import told_of

bp = Blueprint("payment_pages", __name__, url_prefix="/notice")

ASK_AGAIN_SECONDS = 5
RETRY_SECONDS = 120

Page = str | tuple[str, int] | Response


@bp.get("/pay")
@public
def choose() -> Page:
    """What is to be paid, until when, and every way to pay it."""
    row = the_notice()
    told = told_of(row, door.now()) if row.id else None
    if told is None or told.offer is None or not told.offer.pence:
        return _back_to_notice()
    return render_template(
        "penalties/public/pay.html", row=row, told=told, cards=door.office().cards is not None
    )


@bp.post("/pay")
@public
def pay_by_card() -> Page:
    """Lead to the card page; a visit to it is kept before anybody is sent there."""
    row, office = the_notice(), door.office()
    if office.cards is None or row.id is None:
        raise refuse("payments.no_cards", "You cannot pay by card here. Choose another way.")
    try:
        url = visit_card_page(
            office, office.cards, row.authority_id, row.id, _back_to(), at=door.now()
        )
    except BeingChecked:
        return redirect(url_for("payment_pages.wait"), 303)
    except CardProcessorAway:
        page = make_response(render_template("penalties/public/cards_away.html", row=row), 503)
        page.headers["Retry-After"] = str(RETRY_SECONDS)
        return page
    return redirect(url, 303)


@bp.get("/paying")
@public
def wait() -> Page:
    """Back from the card page: coming back proves nothing, so this asks again until we are told."""
    row = the_notice()
    visit = _last_visit(row)
    if visit is None:
        return _back_to_notice()
    if visit.status == "completed":
        # The money may have come after the first look: only a look after the visit's knows of it.
        row = the_notice()
    if row.status == Status.PAID:
        return redirect(url_for("payment_pages.receipt"), 303)
    if visit.status == "expired":
        return redirect(url_for("payment_pages.unpaid"), 303)
    if visit.status == "completed":
        return _back_to_notice()
    answer = make_response(render_template("penalties/public/paying.html", row=row))
    answer.headers["Refresh"] = str(ASK_AGAIN_SECONDS)
    return answer


@bp.get("/unpaid")
@public
def unpaid() -> Page:
    """Back from the card page without having paid."""
    row = the_notice()
    told = told_of(row, door.now()) if row.id else None
    if told is None or told.offer is None:
        return _back_to_notice()
    cards = door.office().cards is not None
    return render_template("penalties/public/unpaid.html", row=row, told=told, cards=cards)


@bp.get("/receipt")
@public
def receipt() -> Page:
    """Reference, amount, day, and what happens next; nothing else."""
    row = the_notice()
    if row.status != Status.PAID:
        return _back_to_notice()
    with door.office().reading(Side.PUBLIC) as session:
        entries = ledger_of(session, row.authority_id, row.id)
    return render_template(
        "penalties/public/receipt.html", row=row, lines=[_receipt_line(one) for one in entries]
    )


def _receipt_line(entry: LedgerEntry) -> tuple[str, str]:
    words = "Paid" if entry.pence > 0 else "Sent back"
    return words, f"{written(Pence(abs(entry.pence)))} on {day(london_date(entry.counted_at))}"


def _last_visit(row: Looked) -> CardSession | None:
    if row.id is None:
        return None
    with door.office().reading(Side.PUBLIC) as session:
        return latest_card_session(session, row.authority_id, row.id)


def _back_to_notice() -> Response:
    return redirect(url_for("notice_pages.show"), 303)


def _back_to() -> BackTo:
    home = door.office().settings.public_url
    paid, unpaid = url_for("payment_pages.wait"), url_for("payment_pages.unpaid")
    return BackTo(f"{home}{paid}", f"{home}{unpaid}")
