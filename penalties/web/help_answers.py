"""The answers of a report on their way from page to page, in hidden fields and nowhere else."""

import uuid
from typing import NamedTuple

from flask import request
from wtforms import Field

from penalties.forms.choices import OneOf
from penalties.forms.fields import Text
from penalties.forms.page_form import PageForm
from penalties.forms.victim_reports import QUESTIONS, ReportForm
from penalties.office.database import new_id
from penalties.web.kit import visible


class Answer(NamedTuple):
    """One answer on the page that asks whether all is right; ``question`` is where it is asked."""

    question: str
    words: str
    said: str


def told(form: ReportForm) -> list[Answer]:
    """Every answer that can be given, as words; empty where it was not given."""
    answers = []
    for question, kind in QUESTIONS.items():
        if question == "contact" and not form.wants_contact:
            continue
        for field in kind():
            kept = form[field.name]
            answers.append(Answer(question, kept.label.text, said(kept)))
    return answers


def said(field: Field) -> str:
    """An answer in words: the text that was typed, or the words of what was chosen."""
    if isinstance(field, OneOf):
        return {one.value: one.words for one in field.offered}.get(field.data or "", "")
    return visible(field.typed) if isinstance(field, Text) else ""


def carried(form: PageForm | None) -> list[tuple[str, str]]:
    """What the page carries along, beside what ``form`` asks itself."""
    asked = {field.name for field in form} if form else set()
    names = {field.name for field in ReportForm()} - asked
    kept = [(name, visible(text)) for name, text in request.form.items() if name in names]
    if form is None or "checked" in request.form:
        kept.append(("checked", "yes"))
    return [*kept, ("mark", str(mark()))]


def mark() -> uuid.UUID:
    """The id of the report, made with its first page: sent twice, it is stored once."""
    try:
        return uuid.UUID(request.form.get("mark", ""))
    except ValueError:
        return new_id()
