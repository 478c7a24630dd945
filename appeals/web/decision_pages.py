"""Our decision as the person reads it: the letter's own words, and in full after the birth date.

That it was opened here is written down once, the first time. Nothing in mail tells us of it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from appeals.actions.opening import open_decision
from appeals.actions.sealing import opened
from appeals.actions.standing import making_of
from appeals.records.decisions import Decision
from appeals.records.letters import letters_of
from appeals.records.points import points_of
from appeals.rules.cancelling import Reason
from appeals.rules.decisions import REFUSALS
from appeals.rules.grounds import Ground
from appeals.rules.points import Finding
from appeals.web.notice_second_look import made
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.fixed_penalties import GUARDED, Status
from penalties.web import door, visits
from penalties.web.access import public
from penalties.web.looking import asking, the_notice, the_particulars
from penalties.web.notice_facts import told_of

bp = Blueprint("decision_pages", __name__, url_prefix="/notice")

Page = str | Response
SECTIONS = ("lead", "points", "choices", "disagree", "next", "who_decided", "complain")
"""What of the letter stands on the page; the rest is about paper, or is there already."""


@dataclass(frozen=True, slots=True)
class ShownPoint:
    """One point in full: what was said, what we found, and why."""

    ground: str
    said: str
    found: str
    answer: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why, in full: for who has given the date of birth."""

    points: Sequence[ShownPoint]
    words: str
    because: str
    is_ours: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One decision with its letter, and its reasons where they may be shown."""

    decision: Decision
    letter: Mapping[str, Any]
    reasons: Reasons | None
    keeps: bool


@bp.get("/decision")
@public
def show() -> Page:
    """What we decided, what can be done now and by when."""
    row, session, at = the_notice(), door.session(), door.now()
    decisions = made(session, row) if row.id else []
    if not decisions:
        return redirect(url_for("notice_pages.show"), 303)
    case = session.get_one(FixedPenalty, (row.authority_id, row.id))
    for decision in decisions:
        open_decision(session, case, decision, at=at)
    return render_template(
        "appeals/decision.html",
        row=row,
        shown=[_shown(session, case, one) for one in reversed(decisions)],
        offer=(told := told_of(row, at)).offer,
        over=None if Status(row.status) in GUARDED else told,
        making=making_of(session, case, at),
        asking=asking(),
        sections=SECTIONS,
    )


@bp.get("/decision/reasons")
@public
def reasons() -> Page:
    """The same with our reasons in full; whoever has not given the date of birth is asked first."""
    the_particulars()
    return redirect(url_for(".show", _anchor="reasons"), 303)


def _shown(session: Session, case: FixedPenalty, decision: Decision) -> Shown:
    letter = next(
        one
        for one in reversed(letters_of(session, case.authority_id, case.id))
        if one.representation_id == decision.representation_id
        and one.kind in ("decision", "cancelled")
        and one.status != "draft"
    )
    full = _reasons(session, decision) if visits.knows_birth_date() else None
    return Shown(decision, json.loads(letter.snapshot), full, decision.outcome in REFUSALS)


def _reasons(session: Session, decision: Decision) -> Reasons:
    points = points_of(session, decision.authority_id, decision.representation_id)
    because = Reason(decision.because) if decision.because else None
    return Reasons(
        [
            ShownPoint(
                Ground(point.ground).asked,
                opened(session, point.words),
                Finding(point.finding).words if point.finding else "",
                point.answer or "",
            )
            for point in points
        ],
        decision.words,
        because.told if because else "",
        because.is_ours if because else False,
    )
