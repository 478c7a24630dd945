"""The trail for auditors: what happened, who read whose record, and what was refused to whom.

Codes only. What the support side does is not listed here, nor counted (design rule 10).
"""

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from flask import Blueprint, render_template, request, url_for
from sqlalchemy.orm import Session

from penalties.forms.audit import ReadsForm, TrailForm
from penalties.office.audit import Entry
from penalties.office.security_log import counts
from penalties.records.subjects import staff_with_number, subjects_named
from penalties.records.trails import Wanted, entries, reads
from penalties.rules.days import london_date
from penalties.rules.events import Event
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import needs, staff
from penalties.web.asking import status
from penalties.web.trails import Names, in_words

bp = Blueprint("audit", __name__, url_prefix="/desk/audit")

Read = Callable[[Session, int, Wanted, int], Sequence[Entry]]
ON_A_PAGE = 50
ASKED = ("on-day", "on-month", "on-year", "about", "who", "event")


@bp.get("/")
@needs(Permission.AUDIT_READ)
def trail() -> tuple[str, int]:
    """What happened, by day, subject, event or actor, the newest first."""
    return _page(TrailForm(request.args), entries, "trail")


@bp.get("/access")
@needs(Permission.ACCESS_LOG_READ)
def access_log() -> tuple[str, int]:
    """Who read, exported or disclosed whose record (DPA 2018 s62)."""
    return _page(ReadsForm(request.args), reads, "access_log")


@bp.get("/security")
@needs(Permission.AUDIT_READ)
def security() -> str:
    """How often something was refused that an attacker might try."""
    counted = counts(door.session(), staff().authority_id, door.now())
    return render_template("penalties/audit/security.html", counted=counted, in_words=in_words)


def _page(form: ReadsForm, read: Read, view: str) -> tuple[str, int]:
    session, authority_id = door.session(), staff().authority_id
    wanted = _wanted(form)
    found = read(session, authority_id, wanted, ON_A_PAGE + 1) if wanted else ()
    page = render_template(
        f"penalties/audit/{view}.html",
        form=form,
        told=Names(session, authority_id, by_number=True).told(found[:ON_A_PAGE]),
        older=_older(view, found),
        searched=any(name in request.args for name in ASKED),
        newest=url_for(f"audit.{view}", **_asked()) if wanted and wanted.before else None,
    )
    return page, status(form)


def _wanted(form: ReadsForm) -> Wanted | None:
    """What is asked for; ``None`` where that cannot be, which the form then says."""
    if not form.validate():
        return None
    event = form["event"].data if "event" in form else None
    wanted = Wanted(
        on=form.on.data,
        subject_ids=_subjects(form),
        actor_id=_actor(form),
        event=Event(event) if event else None,
        before=request.args.get("before", type=uuid.UUID),
    )
    if wanted.on and wanted.on > london_date(door.now()):
        form.on.errors = ("The day must be today or in the past",)
    return None if form.errors else wanted


def _subjects(form: ReadsForm) -> tuple[uuid.UUID, ...]:
    if not form.about.data:
        return ()
    named = subjects_named(door.session(), staff().authority_id, form.about.data)
    if not named:
        form.about.errors = ("Enter a notice number of this council, or a whole reference",)
    return named


def _actor(form: ReadsForm) -> uuid.UUID | None:
    if not form.who.data:
        return None
    member = staff_with_number(door.session(), staff().authority_id, form.who.data)
    if member is None:
        form.who.errors = ("Nobody here has this staff number",)
    return member.id if member else None


def _older(view: str, found: Sequence[Entry]) -> str | None:
    if len(found) <= ON_A_PAGE:
        return None
    place: dict[str, Any] = {"before": found[ON_A_PAGE - 1].id}
    return url_for(f"audit.{view}", **_asked(), **place)


def _asked() -> dict[str, Any]:
    """What the address asks for, without the place in the list."""
    return {name: request.args[name] for name in ASKED if request.args.get(name)}
