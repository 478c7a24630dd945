"""A council's own screening questions at the desk: added, reworded and removed."""

from flask import Blueprint, abort, request

from penalties.actions.books import policy_of
from penalties.forms.policies import PolicyForm
from penalties.forms.policy_questions import NewQuestionForm, QuestionForm, without
from penalties.rules.gate_policy import Question
from penalties.rules.policy_drafts import own_questions
from penalties.rules.staff import Permission
from penalties.web.access import council, needs
from penalties.web.orders import Page
from penalties.web.policy_changes import beginning, by_decision

bp = Blueprint("policy_questions", __name__, url_prefix="/desk/council/policy/questions")


@bp.route("/add", methods=["GET", "POST"])
@needs(Permission.AUTHORITY_CONFIGURE)
def add() -> Page:
    """Ask one more question."""
    now = policy_of(council())
    form = beginning(NewQuestionForm, now, {})
    return by_decision(form, lambda: form.added(now), "penalties/policies/add_question.html")


@bp.route("/<code>/change", methods=["GET", "POST"])
@needs(Permission.AUTHORITY_CONFIGURE)
def change(code: str) -> Page:
    """Ask it in other words; answers are kept by its code, which stays."""
    now = policy_of(council())
    question = _own(code)
    form = beginning(QuestionForm, now, QuestionForm.beginning(question) if question else {})
    template = "penalties/policies/change_question.html"
    return by_decision(form, lambda: form.reworded(now, code), template, code=code)


@bp.route("/<code>/remove", methods=["GET", "POST"])
@needs(Permission.AUTHORITY_CONFIGURE)
def remove(code: str) -> Page:
    """Ask it no longer."""
    now = policy_of(council())
    question = _own(code)
    form = beginning(PolicyForm, now, {})
    template = "penalties/policies/remove_question.html"
    return by_decision(form, lambda: without(now, code), template, code=code, question=question)


def _own(code: str) -> Question | None:
    """The council's question of this code; a form may come back after somebody removed it."""
    found = next((one for one in own_questions(policy_of(council())) if one.question == code), None)
    if found is None and (request.method == "GET" or _is_always_asked(code)):
        abort(404)
    return found


def _is_always_asked(code: str) -> bool:
    return code in {one.question for one in policy_of(council()).questions}
