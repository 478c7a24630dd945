"""Files that failed through no fault of their sender, at the desk: what happened, settling it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, abort, flash, redirect, render_template, url_for

from appeals.actions.failed_uploads import settle, unsettled
from appeals.actions.uploads import Whose
from appeals.forms.failed_files import SettleForm
from appeals.records.uploads import Upload, upload
from appeals.rules.uploads import OUR_FAULT, Status
from appeals.web.file_rows import in_words
from appeals.web.sent_here import Place, look_at
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.refusals import refuse
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import council, me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.orders import Page

bp = Blueprint("failed_files", __name__, url_prefix="/desk/files/failed")

AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Failed:
    """One file that failed, with its case. What its sender calls it is not told here."""

    sent: Upload
    case: FixedPenalty
    is_whole: bool

    @property
    def size(self) -> str:
        """How much came, of how much."""
        return f"{in_words(self.sent.received)} of {in_words(self.sent.size)}"

    @property
    def can_be_tried(self) -> bool:
        """Whether we have all of it, and failed at working on it."""
        has_failed = self.sent.status == Status.FAILED and self.sent.problem == OUR_FAULT
        return has_failed and self.is_whole


@bp.get("")
@needs(Permission.REPRESENTATIONS_DECIDE)
def list_all() -> str:
    """Every file that failed and about which nothing was done yet."""
    found = unsettled(door.session(), staff().authority_id)
    return render_template("appeals/files/failed_list.html", failed=_with_cases(found))


@bp.route("/<uuid:upload_id>", methods=["GET", "POST"])
@needs(Permission.REPRESENTATIONS_DECIDE)
def show(upload_id: uuid.UUID) -> Page:
    """What happened to one, and how it is settled."""
    failed, form = _the_failed(upload_id), asked(SettleForm)
    form.of(failed.can_be_tried)
    if is_answered(form):
        with refusals_on(form):
            _settle(failed, str(form.how.data))
            return redirect(url_for(".list_all"))
    return render_template("appeals/files/failed.html", failed=failed, form=form), status(form)


def _settle(failed: Failed, how: str) -> None:
    if failed.case.issued_by == staff().id:
        raise refuse("uploads.issuer", "You issued this notice. Somebody else must settle this.")
    if how == AGAIN:
        _try_again(failed)
    else:
        settle(door.session(), failed.sent, how, by=me(), at=door.now())
        flash("Settled.", "success")


def _try_again(failed: Failed) -> None:
    place = _place(failed.sent)
    # Looking at it may take seconds: no transaction stays open meanwhile.
    door.keep()
    found = look_at(place, failed.sent.id, by=me())
    if found.status == Status.FAILED:
        raise refuse("uploads.again", "It did not work this time either. Ask for it another way.")
    flash("It worked. The file is there now.", "success")


def _the_failed(upload_id: uuid.UUID) -> Failed:
    found = upload(door.session(), staff().authority_id, upload_id)
    if found is None or (found.hold_id is None and found.status != Status.FAILED):
        abort(404)
    return _with_cases([found])[0]


def _with_cases(found: Sequence[Upload]) -> list[Failed]:
    return [
        Failed(
            one,
            door.session().get_one(FixedPenalty, (one.authority_id, one.penalty_id)),
            _place(one).partial(one.id).length() == one.size,
        )
        for one in found
    ]


def _place(sent: Upload) -> Place:
    return Place(council().code, Whose(sent.authority_id, sent.penalty_id))
