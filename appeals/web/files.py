"""The page on which somebody adds photos and papers to what they write to us. It is never a must.

It works without script; with it a file is made smaller first and sent in parts (``sending``).
"""

import uuid
from contextlib import closing

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from appeals.actions import uploads
from appeals.forms.files import FileForm
from appeals.records.uploads import Upload
from appeals.rules.asking import Step
from appeals.rules.uploads import MEBIBYTE, MOST_BYTES, MOST_FILES, Status, check_size, refused_for
from appeals.web.file_rows import rows_of
from appeals.web.open_drafts import CHANGES, Writing, address_of, the_writing
from appeals.web.sent_here import Place, of_here, refusals_at, size_of, take
from penalties.office.audit import PUBLIC
from penalties.rules.refusals import Refused
from penalties.web import door
from penalties.web.access import public
from penalties.web.asking import asked, refusals_on, status

bp = Blueprint("files", __name__, url_prefix="/notice/ask/files")

Page = str | tuple[str, int] | Response
GOES_ON = "on"
"""What the button says that leads to the next question."""


@bp.route("", methods=["GET", "POST"])
@public
def choose() -> Page:
    """Add a file, see what came of those before, and go on."""
    writing, form = the_writing(), asked(FileForm)
    goes_on = request.form.get("then") == GOES_ON
    form.file.optional = goes_on
    if request.method == "POST" and form.validate():
        with refusals_at(form.file):
            if form.file.data:
                _take(writing, form)
            return _on(writing) if goes_on else redirect(_here(), 303)
    return _shown(writing, form)


@bp.post("/<uuid:upload_id>/remove")
@public
def remove(upload_id: uuid.UUID) -> Page:
    """Take a file back that was not sent yet."""
    writing, form = the_writing(), FileForm()
    found = of_here(door.session(), _place(writing), upload_id)
    with refusals_on(form):
        uploads.remove(door.session(), found, by=PUBLIC, at=door.now())
        flash("The file is removed.", "success")
        return redirect(_here(), 303)
    return _shown(writing, form)


def _take(writing: Writing, form: FileForm) -> None:
    """Take in what was chosen; raises ``Refused`` for what it is, with the bytes kept apart."""
    with closing(form.file.data) as sent:
        kept = take(_place(writing), sent.filename, sent.stream, size_of(sent.stream), by=PUBLIC)
    if kept.status == Status.REFUSED:
        raise refused_for(kept.problem or "")
    _tell(kept)


def _tell(kept: Upload) -> None:
    if kept.status == Status.KEPT:
        flash("We have your file.", "success")


def _on(writing: Writing) -> Response:
    following = writing.on_from(Step.FILES)
    writing.keep(following)
    return redirect(address_of(following), 303)


def _shown(writing: Writing, form: FileForm) -> Page:
    session, place = door.session(), _place(writing)
    page = render_template(
        "appeals/files/choose.html",
        row=writing.row,
        form=form,
        files=rows_of(session, uploads.files_of(session, place.whose)),
        most=MOST_FILES,
        most_megabytes=MOST_BYTES // MEBIBYTE,
        most_bytes=MOST_BYTES,
        too_large=_too_large(),
        here=_here(),
        back=writing.back_from(Step.FILES),
    )
    return page, status(form)


def _place(writing: Writing) -> Place:
    whose = uploads.Whose(writing.case.authority_id, writing.case.id, writing.draft.id)
    return Place(writing.row.code, whose)


def _here() -> str:
    here = url_for(".choose")
    return f"{here}?{CHANGES}=" if CHANGES in request.args else here


def _too_large() -> str:
    """What is said of a file that is too large, for the script that says it before it is sent."""
    try:
        check_size(MOST_BYTES + 1)
    except Refused as refused:
        return str(refused)
    return ""
