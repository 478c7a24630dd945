"""One feature of an orders file: a draft of an order's version, or every reason why it is none.

Law: ASBCPA 2014 ss59 and 60; the amounts are judged by ``tariffs`` (s68).
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from penalties.rules import writing
from penalties.rules.area_files import read_area
from penalties.rules.money import Pence
from penalties.rules.order_fields import Complaints, Fields
from penalties.rules.orders import Change, OrderDraft, last_lawful_day
from penalties.rules.prohibition_files import read_prohibitions
from penalties.rules.refusals import Refused
from penalties.rules.tariffs import StatutoryLimit, check_tariff

FIELDS = frozenset(
    {
        *("code", "title", "made_on", "in_force_from", "in_force_to", "prohibitions"),
        *("full_pence", "lower_pence", "lower_days", "change"),
    }
)
CODE_LENGTH, TITLE_LENGTH = 40, 200
PENCE_AT_MOST = 10_000_000


def read_feature(
    feature: object, number: int, ceilings: Sequence[StatutoryLimit], complaints: Complaints
) -> OrderDraft | None:
    """The draft that feature ``number`` (from 1) tells, or ``None`` once it is complained of."""
    about = f"Feature {number}"
    if not isinstance(feature, Mapping) or feature.get("type") != "Feature":
        complaints.add(about, "shape", "must be an object of type Feature.")
        return None
    properties = feature.get("properties")
    if not isinstance(properties, Mapping):
        complaints.add(about, "shape", "has no properties. Add code, title and the rest.")
        return None
    before = len(complaints.refusals)
    fields = Fields(properties, about + _named(properties), complaints)
    draft = _draft(fields, feature.get("geometry"), ceilings)
    return draft if len(complaints.refusals) == before else None


def _named(properties: Mapping[str, object]) -> str:
    for name in ("code", "title"):
        value = properties.get(name)
        if isinstance(value, str) and value.strip() and value.isprintable():
            return f" ({value.strip()[:CODE_LENGTH]})"
    return ""


def _draft(
    fields: Fields, geometry: object, ceilings: Sequence[StatutoryLimit]
) -> OrderDraft | None:
    fields.allow_only(FIELDS)
    code, title = _code(fields), fields.text("title", TITLE_LENGTH)
    change = None if fields.value("change") is None else fields.choice("change", Change)
    dates = _dates(fields, change)
    prohibitions = read_prohibitions(fields)
    tariff = _tariff(fields, max(dates[:2]) if dates else None, ceilings)
    area = _area(fields, geometry)
    if not (code and title and dates and tariff and area):
        return None
    return OrderDraft(code, title, *dates, prohibitions, *tariff, area, change)


def _code(fields: Fields) -> str | None:
    code = fields.text("code", CODE_LENGTH)
    if code and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 ._/-]*", code):
        fields.complain(
            "code", "code must be letters, digits, spaces, hyphens, dots and slashes only."
        )
        return None
    return code


def _dates(fields: Fields, change: Change | None) -> tuple[date, date, date] | None:
    made_on, first, last = (
        fields.day(name) for name in ("made_on", "in_force_from", "in_force_to")
    )
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
    return (made_on, first, last) if made_on and first and last else None


def _tariff(
    fields: Fields, on: date | None, ceilings: Sequence[StatutoryLimit]
) -> tuple[Pence, Pence, int] | None:
    full = fields.whole_number("full_pence", 1, PENCE_AT_MOST)
    lower = fields.whole_number("lower_pence", 1, PENCE_AT_MOST)
    days = fields.whole_number("lower_days", 1, 13)
    if full is not None and lower is not None and lower >= full:
        fields.complain(
            "tariff",
            "lower_pence must be less than full_pence: it is what prompt payment costs.",
            "ASBCPA 2014 s68(7)",
        )
    if full is None or lower is None or days is None:
        return None
    if on and lower < full:
        try:
            check_tariff(Pence(full), Pence(lower), days, on, ceilings)
        except Refused as refused:
            for refusal in refused.refusals:
                fields.complain("tariff", f"full_pence: {refusal.sentence}", refusal.source)
    return Pence(full), Pence(lower), days


def _area(fields: Fields, geometry: object) -> dict[str, object] | None:
    try:
        return read_area(geometry)
    except Refused as refused:
        for refusal in refused.refusals:
            fields.complain("area", refusal.sentence, refusal.source)
        return None
