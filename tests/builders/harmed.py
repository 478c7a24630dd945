"""Somebody who was harmed and tells it, and the council that reads it."""

import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from penalties.actions import victim_reports, victim_routes
from penalties.office.audit import Actor
from penalties.office.database import Base, new_id
from penalties.office.premises import Office
from penalties.office.roles import Side, verbs
from penalties.office.staff import Staff
from penalties.records.victim_reports import VictimReport, victim_report

READER = "Detective Sergeant A. Khan, North East London Police"
TERMS: Mapping[str, Any] = {
    "takes_reports": True,
    "reader_words": READER,
    "read_within_hours": 24,
    "reading_hours": "every day, 8am to 8pm",
}
ANSWERS: Mapping[str, str] = {
    "words": "He would not let me out of the silver van.\nThen he hit me.",
    "happened": "Friday, late",
    "place": "Behind the carpet shop",
    "person": "About 50, a burn on one hand",
    "vehicle": "Ends in ZZZ",
    "because": "yes",
    "pass_on": "nameless",
    "reach": "text",
    "contact": "07700 900123",
    "contact_when": "After 3",
    "contact_words": "Say it is about the dentist",
}


def open_the_route(office: Office, reader: Staff, at: datetime, **terms: Any) -> None:
    """Let the public report to ``reader``, unless ``terms`` say otherwise."""
    changes = {**TERMS, "reader_id": reader.id, **terms}
    with office.transaction(Side.SUPPORT) as session:
        by = Actor("staff", reader.id)
        victim_routes.change(session, reader.authority_id, changes, by=by, at=at)


def reported(office: Office, authority_id: int, at: datetime, **answers: Any) -> uuid.UUID:
    """A report that came from the public; its id."""
    report_id = new_id()
    with office.transaction(Side.PUBLIC) as session:
        route = victim_routes.open_route(session, authority_id)
        assert route is not None
        victim_reports.receive(session, route, report_id, {**ANSWERS, **answers}, at=at)
    return report_id


def kept_report(office: Office, authority_id: int, report_id: uuid.UUID) -> VictimReport | None:
    """A report as the support side sees its row."""
    with office.transaction(Side.SUPPORT) as session:
        return victim_report(session, authority_id, report_id)


def kept_reports(office: Office, authority_id: int) -> list[dict[str, str]]:
    """The answers of every report that came, opened with the key of the support side."""
    with office.transaction(Side.SUPPORT) as session:
        found = session.scalars(
            select(VictimReport)
            .where(VictimReport.authority_id == authority_id)
            .order_by(VictimReport.id)
        )
        return [json.loads(office.keyring.support.open(one.body)) for one in found]


def seen_by(office: Office, side: Side) -> dict[str, list[str]]:
    """Every row of every table that a side can read."""
    with office.transaction(side) as session:
        return {
            table.name: sorted(map(repr, session.execute(select(table))))
            for table in Base.metadata.sorted_tables
            if "SELECT" in verbs(side, table)
        }
