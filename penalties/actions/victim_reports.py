"""A victim's report: taken in from the public, opened by its one named reader, and closed.

It is sealed before it is stored. The side that stores it cannot read it back, nor count it, so
nothing here asks the database what it has just been given.
"""

import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from penalties.office import support_trail
from penalties.office.audit import PUBLIC, Actor
from penalties.office.premises import keyring_of
from penalties.records.victim_reports import VictimReport, VictimRoute
from penalties.rules.events import Event
from penalties.rules.refusals import refuse
from penalties.rules.victim_reports import Outcome, due_at, is_hate_crime, kept_answers

ONE_READER = "Only the person who is named as the reader can open this."


def receive(
    session: Session,
    route: VictimRoute,
    report_id: uuid.UUID,
    answers: Mapping[str, str | None],
    *,
    at: datetime,
) -> None:
    """Seal a report and store it, to be read within the route's hours.

    One that is sent twice, known by its id, is stored once. ``route`` must take reports.
    """
    kept = kept_answers(answers)
    body = keyring_of(session).support.seal(json.dumps(kept, ensure_ascii=False))
    stored = session.execute(
        _insert(session).values(
            authority_id=route.authority_id,
            id=report_id,
            body=body,
            is_hate_crime=is_hate_crime(kept),
            came_at=at,
            read_due_at=due_at(at, route.read_within_hours or 1),
        ),
        execution_options={"preserve_rowcount": True},
    )
    if stored.rowcount == 1:  # type: ignore[attr-defined]
        _write(session, Event.VICTIM_REPORT_RECEIVED, route.authority_id, report_id, PUBLIC, at)
    session.flush()


def read(
    session: Session, route: VictimRoute, report: VictimReport, *, by: Actor, at: datetime
) -> dict[str, str]:
    """The answers of a report, for its one named reader; the trail keeps each reading.

    Raises ``Refused`` for everybody else.
    """
    _only_the_reader(route, by)
    if report.read_at is None:
        report.read_at, report.read_by = at, by.id
    _write(session, Event.VICTIM_REPORT_READ, report.authority_id, report.id, by, at)
    session.flush()
    answers: dict[str, str] = json.loads(keyring_of(session).support.open(report.body))
    return answers


def close(
    session: Session,
    route: VictimRoute,
    report: VictimReport,
    outcome: Outcome,
    words: str,
    *,
    hate_crime: bool,
    by: Actor,
    at: datetime,
) -> None:
    """Close a report with what came of it; its reader may mark it as hate crime, or unmark it.

    ``words`` go sealed into the trail. Raises ``Refused`` where it was not read or is closed.
    """
    _only_the_reader(route, by)
    session.refresh(report, with_for_update=True)
    if report.read_at is None:
        raise refuse("victim_reports.unread", "Open the report before you close it.")
    if report.closed_at is not None:
        raise refuse("victim_reports.closed", "The report is closed already.")
    report.closed_at, report.outcome, report.is_hate_crime = at, str(outcome), hate_crime
    said = {"words": words, "hate_crime": hate_crime}
    of = report.authority_id, report.id, by, at
    _write(session, Event.VICTIM_REPORT_CLOSED, *of, facts={"outcome": str(outcome)}, detail=said)
    session.flush()


def _only_the_reader(route: VictimRoute, by: Actor) -> None:
    if by.id is None or by.id != route.reader_id:
        raise refuse("victim_reports.reader", ONE_READER)


def _insert(session: Session) -> Insert:
    """An INSERT that passes over an id which is there, without being allowed to look for it."""
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(VictimReport).on_conflict_do_nothing()
    return sqlite.insert(VictimReport).on_conflict_do_nothing()


def _write(
    session: Session,
    event: Event,
    authority_id: int,
    report_id: uuid.UUID,
    by: Actor,
    at: datetime,
    *,
    facts: Mapping[str, Any] | None = None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    support_trail.write(
        session,
        event,
        authority_id=authority_id,
        by=by,
        at=at,
        subject=("victim_report", report_id),
        facts=facts,
        detail=detail,
    )
