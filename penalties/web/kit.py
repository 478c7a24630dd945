"""What the design system's macros are told about each of our form fields.

The kit's option names are its own. Nothing here is marked safe: the kit escapes every text.
"""

from collections.abc import Callable, Mapping
from typing import Any

from wtforms import Field

Options = dict[str, Any]


def kit_options(field: Field, heading: bool = False) -> Options:
    """The options with which the kit draws a field, told by its ``kind``.

    With ``heading`` its label is the page's h1. Choices open nothing further: what depends on an
    answer is a question of its own, because a radio button that expands confuses screen readers.
    """
    options = {
        "id": field.id,
        "name": field.name,
        "hint": {"text": field.description} if field.description else None,
        "errorMessage": {"text": field.errors[0]} if field.errors else None,
    }
    return options | _OF_KIND[field.kind](field, heading)


def _box(field: Field, heading: bool) -> Options:
    names = ("inputmode", "autocomplete", "autocapitalize", "spellcheck")
    prefix = field.html.get("prefix_text")
    return {
        "label": _title(field, heading, "govuk-label--"),
        "type": field.type_of_input,
        "value": field.typed or None,
        "classes": f"govuk-input--width-{field.width}" if field.width else None,
        "prefix": {"text": prefix} if prefix else None,
        **{name: field.html.get(name) for name in names},
    }


def _secret(field: Field, heading: bool) -> Options:
    return {**_box(field, heading), "value": None}


def _lines(field: Field, heading: bool) -> Options:
    return {
        "label": _title(field, heading, "govuk-label--"),
        "value": field.typed,
        "rows": field.rows,
        "maxlength": field.longest,
    }


def _day(field: Field, heading: bool) -> Options:
    boxes = [
        {
            "id": f"{field.id}-{box}",
            "name": f"{field.name}-{box}",
            "label": box.capitalize(),
            "value": text or None,
            "classes": f"govuk-input--width-{4 if box == 'year' else 2}"
            + (" govuk-input--error" if box in field.wrong_boxes else ""),
            "inputmode": "text" if box == "month" else "numeric",
            "autocomplete": f"bday-{box}" if field.birth else None,
        }
        for box, text in field.typed._asdict().items()
    ]
    boxes[1]["classes"] = str(boxes[1]["classes"]).replace("width-2", "width-5")
    return {"fieldset": _fieldset(field, heading), "items": boxes}


def _select(field: Field, heading: bool) -> Options:
    offered = [{"value": one.value, "text": one.words} for one in field.offered]
    return {
        "label": _title(field, heading, "govuk-label--"),
        "items": [{"value": "", "text": "Choose one"}, *offered],
        "value": field.data or "",
    }


def _choices(field: Field, heading: bool) -> Options:
    chosen = (field.data or ()) if field.kind == "checkboxes" else (field.data,)
    items = [
        {
            "value": one.value,
            "text": one.words,
            "hint": {"text": one.hint} if one.hint else None,
            "checked": one.value in chosen,
        }
        for one in field.offered
    ]
    return {"idPrefix": field.id, "fieldset": _fieldset(field, heading), "items": items}


def _tick(field: Field, _heading: bool) -> Options:
    box = {
        "value": "yes",
        "text": field.label.text,
        "checked": field.data,
        "hint": {"text": field.description} if field.description else None,
    }
    return {"idPrefix": field.id, "items": [box], "hint": None}


def _upload(field: Field, heading: bool) -> Options:
    accept = ",".join(field.accept)
    return {
        "label": _title(field, heading, "govuk-label--"),
        "attributes": {"accept": accept},
    }


def _fieldset(field: Field, heading: bool) -> Options:
    return {"legend": _title(field, heading, "govuk-fieldset__legend--")}


def _title(field: Field, heading: bool, style: str) -> Options:
    optional = " (optional)" if field.optional else ""
    return {
        "text": f"{field.label.text}{optional}",
        "isPageHeading": heading,
        "classes": f"{style}l" if heading else f"{style}s",
    }


_OF_KIND: Mapping[str, Callable[[Any, bool], Options]] = {
    "checkboxes": _choices,
    "day": _day,
    "input": _box,
    "radios": _choices,
    "secret": _secret,
    "select": _select,
    "textarea": _lines,
    "tick": _tick,
    "upload": _upload,
}
