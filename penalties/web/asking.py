"""How a page with a form asks, and how it tells what an action refused.

form = asked(SomeForm)
if is_answered(form):
    with refusals_on(form):
        actions.do(...)
        return redirect(...)
return render_template(..., form=form), status(form)
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from flask import request
from werkzeug.datastructures import CombinedMultiDict, MultiDict

from penalties.forms.page_form import PageForm
from penalties.rules.refusals import Refused
from penalties.web import door

Asked = TypeVar("Asked", bound=PageForm)


def asked(form: type[Asked], begins: Mapping[str, Any] | None = None) -> Asked:
    """The form with whatever was sent, texts and files; as it begins on a mere visit."""
    if request.method != "POST":
        return form(data=begins)
    sent: list[MultiDict[str, Any]] = [request.form, request.files]
    return form(CombinedMultiDict(sent))


def is_answered(form: PageForm) -> bool:
    """Whether the form was sent, and is right by itself."""
    return request.method == "POST" and form.validate()


@contextmanager
def refusals_on(form: PageForm) -> Iterator[None]:
    """Do something; if it is refused, keep nothing of it and show the reasons on the form."""
    try:
        yield
    except Refused as refused:
        door.roll_back()
        form.refuse(refused)


def answers(form: PageForm) -> list[tuple[str, str]]:
    """What was answered, to be sent once more by the page that asks whether it is right."""
    asked_for = tuple(field.name for field in form)
    return [
        (name, text)
        for name, text in request.form.items(multi=True)
        if name in asked_for or name.rpartition("-")[0] in asked_for
    ]


def status(form: PageForm) -> int:
    """The status of a page that shows this form: 422 where something is wrong with it."""
    return 422 if form.errors else 200
