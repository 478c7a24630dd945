"""Files of keepers at the desk: which the police have sent, and taking in another."""

from flask import Blueprint, flash, redirect, render_template, url_for

from penalties.actions.keeper_files import take_in
from penalties.forms.keeper_letters import KeeperFileForm
from penalties.records.keeper_lists import keeper_files_of
from penalties.records.keepers import agreement_on
from penalties.rules.days import london_date
from penalties.rules.staff import Permission
from penalties.rules.writing import counted
from penalties.web import door, warning_parts
from penalties.web.access import council, me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.orders import Page

bp = Blueprint("keeper_files", __name__, url_prefix="/desk/letters/files")


@bp.get("/")
@needs(Permission.KERB_WARNINGS_SEE)
def list_all() -> str:
    """Every file that was taken in: who sent it, by what authority, and how many rows."""
    return render_template(
        "penalties/letters/files.html",
        files=keeper_files_of(door.session(), staff().authority_id),
        parts=warning_parts.links(staff()),
        may=staff().may,
    )


@bp.route("/new", methods=["GET", "POST"])
@needs(Permission.KERB_WARNINGS_REVIEW)
def new() -> Page:
    """Take in a file; lines that cannot be kept are shown with their reasons."""
    agreement = agreement_on(door.session(), staff().authority_id, london_date(door.now()))
    begins = (
        {"force": agreement.force, "data_authority": agreement.data_authority} if agreement else {}
    )
    form = asked(KeeperFileForm, begins)
    if is_answered(form):
        with refusals_on(form):
            taken = take_in(
                *(door.session(), council(), form.file.data.read()),
                force=form.force.data,
                data_authority=form.data_authority.data,
                by=me(),
                at=door.now(),
            )
            if taken.faults:
                return render_template("penalties/letters/faults.html", taken=taken)
            kept = counted(taken.file.rows_kept, "keeper")
            flash(f"{kept} kept." if taken.is_new else "This file is here already.", "success")
            return redirect(url_for(".list_all"))
    return render_template("penalties/letters/file.html", form=form), status(form)
