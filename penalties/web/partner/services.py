"""The directory of services: all of it for the safeguarding lead, for a team its own service."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from penalties.actions import services as actions
from penalties.forms.services import ServiceForm
from penalties.office.audit import Actor
from penalties.office.staff import staff_member
from penalties.office.support_trail import walled_trail_of
from penalties.records.services import (
    SupportService,
    facts_of,
    service,
    services_of,
    services_worked_for,
    team_of,
)
from penalties.rules.days import london_date
from penalties.rules.prohibitions import windows
from penalties.rules.services import State, availability, memorandum_warning
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import council, me, needs, staff
from penalties.web.asking import asked, is_answered, refusals_on, status
from penalties.web.tags import Tag
from penalties.web.timeline import FOLDER, Told
from penalties.web.trails import Names

bp = Blueprint("partner_services", __name__, url_prefix="/partner/services")

Page = str | tuple[str, int] | Response
TAGS: Mapping[State, Tag] = {
    State.HAS_ROOM: Tag("Has room", "green"),
    State.OUT_OF_HOURS: Tag("Closed now", "blue"),
    State.FULL: Tag("Full", "yellow"),
    State.CLOSED: Tag("Not taking anyone", "grey"),
    State.MEMORANDUM_RUN_OUT: Tag("Memorandum ran out", "orange"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One service as the list shows it; ``warning`` is what is to be said of its memorandum."""

    service: SupportService
    tag: Tag
    sentence: str
    warning: str | None


def manages() -> bool:
    """Whether whoever is signed in keeps the whole directory."""
    return staff().may(Permission.SERVICES_MANAGE)


def the_service(service_id: uuid.UUID) -> SupportService:
    """The council's service with this id; 404 for a team where it is not its own."""
    found = service(door.session(), staff().authority_id, service_id)
    if found is None or not (manages() or found in _own()):
        abort(404)
    return found


def back_to(found: SupportService) -> Response:
    """To the page of that service."""
    return redirect(url_for("partner_services.show", service_id=found.id))


@bp.get("/")
@needs(Permission.REFERRALS_SEE)
def list_all() -> str:
    """Every service, or a team's own; before them the memoranda that the lead has to renew."""
    found = services_of(door.session(), staff().authority_id) if manages() else _own()
    rows = [_row(one) for one in found]
    return render_template(
        "penalties/partner/services/list.html",
        services=rows,
        renewals=sorted(
            (row for row in rows if row.warning), key=lambda row: row.service.memorandum_ends_on
        ),
        manages=manages(),
    )


@bp.get("/<uuid:service_id>")
@needs(Permission.REFERRALS_SEE)
def show(service_id: uuid.UUID) -> str:
    """One service as officers see it, its team, and what only the support side may know."""
    found, session = the_service(service_id), door.session()
    team = [
        (one, staff_member(session, one.authority_id, one.staff_id))
        for one in team_of(session, found.authority_id, found.id)
    ]
    return render_template(
        "penalties/partner/services/service.html",
        service=found,
        row=_row(found),
        secret=actions.confidential_address(session, found),
        team=team,
        entries=list(_trail(found)) if manages() else (),
        manages=manages(),
    )


@bp.route("/add", methods=["GET", "POST"])
@needs(Permission.SERVICES_MANAGE)
def add() -> Page:
    """Add a service to the directory."""
    form = asked(ServiceForm)
    if is_answered(form):
        with refusals_on(form):
            added = actions.add(door.session(), council(), form.details, by=me(), at=door.now())
            flash(f"{added.name} is in the directory. Now put its team together.", "success")
            return back_to(added)
    page = render_template(
        "penalties/partner/services/form.html",
        form=form,
        title="Add a service",
        back=url_for("partner_services.list_all"),
        button_words="Add the service",
    )
    return page, status(form)


@bp.route("/<uuid:service_id>/change", methods=["GET", "POST"])
@needs(Permission.SERVICES_MANAGE)
def change(service_id: uuid.UUID) -> Page:
    """Change what the directory says of a service."""
    found = the_service(service_id)
    begun = ServiceForm.beginning_with(found, windows(found.open_hours))
    form = asked(ServiceForm) if request.method == "POST" else begun
    if is_answered(form):
        with refusals_on(form):
            changed = actions.change(door.session(), found, form.details, by=me(), at=door.now())
            flash(*(("It is changed.", "success") if changed else ("Nothing was changed.",)))
            return back_to(found)
    page = render_template(
        "penalties/partner/services/form.html",
        form=form,
        title=f"Change {found.name}",
        back=url_for("partner_services.show", service_id=service_id),
        button_words="Save",
    )
    return page, status(form)


def _own() -> list[SupportService]:
    """The services that whoever is signed in works for."""
    return list(services_worked_for(door.session(), staff().authority_id, staff().id))


def _row(one: SupportService) -> Row:
    found = availability(facts_of(one), door.now())
    warning = memorandum_warning(one.memorandum_ends_on, london_date(door.now()))
    return Row(one, TAGS[found.state], found.sentence, warning)


def _trail(found: SupportService) -> Iterator[Told]:
    """What happened to a service, the newest first."""
    session = door.session()
    names = Names(session, found.authority_id)
    for entry in reversed(walled_trail_of(session, found.authority_id, found.id)):
        by = names.of(Actor(entry.actor_kind, entry.actor_id))
        yield Told(entry.event, entry.at, f"{FOLDER}/{entry.event}.html", entry.facts, by)
