"""Saying how a council answers victims: whom it points to, and whether somebody reads reports."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from penalties.office import support_trail
from penalties.office.audit import Actor
from penalties.office.staff import Staff, staff_member, staff_of
from penalties.records.victim_reports import VictimRoute, open_reports, victim_route
from penalties.rules.events import Event
from penalties.rules.refusals import refuse
from penalties.rules.staff import Permission
from penalties.rules.victim_reports import check_route, check_signposts

TERMS = ("takes_reports", "reader_id", "reader_words", "read_within_hours", "reading_hours")


def route_of(session: Session, authority_id: int, at: datetime) -> VictimRoute:
    """How this council answers victims; one that has said nothing takes no reports."""
    return victim_route(session, authority_id) or VictimRoute(
        authority_id=authority_id, takes_reports=False, signposts=[], changed_at=at
    )


def open_route(session: Session, authority_id: int) -> VictimRoute | None:
    """The route, where it takes reports and whoever is named as their reader still works here."""
    route = victim_route(session, authority_id)
    if route is None or not route.takes_reports:
        return None
    return route if reader_of(session, route) else None


def reader_of(session: Session, route: VictimRoute) -> Staff | None:
    """The one who reads the reports; ``None`` without one, or where they may read no more."""
    return _reader(session, route.authority_id, route.reader_id)


def readers(session: Session, authority_id: int) -> Sequence[Staff]:
    """Who can be named as the reader: open accounts that may read reports."""
    everybody = staff_of(session, authority_id)
    return [one for one in everybody if one.may(Permission.VICTIM_REPORTS_READ)]


def change(
    session: Session,
    authority_id: int,
    changes: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
) -> list[str]:
    """Change terms or signposts by name; returns the names of those that are different now.

    No report is lost by it: those that wait stay with whoever is the reader then. Raises
    ``Refused`` for a route without a named, staffed recipient, and where the last reader would go
    while reports wait.
    """
    route = route_of(session, authority_id, at)
    kept = {**changes}
    if "signposts" in kept:
        kept["signposts"] = check_signposts(kept["signposts"])
    before = {name: getattr(route, name) for name in kept}
    different = sorted(name for name in kept if kept[name] != before[name])
    if not different:
        return []
    _check(session, authority_id, {name: getattr(route, name) for name in TERMS} | kept)
    for name in different:
        setattr(route, name, kept[name])
    route.changed_at = at
    session.add(route)
    support_trail.write(
        session,
        Event.VICTIM_REPORT_ROUTE_CHANGED,
        authority_id=authority_id,
        by=by,
        at=at,
        subject=("victim_report", None),
        facts={"changed": ", ".join(different)},
        detail={name: {"before": before[name], "after": kept[name]} for name in different},
    )
    return different


def _reader(session: Session, authority_id: int, reader_id: uuid.UUID | None) -> Staff | None:
    member = staff_member(session, authority_id, reader_id) if reader_id else None
    return member if member and member.may(Permission.VICTIM_REPORTS_READ) else None


def _check(session: Session, authority_id: int, terms: Mapping[str, Any]) -> None:
    has_reader = _reader(session, authority_id, terms["reader_id"]) is not None
    check_route(
        takes_reports=terms["takes_reports"],
        has_reader=has_reader,
        hours=terms["read_within_hours"],
        words=terms["reader_words"],
        read_on=terms["reading_hours"] or "",
    )
    if not has_reader and open_reports(session, authority_id):
        raise refuse("victim_reports.reader", "Reports wait to be read: select who reads them.")
