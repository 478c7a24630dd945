"""What is typed while we look again: our question, and what the person sends after it."""

from penalties.forms.fields import LongText
from penalties.forms.page_form import PageForm


class AskForm(PageForm):
    """What we ask the person."""

    words = LongText(
        "What do you want to know?",
        thing="what you want to know",
        longest=2000,
        hint="They read it on their page, after their date of birth. Ask only what helps to "
        "decide, in short and kind words",
    )


class SentSinceForm(PageForm):
    """What the person sent since, typed in for them."""

    words = LongText(
        "What do they say?",
        thing="what they say",
        longest=10_000,
        hint="In their own words. Say how and when it came",
    )


class PersonsAnswerForm(PageForm):
    """What the person answers, or adds, on their own page."""

    words = LongText(
        "Your answer",
        thing="your answer",
        longest=10_000,
        rows=8,
        hint="Use your own words. You do not have to write much",
    )


class AddForm(PersonsAnswerForm):
    """Something that nobody asked for."""

    words = LongText(
        "What do you want to add?",
        thing="what you want to add",
        longest=10_000,
        rows=8,
        hint="Use your own words. You do not have to write much",
    )
