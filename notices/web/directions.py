"""A direction to leave on paper, for staff and for the tablet that gave it; and its receipts.

Nothing here is for the public: a direction has no access code, and its paper is handed over.
"""

import uuid

from flask import Blueprint, Response, abort, request

from notices.actions import Frozen, Paper, draw_frozen
from notices.actions.directions import receipt, saying
from notices.web.files import asked_paper, file_name, pdf
from penalties.actions.reads import read_direction
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.records.directions import Direction, direction_with_number, terms_of
from penalties.records.surrendered_items import items_of
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import council, me, needs
from penalties.web.api.guard import Caller
from penalties.web.cases import compact_of

desk = Blueprint("direction_papers", __name__, url_prefix="/desk/directions")

PAPERS = (Paper.A4, Paper.ROLL80)


@desk.get("/<number>.pdf")
@needs(Permission.DIRECTIONS_SEE)
def staff_copy(number: str) -> Response:
    """What a direction says, as its ``part`` said it; its giving where the address names none."""
    direction = _direction(council(), number) or abort(404)
    return _drawn(direction, _saying(direction, _asked_part()), council(), by=me())


@desk.get("/<number>/items/<uuid:item_id>.pdf")
@needs(Permission.DIRECTIONS_SEE)
def item_copy(number: str, item_id: uuid.UUID) -> Response:
    """The receipt for a thing that was handed over with a direction."""
    direction = _direction(council(), number) or abort(404)
    kept = items_of(door.session(), direction.authority_id, direction.id)
    item = next((one for one in kept if one.id == item_id), None) or abort(404)
    return _drawn(direction, receipt(direction, item), council(), by=me())


def tablet_copy(asks: Caller, number: str) -> Response | None:
    """A direction as it was given, for a tablet whose officer may see it; ``None`` otherwise."""
    direction = _direction(asks.authority, number)
    if direction is None or not asks.officer.may(Permission.DIRECTIONS_SEE):
        return None
    return _drawn(direction, _saying(direction, 0), asks.authority, by=asks.actor)


def _direction(authority: Authority, number: str) -> Direction | None:
    compact = compact_of(authority, number)
    return direction_with_number(door.session(), authority.id, compact) if compact else None


def _saying(direction: Direction, part: int) -> Frozen:
    said = terms_of(door.session(), direction.authority_id, direction.id)
    terms = next((one for one in said if one.serial == part), None) or abort(404)
    return saying(direction, terms)


def _asked_part() -> int:
    asked = request.args.get("part", "0")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 4 else abort(404)


def _drawn(direction: Direction, frozen: Frozen, authority: Authority, *, by: Actor) -> Response:
    """The file, and a line in the trail that it was read."""
    paper = asked_paper(PAPERS)
    read_direction(door.session(), direction, "pdf", by=by, at=door.now())
    drawn = draw_frozen(
        *(door.session(), frozen, paper), authority_code=authority.code, by=by, at=door.now()
    )
    return pdf(drawn.pdf, file_name(direction.number))
