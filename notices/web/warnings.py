"""A warning in person and the offer of a course on paper, for staff and for the tablet.

Nothing here is for the public: neither has an access code, and both are handed over.
"""

from flask import Blueprint, Response, abort

from notices.actions import Frozen, Paper, draw_frozen
from notices.actions.warnings import of_course, of_warning
from notices.web.files import asked_paper, file_name, pdf
from penalties.actions.warning_reads import read_offer, read_warning
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.records.course_offers import offer_with
from penalties.records.kerb_warnings import KerbWarning, warning_with
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import council, me, needs
from penalties.web.api.guard import Caller
from penalties.web.cases import compact_of

desk = Blueprint("warning_papers", __name__, url_prefix="/desk")

PAPERS = (Paper.A4, Paper.ROLL80)


@desk.get("/warnings/<number>.pdf")
@needs(Permission.KERB_WARNINGS_SEE)
def warning(number: str) -> Response:
    """The warning as a file, on A4 or on a roll."""
    found = _warning(council(), number) or abort(404)
    return _of_warning(found, council(), by=me())


@desk.get("/courses/<number>.pdf")
@needs(Permission.KERB_WARNINGS_SEE)
def course(number: str) -> Response:
    """The offer of a course as a file, on A4."""
    compact = compact_of(council(), number) or abort(404)
    offer = offer_with(door.session(), council().id, compact) or abort(404)
    paper = asked_paper((Paper.A4,))
    read_offer(door.session(), offer, "pdf", by=me(), at=door.now())
    return _drawn(of_course(offer), paper, council(), by=me())


def tablet_copy(asks: Caller, number: str) -> Response | None:
    """A warning for a tablet whose officer may see it; ``None`` otherwise."""
    found = _warning(asks.authority, number)
    if found is None or not asks.officer.may(Permission.KERB_WARNINGS_SEE):
        return None
    return _of_warning(found, asks.authority, by=asks.actor)


def _warning(authority: Authority, number: str) -> KerbWarning | None:
    compact = compact_of(authority, number)
    return warning_with(door.session(), authority.id, compact) if compact else None


def _of_warning(found: KerbWarning, authority: Authority, *, by: Actor) -> Response:
    paper = asked_paper(PAPERS)
    read_warning(door.session(), found, "pdf", by=by, at=door.now())
    return _drawn(of_warning(found), paper, authority, by=by)


def _drawn(frozen: Frozen, paper: Paper, authority: Authority, *, by: Actor) -> Response:
    drawn = draw_frozen(
        *(door.session(), frozen, paper), authority_code=authority.code, by=by, at=door.now()
    )
    return pdf(drawn.pdf, file_name(frozen.number))
