"""The refunds of a recall on one page, approved together by somebody in finance."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from appeals.actions.recall_refunds import approve_all
from appeals.records.recall_refunds import Asked, asked_of_recall
from appeals.web.recall_faults import fault_of, in_words
from appeals.web.recalls import the_recall
from penalties.rules.money import Pence
from penalties.rules.staff import Permission
from penalties.rules.writing import counted
from penalties.web import door
from penalties.web.access import me, needs, staff

bp = Blueprint("recall_refunds", __name__, url_prefix="/desk/payments/recalls")

ON_A_PAGE = 50
WAYS = ("card", "hand")


@dataclass(frozen=True, slots=True)
class Sum:
    """How many refunds, and how much they are."""

    count: int
    pence: Pence


@bp.get("/<uuid:recall_id>")
@needs(Permission.PAYMENTS_SEE)
def show(recall_id: uuid.UUID) -> str:
    """What waits to be approved, and what is on its way."""
    recall = the_recall(recall_id)
    asked = asked_of_recall(door.session(), recall)
    waiting = [one for one in asked if not one.is_approved]
    page, pages = _page_of(len(asked))
    return render_template(
        "appeals/recalls/refunds.html",
        recall=recall,
        words=in_words(door.session(), recall.authority_id, fault_of(recall)),
        by_card=_sum(one for one in waiting if one.by_card),
        by_hand=_sum(one for one in waiting if not one.by_card),
        approved=_sum(one for one in asked if one.is_approved),
        asked=asked[(page - 1) * ON_A_PAGE : page * ON_A_PAGE],
        before=_address(recall_id, page - 1) if page > 1 else None,
        after=_address(recall_id, page + 1) if page < pages else None,
        is_theirs=staff().id in (recall.asked_by, recall.confirmed_by),
        may_approve=staff().may(Permission.PAYMENTS_REFUND),
    )


@bp.post("/<uuid:recall_id>/approve/<way>")
@needs(Permission.PAYMENTS_REFUND)
def approve(recall_id: uuid.UUID, way: str) -> Response:
    """Approve every refund that goes to a card, or every one that was sent by hand."""
    if way not in WAYS:
        abort(404)
    recall, by_card = the_recall(recall_id), way == "card"
    found = approve_all(door.session(), recall, by_card=by_card, by=me(), at=door.now())
    flash(f"{counted(len(found), 'refund')} approved.", "success")
    return redirect(url_for("recall_refunds.show", recall_id=recall_id))


def _sum(some: Iterable[Asked]) -> Sum:
    pence = [one.item.facts["pence"] for one in some]
    return Sum(len(pence), Pence(sum(pence)))


def _page_of(count: int) -> tuple[int, int]:
    pages = max(1, -(-count // ON_A_PAGE))
    page = request.args.get("page", 1, type=int)
    return (page, pages) if 1 <= page <= pages else abort(404)


def _address(recall_id: uuid.UUID, page: int) -> str:
    return url_for("recall_refunds.show", recall_id=recall_id, page=page)
