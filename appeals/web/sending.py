"""Sending a file in parts, so that a broken line costs nothing: tus 1.0.0 with creation and end.

How far a file has come is the length of what is on the disk. See https://tus.io/protocols/
resumable-upload.
"""

import base64
import binascii
import uuid
from contextlib import suppress

from flask import Blueprint, Response, abort, request, url_for
from werkzeug.exceptions import ClientDisconnected

from appeals.actions import uploads
from appeals.actions.left_uploads import let_go
from appeals.records.uploads import Upload
from appeals.rules.uploads import MOST_BYTES, OUR_FAULT, SENTENCES, Status
from appeals.web.sent_here import Place, look_at, of_here, the_place
from penalties.office.audit import PUBLIC
from penalties.office.incoming import Busy, append
from penalties.office.roles import Side
from penalties.rules.refusals import Refused
from penalties.web import door
from penalties.web.access import public

VERSION = "1.0.0"
PARTS = "application/offset+octet-stream"
bp = Blueprint("sending", __name__, url_prefix="/notice/ask/files/parts")


@bp.route("", methods=["OPTIONS"])
@public
def offered() -> Response:
    """What can be done here."""
    more = {"Tus-Extension": "creation,termination", "Tus-Max-Size": str(MOST_BYTES)}
    return _said(204, **more, **{"Tus-Version": VERSION})


@bp.post("")
@public
def begin() -> Response:
    """Begin a file of a size that is said: one too large is refused before a byte is sent."""
    _check_version()
    place, size = the_place(), _number("Upload-Length")
    if place.is_sent:
        return _said(409, "You have sent this already. Start again to add a file.")
    try:
        begun = uploads.begin(door.session(), place.whose, _name(), size, at=door.now())
    except Refused as refused:
        door.roll_back()
        too_large = refused.refusals[0].rule == "uploads.too_large"
        return _said(413 if too_large else 422, str(refused))
    return _said(201, Location=url_for(".part", upload_id=begun.id))


@bp.route("/<uuid:upload_id>", methods=["HEAD"])
@public
def how_far(upload_id: uuid.UUID) -> Response:
    """How far a file has come. One that is whole and was left so is looked at now."""
    _check_version()
    place = the_place()
    found = _found(place, upload_id)
    length = _length(place, found)
    if _is_to_be_looked_at(found) and length == found.size:
        with suppress(Busy), place.partial(upload_id).held():
            look_at(place, upload_id, by=PUBLIC)
    return _said(200, **{"Upload-Offset": str(length), "Upload-Length": str(found.size)})


@bp.route("/<uuid:upload_id>", methods=["PATCH"])
@public
def part(upload_id: uuid.UUID) -> Response:
    """Take the next part. The last one says what became of the file."""
    _check_version()
    if request.mimetype != PARTS:
        abort(415)
    place, offset = the_place(), _number("Upload-Offset")
    waiting = place.partial(_found(place, upload_id).id)
    try:
        with waiting.held() as handle:
            found = _found(place, upload_id)
            if offset != waiting.length() or found.status not in (Status.COMING, Status.FAILED):
                return _said(409, "The file is not as far as that. Ask how far it is.")
            # A line that breaks keeps what came; whoever sends asks how far it is, and goes on.
            with suppress(ClientDisconnected, OSError):
                append(handle, request.stream.read, found.size - offset)
            return _came(place, found, waiting.length())
    except Busy:
        return _said(423, "This file is being sent already.")


@bp.route("/<uuid:upload_id>", methods=["DELETE"])
@public
def end(upload_id: uuid.UUID) -> Response:
    """Give up a file, and forget what has come of it."""
    _check_version()
    place = the_place()
    found = of_here(door.session(), place, upload_id)
    try:
        with place.partial(upload_id).held():
            uploads.remove(door.session(), found, by=PUBLIC, at=door.now())
            door.keep()
            let_go(door.office(), place.code, found.id, found.status)
    except Refused as refused:
        door.roll_back()
        return _said(409, str(refused))
    except Busy:
        return _said(423, "This file is being sent.")
    return _said(204)


def _came(place: Place, found: Upload, length: int) -> Response:
    session = door.session()
    kept = session.get_one(Upload, (found.authority_id, found.id))
    uploads.arrived(session, kept, length, at=door.now())
    door.keep()
    if _is_to_be_looked_at(found) and length == found.size:
        kept = look_at(place, found.id, by=PUBLIC)
    if kept.status == Status.REFUSED:
        return _said(422, SENTENCES[kept.problem or ""])
    return _said(204, **{"Upload-Offset": str(length)})


def _is_to_be_looked_at(found: Upload) -> bool:
    """Not again where we failed on it: that takes minutes, and is tried again by staff."""
    return found.status in (Status.COMING, Status.FAILED) and found.problem != OUR_FAULT


def _found(place: Place, upload_id: uuid.UUID) -> Upload:
    with door.office().reading(Side.PUBLIC) as session:
        return of_here(session, place, upload_id)


def _length(place: Place, found: Upload) -> int:
    """What has come; nothing lies there any more of a file that has ended."""
    if found.status in (Status.REFUSED, Status.REMOVED):
        abort(410)
    return found.size if found.status == Status.KEPT else place.partial(found.id).length()


def _check_version() -> None:
    if request.headers.get("Tus-Resumable") != VERSION:
        abort(_said(412, **{"Tus-Version": VERSION}))


def _number(header: str) -> int:
    text = request.headers.get(header, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else abort(400)


def _name() -> str:
    """What the sender calls the file; any name will do, as it decides nothing."""
    for pair in request.headers.get("Upload-Metadata", "").split(","):
        key, _, value = pair.strip().partition(" ")
        if key == "filename":
            with suppress(binascii.Error, UnicodeDecodeError):
                return base64.b64decode(value, validate=True).decode()
    return ""


def _said(status: int, words: str = "", **headers: str) -> Response:
    answer = Response(words, status, content_type="text/plain; charset=utf-8")
    answer.headers.update({"Tus-Resumable": VERSION, **headers})
    return answer
