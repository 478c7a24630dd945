"""What a supervisor decides about a paused case."""

from penalties.forms.choices import Choice, OneOf
from penalties.forms.fields import LongText
from penalties.forms.page_form import PageForm


class PauseForm(PageForm):
    """Cancel the notice, or let it run on; and why."""

    decision = OneOf(
        "What happens to this notice?",
        thing="what happens to this notice",
        choices=(
            Choice("let_go", "Cancel it", "This happens by itself if nobody decides in time"),
            Choice("run_on", "Let it run on", "Letters and dates start again where they stopped"),
        ),
    )
    words = LongText("Why?", thing="the reason", rows=4, hint="Nobody else is told why")
