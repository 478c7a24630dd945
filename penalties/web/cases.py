"""What every page of a case shares: finding it, writing that it was read, and what stands above."""

from datetime import date
from typing import Any

from flask import abort, redirect, render_template, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from penalties.actions.reads import read_case
from penalties.office.authorities import Authority
from penalties.records.fixed_penalties import FixedPenalty, penalty_with_number
from penalties.rules import numbers, writing
from penalties.rules.days import london_date
from penalties.rules.refusals import Refused
from penalties.rules.staff import Permission
from penalties.web import case_parts, case_words, door
from penalties.web.access import council, me, staff
from penalties.web.case_deeds import deeds
from penalties.web.tags import ON_HOLD


def the_case(number: str) -> FixedPenalty:
    """The case of the desk's council with this number; 404 where there is none."""
    return case_with(door.session(), council(), number) or abort(404)


def case_with(session: Session, authority: Authority, number: str) -> FixedPenalty | None:
    """The council's case with this number, however it is spelled; ``None`` where there is none."""
    compact = compact_of(authority, number)
    return penalty_with_number(session, authority.id, compact) if compact else None


def compact_of(authority: Authority, number: str) -> str | None:
    """A number of the council's series as it is kept; ``None`` for anything else."""
    try:
        code, serial = numbers.read(number)
    except Refused:
        return None
    return numbers.compact(code, serial) if code == authority.code else None


def page_of(case: FixedPenalty, part: str, template: str, **facts: Any) -> str:
    """One part of a case as a page, and a line in the trail that it was read."""
    read_case(door.session(), case, part, by=me(), at=door.now())
    member = staff()
    return render_template(
        template,
        case=case,
        next_deadline=next_deadline(case),
        parts=case_parts.links(member, case.number),
        deeds=deeds(case, member),
        knows_people=member.may(Permission.PEOPLE_SEE),
        on_hold=ON_HOLD,
        may=member.may,
        **facts,
    )


def reads_words() -> bool:
    """Whether whoever is signed in may read what was written about people in the trail."""
    return staff().may(Permission.PEOPLE_SEE) or staff().may(Permission.AUDIT_READ)


def back_to(case: FixedPenalty) -> Response:
    """To the first page of that case."""
    return redirect(url_for("fixed_penalties.facts", number=case.number))


def next_deadline(case: FixedPenalty) -> str:
    """What falls due next and when, in words; empty where nothing will."""
    if case.next_step is None or case.next_step_on is None:
        return ""
    return due(case_words.step(case.next_step), case.next_step_on)


def due(words: str, on: date) -> str:
    """A thing and its day, as the desk's bar and lists say it."""
    today = london_date(door.now())
    return f"{words}: {writing.short_day(on, today)} ({writing.away(on, today)})"
