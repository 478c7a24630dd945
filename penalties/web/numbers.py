"""The account of notice numbers: every one of them, in which state, and why."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from penalties.actions import numbers as actions
from penalties.forms.numbers import FindNumberForm, SpoilForm
from penalties.forms.page_form import PageForm
from penalties.office.staff import staff_member
from penalties.office.tablets import Tablet
from penalties.records.fixed_penalties import penalty_with_number
from penalties.records.numbers import (
    STATES,
    NoticeNumber,
    counts_by_state,
    gaps,
    notice_number,
    numbers_in,
)
from penalties.records.trails import latest_of
from penalties.rules import numbers as rules
from penalties.rules.refusals import Refused
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import council, me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.tags import Tag
from penalties.web.trails import Names

bp = Blueprint("numbers", __name__, url_prefix="/desk/numbers")

Page = str | tuple[str, int] | Response
ON_A_PAGE = 50
STATE_TAGS = {
    "unused": Tag("Unused", "grey"),
    "leased": Tag("Leased", "blue"),
    "issued": Tag("Issued", "teal"),
    "spoiled": Tag("Spoiled", "grey"),
    "lost": Tag("Lost", "orange"),
}


@bp.get("/")
@needs(Permission.NUMBERS_SEE)
def account() -> str:
    """How many numbers are in each state, whether any is missing, and a search."""
    session, authority_id = door.session(), staff().authority_id
    state, before = _chosen_state(), request.args.get("before", type=int)
    if before is not None and not 0 < before <= rules.LAST_SERIAL:
        abort(404)
    found = numbers_in(session, authority_id, state, before=before, count=ON_A_PAGE + 1)
    return render_template(
        "penalties/numbers/account.html",
        counts=counts_by_state(session, authority_id),
        gaps=[rules.compact(council().code, serial) for serial in gaps(session, authority_id)],
        state=state,
        tags=STATE_TAGS,
        numbers=found[:ON_A_PAGE],
        older=found[ON_A_PAGE - 1].serial if len(found) > ON_A_PAGE else None,
        is_first=before is None,
    )


@bp.get("/find")
@needs(Permission.NUMBERS_SEE)
def find() -> Page:
    """The page of a number that was typed in any spelling."""
    form = FindNumberForm(request.args)
    if "number" in request.args and form.validate():
        if notice_number(door.session(), staff().authority_id, form.number.data):
            return redirect(url_for("numbers.show", number=form.number.data))
        form.number.errors = ("This council has no such number",)
    return render_template("penalties/numbers/find.html", form=form), status(form)


@bp.get("/<number>")
@needs(Permission.NUMBERS_SEE)
def show(number: str) -> str:
    """One number: its state, who holds it, and what happened to it."""
    kept, session = _the_number(number), door.session()
    tablet = session.get(Tablet, (kept.authority_id, kept.tablet_id)) if kept.tablet_id else None
    trail = latest_of(session, kept.authority_id, kept.id, ON_A_PAGE)
    # A letter to a keeper bears the id of its number; what becomes of it is told on its own page.
    of_the_number = [entry for entry in trail if entry.subject_kind == "number"]
    return render_template(
        "penalties/numbers/number.html",
        kept=kept,
        tag=STATE_TAGS[kept.state],
        tablet=tablet,
        officer=tablet and staff_member(session, kept.authority_id, tablet.officer_id),
        is_penalty=penalty_with_number(session, kept.authority_id, kept.number) is not None,
        trail=Names(session, kept.authority_id).told(of_the_number),
        may=staff().may,
    )


@bp.route("/<number>/spoil", methods=["GET", "POST"])
@needs(Permission.NUMBERS_SPOIL)
def spoil(number: str) -> Page:
    """Account for a number whose paper was ruined."""
    kept, form = _the_number(number), asked(SpoilForm)
    if is_answered(form):
        with refusals_on(form):
            actions.spoil(door.session(), kept, form.reason.data, by=me(), at=door.now())
            return _told(kept, "is spoiled")
    return render_template("penalties/numbers/spoil.html", form=form, kept=kept), status(form)


@bp.route("/<number>/lose", methods=["GET", "POST"])
@needs(Permission.NUMBERS_SPOIL)
def lose(number: str) -> Page:
    """Account for a number that cannot be found."""
    kept, form = _the_number(number), asked(PageForm)
    if is_answered(form):
        with refusals_on(form):
            actions.lose(door.session(), kept, by=me(), at=door.now())
            return _told(kept, "counts as lost")
    return render_template("penalties/numbers/lose.html", form=form, kept=kept), status(form)


def _chosen_state() -> str:
    state = request.args.get("state", "issued")
    return state if state in STATES else abort(404)


def _the_number(typed: str) -> NoticeNumber:
    try:
        code, serial = rules.read(typed)
    except Refused:
        abort(404)
    compact = rules.compact(code, serial)
    return notice_number(door.session(), staff().authority_id, compact) or abort(404)


def _told(kept: NoticeNumber, what: str) -> Response:
    flash(f"{rules.printed(kept.number)} {what}.", "success")
    return redirect(url_for("numbers.show", number=kept.number))
