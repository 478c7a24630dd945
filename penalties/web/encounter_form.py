"""The encounter form as one council asks it: orders in force then, its questions and services."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import abort, request

from penalties.actions.books import policy_of
from penalties.forms.authorisations import PURPOSES
from penalties.forms.choices import Choice
from penalties.forms.desk_encounter.direction import DIRECTS, Direct
from penalties.forms.desk_encounter.form import Fixed, form_for
from penalties.forms.desk_encounter.items import in_utc
from penalties.office.database import new_id
from penalties.records.dispersals import running_between
from penalties.records.live_authorisations import usable_by
from penalties.records.order_drafts import history_of
from penalties.records.orders import Order, OrderVersion, orders_of, prohibitions_of
from penalties.records.services import services_of
from penalties.rules import maps, reading, writing
from penalties.rules.areas import metres_per_micro_degree
from penalties.rules.gate_history import Purpose
from penalties.rules.kerb_warnings import Law
from penalties.rules.order_standing import standing
from penalties.rules.order_versions import version_in_force
from penalties.rules.police import is_police
from penalties.rules.prohibitions import ProhibitionKind
from penalties.rules.refusals import Refused
from penalties.rules.sent import SentEncounter
from penalties.rules.staff import Kind
from penalties.web import door
from penalties.web.access import council, staff
from penalties.web.encounter_services import offer_services

LAWS_OF_A_CONSTABLE = (
    Choice(Law.S51A, "Section 51A of the Sexual Offences Act 2003"),
    Choice(Law.ORDER, "The council’s order"),
)
REPEATED = frozenset({"csrf_token", "step"})


@dataclass(frozen=True, slots=True)
class PointMap:
    """A map on which a point can be chosen: degrees east and north for one unit of the drawing."""

    words: str
    plan: maps.Plan
    east: float
    north: float


def the_form() -> Fixed:
    """The form with whatever was sent; a fresh one says today and now."""
    directs = is_police(staff().kind)
    kind = form_for(policy_of(council()).questions, directs=directs)
    local = writing.in_london(door.now()).replace(second=0, microsecond=0)
    begins = {"occurred_on": local.date(), "occurred_time": local.time(), "place_source": "typed"}
    form = kind(request.form if request.method == "POST" else None, data=begins)
    form.prohibition.choices = list(_articles(moment_of(form)))
    form.cites.choices = LAWS_OF_A_CONSTABLE if staff().kind == Kind.CONSTABLE else ()
    if isinstance(form, Direct):
        form.outcome.choices = (*form.outcome.offered, DIRECTS)
        services = services_of(door.session(), staff().authority_id)
        form.appointment.choices = [(str(one.id), one.name) for one in services]
    offer_services(form, moment_of(form))
    form.authorisation.choices = [
        (str(one.id), PURPOSES[Purpose(one.kind)])
        for one in usable_by(door.session(), staff().authority_id, staff().id, door.now())
    ]
    return form


def moment_of(form: Fixed) -> datetime:
    """When it is said to have happened; now, as long as that cannot be read."""
    try:
        on = reading.day(form.occurred_on.typed)
    except Refused:
        return door.now()
    at = form.occurred_time.data
    return in_utc(on, at) if at else door.now()


def encounter_id() -> uuid.UUID:
    """The id of the encounter on this page: made once, so that sending twice is recorded once."""
    if request.method != "POST":
        return new_id()
    try:
        return uuid.UUID(request.form["encounter_id"])
    except ValueError:
        abort(400)


def answers(but: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """What was typed, for a page that asks something else in between; not what it asks itself."""
    left_out = REPEATED | but
    return [pair for pair in request.form.items(multi=True) if pair[0] not in left_out]


def version_of(sent: SentEncounter) -> OrderVersion | None:
    """The order that was named, as it stood then; ``None`` where it was not in force."""
    named = (version for order, version in _in_force(sent.occurred_at) if order.code == sent.order)
    return next(named, None)


def point_maps(at: datetime) -> list[PointMap]:
    """A map of every order in force at a moment, and of every dispersal that runs then."""
    orders = [
        _point_map(f"{order.code}: {version.title}", version.area)
        for order, version in _in_force(at)
    ]
    running = running_between(door.session(), staff().authority_id, at, at)
    return orders + [_point_map(f"Dispersal: {one.locality}", one.area) for one in running]


def _articles(at: datetime) -> Iterator[Choice]:
    for order, version in _in_force(at):
        for one in prohibitions_of(door.session(), version):
            words = f"{order.code}, article {one.code}"
            if one.kind == ProhibitionKind.REQUIREMENT:
                words = f"{words}: a requirement of the order, not a direction by the police"
            yield Choice(f"{order.code} {one.code}", words, one.text)


def _in_force(at: datetime) -> Iterator[tuple[Order, OrderVersion]]:
    session = door.session()
    for order in orders_of(session, staff().authority_id):
        history = history_of(session, order)
        version = version_in_force(history.versions, at)
        if version is not None and standing(history.versions, history.happenings, at).in_force:
            yield order, version


def _point_map(words: str, area: Mapping[str, Any]) -> PointMap:
    plan = maps.plan(area)
    across, along = metres_per_micro_degree(round(plan.view.lat * 1e6))
    east, north = 1 / (across * plan.view.scale * 1e6), 1 / (along * plan.view.scale * 1e6)
    return PointMap(words, plan, east, north)
