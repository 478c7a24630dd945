"""One feature of an orders file: a draft of an order's version, or every reason why it is none.

Law: ASBCPA 2014 ss59 and 60; the amounts are judged by ``tariffs`` (s68).
"""

import re
from collections.abc import Mapping
from datetime import date

from penalties.rules import writing
from penalties.rules.area_files import read_area
from penalties.rules.money import Pence
from penalties.rules.order_fields import Complaints, Fields
from penalties.rules.orders import Change, OrderDraft, last_lawful_day
from penalties.rules.prohibition_files import read_prohibitions
from penalties.rules.refusals import Refused

FIELDS = frozenset(
    {
        *("code", "title", "made_on", "in_force_from", "in_force_to", "prohibitions"),
        *("full_pence", "lower_pence", "lower_days", "change"),
    }
)
CODE_LENGTH, TITLE_LENGTH = 40, 200
PENCE_AT_MOST = 10_000_000


def read_feature(feature: object, number: int, complaints: Complaints) -> OrderDraft | None:
    """The draft that feature ``number`` (from 1) tells, or ``None`` once it is complained of."""
    properties = feature.get("properties") if isinstance(feature, Mapping) else None
    if not isinstance(feature, Mapping) or feature.get("type") != "Feature":
        complaints.add(f"Feature {number}", "shape", "must be an object of type Feature.")
        return None
    if not isinstance(properties, Mapping):
        complaints.add(f"Feature {number}", "shape", "has no properties. Add code, title and more.")
        return None
    before = len(complaints.refusals)
    fields = Fields(properties, _named(number, properties), complaints)
    draft = _draft(fields, feature.get("geometry"))
    return draft if len(complaints.refusals) == before else None


def _named(number: int, properties: Mapping[str, object]) -> str:
    for name in ("code", "title"):
        value = properties.get(name)
        if isinstance(value, str) and value.strip() and value.isprintable():
            return f"Feature {number} ({value.strip()[:CODE_LENGTH]})"
    return f"Feature {number}"


def _draft(fields: Fields, geometry: object) -> OrderDraft | None:
    fields.allow_only(FIELDS)
    code = _code(fields)
    title = fields.text("title", TITLE_LENGTH)
    change = None if fields.value("change") is None else fields.choice("change", Change)
    dates = fields.day("made_on"), fields.day("in_force_from"), fields.day("in_force_to")
    prohibitions = read_prohibitions(fields)
    tariff = _tariff(fields)
    area = _area(fields, geometry)
    made_on, first, last = dates
    _check_dates(fields, made_on, first, last, change)
    if not (code and title and made_on and first and last and tariff and area):
        return None
    return OrderDraft(code, title, made_on, first, last, prohibitions, *tariff, area, change)


def _code(fields: Fields) -> str | None:
    code = fields.text("code", CODE_LENGTH)
    if code and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 ._/-]*", code):
        fields.complain(
            "code", "code must be letters, digits, spaces, hyphens, dots and slashes only."
        )
        return None
    return code


def _check_dates(
    fields: Fields,
    made_on: date | None,
    first: date | None,
    last: date | None,
    change: Change | None,
) -> None:
    if first and last and last < first:
        fields.complain(
            "dates",
            f"in_force_to ({writing.day(last)}) is before in_force_from ({writing.day(first)}). "
            "Correct one of them.",
        )
    # How far an extension may reach is counted from the end before it: see order_versions.
    if first and last and change is not Change.EXTENSION and last > last_lawful_day(first):
        fields.complain(
            "too_long",
            f"in_force_to ({writing.day(last)}) is more than three years after in_force_from. "
            f"The last possible day is {writing.day(last_lawful_day(first))}.",
            "ASBCPA 2014 s60(1)",
        )
    # A change speaks from the day it is made, a new order only from its first day on.
    if made_on and first and change is None and made_on > first:
        fields.complain(
            "dates",
            f"made_on ({writing.day(made_on)}) is after in_force_from ({writing.day(first)}). "
            "An order cannot begin before it is made.",
        )


def _tariff(fields: Fields) -> tuple[Pence, Pence, int] | None:
    full = fields.whole_number("full_pence", 1, PENCE_AT_MOST)
    lower = fields.whole_number("lower_pence", 1, PENCE_AT_MOST)
    days = fields.whole_number("lower_days", 1, 13)
    if full is not None and lower is not None and lower >= full:
        fields.complain(
            "tariff",
            "lower_pence must be less than full_pence. It is what prompt payment costs.",
            "ASBCPA 2014 s68(7)",
        )
    if full is None or lower is None or days is None:
        return None
    return Pence(full), Pence(lower), days


def _area(fields: Fields, geometry: object) -> dict[str, object] | None:
    try:
        return read_area(geometry)
    except Refused as refused:
        for refusal in refused.refusals:
            fields.complain("area", refusal.sentence, refusal.source)
        return None
