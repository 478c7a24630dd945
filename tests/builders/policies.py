"""Policies as a board may adopt them, and a version that is in force."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st
from sqlalchemy.orm import Session

from penalties.actions import policies
from penalties.actions.books import policy_of
from penalties.office.audit import OPERATOR, Actor
from penalties.office.authorities import Authority
from penalties.records.policies import GatePolicy
from penalties.rules.encounters import Outcome
from penalties.rules.gate_policy import (
    ExceptionTerms,
    Ladder,
    Policy,
    Question,
    Step,
    always_asked,
    shipped_policy,
)
from penalties.rules.policy_drafts import Carried
from tests.builders.encounters import OWN_QUESTION

DECISION = "Cabinet, 14 April 2026, minute 27"
DECIDED_ON = date(2026, 4, 14)
OWN = Question(**OWN_QUESTION)
ALWAYS = tuple(question.question for question in always_asked())


def ladder(contacts: int = 3, warning_from: int | None = 3, window_months: int = 3) -> Ladder:
    """So many contacts, each with information about services, and a warning from one of them."""
    steps = (
        Step(
            contact,
            (Carried.SERVICE_INFORMATION,),
            (Outcome.WARNING,) if contact == warning_from else (),
        )
        for contact in range(1, contacts + 1)
    )
    return Ladder(window_months, tuple(steps))


def draft(**changes: Any) -> Policy:
    """The policy that ships, changed as said; made from version 1 unless told otherwise."""
    return replace(shipped_policy(), **changes)


def asking(*own: Question, **changes: Any) -> Policy:
    """The policy that ships, with questions of the council's own."""
    return draft(questions=(*always_asked(), *own), **changes)


def adopt(
    session: Session,
    authority: Authority,
    *,
    at: datetime,
    by: Actor = OPERATOR,
    decision: str = DECISION,
    decided_on: date = DECIDED_ON,
    **changes: Any,
) -> GatePolicy:
    """Adopt the policy in force, changed as said."""
    made = replace(policy_of(authority), **changes)
    return policies.adopt(
        *(session, authority, made), decision=decision, decided_on=decided_on, by=by, at=at
    )


@st.composite
def accepted(draw: Callable[[Any], Any]) -> Policy:
    """Any policy that a board may adopt."""
    contacts = draw(st.integers(1, 5))
    own = draw(st.lists(_QUESTIONS, max_size=5, unique_by=lambda one: one.question))
    signs = st.lists(st.sampled_from([*ALWAYS, *(one.question for one in own)]), unique=True)
    return asking(
        *own,
        version=draw(st.integers(1, 999)),
        decision=draw(_words(500)),
        signs_for_anyone=tuple(draw(signs.filter(bool))),
        signs_unless_buying_or_controlling=draw(st.none() | signs.map(tuple)),
        ladder=draw(_ladders(contacts)),
        exception=draw(
            st.none() | st.builds(ExceptionTerms, st.integers(1, 10), st.integers(1, 24))
        ),
    )


def _words(longest: int) -> st.SearchStrategy[str]:
    printable = st.characters(exclude_categories=("C", "Z"))
    return st.text(printable, min_size=1, max_size=longest).filter(
        lambda text: text[-1] not in ".!?"
    )


def _ladders(contacts: int) -> st.SearchStrategy[Ladder]:
    others = st.lists(
        st.sampled_from((Carried.INFORMATION_CARD, Carried.OUTREACH_WORKER)), unique=True
    )
    step = st.tuples(others, st.booleans())
    return st.builds(
        lambda window, steps: Ladder(
            window,
            tuple(
                Step(
                    contact,
                    (Carried.SERVICE_INFORMATION, *more),
                    (Outcome.WARNING,) if warns and contact > 1 else (),
                )
                for contact, (more, warns) in enumerate(steps, start=1)
            ),
        ),
        st.integers(1, 24),
        st.lists(step, min_size=contacts, max_size=contacts),
    )


_QUESTIONS: st.SearchStrategy[Question] = st.builds(
    Question,
    question=st.from_regex(r"[a-z][a-z0-9]{0,15}(_[a-z0-9]{1,10}){0,2}", fullmatch=True).filter(
        lambda code: code not in ALWAYS
    ),
    ask=_words(200),
    answer=_words(200),
    reason=_words(200),
    recorded=_words(120),
)
