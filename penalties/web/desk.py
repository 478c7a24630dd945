"""The desk's first page: what waits for whoever signed in, soonest due first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template

from penalties.records import queues
from penalties.records.queues import QueueItem
from penalties.rules import writing
from penalties.rules.days import london_date
from penalties.rules.staff import Permission, Role
from penalties.web import door, exceptions
from penalties.web.access import needs, staff
from penalties.web.matter_pages import one_by_one, page_of
from penalties.web.queue_words import QUEUES, QUEUES_OF, words_of

bp = Blueprint("desk", __name__, url_prefix="/desk")


@dataclass(frozen=True, slots=True)
class Row:
    """One matter as a list shows it: nobody's name, and never what it is about in their words."""

    due: str
    due_on: date
    words: str
    number: str | None
    since: str
    href: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """One queue as the page shows it."""

    words: str
    count: int
    rows: Sequence[Row]


@bp.get("/")
@needs(Permission.QUEUE_WORK)
def home() -> str:
    """The queues of this role with their counts, zero shown."""
    names = QUEUES_OF.get(Role(staff().role), ())
    return render_template(
        "penalties/desk/home.html",
        queues=[_waiting(name) for name in names],
        reads_exceptions=exceptions.may_read(),
    )


def _waiting(name: str) -> Waiting:
    items = one_by_one(queues.open_items(door.session(), staff().authority_id, name))
    return Waiting(QUEUES[name], len(items), [_row(item) for item in items])


def _row(item: QueueItem) -> Row:
    today = london_date(door.now())
    return Row(
        due=f"{writing.short_day(item.due_on, today)} ({writing.away(item.due_on, today)})",
        due_on=item.due_on,
        words=words_of(item.kind),
        number=item.facts.get("number"),
        since=writing.short_day(london_date(item.opened_at), today),
        href=page_of(item),
    )
