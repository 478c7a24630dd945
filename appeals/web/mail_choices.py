"""Offering mail only where mail goes out: a promise that cannot be kept is not made."""

from appeals.actions.mailing import can_mail
from appeals.rules.representations import AnswerBy
from penalties.forms.choices import OneOf
from penalties.forms.page_form import PageForm
from penalties.web import door

MAIL = str(AnswerBy.EMAIL)
ASKED = ("answer_by", "needs")
"""The questions that can be answered with mail, here and at the desk."""


def goes_out(authority_id: int) -> bool:
    """Whether the council can send mail today."""
    return can_mail(door.session(), authority_id)


def offer_mail_that_goes_out(form: PageForm, authority_id: int) -> None:
    """Leave mail out of what a page offers where none goes out."""
    if goes_out(authority_id):
        return
    for field in form:
        if field.name in ASKED and isinstance(field, OneOf):
            field.choices = [one for one in field.offered if one.value != MAIL]
