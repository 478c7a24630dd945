"""What is typed to find a notice number, and to account for one whose paper was ruined."""

from penalties.forms.fields import LongText, NoticeNumber
from penalties.forms.page_form import PageForm


class FindNumberForm(PageForm):
    """A number in any spelling."""

    number = NoticeNumber(
        "Find a number", thing="a notice number", width=20, longest=40, hint="Like ILF 0001234 K"
    )


class SpoilForm(PageForm):
    """Why a number cannot be used."""

    reason = LongText(
        "What happened to the paper?",
        thing="what happened to the paper",
        rows=3,
        longest=500,
        hint="Do not name a person",
    )
