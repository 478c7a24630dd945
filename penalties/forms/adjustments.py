"""What staff type about what somebody needs from us, and in which form a notice is posted."""

from penalties.forms.choices import OneOf
from penalties.forms.fields import LongText
from penalties.forms.page_form import PageForm
from penalties.rules.adjustments import Adjustment

LARGE, PLAIN = "large", "plain"


class AdjustmentForm(PageForm):
    """One adjustment, and what was said about it."""

    kind = OneOf(
        "What does the person need?",
        thing="what the person needs",
        choices=[(str(one), one.words) for one in Adjustment],
    )
    words = LongText(
        "What did they say about it?",
        thing="what they said about it",
        optional=True,
        longest=500,
        rows=3,
        hint="Which language, which number to call, who helps. It is shown to whoever writes or "
        "calls",
    )


class PrintForm(PageForm):
    """In which form a notice goes to somebody who asked for large print."""

    printed = OneOf(
        "In which form do you post it?",
        thing="the form in which you post it",
        choices=((LARGE, "In large print, as the person asked"), (PLAIN, "In the usual print")),
    )

    @property
    def is_large(self) -> bool:
        """Whether it goes in large print."""
        chosen: str | None = self.printed.data
        return chosen == LARGE
