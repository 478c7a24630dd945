"""What administrators choose about second looks: how soon we answer, how often two people look."""

from penalties.forms.authority import WholeNumber
from penalties.forms.page_form import PageForm


class AnswersForm(PageForm):
    """The council's own aims for representations. No law sets them."""

    answer_days = WholeNumber(
        "Working days to answer a representation",
        thing="how many working days you have to answer",
        width=3,
        hint="People are told this day when they write to us. It is the council's own aim",
    )
    second_read_percent = WholeNumber(
        "Out of 100 refusals, how many does a second person read?",
        thing="how many refusals a second person reads",
        width=3,
        hint="Some are always read by two: about age or health, and reviews of a decision",
    )
