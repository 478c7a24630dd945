"""A notice on paper and as a page: for staff, for the tablet that issued it, for its reader.

Every surface draws the frozen snapshot. A file is named by its reference and nothing else, and no
browser or proxy keeps it.
"""

from typing import Any

from flask import Blueprint, Flask, Response, abort, render_template, request

from notices.actions import Paper, draw_up, frozen_snapshot
from notices.records import documents_of
from penalties.actions.reads import read_case
from penalties.office.audit import Actor
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import council, me, needs
from penalties.web.case_parts import Part, add_part
from penalties.web.cases import page_of, the_case

desk = Blueprint("notices", __name__, url_prefix="/desk/notices")


def init_app(app: Flask) -> None:
    """Open this desk's doors, and add its part to the page of a case."""
    app.register_blueprint(desk)
    add_part(app, Part(40, "Paper", "notices.paper", Permission.PAPER_SEE))


@desk.get("/<number>.pdf")
@needs(Permission.PAPER_SEE)
def staff_copy(number: str) -> Response:
    """The notice as a file, on the paper that is asked for."""
    case = the_case(number)
    read_case(door.session(), case, "pdf", by=me(), at=door.now())
    return pdf_of(case, council().code, by=me())


@desk.get("/<number>/copy")
@needs(Permission.PAPER_SEE)
def staff_page(number: str) -> str:
    """The notice as a page, word for word."""
    case = the_case(number)
    read_case(door.session(), case, "copy", by=me(), at=door.now())
    return render_template("notices/copy.html", case=case, notice=frozen_snapshot(case))


@desk.get("/<number>/paper")
@needs(Permission.PAPER_SEE)
def paper(number: str) -> str:
    """Every document that was drawn up for a case, with its hash."""
    case = the_case(number)
    documents = documents_of(door.session(), case.authority_id, case.id)
    return page_of(case, "paper", "notices/paper.html", documents=documents, papers=list(Paper))


def pdf_of(
    case: FixedPenalty, authority_code: str, *, by: Actor, offered: frozenset[Paper] | None = None
) -> Response:
    """The notice as a download on the paper that the address names; 404 for a paper unknown."""
    drawn = draw_up(
        door.session(),
        case,
        _asked_paper(offered or frozenset(Paper)),
        authority_code=authority_code,
        public_url=door.office().settings.public_url,
        by=by,
        at=door.now(),
    )
    answer = Response(drawn.pdf, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{file_name(case.number)}"'
    return answer


def file_name(number: str) -> str:
    """What a downloaded notice is called: its reference, which outs nobody (design rule 14)."""
    return f"{number.rstrip('*')}.pdf"


def _asked_paper(offered: frozenset[Paper]) -> Paper:
    asked: Any = request.args.get("paper", Paper.A4)
    if asked not in offered:
        abort(404)
    return Paper(asked)
