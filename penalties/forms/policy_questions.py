"""Screening questions of a council's own, each added, reworded or removed by its board."""

from dataclasses import asdict, replace
from typing import Any

from penalties.forms.fields import Text
from penalties.forms.policies import PolicyForm
from penalties.rules.gate_policy import Policy, Question
from penalties.rules.own_questions import CALLED, LONGEST, LONGEST_CODE, code_from


def _line(part: str, hint: str) -> Text:
    """One line of a question, called as pages and refusals call it."""
    called = CALLED[part]
    thing = called[0].lower() + called[1:]
    return Text(called, thing=thing, longest=LONGEST[part], hint=hint)


class QuestionForm(PolicyForm):
    """What is said aloud, when it is a yes, why it is asked, and how a yes is told back."""

    ask = _line("ask", "Like “Do you owe anybody money?”")
    answer = _line("answer", "For the officer, like “Yes if they say so.”")
    reason = _line("reason", "For the officer: how it helps the person")
    recorded = _line("recorded", "To go on from “you recorded that”, like “this person owes money”")

    @classmethod
    def beginning(cls, question: Question) -> dict[str, Any]:
        """What the form begins with."""
        return asdict(question)

    def reworded(self, policy: Policy, code: str) -> Policy:
        """The policy with the question of this code in these words, asked again if it was gone."""
        typed = self._question(code)
        known = {one.question: one for one in policy.questions} | {code: typed}
        return replace(policy, questions=tuple(known.values()))

    def _question(self, code: str) -> Question:
        return Question(code, *(self[part].data for part in CALLED))


class NewQuestionForm(QuestionForm):
    """A question that was not asked before."""

    code = Text(
        "Code",
        thing="a code",
        optional=True,
        longest=LONGEST_CODE,
        width=20,
        spellcheck=False,
        autocomplete="off",
        autocapitalize="none",
        hint="By which answers are kept, like owes_money. Leave this empty to have it made from "
        "the question",
    )

    def added(self, policy: Policy) -> Policy:
        """The policy with this question after the others."""
        taken = {one.question for one in policy.questions}
        code = self.code.data or code_from(self.ask.data, taken)
        return replace(policy, questions=(*policy.questions, self._question(code)))


def without(policy: Policy, code: str) -> Policy:
    """The policy without one question; what is not asked is no sign either."""
    others = policy.signs_unless_buying_or_controlling
    return replace(
        policy,
        questions=tuple(one for one in policy.questions if one.question != code),
        signs_for_anyone=_left(policy.signs_for_anyone, code),
        signs_unless_buying_or_controlling=None if others is None else _left(others, code),
    )


def _left(codes: tuple[str, ...], code: str) -> tuple[str, ...]:
    return tuple(one for one in codes if one != code)
