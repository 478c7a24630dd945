"""The safeguarding lead's answer, and what the disclosure officer is given and decides."""

from penalties.forms.choices import Choice, OneOf
from penalties.forms.fields import LongText
from penalties.forms.page_form import PageForm
from penalties.rules.bar_questions import BarAnswer


class BarForm(PageForm):
    """May the case go on? The words stay behind the wall."""

    answer = OneOf(
        "May this case go on?",
        thing="whether this case may go on",
        choices=(
            Choice(BarAnswer.NO_BAR, "No bar", "Nothing that support knows speaks against it"),
            Choice(BarAnswer.DO_NOT_PROCEED, "Do not proceed"),
        ),
    )
    words = LongText("Why?", thing="the reason", rows=4, hint="Nobody outside support reads this")


class DisclosureForm(PageForm):
    """What might help a defence."""

    words = LongText(
        "What might help the defence?",
        thing="what might help the defence",
        rows=8,
        hint="For the disclosure officer alone. Enforcement does not learn that you wrote it",
    )


class DisclosureDecisionForm(PageForm):
    """What the disclosure officer does with it."""

    decision = OneOf(
        "What do you decide?",
        thing="what you decide",
        choices=(
            Choice("disclosed", "It is disclosed to the defence"),
            Choice("nothing", "Nothing has to be disclosed"),
        ),
    )
    words = LongText("Why, to whom and when?", thing="the reason", rows=4)
