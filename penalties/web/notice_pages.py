"""An open notice: how it stands, the last days with their reasons, and what has happened."""

from flask import Blueprint, flash, render_template
from werkzeug.wrappers import Response

from penalties.forms.notices import FindForm
from penalties.rules.second_looks import SecondLook
from penalties.web import door, letter_pages, notice_search, visits
from penalties.web.access import public
from penalties.web.looking import Looked, asking, second_look, the_notice, ways
from penalties.web.notice_facts import LastDay, last_days, told_of
from penalties.web.timeline import for_the_person

bp = Blueprint("notice_pages", __name__, url_prefix="/notice")

RESTED = (
    "We closed your notice because nobody used this page for 30 minutes. Nothing is lost. Enter "
    "the number and code again to go on."
)

Page = str | tuple[str, int] | Response


@bp.get("")
@public
def show() -> Page:
    """The notice that is open here; otherwise the page on which one is found."""
    if visits.number() is None:
        if visits.has_rested():
            flash(RESTED)
        visits.close()
        return notice_search.shown(FindForm())
    row = the_notice()
    if row.id is None:
        about_a_letter = letter_pages.page_of(row)
        return about_a_letter or render_template("penalties/public/not_here_yet.html", row=row)
    beside = second_look(row, door.now())
    return render_template(
        "penalties/public/notice.html",
        row=row,
        told=told_of(row, door.now(), beside.look),
        last_days=_last_days(row, beside.look),
        beside=beside,
        cards=door.office().cards is not None,
        asking=asking(),
        ways=ways(),
    )


@bp.get("/progress")
@public
def progress() -> Page:
    """What has happened so far, as far as it concerns whoever got the notice."""
    row = the_notice()
    entries = for_the_person(door.session(), row.authority_id, row.id) if row.id else []
    return render_template("penalties/public/progress.html", row=row, entries=entries)


def _last_days(row: Looked, look: SecondLook | None) -> list[LastDay]:
    """The last days that matter: of asking only before a second look, of paying not during one."""
    if look is not None and look.is_whole:
        return []
    found = last_days(row, door.now())
    return found if look is None else [one for one in found if one.pence is not None]
