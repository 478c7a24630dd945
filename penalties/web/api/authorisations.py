"""Asking a supervisor over the API, and reading the answer."""

import uuid

from flask import Response, abort, jsonify

from penalties.actions.authorisations import ask
from penalties.forms.tablet.requests import AuthorisationAsked
from penalties.office.database import new_id
from penalties.records.support import authorisation
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.api.blueprint import bp
from penalties.web.api.guard import caller, for_tablets
from penalties.web.api.reading import sent_as
from penalties.web.api.telling import authorisation_told


@bp.post("/v1/authorisations")
@for_tablets(Permission.AUTHORISATIONS_ASK)
def request_one() -> Response:
    """Ask for an authorisation; the same id again is the same request."""
    asked, asks, session = sent_as(AuthorisationAsked), caller(), door.session()
    made = ask(
        session,
        asks.authority,
        asks.officer,
        request_id=asked.id or new_id(),
        purpose=asked.purpose,
        order_code=asked.order,
        person=asked.person.key(),
        reason=asked.reason,
        by=asks.actor,
        at=door.now(),
    )
    return jsonify(authorisation_told(session, made))


@bp.get("/v1/authorisations/<authorisation_id>")
@for_tablets(Permission.AUTHORISATIONS_ASK)
def answer_to(authorisation_id: str) -> Response:
    """What was answered, for whoever asked."""
    session, asks = door.session(), caller()
    try:
        asked = authorisation(session, asks.authority.id, uuid.UUID(authorisation_id))
    except ValueError:
        asked = None
    if asked is None or asked.asked_by != asks.officer.id:
        abort(404)
    return jsonify(authorisation_told(session, asked))
