"""What somebody sent, as staff look at it: written anew by us, and never run by a browser.

A picture is shown; everything else is only handed out as a file. A name tells its notice and place.
"""

import uuid
from contextlib import closing

from flask import Blueprint, Response, abort, flash, redirect, render_template, url_for

from appeals.actions.uploads import Whose
from appeals.forms.files import FileForm
from appeals.records.uploads import Upload, upload, uploads_of
from appeals.rules.uploads import MEBIBYTE, MOST_BYTES, MOST_FILES, Status, refused_for
from appeals.web.file_rows import rows_of
from appeals.web.second_looks import SecondLook, the_second_look
from appeals.web.sent_here import Place, refusals_at, size_of, take
from penalties.actions.reads import read_case
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.refusals import refuse
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import council, me, needs, staff
from penalties.web.asking import asked, is_answered, status
from penalties.web.orders import Page

bp = Blueprint("evidence", __name__, url_prefix="/desk")

ENDINGS = {"image/jpeg": "jpg", "application/pdf": "pdf", "text/plain": "txt"}
SHOWN = {"image/jpeg"}
AS_THEY_ARE = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


@bp.get("/files/<uuid:upload_id>")
@needs(Permission.REPRESENTATIONS_SEE)
def show(upload_id: uuid.UUID) -> Response:
    """One file that was sent to us. That it was looked at is written down."""
    session, here = door.session(), staff().authority_id
    sent = upload(session, here, upload_id)
    if sent is None or sent.status != Status.KEPT or sent.representation_id is None:
        abort(404)
    case = session.get_one(FixedPenalty, (here, sent.penalty_id))
    _check_reader(case)
    content = door.office().files.get(council().code, sent.kept_sha256 or "")
    read_case(session, case, "file", by=me(), at=door.now())
    answer = Response(content, content_type=_type_of(sent))
    way = "inline" if sent.media_type in SHOWN else "attachment"
    answer.headers["Content-Disposition"] = f'{way}; filename="{_file_name(case, sent)}"'
    answer.headers.update(AS_THEY_ARE)
    return answer


@bp.route("/representations/<uuid:representation_id>/files", methods=["GET", "POST"])
@needs(Permission.REPRESENTATIONS_RECORD)
def add(representation_id: uuid.UUID) -> Page:
    """Add what somebody handed over or posted, for them."""
    look, form = the_second_look(representation_id), asked(FileForm)
    _check_reader(look.case)
    if is_answered(form):
        with refusals_at(form.file):
            _take(look, form)
            return redirect(url_for(".add", representation_id=representation_id))
    sent = uploads_of(door.session(), staff().authority_id, representation_id)
    page = render_template(
        "appeals/files/add.html",
        look=look,
        form=form,
        files=rows_of(door.session(), sent),
        most=MOST_FILES,
        most_megabytes=MOST_BYTES // MEBIBYTE,
    )
    return page, status(form)


def _take(look: SecondLook, form: FileForm) -> None:
    case = look.case
    whose = Whose(case.authority_id, case.id, None, look.one.id, staff().id)
    place = Place(council().code, whose)
    with closing(form.file.data) as sent:
        kept = take(place, sent.filename, sent.stream, size_of(sent.stream), by=me())
    if kept.status == Status.REFUSED:
        raise refused_for(kept.problem or "")
    if kept.status == Status.KEPT:
        flash("The file is added.", "success")


def _check_reader(case: FixedPenalty) -> None:
    if case.issued_by == staff().id:
        said = "You issued this notice. Somebody else must look at what was sent about it."
        raise refuse("uploads.issuer", said)


def _type_of(sent: Upload) -> str:
    kept = sent.media_type or ""
    return f"{kept}; charset=utf-8" if kept == "text/plain" else kept


def _file_name(case: FixedPenalty, sent: Upload) -> str:
    """Its notice and place among what was sent: its sender's own name for it may tell too much."""
    assert sent.representation_id is not None  # noqa: S101 - only what was sent is shown
    beside = uploads_of(door.session(), sent.authority_id, sent.representation_id)
    place = [one.id for one in beside].index(sent.id) + 1
    return f"{case.number}-{place}.{ENDINGS[sent.media_type or '']}"
