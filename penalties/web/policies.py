"""The support-first policy at the desk: in plain words, its versions, and changing a part of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask import Blueprint, abort, render_template

from penalties.actions.books import policy_of
from penalties.forms.policies import ExceptionForm, LadderForm, SignsForm
from penalties.forms.validators import begun
from penalties.office.audit import Actor
from penalties.records.policies import GatePolicy, policies_of
from penalties.rules.gate_policy import Policy, introduction, read_policy, shipped_policy
from penalties.rules.policy_drafts import MOST_OWN_QUESTIONS, own_questions
from penalties.rules.policy_words import carried, differences, opened
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import council, needs, staff
from penalties.web.orders import Page
from penalties.web.policy_changes import beginning, by_decision
from penalties.web.trails import Names

bp = Blueprint("policies", __name__, url_prefix="/desk/council/policy")

PARTS: Mapping[str, type[LadderForm | SignsForm | ExceptionForm]] = {
    "ladder": LadderForm,
    "signs": SignsForm,
    "exception": ExceptionForm,
}


@dataclass(frozen=True, slots=True)
class Version:
    """One version as the list shows it; what ships was adopted by nobody and on no day."""

    number: int
    decision: str
    decided_on: date | None = None
    adopted_at: datetime | None = None
    by: str = ""


@bp.get("")
@needs(Permission.AUTHORITY_SEE)
def show() -> str:
    """The policy in force in plain words, and every version of it."""
    return _page(policy_of(council()), may_change=staff().may(Permission.AUTHORITY_CONFIGURE))


@bp.get("/versions/<int(max=999999999):number>")
@needs(Permission.AUTHORITY_SEE)
def version(number: int) -> str:
    """One version in plain words, with what it changed."""
    kept = {row.version: read_policy(row.body) for row in _rows()} | _shipped()
    chosen = kept.get(number) or abort(404)
    before = kept.get(number - 1)
    changes = differences(before, chosen) if before else ()
    return _page(chosen, may_change=False, changes=changes)


@bp.route("/<any(ladder, signs, exception):part>", methods=["GET", "POST"])
@needs(Permission.AUTHORITY_CONFIGURE)
def change(part: str) -> Page:
    """Change one part by a decision of the board; the first answer shows before and after."""
    kind, now = PARTS[part], policy_of(council())
    form = beginning(kind, now, kind.beginning(now))
    if isinstance(form, SignsForm):
        form.offer(now)
    return by_decision(form, lambda: form.draft(now), f"penalties/policies/{part}.html")


def _page(policy: Policy, **facts: object) -> str:
    steps = policy.ladder.steps
    plain = {
        "in_force": policy_of(council()).version,
        "versions": _versions(_rows()),
        "ladder": [(one.contact, begun(carried(one)), begun(opened(policy, one))) for one in steps],
        "introduction": introduction(),
        "own": {question.question for question in own_questions(policy)},
        "most_own": MOST_OWN_QUESTIONS,
        "changes": (),
    }
    return render_template("penalties/policies/policy.html", policy=policy, **(plain | facts))


def _rows() -> Sequence[GatePolicy]:
    return policies_of(door.session(), staff().authority_id)


def _versions(rows: Sequence[GatePolicy]) -> list[Version]:
    """Every version, the latest first; the last is the one that ships."""
    names = Names(door.session(), staff().authority_id)
    adopted = [
        Version(row.version, row.decision, row.decided_on, row.adopted_at, _who(names, row))
        for row in rows
    ]
    shipped = shipped_policy()
    return [*adopted, Version(shipped.version, shipped.decision)]


def _who(names: Names, row: GatePolicy) -> str:
    return names.of(Actor("staff", row.adopted_by) if row.adopted_by else Actor("operator"))


def _shipped() -> dict[int, Policy]:
    return {shipped_policy().version: shipped_policy()}
