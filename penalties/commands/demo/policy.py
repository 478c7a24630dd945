"""What the demo's board decided: a ladder of three contacts, and one question of its own."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from penalties.actions import policies
from penalties.actions.books import policy_of
from penalties.actions.staff import actor
from penalties.office.authorities import Authority
from penalties.office.staff import Staff
from penalties.rules.days import london_date
from penalties.rules.encounters import Outcome
from penalties.rules.gate_policy import Ladder, Question, Step
from penalties.rules.policy_drafts import Carried
from penalties.rules.writing import day

A_WEEK = timedelta(days=7)
LADDER = Ladder(
    3,
    (
        Step(1, (Carried.SERVICE_INFORMATION,), ()),
        Step(2, (Carried.SERVICE_INFORMATION, Carried.INFORMATION_CARD), ()),
        Step(3, (Carried.SERVICE_INFORMATION, Carried.OUTREACH_WORKER), (Outcome.WARNING,)),
    ),
)
OWES_MONEY = Question(
    question="owes_money",
    ask="Do you owe anybody money that you cannot pay back?",
    answer="Yes if they say so. Do not ask to whom.",
    reason="Debt is how people are held, and debt advice is free.",
    recorded="this person owes money to somebody",
)


def adopt(session: Session, authority: Authority, admin: Staff, at: datetime) -> None:
    """The Cabinet's decision of a week before, entered by the council's administrator."""
    decided_on, now = london_date(at - A_WEEK), policy_of(authority)
    policies.adopt(
        *(session, authority),
        replace(now, ladder=LADDER, questions=(*now.questions, OWES_MONEY)),
        decision=f"Cabinet, {day(decided_on)}, minute 27",
        decided_on=decided_on,
        by=actor(admin),
        at=at,
    )
