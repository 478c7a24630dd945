"""What every typed answer is checked for, in one voice.

``thing`` names the answer with its article or "your", small first letter: ``your full name``. An
empty answer is "Enter ...", a missing choice "Select ...", a wrong shape "... must ...".
"""

import unicodedata
from typing import Any

from wtforms import Form
from wtforms.validators import StopValidation, ValidationError

from penalties.rules.refusals import Refused

LONGEST = 4000
"""How many characters an answer may have, where its field does not say otherwise."""


class Entered:
    """Something was typed; an ``optional`` answer may stay empty, and is not looked at further."""

    def __init__(self, thing: str, *, optional: bool = False) -> None:
        self.thing, self.optional = thing, optional

    def __call__(self, form: Form, field: Any) -> None:
        if not field.typed:
            raise StopValidation("" if self.optional else f"Enter {self.thing}")


class NotTooLong:
    """At most so many characters; a line break counts as one."""

    def __init__(self, thing: str, longest: int = LONGEST) -> None:
        self.thing, self.longest = thing, longest

    def __call__(self, form: Form, field: Any) -> None:
        if len(field.typed) > self.longest:
            raise ValidationError(
                f"{begun(self.thing)} must be {self.longest:,} characters or fewer"
            )


class Printable:
    """No control characters but line breaks, and no NUL."""

    def __init__(self, thing: str) -> None:
        self.thing = thing

    def __call__(self, form: Form, field: Any) -> None:
        if any(unicodedata.category(one) == "Cc" and one != "\n" for one in field.typed):
            raise StopValidation(f"{begun(self.thing)} must not include hidden characters")


def begun(thing: str) -> str:
    """The thing at the beginning of a sentence: ``Your full name``."""
    return thing[:1].upper() + thing[1:]


def beside_the_field(refused: Refused) -> str:
    """The words of a refusal as an error beside a field: a lone sentence without its full stop."""
    words = refused.refusals[0].sentence
    return words if ". " in words else words.removesuffix(".")
