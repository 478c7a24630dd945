"""Warnings in person at the desk: the list, and one with its facts, paper and what went before."""

import uuid

from flask import Blueprint, abort, render_template, request

from penalties.actions.warning_reads import read_warning
from penalties.office.staff import staff_member
from penalties.records.encounters import Encounter
from penalties.records.kerb_warnings import A_PAGE, KerbWarning, latest_warnings, warning_with
from penalties.records.people import Person, Vehicle
from penalties.rules.kerb_warnings import kept_until
from penalties.rules.staff import Permission
from penalties.web import door, warning_parts, warning_words
from penalties.web.access import council, me, needs, staff
from penalties.web.cases import compact_of

bp = Blueprint("kerb_warnings", __name__, url_prefix="/desk/warnings")


def the_warning(number: str) -> KerbWarning:
    """The council's warning with this number; 404 where there is none."""
    compact = compact_of(council(), number) or abort(404)
    return warning_with(door.session(), council().id, compact) or abort(404)


@bp.get("/")
@needs(Permission.KERB_WARNINGS_SEE)
def list_all() -> str:
    """Warnings, the one recorded last first, without anybody's name."""
    found = latest_warnings(door.session(), council().id, asked_before())
    return render_template(
        "penalties/warnings/list.html",
        parts=warning_parts.links(staff()),
        laws=warning_words.LAWS,
        found=found,
        older=found[-1].id if len(found) == A_PAGE else None,
    )


@bp.get("/<number>")
@needs(Permission.KERB_WARNINGS_SEE)
def show(number: str) -> str:
    """One warning: what was frozen, its paper, and what is known of the person."""
    warning, session = the_warning(number), door.session()
    here = warning.authority_id
    read_warning(session, warning, "facts", by=me(), at=door.now())
    met = session.get_one(Encounter, (here, warning.encounter_id))
    vehicle = session.get(Vehicle, (here, met.vehicle_id)) if met.vehicle_id else None
    return render_template(
        "penalties/warnings/show.html",
        warning=warning,
        facts=warning_words.frozen(warning),
        kept_until=kept_until(warning.given_at),
        law=warning_words.LAWS[warning.law],
        officer=staff_member(session, here, warning.officer_id),
        history=warning_words.what_went_before(
            session.get_one(Person, (here, warning.person_id)), vehicle
        ),
        answer_tags=warning_words.ANSWER_TAGS,
        parts=warning_parts.links(staff()),
        may=staff().may,
    )


def asked_before() -> uuid.UUID | None:
    """The row before which a list goes on, from the address; 404 for what is none."""
    try:
        return uuid.UUID(request.args["older"]) if "older" in request.args else None
    except ValueError:
        abort(404)
