"""Deciding about a direction that a rule speaks against, or that somebody breached.

A police supervisor decides. Everybody else who may see directions reads what waits, and no more.
"""

import uuid

from flask import Blueprint, abort, flash

from penalties.actions import direction_reviews as actions
from penalties.forms.directions import ReviewForm
from penalties.records.direction_lists import SUBJECT
from penalties.records.directions import Direction
from penalties.records.queues import QueueItem, queue_item
from penalties.rules.direction_reviews import KINDS, OUTCOMES, VOID, WITHDRAWN, endings
from penalties.rules.directions import Status
from penalties.rules.police import is_supervisor
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on
from penalties.web.directions import back_to, page_about, the_direction
from penalties.web.orders import Page
from penalties.web.queue_words import words_of

TELLS = frozenset({WITHDRAWN, VOID})
"""What a matter can end with that the person has to be told."""

bp = Blueprint("direction_reviews", __name__, url_prefix="/desk/directions")


@bp.route("/<number>/matters/<uuid:item_id>", methods=["GET", "POST"])
@needs(Permission.DIRECTIONS_SEE)
def decide(number: str, item_id: uuid.UUID) -> Page:
    """One matter about a direction, and closing it where that is for its reader."""
    direction, form = the_direction(number), asked(ReviewForm)
    item = _the_matter(direction, item_id)
    is_withdrawn = direction.status == Status.WITHDRAWN
    open_to_it = endings(item.kind, direction.breaks, is_withdrawn=is_withdrawn)
    form.outcome.choices = list(open_to_it.items())
    form.told.optional = not set(open_to_it) <= TELLS
    if is_answered(form):
        with refusals_on(form):
            _close(direction, item, form)
            flash(f"Decided: {open_to_it[form.outcome.data]}.", "success")
            return back_to(direction)
    member = staff()
    return page_about(
        *(direction, "review", form),
        item=item,
        words=words_of(item.kind),
        ending=OUTCOMES.get(item.kind, {}).get(item.outcome or "", ""),
        tells=TELLS & set(open_to_it),
        may_decide=is_supervisor(member.role, member.kind, Permission.DIRECTIONS_REVIEW),
        is_own=member.id == direction.officer_id,
    )


def _close(direction: Direction, item: QueueItem, form: ReviewForm) -> None:
    is_told = form.outcome.data in TELLS
    actions.close(
        *(door.session(), direction, item, form.outcome.data, form.words.data),
        told=form.as_told() if is_told else None,
        by=me(),
        at=door.now(),
    )


def _the_matter(direction: Direction, item_id: uuid.UUID) -> QueueItem:
    item = queue_item(door.session(), direction.authority_id, item_id)
    about = (SUBJECT, direction.id)
    if item is None or (item.subject_kind, item.subject_id) != about or item.kind not in KINDS:
        abort(404)
    return item
