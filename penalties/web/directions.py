"""Directions at the desk: which run, what one says now, and changing or ending it.

The council reads; the police decide (Anti-social Behaviour, Crime and Policing Act 2014 s35).
"""

from datetime import datetime
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from penalties.actions import direction_changes as actions
from penalties.actions.reads import read_direction, read_directions
from penalties.forms.directions import VaryForm, WithdrawForm
from penalties.forms.page_form import PageForm
from penalties.records.directions import Direction, direction_with_number
from penalties.rules.direction_reviews import is_void
from penalties.rules.police import is_police
from penalties.rules.staff import Permission
from penalties.web import direction_facts, door
from penalties.web.access import council, me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.cases import compact_of
from penalties.web.orders import Page

bp = Blueprint("directions", __name__, url_prefix="/desk/directions")

FOR_EVERY_OFFICER = frozenset({"breach", "review"})


def the_direction(number: str) -> Direction:
    """The council's direction with this number; 404 where there is none."""
    compact = compact_of(council(), number)
    found = direction_with_number(door.session(), staff().authority_id, compact or "")
    return found or abort(404)


def back_to(direction: Direction) -> AnyResponse:
    """To the page of that direction."""
    return redirect(url_for("directions.show", number=direction.number))


def page_about(direction: Direction, template: str, form: PageForm, **more: Any) -> tuple[str, int]:
    """A page that asks for one thing about a direction, and a line in the trail that it was read.

    It says what stands now, because whoever changes something has to see what. To whoever is no
    police officer, pages that are for the police alone say that.
    """
    shown = template
    if template not in FOR_EVERY_OFFICER and not is_police(staff().kind):
        shown = "for_police"
    read_direction(door.session(), direction, template, by=me(), at=door.now())
    page = render_template(
        f"penalties/directions/{shown}.html",
        form=form,
        direction=direction,
        facts=direction_facts.facts(door.session(), direction, door.now()),
        is_police=is_police(staff().kind),
        **more,
    )
    return page, status(form)


@bp.get("/")
@needs(Permission.DIRECTIONS_SEE)
def list_all() -> str:
    """Those that run, what waits for a police supervisor, and those that are over."""
    here, at = staff().authority_id, door.now()
    read_directions(door.session(), here, by=me(), at=at)
    return render_template(
        "penalties/directions/list.html",
        rows=direction_facts.rows(door.session(), here, at),
        waiting=direction_facts.waiting(door.session(), here),
        is_police=is_police(staff().kind),
    )


@bp.get("/<number>")
@needs(Permission.DIRECTIONS_SEE)
def show(number: str) -> str:
    """One direction: what it says now and why, on what it rests, and what became of it."""
    direction, at = the_direction(number), door.now()
    read_direction(door.session(), direction, "facts", by=me(), at=at)
    return render_template(
        "penalties/directions/direction.html",
        facts=direction_facts.facts(door.session(), direction, at),
        direction=direction,
        tiles=council().tile_url or "",
        is_police=is_police(staff().kind),
        may_handle=staff().may(Permission.DIRECTIONS_GIVE),
        open_deeds=_open_deeds(direction, at),
    )


@bp.route("/<number>/vary", methods=["GET", "POST"])
@needs(Permission.DIRECTIONS_GIVE)
def vary(number: str) -> Page:
    """Change what a direction says from now on."""
    direction, form = the_direction(number), asked(VaryForm)
    if is_answered(form):
        with refusals_on(form):
            said = form.as_change()
            row = actions.vary(door.session(), direction, said, by=me(), at=door.now())
            flash("The direction is varied. Print its new paper for the person.", "success")
            return redirect(url_for(".show", number=number, _anchor=f"part-{row.serial}"))
    return page_about(direction, "vary", form)


@bp.route("/<number>/withdraw", methods=["GET", "POST"])
@needs(Permission.DIRECTIONS_GIVE)
def withdraw(number: str) -> Page:
    """End a direction before its time."""
    direction, form = the_direction(number), asked(WithdrawForm)
    if is_answered(form):
        with refusals_on(form):
            actions.withdraw(
                *(door.session(), direction, form.because.data, form.as_told()),
                by=me(),
                at=door.now(),
            )
            flash("The direction is withdrawn. Print its paper for the person.", "success")
            return back_to(direction)
    return page_about(direction, "withdraw", form)


def _open_deeds(direction: Direction, at: datetime) -> list[str]:
    """What whoever is signed in may do about it, by the name of its page."""
    if not staff().may(Permission.DIRECTIONS_GIVE):
        return []
    police, in_law = is_police(staff().kind), not is_void(direction.breaks)
    is_on = direction_facts.is_on(direction, at)
    found = {
        "direction_breaches.record": in_law,
        "directions.vary": police and is_on and in_law,
        "directions.withdraw": police and is_on,
        "direction_items.take": police and is_on,
    }
    return [endpoint for endpoint, is_open in found.items() if is_open]
