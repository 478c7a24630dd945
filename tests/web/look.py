"""A tiny app that draws our frame, macros and error pages with sample facts, to be looked at."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

from flask import Blueprint, Flask, flash, g, render_template
from flask_wtf import CSRFProtect

from appeals.web.words import FILTERS
from penalties.forms.choices import Choice, Dropdown, OneOf, SomeOf, Tick
from penalties.forms.day_fields import Day
from penalties.forms.fields import AccessCode, LongText, Money, NoticeNumber, Phone, Secret, Text
from penalties.forms.page_form import PageForm
from penalties.forms.uploads import Upload
from penalties.rules import deadlines
from penalties.rules.days import bank_holidays
from penalties.rules.fixed_penalties import Status
from penalties.rules.numbers import compact
from penalties.rules.refusals import refuse
from penalties.web import pages
from penalties.web.frame import Council, Link, Rest, SignedIn
from penalties.web.pages import number

TESTS = Path(__file__).parent.parent
TEMPLATES = TESTS.parent / "templates"
NUMBER = compact("ILF", 1234)
AREA = json.loads((TESTS / "samples/orders-luton.geojson").read_text("utf-8"))["features"][0][
    "geometry"
]
COUNCIL = Council("Ilford Council", "Ilford", "#5b2b82", "020 7946 0123", "notices@ilford.example")
LONG_COUNCIL = replace(
    COUNCIL,
    name="Bournemouth, Christchurch, Poole and Llanfairpwllgwyngyllgogerychwyrndrobwll Council",
)
LONG_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2


class Everything(PageForm):
    safe = OneOf(
        "Is it safe to call or text you?",
        thing="if it is safe to call or text you",
        choices=[Choice("yes", "Yes"), Choice("no", "No", "We will write to you instead")],
    )
    phone = Phone("Phone number", thing="a phone number", optional=True, width=20)
    number = NoticeNumber(
        "Notice number", thing="the notice number", hint="Printed at the top right", width=20
    )
    code = AccessCode("Access code", thing="the access code", width=10)
    name = Text("Full name", thing="your full name", autocomplete="name")
    born_on = Day("Date of birth", thing="your date of birth", birth=True, hint="Like 27 3 1990")
    grounds = SomeOf(
        "Why should we look again?",
        thing="at least one reason",
        choices=[("wrong", "The facts are wrong"), ("unsure", "I am not sure")],
    )
    words = LongText("Tell us more", thing="what happened", longest=4000)
    amount = Money("Amount", thing="an amount", width=5, optional=True)
    team = Dropdown("Team", thing="a team", choices=[("a", "Team A")], optional=True)
    password = Secret("Password", thing="your password", autocomplete="current-password")
    photo = Upload("Photo", thing="a photo", hint="JPG, PNG, HEIC or PDF, up to 10MB")
    sure = Tick("I have read this", thing="the box when you have read this")


@dataclass(frozen=True)
class Look:
    """One thing to look at: its template, its facts, and what stands around it."""

    template: str
    facts: Callable[[], dict] = dict
    desk: bool = False
    council: Council | None = COUNCIL
    says: str = ""


def filled(**typed: str) -> dict:
    from werkzeug.datastructures import MultiDict

    form = Everything(MultiDict({"words": "one\ntwo <b>", "born_on-day": "40", **typed}))
    form.validate()
    return {"form": form}


def notice() -> dict:
    clocks = deadlines.of_notice(
        offence_at=datetime(2026, 11, 22, 21, 15, tzinfo=UTC),
        served="hand",
        on=date(2026, 11, 22),
        discount_days=10,
        holidays=bank_holidays(),
    )
    return {"compact": NUMBER, "clocks": clocks, "area": AREA}


def queue() -> dict:
    row = (
        ("6 Dec, in 3 days", "2026-12-06"),
        number(NUMBER),
        "Representation",
        "Says the sign was hidden",
        "Held",
        "£60",
    )
    kinds = [
        SimpleNamespace(words=words, href="#", is_current=current, count=count)
        for words, current, count in (
            ("Review", True, 12),
            ("Upload", False, 0),
            ("All", False, 1204),
        )
    ]
    long_row = (*row[:3], LONG_WORD, *row[4:])
    return {"queues": kinds, "rows": [row, long_row, row]}


def case() -> dict:
    at = datetime(2026, 11, 22, 21, 15, tzinfo=UTC)
    parts = [Link(words, "#", words == "Timeline") for words in ("Facts", "Timeline", "Money")]
    money = [
        SimpleNamespace(on=date(2026, 11, 24), words="Card payment", pence=6000),
        SimpleNamespace(on=date(2026, 12, 1), words="Refund", pence=-6000),
    ]
    entries = [
        SimpleNamespace(partial="timeline/look.served.html", at=at, by=by)
        for by in ("Officer 1234", None)
    ]
    return {
        "compact": NUMBER, "parts": parts, "money": money, "entries": entries,
        "statuses": list(Status),
    }  # fmt: skip


def refused() -> dict:
    return {"refusals": refuse("a.rule", "A rule says no.").refusals, "stale": False}


LOOKS = {
    "question": Look("question.html", lambda: {"form": Everything()}),
    "fields": Look("every_field.html", lambda: {"form": Everything()}),
    "errors": Look("every_field.html", filled, council=LONG_COUNCIL),
    "notice": Look("notice.html", notice, says="Your reply is with us. Keep reference 7F3A."),
    "queue": Look("queue.html", queue, desk=True, says="The notice is cancelled."),
    "empty": Look("queue.html", lambda: {**queue(), "rows": []}, desk=True, council=LONG_COUNCIL),
    "case": Look("case.html", case, desk=True),
    "case-empty": Look("case.html", lambda: {**case(), "entries": [], "money": []}, desk=True),
    "accessibility": Look("statements/accessibility.html"),
    "cookies": Look("statements/cookies.html", council=None),
    "privacy": Look("statements/privacy.html", lambda: {"council_words": "As we say.\nHere."}),
    "error-409-desk": Look("errors/409.html", refused, desk=True),
    **{
        f"error-{status}": Look(
            f"errors/{status}.html", lambda: {"refusals": (), "stale": False}, council=council
        )
        for status, council in {
            400: COUNCIL, 403: COUNCIL, 404: None, 405: COUNCIL, 409: COUNCIL,
            413: LONG_COUNCIL, 429: COUNCIL, 500: None, 503: None,
        }.items()
    },
}  # fmt: skip


def look_app() -> Flask:
    """Each look at /<its name>, drawn as the real app draws its pages."""
    app = Flask("look", template_folder=str(TEMPLATES), static_folder=str(TEMPLATES / "static"))
    app.config.update(SECRET_KEY="only for looking", TESTING=True, MAX_CONTENT_LENGTH=25 << 20)
    pages.init_app(app)
    app.jinja_env.filters.update(FILTERS)
    CSRFProtect(app)
    samples = Blueprint("samples", __name__, template_folder=str(Path(__file__).parent / "looks"))
    samples.add_url_rule("/<name>", "show", _show)
    app.register_blueprint(samples)
    return app


def _show(name: str) -> str:
    look = LOOKS[name]
    g.council = look.council
    if name == "question":
        g.rest = Rest(1800, stay="/question", leave="/cookies")
    if look.desk:
        g.signed_in = SignedIn("Maryam O'Connor-Szymańska", "supervisor")
        words = ("Queues", "Notices", "Orders", "Directions", "Payments", "Reports", "Staff")
        g.nav = tuple(Link(one, f"/{one}", one == "Queues") for one in words)
    if look.says:
        flash(look.says, "success")
    return render_template(look.template, **look.facts())
