"""A course as it is offered to somebody, and what they answer."""

from penalties.forms.choices import Choice, OneOf
from penalties.forms.day_fields import Day
from penalties.forms.fields import Money, Text
from penalties.forms.page_form import PageForm
from penalties.rules.courses import FOLLOWS, Answer, Course

ANSWERS = {
    Answer.ACCEPTED: "They said yes",
    Answer.DECLINED: "They said no",
    Answer.ATTENDED: "They went",
    Answer.MISSED: "They did not go",
}


class OfferForm(PageForm):
    """A course in neutral words: the paper may be found by somebody else."""

    course = Text(
        "What is the course called?",
        thing="what the course is called",
        longest=200,
        hint="A neutral name. It is printed on the offer",
    )
    held_by = Text("Who holds it?", thing="who holds it", longest=200)
    held_on = Day(
        "On which day?",
        thing="the day of the course",
        optional=True,
        hint="Leave this empty if the day is agreed later",
    )
    answer_by = Day("By when must they answer?", thing="the last day to answer")
    pence = Money(
        "What does it cost them?", thing="what it costs", width=10, hint="0 if it is free"
    )
    scheme = Text(
        "Under which scheme does the council offer it?",
        thing="the scheme",
        optional=True,
        longest=200,
        hint="For council staff: the scheme of the order, by its name and date",
    )

    def as_course(self) -> Course:
        """The course that was typed."""
        return Course(
            course=self.course.data,
            held_by=self.held_by.data,
            held_on=self.held_on.data,
            answer_by=self.answer_by.data,
            price_pence=self.pence.data,
            scheme=self.scheme.data or "",
        )


class AnswerForm(PageForm):
    """What became of an offer."""

    answer = OneOf(
        "What did they answer?",
        thing="what they answered",
        choices=tuple(Choice(answer, words) for answer, words in ANSWERS.items()),
    )

    def narrow(self, before: str | None) -> None:
        """Offer only the answers that can follow the one that was given ``before``."""
        can = FOLLOWS.get(before, frozenset())
        self.answer.choices = tuple(
            Choice(answer, words) for answer, words in ANSWERS.items() if answer in can
        )
