"""What the pages about directions show: how one stands, what it says now, and what waits."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from sqlalchemy.orm import Session

from penalties.actions.direction_papers import description_of, left_open, name_of
from penalties.actions.direction_telling import told_later
from penalties.office.audit import Actor, detail_of, trail_of
from penalties.office.staff import Staff, staff_member
from penalties.records.direction_breaches import DirectionBreach, breaches_of
from penalties.records.direction_lists import matters_of, says_now, waiting_about
from penalties.records.directions import Direction, DirectionTerms, directions_of, terms_of
from penalties.records.dispersals import Dispersal, dispersal
from penalties.records.queues import QueueItem
from penalties.records.surrendered_items import SurrenderedItem, items_of
from penalties.rules.direction_reviews import is_void
from penalties.rules.direction_times import Explained, time_left, why_until
from penalties.rules.directions import Status
from penalties.rules.events import READS
from penalties.rules.exemptions import Occasion
from penalties.rules.wording.direction_terms import OCCASIONS
from penalties.web import timeline
from penalties.web.queue_words import words_of
from penalties.web.tags import Tag
from penalties.web.trails import Names

LIVE, OVER = Tag("Live", "green"), Tag("Over", "grey")
WITHDRAWN, VOID = Tag("Withdrawn", "grey"), Tag("No direction in law", "red")
NO_NAME = "Name not known"


@dataclass(frozen=True, slots=True)
class Row:
    """One direction in the list of all."""

    number: str
    name: str
    area: str
    tag: Tag
    left: str
    ends_at: datetime
    href: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that a police supervisor has to decide about a direction."""

    words: str
    number: str
    item: QueueItem
    href: str


@dataclass(frozen=True, slots=True)
class DirectionFacts:
    """One direction as its page shows it at a moment."""

    row: Direction
    tag: Tag
    name: str
    description: str
    now: DirectionTerms
    said: Sequence[DirectionTerms]
    left: str
    why: Explained
    stays_open: Sequence[tuple[str, str]]
    asked: Sequence[str]
    under: Dispersal | None
    authorised_by: str
    given_by: Staff | None
    breaches: Sequence[DirectionBreach]
    items: Sequence[SurrenderedItem]
    matters: Sequence[Waiting]
    entries: Sequence[timeline.Told]
    told_later: Mapping[int, datetime]
    names: Names

    def by(self, staff_id: uuid.UUID | None) -> str:
        """Whoever did something, by name and number."""
        return self.names.of(Actor("staff", staff_id))


def rows(session: Session, authority_id: int, at: datetime) -> Mapping[str, list[Row]]:
    """The council's directions, those that run (the soonest over first) apart from the others."""
    kept = directions_of(session, authority_id)
    now = says_now(session, authority_id, kept)
    made = [_row(one, now[one.id], at) for one in kept]
    live = sorted((one for one in made if one.left), key=lambda one: one.ends_at)
    return {"live": live, "over": [one for one in made if not one.left]}


def waiting(session: Session, authority_id: int) -> list[Waiting]:
    """What waits for a police supervisor, the soonest due first."""
    return [_waits(item, one) for item, one in waiting_about(session, authority_id)]


def facts(session: Session, direction: Direction, at: datetime) -> DirectionFacts:
    """One direction as it stands at a moment."""
    here = direction.authority_id
    said, names = terms_of(session, here, direction.id), Names(session, here)
    under = dispersal(session, here, direction.dispersal_id) if direction.dispersal_id else None
    giver = staff_member(session, here, under.authorised_by) if under else None
    trail = trail_of(session, here, direction.id)
    return DirectionFacts(
        row=direction,
        tag=standing(direction, at),
        name=name_of(direction) or NO_NAME,
        description=description_of(direction),
        now=said[-1],
        said=said,
        left=left_of(direction, at),
        why=why_until(direction.given_at, direction.ends_at),
        stays_open=[(OCCASIONS[Occasion(one)], words) for one, words in left_open(said[-1])],
        asked=[
            OCCASIONS[Occasion(one)]
            for one, said in direction.exemptions.items()
            if said.get("asked")
        ],
        under=under,
        authorised_by=f"{under.rank} {giver.name}" if under and giver else "",
        given_by=staff_member(session, here, direction.officer_id),
        breaches=breaches_of(session, here, direction.id),
        items=items_of(session, here, direction.id),
        matters=[_waits(item, direction) for item in matters_of(session, direction)],
        entries=[
            timeline.told(entry, names, detail_of(session, entry))
            for entry in reversed(trail)
            if entry.event not in READS
        ],
        told_later=told_later(session, direction),
        names=names,
    )


def is_on(direction: Direction, at: datetime) -> bool:
    """Whether a direction is neither over nor withdrawn at a moment, by what it says itself."""
    return direction.status == Status.GIVEN and direction.ends_at > at


def runs(direction: Direction, at: datetime) -> bool:
    """Whether a direction keeps somebody away at a moment: what is none in law does not."""
    return is_on(direction, at) and not is_void(direction.breaks)


def left_of(direction: Direction, at: datetime) -> str:
    """How long it still runs, in words; empty where it does not."""
    return time_left(direction.ends_at, at) if runs(direction, at) else ""


def standing(direction: Direction, at: datetime) -> Tag:
    """How a direction stands at a moment. What is none in law is never shown as live."""
    if direction.status == Status.WITHDRAWN:
        return WITHDRAWN
    if is_void(direction.breaks):
        return VOID
    return LIVE if runs(direction, at) else OVER


def _row(direction: Direction, now: DirectionTerms, at: datetime) -> Row:
    return Row(
        number=direction.number,
        name=name_of(direction) or NO_NAME,
        area=now.area,
        tag=standing(direction, at),
        left=left_of(direction, at),
        ends_at=direction.ends_at,
        href=url_for("directions.show", number=direction.number),
    )


def _waits(item: QueueItem, direction: Direction) -> Waiting:
    href = url_for("direction_reviews.decide", number=direction.number, item_id=item.id)
    return Waiting(words_of(item.kind), direction.number, item, href)
