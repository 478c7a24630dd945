"""The safeguarding lead's list, one matter, and what waits; what is done about one stands apart."""

import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from flask import Blueprint, abort, render_template
from sqlalchemy.orm import Session

from penalties.actions.books import policy_of
from penalties.actions.safeguarding_reading import Opened, read_matter
from penalties.office.authorities import holidays
from penalties.office.support_trail import walled_trail_of
from penalties.records.safeguarding import (
    SafeguardingMatter,
    closed_matters,
    matter,
    matters_about,
    open_matters,
    standing_of,
)
from penalties.rules.clocks import Deadline
from penalties.rules.days import Holidays, london_date
from penalties.rules.duty_to_notify import Duty, decide_by, notify_by
from penalties.rules.safeguarding import (
    ENDING_WORDS,
    KIND_WORDS,
    Ending,
    Kind,
    Step,
    Todo,
    call_by,
    close_by,
    left_to_do,
)
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import council, me, needs, staff
from penalties.web.partner import told
from penalties.web.partner.recorded import call_rows, duty_rows, why_not_taken_in
from penalties.web.partner.wishes import (
    groups_of,
    made_since,
    step_words,
    waiting_words,
    wanted_in,
)
from penalties.web.tags import Tag

bp = Blueprint("safeguarding", __name__, url_prefix="/partner/safeguarding")

OVERDUE = Tag("Overdue", "red")
CLOSED_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One matter as a list shows it: nobody's name, and nothing that was recorded.

    ``met`` is the same for all that was sent of one meeting; sent twice it is one ``person``.
    """

    id: uuid.UUID
    met: uuid.UUID
    endpoint: str
    words: str
    whom: str
    notes: tuple[str, ...]
    opened_at: datetime
    due_on: date
    is_overdue: bool

    @property
    def person(self) -> tuple[uuid.UUID, str]:
        """Who waits, as far as a list can tell without a name."""
        return self.met, self.whom


@dataclass(frozen=True, slots=True)
class Left:
    """One thing that is still to be done, with the day by which it is and why."""

    step: Step
    words: str
    by: Deadline
    is_overdue: bool


def the_matter(matter_id: uuid.UUID) -> SafeguardingMatter:
    """The council's matter with this id; 404 where there is none."""
    return matter(door.session(), staff().authority_id, matter_id) or abort(404)


def waiting(session: Session, authority_id: int, on: date) -> list[Row]:
    """What waits for the safeguarding lead on a day, what is overdue first."""
    found = open_matters(session, authority_id)
    met = {one.encounter_ref for one, _todo in found}
    sent = Counter(one.encounter_ref for one in matters_about(session, authority_id, met))
    helped = {each.encounter_id for each in made_since(session, authority_id, met)}
    return [
        _row(one, todo, on, _notes(one, sent[one.encounter_ref], one.encounter_ref in helped))
        for one, todo in found
    ]


@bp.get("/")
@needs(Permission.SAFEGUARDING_SEE)
def list_all() -> str:
    """Whoever is to be kept safe, the soonest due first, and what was closed last."""
    session, here, today = door.session(), staff().authority_id, london_date(door.now())
    rows = waiting(session, here, today)
    return render_template(
        "penalties/partner/safeguarding/list.html",
        rows=rows,
        people=len({row.person for row in rows}),
        overdue=len({row.person for row in rows if row.is_overdue}),
        closed=closed_matters(session, here, CLOSED_SHOWN),
        kind_words=KIND_WORDS,
        ending_words=ENDING_WORDS,
        tag=OVERDUE,
        today=today,
    )


@bp.get("/<uuid:matter_id>")
@needs(Permission.SAFEGUARDING_SEE)
def show(matter_id: uuid.UUID) -> str:
    """One matter: what is left to do, what was recorded, and what was done. Reading is logged."""
    session, one = door.session(), the_matter(matter_id)
    known = read_matter(session, one, by=me(), at=door.now())
    return render_template(
        "penalties/partner/safeguarding/matter.html",
        matter=one,
        whom=KIND_WORDS[Kind(one.kind)],
        not_taken_in=why_not_taken_in(known.not_taken_in) if known.not_taken_in else "",
        wanted=wanted_in(one, known),
        same_meeting=_others(one),
        kind_words=KIND_WORDS,
        left=() if one.closed_at else tuple(_left(one, known)),
        tag=OVERDUE,
        groups=groups_of(known, policy_of(council()).questions),
        call=call_rows(known.call or known.content.get("safeguarding", {})),
        duty=duty_rows(Duty(one.duty), known.duty) if one.duty else (),
        ending=ENDING_WORDS[Ending(one.outcome)] if one.outcome else "",
        entries=told.entries(session, walled_trail_of(session, one.authority_id, one.id)),
        may=staff().may,
    )


def _others(one: SafeguardingMatter) -> list[SafeguardingMatter]:
    """What else was opened from the same meeting."""
    found = matters_about(door.session(), one.authority_id, {one.encounter_ref})
    return [other for other in found if other.id != one.id]


def _row(one: SafeguardingMatter, todo: Todo, on: date, notes: Iterator[str]) -> Row:
    return Row(
        id=one.id,
        met=one.encounter_ref,
        endpoint="safeguarding.show",
        words=waiting_words(one.kind, todo.step),
        whom=KIND_WORDS[Kind(one.kind)],
        notes=tuple(notes),
        opened_at=one.opened_at,
        due_on=todo.on,
        is_overdue=todo.is_overdue(on),
    )


def _notes(one: SafeguardingMatter, sent: int, is_helped: bool) -> Iterator[str]:
    if one.attempt_id is not None:
        yield "Not taken in"
    if sent > 1:
        yield f"One of {sent} from the same meeting"
    if one.kind == Kind.WANTED_HELP and is_helped:
        yield "A referral was made from the same meeting"


def _left(one: SafeguardingMatter, known: Opened) -> Iterator[Left]:
    session, today = door.session(), london_date(door.now())
    for todo in left_to_do(standing_of(one)):
        by = _deadline(one, known, todo.step, holidays(session))
        yield Left(todo.step, step_words(one.kind, todo.step), by, todo.is_overdue(today))


def _deadline(one: SafeguardingMatter, known: Opened, step: Step, days_off: Holidays) -> Deadline:
    opened_on, is_child = london_date(one.opened_at), known.may_be_child
    if step is Step.CALL:
        return call_by(opened_on, days_off, may_be_child=is_child)
    if step is Step.DECIDE:
        return decide_by(opened_on, days_off)
    if step is Step.NOTIFY:
        return notify_by(opened_on, known.met_on, days_off, is_child=is_child)
    return close_by(opened_on)
