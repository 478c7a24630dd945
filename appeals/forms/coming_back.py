"""The code with which somebody goes on with what they began on another device."""

from penalties.forms.fields import AccessCode
from penalties.forms.page_form import PageForm
from penalties.rules.numbers import normalise_code
from penalties.rules.refusals import Refused, refuse


class ComeBackCode(AccessCode):
    """A code to come back with, without its space."""

    def read(self, text: str) -> str:
        try:
            return normalise_code(text)
        except Refused as refused:
            shape = "Your code must be 8 letters and numbers, like 7KQM 2XWD"
            raise refuse("drafts.code", shape) from refused


class ComeBackForm(PageForm):
    """The code that was shown when they stopped."""

    code = ComeBackCode(
        "What is your code to come back?",
        thing="your code to come back",
        hint="8 letters and numbers. We showed it to you when you chose to come back later. It is "
        "not the access code of the notice.",
        width=10,
    )
