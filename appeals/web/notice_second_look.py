"""What the page of a notice shows of second looks at it, and the ways from there."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from flask import url_for
from sqlalchemy.orm import Session

from appeals.actions.standing import making_of
from appeals.records.decisions import Decision, decisions_about
from appeals.records.representations import Representation, representations_of
from appeals.rules.decisions import REFUSALS, Outcome
from appeals.rules.page_words import Looking, kept, looking, paused
from appeals.rules.representations import UNDECIDED, Kind, Standing
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.terms import terms
from penalties.rules.days import london_date
from penalties.rules.fixed_penalties import Status
from penalties.rules.money import Pence
from penalties.rules.second_looks import SecondLook
from penalties.web import door
from penalties.web.frame import Link
from penalties.web.looking import Beside, Looked

NOTHING = Beside()


def beside(row: Looked, at: datetime) -> Beside:
    """What there is to tell of second looks at an open notice; most have none."""
    session = door.session()
    found = representations_of(session, row.authority_id, row.id)
    if not found:
        return Beside(links=(_letters(),)) if _has_been_cancelled(row) else NOTHING
    decisions = made(session, row)
    links = (*_links(found[-1], decisions), _letters())
    return Beside(_look(session, row, found[-1], decisions, at), links)


def made(session: Session, row: Looked) -> list[Decision]:
    """The decisions about a notice that went out, the first first."""
    found = decisions_about(session, row.authority_id, row.id)
    return [decision for decision in found if decision.made_at is not None]


def _links(latest: Representation, decisions: Sequence[Decision]) -> Iterator[Link]:
    if latest.standing == Standing.ASKED:
        yield Link("Answer our question", url_for("answering.answer"), is_current=False)
    if decisions:
        yield Link("Read our decision", url_for("decision_pages.show"), is_current=False)


def _letters() -> Link:
    """To each letter of ours, word for word: what came is acknowledged by one at the least."""
    return Link("Our letters to you", url_for("answer_copies.list_all"), is_current=False)


def _has_been_cancelled(row: Looked) -> bool:
    """Whether it may have a letter though nobody asked us to look again."""
    return bool(row.status == Status.WITHDRAWN)


def _look(
    session: Session,
    row: Looked,
    latest: Representation,
    decisions: Sequence[Decision],
    at: datetime,
) -> SecondLook | None:
    if Standing(latest.standing) in UNDECIDED:
        return looking(_looking(row, latest), london_date(at))
    if not decisions:
        return None
    last = decisions[-1]
    case = session.get_one(FixedPenalty, (row.authority_id, row.id))
    if last.outcome in REFUSALS and last.made_at is not None:
        return kept(london_date(last.made_at), making_of(session, case, at))
    if last.outcome == Outcome.PAUSED and row.is_on_hold:
        return paused(making_of(session, case, at))
    return None


def _looking(row: Looked, one: Representation) -> Looking:
    """A second reader is no business of the person's: it looks like any that is open."""
    keeps = terms(row, row.asked_at).lower_kept and row.lower_pence is not None
    return Looking(
        came_on=london_date(one.came_at),
        answer_by=one.target_on,
        is_review=one.kind == Kind.REVIEW,
        more_by=one.more_by if one.standing == Standing.ASKED else None,
        lower=Pence(max(row.lower_pence - row.paid_pence, 0)) if keeps else None,
    )
