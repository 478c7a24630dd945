"""The part of a case about second looks: what was asked, how each ended, and what can come now."""

from flask import Blueprint

from appeals.actions.standing import making_of
from appeals.records.decisions import decisions_about
from appeals.records.representations import representations_of
from appeals.rules.receipt import Way
from appeals.web.review_words import LATE, STANDINGS, kind_words
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import needs, staff
from penalties.web.cases import page_of, the_case

bp = Blueprint("case_second_looks", __name__, url_prefix="/desk/notices")


@bp.get("/<number>/representations")
@needs(Permission.REPRESENTATIONS_SEE)
def show(number: str) -> str:
    """Every second look at the notice, and typing one in for somebody."""
    case, session = the_case(number), door.session()
    making = making_of(session, case, door.now())
    may_record = staff().may(Permission.REPRESENTATIONS_RECORD) and staff().id != case.issued_by
    return page_of(
        *(case, "representations", "appeals/case.html"),
        looks=representations_of(session, case.authority_id, case.id),
        decisions={
            made.representation_id: made
            for made in decisions_about(session, case.authority_id, case.id)
            if made.status == "made"
        },
        making=making,
        may_record=may_record and making.way not in (Way.CLOSED, Way.ADD),
        standings=STANDINGS,
        late=LATE,
        kinds=kind_words,
    )
