"""How every page is drawn: the templates, and the words that they write dates and money with."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from flask import Flask, g

from penalties.rules import browsers, map_tiles, maps, money, numbers, staff_words, writing
from penalties.rules.wording import direction_times
from penalties.web import adjustments, assets, case_words, frame, headers
from penalties.web.environment import PageEnvironment
from penalties.web.kit import kit_options
from penalties.web.tags import check_tag, status_tag

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_NO_BREAK = "\N{NO-BREAK SPACE}"


def init_app(app: Flask) -> None:
    """Set up the app's templates; call it before anything else touches ``app.jinja_env``."""
    app.jinja_environment = PageEnvironment  # type: ignore[assignment]
    app.jinja_env.filters.update(FILTERS)
    app.jinja_env.globals.update(GLOBALS)
    app.context_processor(_context)
    assets.init_app(app)


def number(compact: str) -> str:
    """A notice number in its groups, which no line may break: ``ILF 0001234 K``."""
    return numbers.printed(compact).replace(" ", _NO_BREAK)


def code(access_code: str) -> str:
    """An access code in groups of four, which no line may break."""
    return writing.access_code(access_code).replace(" ", _NO_BREAK)


def brand_colour(colour: str | None) -> str:
    """A council's colour, or black where none was given that can be drawn."""
    return colour if colour and _COLOUR.fullmatch(colour) else "#0b0c0c"


FILTERS: Mapping[str, Callable[..., Any]] = {
    "away": writing.away,
    "because_words": case_words.because,
    "brand_colour": brand_colour,
    "browser_words": browsers.in_words,
    "check_tag": check_tag,
    "clock_time": writing.clock_time,
    "code": code,
    "counted": writing.counted,
    "day": writing.day,
    "distance": maps.distance,
    "end_of": writing.end_of,
    "hold_words": case_words.hold,
    "in_words": case_words.in_words,
    "kind_words": staff_words.kind,
    "listed": writing.listed,
    "moment": writing.moment,
    "money": money.written,
    "number": number,
    "outcome_words": case_words.money,
    "paper_words": case_words.paper,
    "power_words": staff_words.power,
    "role_words": staff_words.role,
    "served_words": case_words.served,
    "short_day": writing.short_day,
    "status_tag": status_tag,
    "step_words": case_words.step,
    "weekday": writing.weekday,
}
GLOBALS: Mapping[str, Callable[..., Any]] = {
    "csp_nonce": headers.nonce,
    "kit_options": kit_options,
    "map_plan": maps.plan,
    "map_spot": maps.Spot,
    "map_tiles": map_tiles.beneath,
    "needs_of": adjustments.needs_of,
    "span_of_days": writing.span,
    "when": direction_times.when,
}


def _context() -> dict[str, Any]:
    """What every page may rely on, unless its view says otherwise; doors put them into ``g``."""
    return {
        "council": g.get("council"),
        "desk": frame.desk(),
        "signed_in": g.get("signed_in"),
        "nav": g.get("nav", ()),
        "rest": g.get("rest"),
        "form": None,
    }
