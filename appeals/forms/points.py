"""What a reviewer types: points, what was found about each, and the answer to it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wtforms import FormField

from appeals.rules.grounds import Ground
from appeals.rules.points import Answer, Finding
from penalties.forms.choices import Dropdown, OneOf
from penalties.forms.fields import LongText, Text
from penalties.forms.page_form import PageForm


class PointForm(PageForm):
    """One point: what it is about, and what was said."""

    ground = Dropdown(
        "What is it about?",
        thing="what it is about",
        choices=[(str(ground), ground.asked) for ground in Ground],
    )
    words = LongText(
        "What did the person say about it?",
        thing="what the person said",
        longest=2000,
        rows=4,
        hint="In their own words, as far as you can",
    )


class AnswerForm(PageForm):
    """What was found about one point. Both halves, or neither yet."""

    finding = OneOf(
        "What did you find?",
        thing="what you found",
        optional=True,
        choices=[(str(finding), finding.words) for finding in Finding],
    )
    answer = LongText(
        "Your answer to this point",
        thing="your answer",
        optional=True,
        rows=4,
        hint="The person reads it on their page, after their date of birth. Write to them: you, we",
    )
    letter_words = Text(
        "Words for the letter",
        thing="the words for the letter",
        optional=True,
        longest=300,
        hint="Only if the letter should say more than the finding. Others may open it: name no "
        "place, order or reason",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # In the end every point has both; until then it may wait.
        waiting: tuple[Any, ...] = (self.finding, self.answer)
        for field in waiting:
            field.may_stay_empty = False

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """A finding needs its answer, and an answer its finding."""
        good = super().validate(extra_validators)
        if self.finding.data and not self.answer.typed:
            self.answer.errors = ("Enter your answer to this point",)
        if not self.finding.data and (self.answer.typed or self.letter_words.typed):
            self.finding.errors = ("Select what you found about this point",)
        return good and not (self.answer.errors or self.finding.errors)

    @property
    def given(self) -> Answer | None:
        """The answer as typed; ``None`` where there is none yet."""
        if not self.finding.data:
            return None
        return Answer(
            Finding(self.finding.data), self.answer.data or "", self.letter_words.data or ""
        )


def answers_form(names: Iterable[str]) -> type[PageForm]:
    """One form for all the answers of a page, so that saving one loses none of the others."""
    return type("AnswersForm", (PageForm,), {name: FormField(AnswerForm) for name in names})
