"""The council's own settings at the desk, a group of them on each page."""

from collections.abc import Mapping
from typing import NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from penalties.actions.authority_settings import change
from penalties.actions.support_card import outing_of
from penalties.forms.authority import (
    ENVELOPE_WORDS,
    ContactForm,
    LimitsForm,
    NamesForm,
    PayingForm,
    PrivacyForm,
)
from penalties.forms.authority_answers import AnswersForm
from penalties.forms.authority_card import CardForm
from penalties.forms.authority_lists import ContactsForm, LanguagesForm
from penalties.forms.page_form import PageForm
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import council, me, needs, staff
from penalties.web.asking import is_answered, refusals_on, status

bp = Blueprint("authority", __name__, url_prefix="/desk/council")

Page = str | tuple[str, int] | Response


class Group(NamedTuple):
    """Settings that are changed together: the page's title, and its form."""

    title: str
    form: type[PageForm]


GROUPS: Mapping[str, Group] = {
    "names": Group("Names and address", NamesForm),
    "contact": Group("Contact and looks", ContactForm),
    "limits": Group("Time limits", LimitsForm),
    "answers": Group("Representations", AnswersForm),
    "paying": Group("Ways to pay", PayingForm),
    "privacy": Group("People’s information", PrivacyForm),
    "languages": Group("Other languages", LanguagesForm),
    "card": Group("Information card", CardForm),
}
CONTACTS: Mapping[str, str] = {
    "help_lines": "Help lines",
    "emergency_contacts": "Emergency contacts",
}


@bp.get("/")
@needs(Permission.AUTHORITY_SEE)
def show() -> str:
    """Every setting of the council, and what of it no information card shows."""
    authority = council()
    return render_template(
        "penalties/authority/settings.html",
        authority=authority,
        outing=outing_of(authority),
        envelopes=ENVELOPE_WORDS,
        may=staff().may,
    )


@bp.route("/change/<group>", methods=["GET", "POST"])
@needs(Permission.AUTHORITY_CONFIGURE)
def change_group(group: str) -> Page:
    """Change the settings of one group."""
    title, kind = GROUPS.get(group) or abort(404)
    form = kind(request.form) if request.method == "POST" else kind(obj=council())
    if is_answered(form):
        with refusals_on(form):
            return _changed(form.data)
    page = render_template("penalties/authority/change.html", form=form, title=title)
    return page, status(form)


@bp.route("/contacts/<setting>", methods=["GET", "POST"])
@needs(Permission.AUTHORITY_CONFIGURE)
def change_contacts(setting: str) -> Page:
    """Change whom people, or officers at night, can call."""
    title = CONTACTS.get(setting) or abort(404)
    form = ContactsForm.beginning_with(getattr(council(), setting))
    if request.method == "POST":
        form = ContactsForm(request.form)
    if is_answered(form):
        with refusals_on(form):
            return _changed({setting: form.filled})
    page = render_template(
        "penalties/authority/contacts.html", form=form, title=title, setting=setting
    )
    return page, status(form)


def _changed(changes: Mapping[str, object]) -> Response:
    # What was left empty is nothing in its column, or an empty list.
    kept = {name: [] if name == "languages" and not new else new for name, new in changes.items()}
    if change(door.session(), council(), kept, by=me(), at=door.now()):
        flash("The settings are changed. Notices already issued keep what they say.", "success")
    else:
        flash("Nothing was changed.")
    return redirect(url_for("authority.show"))
