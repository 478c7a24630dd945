"""One matter of a queue: what it is about, as far as its reader may know, and how it ended."""

import json
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for

from penalties.actions import matters as actions
from penalties.actions.reads import read_attempt
from penalties.forms.matters import MatterForm
from penalties.office.staff import Staff, staff_member
from penalties.records.encounters import IntakeAttempt, encounter
from penalties.records.fixed_penalties import penalty_with_number
from penalties.records.queues import QueueItem, queue_item
from penalties.rules.matters import OUTCOMES
from penalties.rules.staff import Permission, Role
from penalties.web import door
from penalties.web.access import me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.case_words import in_words
from penalties.web.matter_pages import own_page
from penalties.web.orders import Page
from penalties.web.queue_words import QUEUES_OF, words_of

bp = Blueprint("matters", __name__, url_prefix="/desk/matters")


@dataclass(frozen=True, slots=True)
class CameIn:
    """Something that could not be taken in: who sent it, and what enforcement may read of it."""

    attempt: IntakeAttempt
    officer: Staff | None
    lines: list[tuple[str, str]]


@bp.route("/<uuid:item_id>", methods=["GET", "POST"])
@needs(Permission.QUEUE_WORK)
def show(item_id: uuid.UUID) -> Page:
    """One matter, and closing it where that is for its reader."""
    item, form = _the_item(item_id), asked(MatterForm)
    if page := own_page(item):
        return redirect(page)
    if item.subject_kind == "authorisation":
        return redirect(url_for("authorisations.show", request_id=item.subject_id))
    if item.subject_kind == "dispersal":
        return redirect(url_for("dispersals.show", dispersal_id=item.subject_id))
    if item.subject_kind == "direction":
        about = {"number": item.facts["number"], "item_id": item.id}
        return redirect(url_for("direction_reviews.decide", **about))
    if item.subject_kind == "keeper_letter":
        return redirect(url_for("keeper_letters.show", number=item.facts["number"]))
    form.outcome.choices = list(OUTCOMES.get(item.kind, {}).items())
    came_in = _came_in(item)
    if is_answered(form):
        with refusals_on(form):
            _close(item, form)
            flash(f"Done: {words_of(item.kind)}.", "success")
            return redirect(url_for("desk.home"))
    page = render_template(
        "penalties/matters/show.html",
        item=item,
        words=words_of(item.kind),
        form=form,
        came_in=came_in,
        case=_case(item),
        ending=OUTCOMES.get(item.kind, {}).get(item.outcome or ""),
    )
    return page, status(form)


def _close(item: QueueItem, form: MatterForm) -> None:
    actions.close(
        *(door.session(), item, form.outcome.data, form.words.data or ""),
        sent_by=_sender(item),
        by=me(),
        at=door.now(),
    )


def _the_item(item_id: uuid.UUID) -> QueueItem:
    item = queue_item(door.session(), staff().authority_id, item_id)
    if item is None or item.queue not in QUEUES_OF.get(Role(staff().role), ()):
        abort(404)
    return item


def _came_in(item: QueueItem) -> CameIn | None:
    if item.subject_kind != "attempt":
        return None
    session = door.session()
    attempt = session.get_one(IntakeAttempt, (item.authority_id, item.subject_id))
    read_attempt(session, attempt, by=me(), at=door.now())
    officer = staff_member(session, item.authority_id, attempt.officer_id)
    return CameIn(attempt, officer, list(_readable(attempt)))


def _readable(attempt: IntakeAttempt) -> Iterator[tuple[str, str]]:
    """What enforcement may open: nothing of what lies behind the wall is in it."""
    ours = attempt.body.split(b"\n")[0]
    content: Mapping[str, Any] = json.loads(door.office().keyring.field.open(ours))
    for name, value in content.items():
        yield in_words(name).capitalize(), _told(value)


def _told(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{in_words(name)}: {_told(part)}" for name, part in value.items())
    if isinstance(value, list):
        return ", ".join(map(_told, value))
    return str(value)


def _sender(item: QueueItem) -> uuid.UUID | None:
    session = door.session()
    if item.subject_kind == "attempt":
        return session.get_one(IntakeAttempt, (item.authority_id, item.subject_id)).officer_id
    met = encounter(session, item.authority_id, item.subject_id)
    return met.officer_id if met else None


def _case(item: QueueItem) -> Any:
    number = item.facts.get("number")
    return penalty_with_number(door.session(), item.authority_id, number) if number else None
