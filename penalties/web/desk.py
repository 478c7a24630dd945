"""The desk's first page: what waits for whoever signed in, soonest due first."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template

from penalties.records import queues
from penalties.records.queues import QueueItem
from penalties.rules import numbers, writing
from penalties.rules.days import london_date
from penalties.rules.staff import Permission, Role
from penalties.web import door
from penalties.web.access import needs, staff
from penalties.web.queue_words import QUEUES, words_of

bp = Blueprint("desk", __name__, url_prefix="/desk")

QUEUES_OF: dict[Role, tuple[str, ...]] = {
    Role.SUPERVISOR: ("supervisor",),
    Role.LEGAL: ("legal",),
    Role.FINANCE: ("finance",),
    Role.ADMIN: ("admin",),
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One queue as the page shows it."""

    words: str
    count: int
    rows: Sequence[Sequence[str]]


@bp.get("/")
@needs(Permission.QUEUE_WORK)
def home() -> str:
    """The queues of this role with their counts, zero shown."""
    names = QUEUES_OF.get(Role(staff().role), ())
    return render_template("penalties/desk/home.html", queues=[_waiting(name) for name in names])


def _waiting(name: str) -> Waiting:
    items = queues.open_items(door.session(), staff().authority_id, name)
    return Waiting(QUEUES[name], len(items), [_row(item) for item in items])


def _row(item: QueueItem) -> tuple[str, str, str, str]:
    today = london_date(door.now())
    number = item.facts.get("number")
    return (
        f"{writing.short_day(item.due_on)} ({writing.away(item.due_on, today)})",
        words_of(item.kind),
        numbers.printed(number) if number else "",
        writing.short_day(london_date(item.opened_at)),
    )
