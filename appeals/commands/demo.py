"""The demo's second looks: one at every stage, at notices that are a few days old.

They are built through the same actions as real use, after the story of the cases has been told.
"""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from appeals.actions import complaints, points
from appeals.actions.asking import add_to, ask_for_more
from appeals.actions.deciding import decide
from appeals.actions.receiving import Came, receive
from appeals.commands.demo_files import break_off, keep_photo
from appeals.records.representations import Representation
from appeals.rules.cancelling import Reason
from appeals.rules.complaints import Complained, ReplyBy
from appeals.rules.complaints import Kind as About
from appeals.rules.decisions import Chosen, Outcome
from appeals.rules.grounds import Ground
from appeals.rules.points import Answer, Finding
from appeals.rules.representations import (
    Adjustment,
    AnswerBy,
    Channel,
    Kind,
    Said,
    Wanted,
)
from appeals.rules.signs import Signs
from penalties.actions.staff import actor
from penalties.office.audit import PUBLIC, Actor
from penalties.office.premises import Office
from penalties.office.staff import Staff
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.staff import Kind as StaffKind
from penalties.rules.staff import Role

NO_SIGNS = Signs(under_18=False, sells=False, made_to=False)
YOUNGER_THAN = timedelta(days=14)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Scene:
    """One case of the demo, its second look, and who works on it."""

    session: Session
    case: FixedPenalty
    reviewer: Actor
    legal: Actor
    now: datetime

    def after(self, days: float) -> datetime:
        """So many days after the notice was given, or now if that is later."""
        return min(self.case.issued_at + timedelta(days=days), self.now)

    def came(self, days: float, said: Said, channel: Channel = Channel.PAGE) -> Representation:
        """A representation that came so many days after the notice."""
        at = self.after(days)
        by = PUBLIC if channel is Channel.PAGE else self.legal
        came = Came(Kind.REPRESENTATION, channel, at, said)
        return receive(self.session, self.case, came, by=by, at=at)

    def answered(self, one: Representation, ground: Ground, answer: Answer, days: float) -> None:
        """The one point of a representation has its answer."""
        answers: dict[int | Ground, Answer | None] = {ground: answer}
        about = (self.session, self.case, one)
        points.answer(*about, answers, by=self.reviewer, at=self.after(days))


def tell(office: Office) -> None:
    """Let somebody ask for a second look at the oldest notices that nobody was reminded of."""
    now = office.clock.now()
    with office.transaction() as session:
        cases = _young_cases(session, now)
        reviewer, legal = _first(session, Role.SUPERVISOR), _first(session, Role.LEGAL)
        for case, play in zip(cases, SCENES, strict=False):
            play(Scene(session, case, actor(reviewer), actor(legal), now))


def _refused(here: Scene) -> None:
    said = _said(Ground.ORDER_OR_SIGN, "I saw no sign. Nobody told me that there are rules here.")
    one = here.came(2, said)
    found = Answer(
        Finding.NOT_AGREED,
        "There are signs at both ends of the road. We looked at them on the days before and after: "
        "they were there, and could be read.",
    )
    here.answered(one, Ground.ORDER_OR_SIGN, found, 9)
    chosen = Chosen(Outcome.REFUSED_LOWER, "The signs were in order.", signs=NO_SIGNS)
    decide(here.session, one, chosen, by=here.reviewer, at=here.after(9))


def _cancelled(here: Scene) -> None:
    one = here.came(3, _said(Ground.NOT_ME, "I lent my car to my brother that week."))
    found = Answer(Finding.AGREED, "You showed us that you were at work. It was not you.")
    here.answered(one, Ground.NOT_ME, found, 6)
    chosen = Chosen(Outcome.CANCELLED, "Rota of the employer seen.", Reason.WRONG_PERSON)
    decide(here.session, one, chosen, by=here.reviewer, at=here.after(6))


def _asked(here: Scene) -> None:
    said = _said(
        *(Ground.EXCUSE, "I had stopped because the engine was hot."),
        answer_by=AnswerBy.POST,
        adjustments=(Wanted(Adjustment.LARGE_PRINT, "18 point, please"),),
    )
    one = here.came(2, said, Channel.PHONE)
    keep_photo(here.session, one, by=here.legal)
    question = "Which garage looked at the car afterwards?"
    ask_for_more(here.session, one, question, by=here.reviewer, at=here.after(4))


def _added(here: Scene) -> None:
    said = _said(Ground.NOT_SO, "I asked somebody for the way to the hospital. That is all.")
    one = here.came(6, said)
    words = "My sister was ill that night. The hospital can tell you."
    add_to(here.session, one, words, kind="added", by=PUBLIC, at=here.after(7))
    complained = Complained(
        "Nobody answered the phone.", "A. Person", ReplyBy.PHONE, "07700 900123"
    )
    about = (uuid.uuid5(here.case.id, "complaint"), About.SERVICE, complained)
    complaints.receive(here.session, here.case, *about, at=here.after(7))


def _to_be_read(here: Scene) -> None:
    one = here.came(1, _said(Ground.VULNERABLE, "I take medicine and I was confused."))
    found = Answer(Finding.PARTLY, "We are sorry that you were unwell. It does not explain this.")
    here.answered(one, Ground.VULNERABLE, found, 5)
    chosen = Chosen(Outcome.REFUSED_LOWER, "No link to what was seen.", signs=NO_SIGNS)
    decide(here.session, one, chosen, by=here.reviewer, at=here.after(5))


def _fresh(here: Scene) -> None:
    one = here.came(30, _said(Ground.HARDSHIP, "I cannot pay this. I live on benefits."))
    break_off(here.session, one, by=here.legal)


SCENES: Sequence[Callable[[Scene], None]] = (
    *(_refused, _cancelled, _asked, _added, _to_be_read, _fresh),
)


def _said(ground: Ground, words: str, **more: object) -> Said:
    plain: dict[str, object] = {"name": "A. Person", "answer_by": AnswerBy.PAGE}
    return Said(grounds=(ground,), words=words, **(plain | more))  # type: ignore[arg-type]


def _young_cases(session: Session, now: datetime) -> Sequence[FixedPenalty]:
    return session.scalars(
        select(FixedPenalty)
        .where(
            FixedPenalty.status == "served",
            FixedPenalty.issued_at > now - YOUNGER_THAN,
            FixedPenalty.is_on_hold.is_(False),
        )
        .order_by(FixedPenalty.issued_at)
        .limit(len(SCENES))
    ).all()


def _first(session: Session, role: Role) -> Staff:
    found = select(Staff).where(Staff.role == role, Staff.kind == str(StaffKind.COUNCIL))
    member = session.scalars(found.order_by(Staff.number)).first()
    if member is None:
        raise LookupError(role)
    return member
