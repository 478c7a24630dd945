"""Encounters over the API: handed in, one read back by its author, and their pictures."""

import uuid
from typing import Any

from flask import Response, abort, jsonify, request

from penalties.actions.attachments import AttachmentKind, attach
from penalties.actions.intake import take_in_all
from penalties.forms.tablet.encounters import read_encounter
from penalties.forms.tablet.requests import RawDelivery
from penalties.records.encounters import Encounter
from penalties.records.encounters import encounter as encounter_with
from penalties.rules.intake import Result
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.api.blueprint import bp
from penalties.web.api.guard import caller, for_tablets
from penalties.web.api.reading import sent_as
from penalties.web.api.telling import encounter_told, pdf_path
from penalties.web.errors import problem


@bp.post("/v1/encounters")
@for_tablets(Permission.ENCOUNTERS_RECORD)
def hand_in() -> Response:
    """Take in up to 200 encounters, each by itself."""
    delivery, asks = sent_as(RawDelivery), caller()
    results = take_in_all(
        door.session(),
        asks.authority,
        asks.officer,
        asks.tablet,
        [read_encounter(item) for item in delivery.encounters],
        by=asks.actor,
        at=door.now(),
    )
    return jsonify(results=[_told(result) for result in results])


@bp.get("/v1/encounters/<encounter_id>")
@for_tablets(Permission.ENCOUNTERS_SEE)
def read_back(encounter_id: str) -> Response:
    """What enforcement keeps of an encounter, for the officer who recorded it."""
    return jsonify(encounter_told(door.session(), _own(encounter_id)))


@bp.post("/v1/encounters/<encounter_id>/attachments")
@for_tablets(Permission.ENCOUNTERS_RECORD)
def add_attachment(encounter_id: str) -> tuple[Response, int]:
    """Keep a photo or a signature; the same again changes nothing."""
    met, asks = _own(encounter_id), caller()
    if request.mimetype != "multipart/form-data":
        abort(problem(415, "Unsupported Media Type", "Send multipart/form-data."))
    kind, content = _picture()
    kept, is_new = attach(
        door.session(),
        met,
        asks.officer,
        kind=kind,
        sha256=request.form.get("sha256", ""),
        content=content,
        by=asks.actor,
        at=door.now(),
    )
    told = {"id": str(kept.id), "kind": kept.kind}
    hashes = {"sha256": kept.sent_sha256, "kept_sha256": kept.kept_sha256}
    return jsonify(told | hashes), 201 if is_new else 200


def _own(encounter_id: str) -> Encounter:
    """The encounter, where this officer recorded it; otherwise there is none."""
    try:
        known = encounter_with(door.session(), caller().authority.id, uuid.UUID(encounter_id))
    except ValueError:
        known = None
    if known is None or known.officer_id != caller().officer.id:
        abort(404)
    return known


def _picture() -> tuple[AttachmentKind, bytes]:
    """The one file that was sent, under the name of what it is."""
    sent = [(kind, request.files.get(kind)) for kind in AttachmentKind]
    files = [(kind, file) for kind, file in sent if file is not None]
    if len(files) != 1:
        sentence = "Send one file, named photo or signature."
        errors = [{"field": "photo", "sentence": sentence}]
        abort(problem(422, "Unprocessable Content", sentence, errors=errors))
    kind, file = files[0]
    return kind, file.read()


def _told(result: Result) -> dict[str, Any]:
    told = result.as_data()
    if result.notice:
        told["notice"]["pdf"] = pdf_path(result.notice.number)
    if result.direction:
        told["direction"]["pdf"] = pdf_path(result.direction.number)
    return told
