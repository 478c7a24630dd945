"""Notices at the desk: finding one, lists by status, and the parts of a case."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from penalties.forms.fixed_penalties import FindForm
from penalties.records.case_lists import Place, cases_with, counts_by_status
from penalties.records.fixed_penalties import penalty_with_number
from penalties.records.payments import ledger_of, open_card_session
from penalties.rules.fixed_penalties import Status
from penalties.rules.staff import Permission
from penalties.web import case_facts, case_money, door, timeline
from penalties.web.access import council, needs, staff
from penalties.web.cases import next_deadline, page_of, reads_words, the_case
from penalties.web.frame import Link
from penalties.web.tags import ON_HOLD, PENALTY_TAGS

bp = Blueprint("fixed_penalties", __name__, url_prefix="/desk/notices")

T = TypeVar("T")
A_PAGE = 50
NOT_FOUND = "There is no notice with this number. Check it and try again"


@bp.get("/")
@needs(Permission.PENALTIES_SEE)
def list_all() -> str:
    """Notices of one status, the newest first, without anybody's name."""
    return _listed(FindForm())


@bp.get("/find")
@needs(Permission.PENALTIES_SEE)
def find() -> Response | tuple[str, int]:
    """The notice with a number, in any spelling; the list again where there is none."""
    form = FindForm(request.args)
    if not form.validate():
        return _listed(form), 422
    if penalty_with_number(door.session(), council().id, form.number.data):
        return redirect(url_for("fixed_penalties.facts", number=form.number.data))
    form.number.errors = (NOT_FOUND,)
    return _listed(form), 404


@bp.get("/<number>")
@needs(Permission.PENALTIES_SEE)
def facts(number: str) -> str:
    """What the notice says, why it may be issued, and its dates with their reasons."""
    case = the_case(number)
    return page_of(
        *(case, "facts", "penalties/fixed_penalties/facts.html"),
        facts=case_facts.facts_of(door.session(), case, door.now()),
        tiles=council().tile_url or "",
    )


@bp.get("/<number>/timeline")
@needs(Permission.PENALTIES_SEE)
def events(number: str) -> str:
    """All that happened to the case, the newest first."""
    case = the_case(number)
    entries = timeline.of_case(door.session(), case, with_words=reads_words())
    return page_of(case, "timeline", "penalties/fixed_penalties/timeline.html", entries=entries)


@bp.get("/<number>/money")
@needs(Permission.PENALTIES_SEE)
def money(number: str) -> str:
    """What came in and went out."""
    case, session = the_case(number), door.session()
    return page_of(
        *(case, "money", "penalties/fixed_penalties/money.html"),
        entries=case_money.lines(ledger_of(session, case.authority_id, case.id)),
        paying=open_card_session(session, case.authority_id, case.id),
    )


def _listed(form: FindForm) -> str:
    session, authority_id = door.session(), staff().authority_id
    status = _asked(Status, "status") or Status.SERVED
    place = Place(_asked(uuid.UUID, "older"), _asked(uuid.UUID, "newer"))
    return render_template(
        "penalties/fixed_penalties/list.html",
        form=form,
        shown=str(status),
        status=PENALTY_TAGS[status],
        on_hold=ON_HOLD,
        statuses=_links(counts_by_status(session, authority_id), status),
        found=cases_with(session, authority_id, status, place, A_PAGE),
        next_deadline=next_deadline,
    )


@dataclass(frozen=True, slots=True)
class Counted(Link):
    """A list with how many cases are in it."""

    count: int


def _links(counts: Mapping[Status, int], shown: Status) -> list[Counted]:
    return [
        Counted(
            PENALTY_TAGS[status].words,
            url_for("fixed_penalties.list_all", status=str(status)),
            status is shown,
            counts[status],
        )
        for status in Status
    ]


def _asked(kind: Callable[[str], T], name: str) -> T | None:
    """What the address asks for; 404 for what it cannot mean."""
    try:
        return kind(request.args[name]) if name in request.args else None
    except ValueError:
        abort(404)
