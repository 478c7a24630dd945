"""What a supervisor does about a file that failed."""

from penalties.forms.choices import Choice, OneOf
from penalties.forms.page_form import PageForm

AGAIN = Choice("again", "Look at it again", "We have all of it, and failed at working on it")
WAYS = (
    Choice("told", "The person knows, and will send it in another way"),
    Choice("came", "It came in another way"),
    Choice("not_needed", "It is not needed: the person says so, or has sent the same before"),
)


class SettleForm(PageForm):
    """How the trouble is over."""

    how = OneOf("What was done about it?", thing="what was done about it", choices=WAYS)

    def of(self, can_be_tried: bool) -> None:
        """Offer to look again only where all of the file is here."""
        self.how.choices = (AGAIN, *WAYS) if can_be_tried else WAYS
