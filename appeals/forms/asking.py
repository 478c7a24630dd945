"""What is typed when somebody asks us to look again: a form for each question.

Nothing but why, their own words and a name is a must; "I am not sure" is an answer.
"""

from collections.abc import Mapping

from appeals.forms.about_you import (
    ActingForm,
    EmailForm,
    NameForm,
    NeedsForm,
    PhoneForm,
    WhomForm,
)
from appeals.rules.asking import Step
from appeals.rules.grounds import Ground
from penalties.forms.choices import SomeOf
from penalties.forms.fields import LongText
from penalties.forms.page_form import PageForm


class NewForm(PageForm):
    """What a review brings. A file may say it instead."""

    new = LongText(
        "What is new since we decided?",
        thing="what is new",
        optional=True,
        hint="We can look at a decision once more if there is something that we have not seen. If "
        "a photo or a paper says it all, leave this empty and add the file.",
    )


class GroundsForm(PageForm):
    """Why. No law lists the reasons, and none is needed but their own."""

    grounds = SomeOf(
        "Why should we look again?",
        thing="why we should look again",
        choices=[(str(ground), ground.asked) for ground in Ground],
        hint="Choose all that fit. You do not have to argue about the law.",
    )


class WordsForm(PageForm):
    """What happened, as they tell it."""

    words = LongText(
        "Tell us in your own words",
        thing="what you want to tell us",
        longest=10_000,
        rows=10,
        hint="Where were you, and what happened? If you are not sure what to say, write that you "
        "are not sure. It is enough to ask us to look again.",
    )


class AddedForm(PageForm):
    """What somebody adds to what we look at already."""

    words = LongText(
        "What do you want to add?", thing="what you want to add", longest=10_000, rows=10
    )


class LateForm(PageForm):
    """Why it comes late, if they want to say."""

    late_because = LongText(
        "Why does it come after the last day?",
        thing="why it comes late",
        optional=True,
        longest=2_000,
        hint="We look at it in any case. It helps us to know, for example if you were ill or the "
        "letter came late.",
    )


FORMS: Mapping[Step, type[PageForm]] = {
    Step.NEW: NewForm,
    Step.GROUNDS: GroundsForm,
    Step.WORDS: WordsForm,
    Step.LATE: LateForm,
    Step.WHOM: WhomForm,
    Step.ACTING: ActingForm,
    Step.NAME: NameForm,
    Step.EMAIL: EmailForm,
    Step.PHONE: PhoneForm,
    Step.NEEDS: NeedsForm,
}
"""The form of each question. Files have a page of their own, and the check asks nothing."""
