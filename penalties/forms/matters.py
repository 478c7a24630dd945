"""How a matter ends, chosen from the outcomes of its kind."""

from penalties.forms.choices import OneOf
from penalties.forms.fields import LongText
from penalties.forms.page_form import PageForm


class MatterForm(PageForm):
    """What came of it. The choices are those of the matter's kind."""

    outcome = OneOf("What came of it?", thing="what came of it")
    words = LongText("Anything to add?", thing="what to add", optional=True, rows=3)
