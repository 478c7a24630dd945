"""What waits for our answer, in the order of what can go wrong for somebody."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Blueprint, abort, render_template, request, url_for

from appeals.actions.reviewing import by_risk
from appeals.forms.review_list import FilterForm
from appeals.records.waiting import Waiting
from appeals.rules.representations import UNDECIDED, Channel, Standing
from appeals.rules.risk import Waits
from appeals.web.review_words import LATE, STANDINGS, kind_words, reasons_to_hurry
from penalties.rules import writing
from penalties.rules.days import london_date
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import needs, staff
from penalties.web.fixed_penalties import A_PAGE, Counted
from penalties.web.tags import Tag

bp = Blueprint("representations", __name__, url_prefix="/desk/representations")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """One representation as the list shows it: nobody's name, and no word of what was said."""

    due: str
    number: str
    href: str
    kind: str
    channel: str
    came: str
    tags: Sequence[Tag]
    reasons: Sequence[str]
    is_own: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of them are asked for, and which page of those."""

    standing: Standing | None
    channel: Channel | None
    late: bool
    page: int

    def has(self, row: Waiting) -> bool:
        """Whether one is asked for."""
        return (
            self.standing in (None, row.standing)
            and self.channel in (None, row.channel)
            and not (self.late and row.in_time)
        )


@bp.get("/")
@needs(Permission.REPRESENTATIONS_SEE)
def list_all() -> str:
    """All that waits, or the part of it that the address asks for."""
    wanted = _wanted()
    found = by_risk(door.session(), staff().authority_id, london_date(door.now()))
    shown = [(one, row) for one, row in found if wanted.has(row)]
    pages = max(1, -(-len(shown) // A_PAGE))
    if wanted.page > pages:
        abort(404)
    first = (wanted.page - 1) * A_PAGE
    return render_template(
        "appeals/representations.html",
        rows_shown=[_row(one, row) for one, row in shown[first : first + A_PAGE]],
        standings=_standings([row for _, row in found], wanted),
        filters=FilterForm(request.args),
        count=len(shown),
        page=wanted.page,
        pages=pages,
        href_of=_href_of,
    )


def _row(one: Waits, row: Waiting) -> Row:
    today = london_date(door.now())
    return Row(
        due=f"{writing.short_day(row.target_on, today)} ({writing.away(row.target_on, today)})",
        number=row.number,
        href=url_for("reviewing.show", representation_id=row.id),
        kind=kind_words(row.kind),
        channel=row.channel,
        came=writing.short_day(london_date(row.came_at), today),
        tags=[STANDINGS[row.standing], *([] if row.in_time else [LATE])],
        reasons=reasons_to_hurry(one, today),
        is_own=row.issued_by == staff().id,
    )


def _wanted() -> Wanted:
    page = _asked(int, "page")
    page = 1 if page is None else page
    if page < 1:
        abort(404)
    standing, channel = _asked(Standing, "standing"), _asked(Channel, "channel")
    return Wanted(standing, channel, bool(request.args.get("late")), page)


def _standings(rows: Sequence[Waiting], wanted: Wanted) -> list[Counted]:
    every = Counted("All", _href_of(standing=None), wanted.standing is None, len(rows))
    order = [one for one in Standing if one in UNDECIDED]
    return [every] + [
        Counted(
            STANDINGS[one].words,
            _href_of(standing=str(one)),
            wanted.standing is one,
            sum(row.standing == one for row in rows),
        )
        for one in order
    ]


def _href_of(**changes: str | int | None) -> str:
    """This list with some of what it asks for changed; no page is kept but one that is named."""
    kept = {
        name: request.args[name] for name in ("standing", "channel", "late") if name in request.args
    }
    asked: dict[str, Any] = {name: one for name, one in {**kept, **changes}.items() if one}
    return url_for(".list_all", **asked)


def _asked(kind: Callable[[str], T], name: str) -> T | None:
    """What the address asks for; 404 for what it cannot mean."""
    try:
        return kind(request.args[name]) if request.args.get(name) else None
    except ValueError:
        abort(404)
