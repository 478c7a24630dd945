"""A notice on paper and as a page: for staff, for tablets, and for whoever it was given to.

Every surface draws the frozen snapshot. A file is named by its reference and nothing else, and no
browser or proxy keeps it.
"""

from flask import Blueprint, Response, abort, render_template

from appeals.records.letters import letters_of
from notices.actions import Paper, draw_up, frozen_snapshot
from notices.actions.answers import PAPERS
from notices.records import documents_of
from notices.web import directions, warnings
from notices.web.files import asked_paper, file_name, pdf
from penalties.actions.adjustments import wants_large_print
from penalties.actions.reads import read_case
from penalties.office.audit import PUBLIC, Actor
from penalties.office.authorities import Authority
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import council, me, needs, public
from penalties.web.api.guard import caller, for_tablets
from penalties.web.cases import case_with, page_of, the_case
from penalties.web.looking import Looked, the_particulars

desk = Blueprint("notices", __name__, url_prefix="/desk/notices")
tablet = Blueprint("notices_api", __name__, url_prefix="/api/v1/notices")
reader = Blueprint("notice_copies", __name__, url_prefix="/notice")

ON_TABLETS = (Paper.A4, Paper.ROLL80)


@desk.get("/<number>.pdf")
@needs(Permission.PAPER_SEE)
def staff_copy(number: str) -> Response:
    """The notice as a file, on the paper that the address names; A4 where it names none."""
    case = the_case(number)
    paper = asked_paper(tuple(Paper))
    read_case(door.session(), case, "pdf", by=me(), at=door.now())
    return _drawn(case, council(), paper, by=me())


@desk.get("/<number>/copy")
@needs(Permission.PAPER_SEE)
def staff_page(number: str) -> str:
    """The notice as a page, word for word."""
    case = the_case(number)
    notice = frozen_snapshot(case)
    read_case(door.session(), case, "copy", by=me(), at=door.now())
    return render_template("notices/copy.html", case=case, notice=notice)


@desk.get("/<number>/paper")
@needs(Permission.PAPER_SEE)
def paper(number: str) -> str:
    """Every document that was drawn up for a case, with its hash."""
    case = the_case(number)
    documents = documents_of(door.session(), case.authority_id, case.number)
    return page_of(
        *(case, "paper", "notices/paper.html"),
        documents=documents,
        papers=_offered(case),
        letters=letters_of(door.session(), case.authority_id, case.id),
        letter_papers=[paper for paper in _offered(case) if paper in PAPERS],
    )


def _offered(case: FixedPenalty) -> list[Paper]:
    """Every paper, large print first for whoever asked for it."""
    large_first = wants_large_print(door.session(), case)
    return sorted(Paper, key=lambda one: large_first and one is not Paper.LARGE)


@tablet.get("/<number>.pdf")
@for_tablets(Permission.PAPER_SEE)
def tablet_copy(number: str) -> Response:
    """The notice, direction or warning as a file, on A4 or on the roll of a printer at the belt."""
    asks = caller()
    case = case_with(door.session(), asks.authority, number)
    if case is None:
        given = directions.tablet_copy(asks, number) or warnings.tablet_copy(asks, number)
        return given or abort(404)
    paper = asked_paper(ON_TABLETS)
    read_case(door.session(), case, "pdf", by=asks.actor, at=door.now())
    return _drawn(case, asks.authority, paper, by=asks.actor)


@reader.get("/copy")
@public
def words() -> str:
    """The open notice as a page, for who has given the date of birth."""
    row = the_particulars()
    return render_template("notices/your_copy.html", row=row, notice=frozen_snapshot(_case(row)))


@reader.get("/a4.pdf")
@public
def a4() -> Response:
    """The open notice as a file, for who has given the date of birth."""
    return _own_copy(Paper.A4)


@reader.get("/large-print.pdf")
@public
def large() -> Response:
    """The same in large print."""
    return _own_copy(Paper.LARGE)


def _own_copy(paper: Paper) -> Response:
    case = _case(the_particulars())
    authority = door.session().get_one(Authority, case.authority_id)
    return _drawn(case, authority, paper, by=PUBLIC)


def _case(row: Looked) -> FixedPenalty:
    return door.session().get(FixedPenalty, (row.authority_id, row.id)) or abort(404)


def _drawn(case: FixedPenalty, authority: Authority, paper: Paper, *, by: Actor) -> Response:
    drawn = draw_up(
        *(door.session(), case, paper),
        authority_code=authority.code,
        public_url=door.office().settings.public_url,
        by=by,
        at=door.now(),
    )
    return pdf(drawn.pdf, file_name(case.number))
