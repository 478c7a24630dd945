"""What staff type about a notice: its number, to find it again, and why it is held."""

from penalties.forms.choices import Choice, OneOf
from penalties.forms.fields import LongText, NoticeNumber
from penalties.forms.page_form import PageForm
from penalties.rules.holds import HoldKind
from penalties.rules.withdrawals import Because


class FindForm(PageForm):
    """A notice by its number, in any spelling."""

    number = NoticeNumber("Find a notice by its number", thing="a notice number", width=20)


class HoldForm(PageForm):
    """Why a case has to wait. The kind is what everybody may know of it."""

    kind = OneOf(
        "What is the hold for?",
        thing="what the hold is for",
        choices=(
            Choice(HoldKind.COUNCIL, "The council wants to pause it", "Nobody else is told why"),
            Choice(HoldKind.RETURNED_MAIL, "A letter came back", "The address has to be found out"),
        ),
    )
    reason = LongText("Why?", thing="the reason", rows=3, hint="Kept in the trail")


class ConfirmForm(PageForm):
    """Nothing to answer: the page says what will happen, and its button does it."""


class ReasonForm(PageForm):
    """Why something is decided, for the trail."""

    words = LongText("Why?", thing="the reason", rows=4, hint="Kept in the trail")


class WithdrawForm(ReasonForm):
    """Why a notice is cancelled: as everybody may know it, and in words for the trail."""

    because = OneOf(
        "What is it cancelled for?",
        thing="what it is cancelled for",
        choices=(
            Choice(Because.CHECKED, "We checked it, and it does not stand"),
            Choice(Because.COUNCIL_DECISION, "The council decided so", "Nobody else is told why"),
        ),
    )
