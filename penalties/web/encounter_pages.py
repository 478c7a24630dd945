"""One encounter at the desk, as far as enforcement keeps it; every reading is written down."""

import uuid

from flask import Blueprint, Response, abort, render_template

from penalties.actions.reads import read_encounter
from penalties.office.staff import staff_member
from penalties.records.encounters import Attachment, Encounter, encounter
from penalties.records.fixed_penalties import penalty_of_encounter
from penalties.records.kerb_warnings import KerbWarning, warning_of_encounter
from penalties.records.orders import OrderVersion, Prohibition
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import council, me, needs, staff

bp = Blueprint("encounter_pages", __name__, url_prefix="/desk/encounters")


@bp.get("/<uuid:encounter_id>")
@needs(Permission.ENCOUNTERS_SEE)
def show(encounter_id: uuid.UUID) -> str:
    """What happened; of an encounter behind the wall, that it did."""
    session, here = door.session(), staff().authority_id
    met = encounter(session, here, encounter_id) or abort(404)
    read_encounter(session, met, by=me(), at=door.now())
    return render_template(
        "penalties/encounters/show.html",
        met=met,
        officer=staff_member(session, here, met.officer_id),
        version=session.get(OrderVersion, (here, met.order_version_id)),
        prohibition=session.get(Prohibition, (here, met.prohibition_id)),
        case=penalty_of_encounter(session, here, met.id),
        warning=_warning(met),
        knows_people=staff().may(Permission.PEOPLE_SEE),
    )


@bp.get("/<uuid:encounter_id>/pictures/<uuid:picture_id>")
@needs(Permission.ENCOUNTERS_SEE)
def picture(encounter_id: uuid.UUID, picture_id: uuid.UUID) -> Response:
    """One picture that is kept with an encounter, as a picture and nothing else."""
    session, here = door.session(), staff().authority_id
    met = encounter(session, here, encounter_id) or abort(404)
    kept = session.get(Attachment, (here, picture_id))
    if kept is None or kept.encounter_id != met.id:
        abort(404)
    read_encounter(session, met, by=me(), at=door.now())
    return Response(
        door.office().files.get(council().code, kept.kept_sha256), content_type=kept.media_type
    )


def _warning(met: Encounter) -> KerbWarning | None:
    """The warning in person that it ended in, for whoever may see warnings."""
    if not staff().may(Permission.KERB_WARNINGS_SEE):
        return None
    return warning_of_encounter(door.session(), met.authority_id, met.id)
