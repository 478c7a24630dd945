"""What is chosen when a second look is decided, and what a second reader says."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms.validators import StopValidation

from appeals.rules.cancelling import Reason
from appeals.rules.decisions import Chosen, Outcome
from appeals.rules.signs import Question, Signs
from penalties.forms.choices import Choice, Dropdown, OneOf
from penalties.forms.fields import LongText
from penalties.forms.page_form import PageForm
from penalties.rules.refusals import Refused

YES_OR_NO = (("yes", "Yes"), ("no", "No"))
_ANSWERS = {"yes": True, "no": False}


class _YesOrNo(OneOf):
    """A question that only a refusal needs an answer to: the rule asks for it, not the form."""

    def pre_validate(self, form: Any) -> None:
        """Let it be empty; refuse what was not offered."""
        if self.data is None:
            raise StopValidation
        super().pre_validate(form)


def _asked(question: Question) -> OneOf:
    return _YesOrNo(question.asked, thing="yes or no", choices=YES_OR_NO)


class DecideForm(PageForm):
    """Three questions about support, then how it ends, and why. The outcomes are set for each."""

    under_18 = _asked(Question.UNDER_18)
    sells = _asked(Question.SELLS)
    made_to = _asked(Question.MADE_TO)
    outcome = OneOf("What do you decide?", thing="what you decide")
    reason = Dropdown(
        "If you cancel it: for which reason?",
        thing="the reason",
        choices=tuple((str(reason), reason.words) for reason in Reason),
        optional=True,
    )
    words = LongText(
        "Why do you decide so?",
        thing="why you decide so",
        rows=5,
        longest=2_000,
        hint="The person reads this on the page of the notice, after giving the date of birth. If "
        "you pause the case, only the safeguarding lead reads it.",
    )

    def refuse(self, refused: Refused) -> None:
        """Show what an answer refused beside its question, and the rest as always."""
        fields: dict[str, Any] = {f"decisions.sign_{one}": self[one] for one in Question}
        fields["decisions.reason"] = self.reason
        empty = (self[one] for one in Question if self[one].data is None)
        fields["decisions.sign_not_answered"] = next(empty, None)
        for no in refused.refusals:
            if (field := fields.get(no.rule)) is None:
                super().refuse(Refused(no))
            else:
                field.errors = (no.sentence,)

    def chosen(self) -> Chosen:
        """What was chosen; only of a form that is right by itself."""
        return Chosen(
            Outcome(str(self.outcome.data)),
            str(self.words.data),
            Reason(self.reason.data) if self.reason.data else None,
            Signs(
                _ANSWERS.get(self.under_18.data or ""),
                _ANSWERS.get(self.sells.data or ""),
                _ANSWERS.get(self.made_to.data or ""),
            ),
        )


class ReadForm(PageForm):
    """Whether a second reader agrees that a notice is kept."""

    decision = OneOf(
        "Do you agree that the notice is kept?",
        thing="whether you agree",
        choices=(
            Choice("agree", "Yes, the letter can go out"),
            Choice("send_back", "No, it goes back to be decided again", "Say why below"),
        ),
    )
    words = LongText(
        "Your words to whoever decided",
        thing="why it goes back",
        rows=4,
        longest=2_000,
        optional=True,
        hint="Nobody outside reads this",
    )

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Ask for words of whoever sends it back."""
        good = super().validate(extra_validators)
        if self.decision.data == "send_back" and not self.words.typed:
            self.words.errors = ("Say why you send it back.",)
            return False
        return good
