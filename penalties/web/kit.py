"""What the design system's macros are told about each of our form fields.

The kit's option names are its own. Nothing here is marked safe: the kit escapes every text.
"""

from collections.abc import Callable, Mapping
from typing import Any
from unicodedata import category

from penalties.forms.choices import Dropdown, OneOf, Tick
from penalties.forms.day_fields import Day
from penalties.forms.fields import LongText, Secret, Text
from penalties.forms.uploads import Upload

Options = dict[str, Any]


def kit_options(field: Any, heading: bool = False) -> Options:
    """The kit's component and macro for a field, told by its ``kind``, and their options.

    With ``heading`` its label is the page's h1. Choices open nothing further: what depends on an
    answer is a question of its own, because a radio button that expands confuses screen readers.
    """
    component, macro, options_of = _OF_KIND[field.kind]
    options = {
        "component": component,
        "macro": macro,
        "id": field.id,
        "name": field.name,
        "hint": {"text": field.description} if field.description else None,
        "errorMessage": {"text": field.errors[0]} if field.errors else None,
    }
    return options | options_of(field, heading)


def _box(field: Text, heading: bool) -> Options:
    names = ("inputmode", "autocomplete", "autocapitalize", "spellcheck")
    prefix = field.html.get("prefix_text")
    return {
        "label": _title(field, heading, "govuk-label--"),
        "type": field.type_of_input,
        "value": visible(field.typed) or None,
        "classes": f"govuk-input--width-{field.width}" if field.width else None,
        "prefix": {"text": prefix} if prefix else None,
        **{name: field.html.get(name) for name in names},
    }


def _secret(field: Secret, heading: bool) -> Options:
    return {**_box(field, heading), "value": None}


def _lines(field: LongText, heading: bool) -> Options:
    return {
        "label": _title(field, heading, "govuk-label--"),
        "value": visible(field.typed),
        "rows": field.rows,
        "spellcheck": field.html.get("spellcheck"),
        "maxlength": field.longest,
    }


def _day(field: Day, heading: bool) -> Options:
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


def _select(field: Dropdown, heading: bool) -> Options:
    offered = [{"value": one.value, "text": one.words} for one in field.offered]
    return {
        "label": _title(field, heading, "govuk-label--"),
        "items": [{"value": "", "text": "Choose one"}, *offered],
        "value": field.data or "",
    }


def _choices(field: OneOf, heading: bool) -> Options:
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


def _tick(field: Tick, _heading: bool) -> Options:
    box = {
        "value": "yes",
        "text": field.label.text,
        "checked": field.data,
        "hint": {"text": field.description} if field.description else None,
    }
    return {"idPrefix": field.id, "items": [box], "hint": None}


def _upload(field: Upload, heading: bool) -> Options:
    accept = ",".join(field.accept)
    return {
        "label": _title(field, heading, "govuk-label--"),
        "attributes": {"accept": accept},
    }


def _fieldset(field: Any, heading: bool) -> Options:
    return {"legend": _title(field, heading, "govuk-fieldset__legend--")}


def visible(text: str) -> str:
    """What was typed, without characters that no page may hold and nobody can see."""
    return "".join(one for one in text if one == "\n" or category(one) != "Cc")


def _title(field: Any, heading: bool, style: str) -> Options:
    optional = " (optional)" if field.optional and getattr(field, "may_stay_empty", True) else ""
    return {
        "text": f"{field.label.text}{optional}",
        "isPageHeading": heading,
        "classes": f"{style}l" if heading else f"{style}s",
    }


_OF_KIND: Mapping[str, tuple[str, str, Callable[[Any, bool], Options]]] = {
    "checkboxes": ("checkboxes", "govukCheckboxes", _choices),
    "day": ("date-input", "govukDateInput", _day),
    "input": ("input", "govukInput", _box),
    "radios": ("radios", "govukRadios", _choices),
    "secret": ("password-input", "govukPasswordInput", _secret),
    "select": ("select", "govukSelect", _select),
    "textarea": ("character-count", "govukCharacterCount", _lines),
    "tick": ("checkboxes", "govukCheckboxes", _tick),
    "upload": ("file-upload", "govukFileUpload", _upload),
}
