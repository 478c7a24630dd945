"""A letter to a keeper on paper, and the one that takes it back, for staff alone."""

from flask import Blueprint, Response, abort

from notices.actions import Paper, draw_frozen
from notices.actions.letters import of_letter, of_withdrawal
from notices.web.files import file_name, pdf
from penalties.actions.keeper_moves import read
from penalties.actions.numbers import access_of
from penalties.records.keeper_letters import KeeperLetter
from penalties.records.numbers import notice_number
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import council, me, needs
from penalties.web.keeper_letters import the_letter

desk = Blueprint("letter_papers", __name__, url_prefix="/desk/letters")


@desk.get("/<number>.pdf")
@needs(Permission.KERB_WARNINGS_SEE)
def letter(number: str) -> Response:
    """The letter as it was posted, with the code of its page."""
    found = the_letter(number)
    numbered = notice_number(door.session(), found.authority_id, found.number)
    if found.snapshot is None or numbered is None:
        abort(404)
    return _drawn(found, code=access_of(door.session(), numbered).code)


@desk.get("/<number>/withdrawal.pdf")
@needs(Permission.KERB_WARNINGS_SEE)
def withdrawal(number: str) -> Response:
    """The letter that takes it back."""
    found = the_letter(number)
    if found.ended_snapshot is None:
        abort(404)
    return _drawn(found, code=None)


def _drawn(found: KeeperLetter, code: str | None) -> Response:
    read(door.session(), found, "pdf", by=me(), at=door.now())
    drawn = draw_frozen(
        *(door.session(), of_letter(found) if code else of_withdrawal(found), Paper.A4),
        authority_code=council().code,
        by=me(),
        at=door.now(),
        code=code,
    )
    return pdf(drawn.pdf, file_name(found.number))
