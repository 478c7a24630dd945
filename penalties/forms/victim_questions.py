"""What somebody who was harmed is asked, a question a page. Only their own words are needed."""

from typing import Any, ClassVar

from penalties.forms.choices import Choice, OneOf
from penalties.forms.fields import LongText, Text
from penalties.forms.page_form import PageForm
from penalties.rules.victim_reports import HATE_YES, NO_CONTACT

LONGEST_WORDS = 8000
LONGEST_PART = 2000

BECAUSE = (
    Choice(HATE_YES, "Yes"),
    Choice("no", "No"),
    Choice("unsure", "I do not know"),
)
PASS_ON = (
    Choice("named", "The police, and how to reach me"),
    Choice("nameless", "The police, but not who I am"),
    Choice("nobody", "Nobody else"),
)
REACH = (
    Choice(NO_CONTACT, "Do not contact me"),
    Choice("call", "Call me"),
    Choice("text", "Text me"),
    Choice("email", "Email me"),
    Choice("other", "Another way", "For example, through someone you trust"),
)
_PRIVATELY = {"autocomplete": "off", "spellcheck": False}
"""The browser keeps nothing of what is typed, and sends it to no speller."""


class Private(Text):
    """A line that the browser does not keep."""

    attributes: ClassVar[dict[str, Any]] = _PRIVATELY


class PrivateWords(LongText):
    """Several lines that the browser does not keep."""

    attributes: ClassVar[dict[str, Any]] = _PRIVATELY


class WordsForm(PageForm):
    """What happened: the one thing that is needed."""

    words = PrivateWords(
        "What happened?",
        thing="what happened",
        longest=LONGEST_WORDS,
        rows=8,
        hint="Use your own words. Say as much or as little as you want. You can leave out names.",
    )


class WhenForm(PageForm):
    """When and where, as far as they wish to say."""

    happened = Private(
        "When",
        thing="when it was",
        optional=True,
        longest=200,
        hint="For example, last Friday, very late",
    )
    place = Private(
        "Where",
        thing="where it was",
        optional=True,
        longest=400,
        hint="For example, a street, or near a shop",
    )


class WhoForm(PageForm):
    """Who did it, as far as they know."""

    person = PrivateWords(
        "What do you know about them?",
        thing="what you know about them",
        optional=True,
        longest=LONGEST_PART,
        rows=4,
        hint="For example, how they looked or spoke, a name or number they used",
    )
    vehicle = Private(
        "Their car, van or bike",
        thing="their car, van or bike",
        optional=True,
        longest=400,
        hint="For example, the make, the colour, or part of the number plate",
    )


class BecauseForm(PageForm):
    """Whether it was hate: their own view of it is enough."""

    because = OneOf(
        "Was it because of who you are?",
        thing="whether it was because of who you are",
        choices=BECAUSE,
        optional=True,
        hint="For example, your sex, your race, your faith, a disability, being gay or trans, or "
        "the work you do. If you think so, that is enough.",
    )


class PassOnForm(PageForm):
    """Whom else it may be told to."""

    pass_on = OneOf(
        "Who may we tell?",
        thing="who we may tell",
        choices=PASS_ON,
        optional=True,
        hint="If you leave this empty, we tell nobody unless you say so later.",
    )


class ReachForm(PageForm):
    """Whether we may get in touch."""

    reach = OneOf(
        "May we get in touch?",
        thing="if we may get in touch",
        choices=REACH,
        optional=True,
        hint="If you leave this empty, we do not contact you.",
    )


class ContactForm(PageForm):
    """How to get in touch without harm; asked of who wants it."""

    contact = Private(
        "The number, address or person to use",
        thing="how to reach you, or go back and choose not to be contacted",
        longest=200,
    )
    contact_when = Private(
        "When is it safe?",
        thing="when it is safe",
        optional=True,
        longest=200,
        hint="For example, weekday mornings",
    )
    contact_words = Private(
        "What may we say if someone else answers?",
        thing="what we may say",
        optional=True,
        longest=400,
        hint="If you leave this empty, we say nothing and leave no message.",
    )
