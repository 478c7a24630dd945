"""The field kit: what a tablet carries so that it works for a day without signal."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from penalties.actions.books import grants_of, policy_of
from penalties.actions.notice_facts import CALLED, council_facts
from penalties.actions.numbers import access_of
from penalties.office.authorities import Authority
from penalties.office.premises import settings_of
from penalties.office.staff import Staff, staff_member
from penalties.office.tablets import Tablet
from penalties.records.dispersals import Dispersal, running_between
from penalties.records.numbers import NoticeNumber, leases_of
from penalties.records.order_drafts import draft_of, history_of
from penalties.records.orders import Order, OrderVersion, orders_of
from penalties.records.services import SupportService, facts_of, services_of
from penalties.rules.days import london_date
from penalties.rules.gate_policy import gate_table, introduction
from penalties.rules.order_standing import standing
from penalties.rules.order_versions import version_in_force
from penalties.rules.snapshots import LAYOUT
from penalties.rules.staff import Kind
from penalties.rules.wording import WORDING

LASTS = timedelta(hours=24)


def field_kit(
    session: Session, authority: Authority, officer: Staff, tablet: Tablet, *, at: datetime
) -> dict[str, Any]:
    """Everything as plain data. ``version`` changes exactly when anything but the time does."""
    kit = {
        "public_url": settings_of(session).public_url,
        "council": asdict(council_facts(authority, settings_of(session))),
        "cool_off_hours": authority.cool_off_hours,
        "representation_days": authority.representation_days,
        "wording": WORDING,
        "layout": f"{LAYOUT}-{authority.envelope_profile}",
        "officer": _officer(session, officer),
        "orders": _orders(session, authority, at),
        "dispersal_authorisations": _dispersals(session, authority, at),
        "gate": _gate(authority),
        "screening": _screening(authority),
        "support_services": _services(session, authority, at),
        "emergency_contacts": list(authority.emergency_contacts),
        "leases": leases_told(session, leases_of(session, authority.id, tablet.id)),
    }
    version = hashlib.sha256(json.dumps(kit, sort_keys=True).encode()).hexdigest()[:32]
    return {"version": version, "expires_at": utc(at + LASTS), **kit}


def leases_told(session: Session, numbers: Iterable[NoticeNumber]) -> list[dict[str, Any]]:
    """Leased numbers with what opens their pages, for the paper that a tablet prints."""
    return [_lease(session, number) for number in numbers]


def utc(at: datetime) -> str:
    """A moment as tablets are told it, to the second."""
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def _lease(session: Session, number: NoticeNumber) -> dict[str, Any]:
    access = access_of(session, number)
    ends = number.lease_ends_at
    return {
        "number": number.number,
        "access_code": access.code,
        "token": access.token,
        "expires_at": utc(ends) if ends else None,
    }


def _officer(session: Session, officer: Staff) -> dict[str, Any]:
    grants = grants_of(session, officer)
    powers = [
        {
            "power": str(grant.power),
            "from_on": grant.from_on.isoformat(),
            "to_on": grant.to_on.isoformat() if grant.to_on else None,
            "instrument": grant.instrument,
        }
        for grant in grants
    ]
    return {
        "id": str(officer.id),
        "number": officer.number,
        "name": officer.name,
        "role": CALLED[Kind(officer.kind)],
        "powers": powers,
    }


def _orders(session: Session, authority: Authority, at: datetime) -> list[dict[str, Any]]:
    """The orders on which a notice may rest now, or before the kit has ended."""
    told = []
    for order in orders_of(session, authority.id):
        history = history_of(session, order)
        for moment in (at, at + LASTS):
            version = version_in_force(history.versions, moment)
            if version and standing(history.versions, history.happenings, moment).in_force:
                told.append(_order(session, order, version))
                break
    return told


def _order(session: Session, order: Order, version: OrderVersion) -> dict[str, Any]:
    draft = draft_of(session, order, version)
    return {
        "code": order.code,
        "title": draft.title,
        "version": version.version,
        "made_on": draft.made_on.isoformat(),
        "in_force_from": draft.in_force_from.isoformat(),
        "in_force_to": draft.in_force_to.isoformat(),
        "full_pence": draft.full_pence,
        "lower_pence": draft.lower_pence,
        "lower_days": draft.lower_days,
        "prohibitions": [each.as_data() for each in draft.prohibitions],
        "area": dict(draft.area),
    }


def _dispersals(session: Session, authority: Authority, at: datetime) -> list[dict[str, Any]]:
    """The authorisations that run now, or begin before the kit has ended; never their grounds."""
    running = running_between(session, authority.id, at, at + LASTS)
    return [_dispersal(session, one) for one in running]


def _dispersal(session: Session, one: Dispersal) -> dict[str, Any]:
    giver = staff_member(session, one.authority_id, one.authorised_by)
    return {
        "id": str(one.id),
        "locality": one.locality,
        "area": dict(one.area),
        "starts_at": utc(one.starts_at),
        "ends_at": utc(one.ends_at),
        "over_at": utc(one.over_at),
        "authorised_by": f"{one.rank} {giver.name}" if giver else one.rank,
        "by_phone": one.by_phone,
        "signed": one.signed_at is not None,
    }


def _gate(authority: Authority) -> dict[str, Any]:
    """The gate's table, with the council's own policy in the place of the shipped one."""
    table = dict(gate_table())
    return table | {"policy": authority.gate_policy or table["policy"]}


def _screening(authority: Authority) -> dict[str, Any]:
    questions = [asdict(question) for question in policy_of(authority).questions]
    return {"introduction": introduction(), "questions": questions}


def _services(session: Session, authority: Authority, at: datetime) -> list[dict[str, Any]]:
    """The whole directory: whether there is room, never how many places, never where it is."""
    return [_service(service, london_date(at)) for service in services_of(session, authority.id)]


def _service(service: SupportService, on: date) -> dict[str, Any]:
    facts = facts_of(service)
    return {
        "id": str(service.id),
        "name": service.name,
        "summary": service.summary,
        "eligibility": service.eligibility,
        "phone": service.phone,
        "hours": service.hours,
        "open_hours": list(service.open_hours),
        "languages": list(service.languages),
        "is_women_only": service.is_women_only,
        "is_open": service.is_open,
        "has_room": facts.has_room,
        "memorandum_ok": facts.memorandum_stands_on(on),
    }
