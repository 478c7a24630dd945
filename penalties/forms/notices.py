"""What somebody with a notice types: its number and code, and their date of birth."""

from penalties.forms.day_fields import Day
from penalties.forms.fields import AccessCode, NoticeNumber
from penalties.forms.page_form import PageForm


class FindForm(PageForm):
    """The two things that open a notice."""

    number = NoticeNumber(
        "Notice number",
        thing="the notice number",
        hint="Printed at the top right of the notice, like ILF 0001234 3",
        width=20,
    )
    code = AccessCode(
        "Access code",
        thing="the access code",
        hint="Printed below the notice number: 8 letters and numbers",
        width=10,
    )


class BirthDateForm(PageForm):
    """What opens the particulars of a notice."""

    born_on = Day(
        "What is your date of birth?",
        thing="your date of birth",
        hint="We ask so that only you, or somebody you trust, can read what the notice says. You "
        "can pay without it. For example, 27 3 1990",
        birth=True,
    )
