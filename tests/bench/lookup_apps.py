"""The two servers of the look-up bench: our application, and a bare page as its yardstick.

The bare page has no framework around a request: the driver runs our statement, our rules say what
the page says, our template draws it, and our headers are sent. Its cookie is not even signed.
"""

import json
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psycopg
from flask import Flask, g
from sqlalchemy import event

import wsgi
from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.office.settings import Settings
from penalties.records.look_ups import public_row
from penalties.web import frame, visits
from penalties.web.notice_facts import last_days, told_of

PAGE = "/notice"
MOMENTS = ("served_at", "issued_at", "offence_at", "paying_since", "asked_at")
DAYS = ("adult_on", "offence_on", "date_of_notice", "discount_ends_on", "payment_period_ends_on")
DAYS += ("representations_close_on",)
JSON = ("steps_done", "help_lines", "address_lines")


def office() -> Office:
    """The office whose database the bench has filled."""
    return Office.of(Settings.from_env(os.environ))


def ours() -> Flask:
    """The whole application."""
    return wsgi.create_app(office())


def bare() -> Callable[..., Iterable[bytes]]:
    """A WSGI page at ``/<number>``."""
    app, sample = wsgi.create_app(office()), os.environ["SAMPLE"]
    statement, values, names = _captured(office(), sample)
    headers = _headers(app, sample)
    query = _query(os.environ["DATABASE_URL"])
    page = app.jinja_env.get_template("penalties/public/notice.html")
    standing = threading.local()

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        number = environ["PATH_INFO"][1:]
        found = query(statement, tuple(number if one == sample else one for one in values))
        row = SimpleNamespace(**dict(zip(names, _typed(names, found), strict=True)))
        if not hasattr(standing, "context"):
            standing.context = _standing_context(app, row)
        now = datetime.now(UTC)
        shown = {"row": row, "told": told_of(row, now), "last_days": last_days(row, now)}
        body = page.render({**standing.context, **shown, "cards": False}).encode()
        start("200 OK", [*headers, ("Content-Length", str(len(body)))])
        return [body]

    return answer


def _captured(office: Office, sample: str) -> tuple[str, tuple[Any, ...], list[str]]:
    """Our own statement as the driver gets it, its values for one notice, and its columns."""
    seen: list[tuple[str, Any]] = []
    with office.reading(Side.PUBLIC) as session:
        connection = session.connection()
        event.listen(
            connection, "before_cursor_execute", lambda *told: seen.append((told[2], told[3]))
        )
        row = public_row(session, "ILF", sample)
    assert row is not None
    statement, values = seen[-1]
    if isinstance(values, dict):
        for name in values:
            statement = statement.replace(f"%({name})s", "%s", 1)
    ordered = tuple(values.values()) if isinstance(values, dict) else tuple(values)
    return statement, ordered, list(row._fields)


def _query(url: str) -> Callable[[str, tuple[Any, ...]], Any]:
    """One connection for each thread, as bare as the driver gives it."""
    kept = threading.local()

    def sqlite(statement: str, values: tuple[Any, ...]) -> Any:
        if not hasattr(kept, "connection"):
            path = Path(url.removeprefix("sqlite:///"))
            kept.connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        return kept.connection.execute(statement, values).fetchone()

    def postgresql(statement: str, values: tuple[Any, ...]) -> Any:
        if not hasattr(kept, "connection"):
            plain = url.replace("postgresql+psycopg", "postgresql")
            kept.connection = psycopg.connect(plain, autocommit=True)
            kept.connection.execute(f'SET ROLE "{kept.connection.info.dbname}_public"')
        return kept.connection.execute(statement, values, prepare=True).fetchone()

    return sqlite if url.startswith("sqlite") else postgresql


def _typed(names: list[str], found: tuple[Any, ...]) -> list[Any]:
    return [_as(name, value) for name, value in zip(names, found, strict=True)]


def _as(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name in MOMENTS:
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    if name in DAYS:
        return date.fromisoformat(value)
    return json.loads(value) if name in JSON else value


def _standing_context(app: Flask, row: Any) -> dict[str, Any]:
    """What stands around the page, worked out once: the yardstick pays for nothing of it again."""
    app.test_request_context(PAGE).push()
    visits.begin(row.number)
    visits.number()
    frame.of_council(row)
    context: dict[str, Any] = {}
    app.update_template_context(context)
    g.csp_nonce = "0" * 22
    return context


def _headers(app: Flask, sample: str) -> list[tuple[str, str]]:
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["notice"] = {"number": sample, "seen": int(datetime.now(UTC).timestamp())}
    sent = client.get(PAGE).headers
    return [(name, value) for name, value in sent if name != "Content-Length"]
