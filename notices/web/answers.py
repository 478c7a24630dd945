"""Letters about a second look, for whoever they were written to and for staff.

On the page of the notice each stands word for word. It names nobody there: as a file it does, so
that is for who has given the date of birth.
"""

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, Response, abort, render_template

from appeals.actions.letters import answered_by
from appeals.actions.opening import open_decision
from appeals.records.letters import AnswerLetter, letters_of
from notices.actions import Paper, facts_of
from notices.actions.answers import PAPERS, draw_answer, of_answer
from notices.web.files import asked_paper, file_name, pdf
from penalties.actions.reads import read_case
from penalties.office.audit import PUBLIC
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, needs, public
from penalties.web.cases import the_case
from penalties.web.looking import Looked, the_notice, the_particulars

desk = Blueprint("answer_papers", __name__, url_prefix="/desk/notices")
reader = Blueprint("answer_copies", __name__, url_prefix="/notice/letters")

DRAFT = "draft"


@desk.get("/<number>/answers/<int:part>.pdf")
@needs(Permission.PAPER_SEE)
def staff_copy(number: str, part: int) -> Response:
    """A letter as a file, on the paper that the address names; A4 where it names none."""
    case, paper = the_case(number), asked_paper(PAPERS)
    letter = _with_part(letters_of(door.session(), case.authority_id, case.id), part)
    read_case(door.session(), case, "letter", by=me(), at=door.now())
    drawn = draw_answer(door.session(), letter, paper, by=me(), at=door.now())
    return pdf(drawn.pdf, file_name(case.number))


@reader.get("/")
@public
def list_all() -> str:
    """Every letter that we wrote about the open notice, the last first."""
    row = the_notice()
    letters = [(one, _dated(one)) for one in reversed(_of(row))]
    return render_template("notices/answers.html", row=row, letters=letters)


@reader.get("/<int:part>")
@public
def words(part: int) -> str:
    """One letter, word for word. That a decision was opened is written down, the first time."""
    row, session = the_notice(), door.session()
    letter = _with_part(_of(row), part)
    _one, decision = answered_by(session, letter)
    if letter.kind in ("decision", "cancelled") and decision is not None:
        case = session.get_one(FixedPenalty, (row.authority_id, row.id))
        open_decision(session, case, decision, at=door.now())
    facts = facts_of(of_answer(letter))
    return render_template("notices/answer.html", row=row, one=letter, letter=facts)


@reader.get("/<int:part>.pdf")
@public
def a4(part: int) -> Response:
    """One letter as a file, for who has given the date of birth."""
    return _own_copy(part, Paper.A4)


@reader.get("/<int:part>/large-print.pdf")
@public
def large(part: int) -> Response:
    """The same in large print."""
    return _own_copy(part, Paper.LARGE)


def _own_copy(part: int, paper: Paper) -> Response:
    letter = _with_part(_of(the_particulars()), part)
    drawn = draw_answer(door.session(), letter, paper, by=PUBLIC, at=door.now())
    return pdf(drawn.pdf, file_name(letter.number))


def _of(row: Looked) -> list[AnswerLetter]:
    """The letters about the open notice that have been sent off, some way or other."""
    if row.id is None:
        return []
    found = letters_of(door.session(), row.authority_id, row.id)
    return [letter for letter in found if letter.status != DRAFT]


def _with_part(letters: Sequence[AnswerLetter], part: int) -> AnswerLetter:
    return next((letter for letter in letters if letter.part == part), None) or abort(404)


def _dated(letter: AnswerLetter) -> date:
    return date.fromisoformat(str(facts_of(of_answer(letter))["dated"]))
