"""Reading what an order forbids and requires out of its file.

Days are written ``mon`` to ``sun`` or in full (``Monday``), in any case. Times are ``HH:MM`` on
London's clock; ``prohibitions`` says what a window means.
"""

import re
from collections.abc import Mapping
from datetime import time

from penalties.rules.order_fields import Complaints, Fields, shown
from penalties.rules.prohibitions import (
    WEEK,
    Concerns,
    Day,
    ProhibitionDraft,
    ProhibitionKind,
    Window,
)

FIELDS = frozenset({"code", "text", "concerns", "kind", "times", "exceptions", "applies_to"})
WINDOW_FIELDS = frozenset({"days", "from", "to"})
CODE_LENGTH, TEXT_LENGTH = 40, 4000
PROHIBITIONS_AT_MOST, WINDOWS_AT_MOST = 100, 50

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS = {str(day): day for day in WEEK} | {
    name.lower(): day for name, day in zip(NAMES, WEEK, strict=True)
}


def read_prohibitions(order: Fields) -> tuple[ProhibitionDraft, ...]:
    """The prohibitions of an order, in their own sequence; those without fault at least.

    Complains where there is none, where two share a code, and of whatever one of them says wrong.
    """
    listed = order.value("prohibitions")
    if not isinstance(listed, list) or not listed:
        order.complain(
            "prohibitions",
            "prohibitions must list what is forbidden or required. Add at least one.",
            "ASBCPA 2014 s59(4)",
        )
        return ()
    if len(listed) > PROHIBITIONS_AT_MOST:
        order.complain("prohibitions", f"prohibitions has more than {PROHIBITIONS_AT_MOST} items.")
        return ()
    drafts = [
        draft
        for number, value in enumerate(listed, start=1)
        if (draft := _prohibition(value, f"{order.about}, prohibition {number}", order.complaints))
    ]
    _complain_of_doubles(drafts, order)
    return tuple(drafts)


def _prohibition(value: object, about: str, complaints: Complaints) -> ProhibitionDraft | None:
    if not isinstance(value, Mapping):
        complaints.add(about, "prohibitions", "must be an object with code, text and concerns.")
        return None
    before = len(complaints.refusals)
    fields = Fields(value, about, complaints)
    fields.allow_only(FIELDS)
    code = fields.text("code", CODE_LENGTH)
    text = fields.text("text", TEXT_LENGTH)
    concerns = fields.choice("concerns", Concerns)
    kind = fields.choice("kind", ProhibitionKind, default=ProhibitionKind.PROHIBITION)
    times = _times(fields)
    exceptions = fields.words("exceptions", TEXT_LENGTH)
    applies_to = fields.words("applies_to", TEXT_LENGTH)
    if len(complaints.refusals) > before or not (code and text and concerns and kind):
        return None
    return ProhibitionDraft(code, text, concerns, kind, times, exceptions, applies_to)


def _times(fields: Fields) -> tuple[Window, ...]:
    listed = fields.value("times")
    if listed is None:
        return ()
    if not isinstance(listed, list) or not 0 < len(listed) <= WINDOWS_AT_MOST:
        fields.complain(
            "times",
            f"times must be a list of 1 to {WINDOWS_AT_MOST} windows. "
            "Leave it out where the prohibition applies at all hours.",
        )
        return ()
    windows = (
        _window(value, f"{fields.about}, times {number}", fields.complaints)
        for number, value in enumerate(listed, start=1)
    )
    return tuple(window for window in windows if window)


def _window(value: object, about: str, complaints: Complaints) -> Window | None:
    if not isinstance(value, Mapping):
        complaints.add(about, "times", "must be an object with days, from and to.")
        return None
    fields = Fields(value, about, complaints)
    fields.allow_only(WINDOW_FIELDS)
    days, opens, closes = _days(fields), _time(fields, "from"), _time(fields, "to")
    if opens is None or closes is None or not days:
        return None
    if opens == closes != time(0):
        fields.complain(
            "times",
            "from and to are the same time. For the whole day write 00:00 in both, "
            "for part of it two different times.",
        )
        return None
    return Window(days, opens, closes)


def _days(fields: Fields) -> tuple[Day, ...]:
    listed = fields.value("days")
    if not isinstance(listed, list) or not listed:
        fields.complain("times", 'days must list days of the week, such as ["fri", "sat"].')
        return ()
    known = {DAYS[name.lower()] for name in listed if _is_day(name)}
    for name in listed:
        if not _is_day(name):
            fields.complain(
                "unknown_value", f"days has {shown(name)}. Write mon, tue, wed, thu, fri, sat, sun."
            )
    return tuple(day for day in WEEK if day in known)


def _is_day(name: object) -> bool:
    return isinstance(name, str) and name.lower() in DAYS


def _time(fields: Fields, name: str) -> time | None:
    value = fields.value(name)
    if value == "24:00":
        fields.complain(
            "times", f"{name} is 24:00, which no clock shows. Write 00:00 to end at midnight."
        )
        return None
    if value is None:
        fields.complain("times", f"{name} is missing. Write a time such as 21:30.")
        return None
    if not isinstance(value, str) or not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", value):
        fields.complain("times", f"{name} must be a time such as 21:30, not {shown(value)}.")
        return None
    return time.fromisoformat(value)


def _complain_of_doubles(drafts: list[ProhibitionDraft], order: Fields) -> None:
    seen: set[str] = set()
    for draft in drafts:
        if draft.code.casefold() in seen:
            order.complain(
                "prohibitions",
                f"prohibitions has the code {draft.code} twice. Give each its own code.",
            )
        seen.add(draft.code.casefold())
