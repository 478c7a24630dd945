"""Walking through every door of the house: each route with everything that it could be asked for.

A walk happens in one transaction that is never committed, so that reading leaves nothing behind.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import product
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from penalties.office.premises import Office
from penalties.office.staff import Staff
from tests.builders.apps import app_in
from tests.builders.desk import sign_in
from tests.conftest import RolledBackOffice
from tests.wall.world import World

NOT_WALKED = {"static", "public.stay", "webhook.receive"}
WORDS = {
    "code": ("ILF", "owes_money"),
    "defect": ("order_version", "prohibition", "sign", "wording"),
    "group": ("names", "contact", "limits", "answers", "paying", "privacy", "languages", "card"),
    "part": ("ladder", "signs", "exception"),
    "pence": (50_000,),
    "purpose": ("charge", "end_pause"),
    "setting": ("help_lines", "emergency_contacts"),
    "step": ("grounds", "words"),
    "token": ("nothing",),
    "way": ("card", "hand"),
}
NEW_EACH_TIME = re.compile(
    r'nonce="[^"]+"|nonce-[^\']+|name="csrf_token" value="[^"]+"'
    r"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
)

NEW_HEADERS = ("Set-Cookie", "Date")
ENOUGH = 3
"""Of colleagues and their sessions a few are like all the others."""

NO_CASES = ("/desk/directions", "/desk/letters", "/desk/warnings", "/desk/courses")
"""Doors of what is no penalty: asked for the direction, and for the number of one penalty."""
Answers = dict[str, str]


@contextmanager
def undone(office: Office) -> Iterator[Flask]:
    """The application on a database to which nothing of what is done here is ever written."""
    with office.engine.connect() as connection:
        outer = connection.begin()
        yield app_in(RolledBackOffice(office.settings, office.clock, connection))
        outer.rollback()


def desk_walk(app: Flask, made: World, member: Staff) -> Answers:
    """What every page says to somebody who is signed in, those that are closed to them too."""
    office = app.extensions["office"]
    return walk(app, sign_in(app, office, member).client, made)


def tablet_walk(app: Flask, made: World) -> Answers:
    """What the API says to the officer's own tablet."""
    headers = {"Authorization": f"Bearer {made.town.street.token}"}
    return walk(app, app.test_client(), made, headers, only="/api/")


def walk(
    app: Flask,
    client: FlaskClient,
    made: World,
    headers: Mapping[str, str] | None = None,
    only: str = "/",
) -> Answers:
    """The answer to every address under ``only``: status, headers and text, without what is new."""
    found: Answers = {}
    for rule in sorted(app.url_map.iter_rules(), key=str):
        if rule.endpoint in NOT_WALKED or not rule.rule.startswith(only):
            continue
        addresses = list(_addresses(app, rule, made))
        for path in addresses:
            found.update(_asked(client, rule, path, headers, "GET"))
        # A form that is sent without its token is turned away: once tells what is said then.
        for path in addresses[:1]:
            found.update(_asked(client, rule, path, headers, "POST"))
    return found


def _asked(
    client: FlaskClient, rule: Rule, path: str, headers: Mapping[str, str] | None, method: str
) -> Iterator[tuple[str, str]]:
    if method in (rule.methods or ()):
        answer = client.open(path, method=method, headers=dict(headers or {}))
        yield f"{method} {path}", _plain(answer.status, str(answer.headers), answer.data)


def _plain(status: str, headers: str, body: bytes) -> str:
    text = body.decode("latin-1") if body[:4] == b"%PDF" else body.decode("utf-8", "replace")
    known = "\n".join(one for one in headers.splitlines() if not one.startswith(NEW_HEADERS))
    return NEW_EACH_TIME.sub("<new>", f"{status}\n{known}\n{text}")


def _addresses(app: Flask, rule: Rule, made: World) -> Iterator[str]:
    names = sorted(rule.arguments)
    adapter = app.url_map.bind("localhost")
    for values in product(*(_values(name, rule, made) for name in names)):
        yield adapter.build(rule.endpoint, dict(zip(names, values, strict=True)))


def _values(name: str, rule: Rule, made: World) -> list[Any]:
    if re.search(rf"<int[^:]*:{name}>", rule.rule):
        return [1, 2]
    if name == "number" and rule.rule.startswith(NO_CASES):
        return [made.numbers[each] for each in ("plain", "directed")]
    if name == "number":
        return list(made.numbers.values())
    if name in WORDS:
        return list(WORDS[name])
    return _ids_for(name, made.ids)


def _ids_for(name: str, ids: Mapping[str, Sequence[str]]) -> list[str]:
    """The ids that a door asks for; and those of the other side, where somebody might try them."""
    tables = {
        "adjustment_id": ("adjustments", "referrals"),
        "authorisation_id": ("supervisor_authorisations", "referrals"),
        "complaint_id": ("complaints", "victim_reports"),
        "dispersal_id": ("dispersals",),
        "encounter_id": ("encounters", "referrals", "safeguarding_matters"),
        "hold_id": ("holds",),
        "item_id": ("queue_items", "referrals", "safeguarding_matters", "bar_questions"),
        "letter_id": ("answer_letters",),
        "matter_id": ("safeguarding_matters",),
        "note_id": ("disclosure_notes",),
        "order_id": ("orders",),
        "picture_id": ("attachments",),
        "power_id": ("staff_powers",),
        "question_id": ("bar_questions",),
        "recall_id": ("recalls",),
        "referral_id": ("referrals",),
        "report_id": ("victim_reports",),
        "representation_id": ("representations", "referrals"),
        "request_id": ("supervisor_authorisations", "referrals"),
        "service_id": ("support_services",),
        "session_id": ("staff_sessions",),
        "sign_id": ("signs", "referrals"),
        "staff_id": ("staff",),
        "tablet_id": ("tablets",),
        "upload_id": ("uploads", "referrals"),
        "vehicle_id": ("vehicles",),
    }[name]
    found = [one for table in tables for one in ids[table]]
    return found[:ENOUGH] if name in ("staff_id", "session_id") else found
