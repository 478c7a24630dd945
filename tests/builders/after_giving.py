"""What happens to a direction after it was given: who may do what, and what they say of it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from penalties.actions import direction_breaches, surrendered_items
from penalties.actions.staff import actor
from penalties.office.audit import Actor
from penalties.office.staff import Staff
from penalties.records.directions import Direction, DirectionTerms, terms_of
from penalties.records.queues import QueueItem
from penalties.records.surrendered_items import SurrenderedItem
from penalties.rules.direction_changes import Change, Told
from penalties.rules.staff import Kind, Power, Role
from tests.builders.beat import constable, directed, on_the_beat
from tests.builders.patrol import Patrol, patrol
from tests.builders.staff import member

BEYOND_48_HOURS = {"until": "2026-11-25T21:05:00Z"}
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@dataclass
class Beat:
    """A constable's beat, and those who have something to do with its directions."""

    patrol: Patrol
    given_by: Staff
    colleague: Staff
    supervisor: Staff
    council_officer: Staff
    council_supervisor: Staff

    def direct(self, **changes: Any) -> Direction:
        """A direction as the intake takes it in; ``direction`` changes its parts."""
        result = self.patrol.one(directed(**changes))
        assert result.direction is not None, result
        session, number = self.patrol.session, result.direction.number
        return session.scalars(select(Direction).where(Direction.number == number)).one()

    def hold(self, **changes: Any) -> Direction:
        """A direction that was given already and breaks a rule: too long, if nothing is said."""
        direction = changes.pop("direction", BEYOND_48_HOURS)
        return self.direct(issued_offline=True, direction=direction, **changes)

    def waiting(self, kind: str) -> list[QueueItem]:
        """What waits for a supervisor, of one kind."""
        kept = select(QueueItem).where(QueueItem.kind == kind, QueueItem.closed_at.is_(None))
        return list(self.patrol.session.scalars(kept))


def the_beat(session: Session, at: datetime) -> Beat:
    """A beat on which nobody was directed to leave yet."""
    walked = on_the_beat(patrol(session, at))
    here = walked.authority
    police = {"kind": Kind.CONSTABLE, "role": Role.SUPERVISOR, "name": "Kim Day"}
    return Beat(
        patrol=walked,
        given_by=walked.officer,
        colleague=constable(session, here, Power.S35, Power.S37, at=at, name="Al Moss"),
        supervisor=constable(session, here, at=at, **police),
        council_officer=member(session, here, at=at, name="Una Cole"),
        council_supervisor=member(session, here, Role.SUPERVISOR, at=at, name="Bo Hart"),
    )


def with_session(beat: Beat, session: Session) -> Beat:
    """The same beat, working in another session."""
    return replace(beat, patrol=replace(beat.patrol, session=session))


def by(somebody: Staff) -> Actor:
    """A member of staff as the trail names them."""
    return actor(somebody)


def told(at: datetime | None, **changes: Any) -> Told:
    """Told in writing at a moment, unless something else is said."""
    return Told(**({"at": at, "in_writing": True} | changes))


def change(at: datetime, **changes: Any) -> Change:
    """A change that was told in writing at ``at``."""
    plain = {"because": "She starts work there on Monday.", "told": told(at)}
    return Change(**(plain | changes))


def met(seen_at: datetime, **changes: Any) -> direction_breaches.Met:
    """Somebody seen against a direction."""
    plain = {
        "seen_at": seen_at,
        "place": "Outside the bakery",
        "particulars": "She stood at the kerb and looked into cars.",
    }
    return direction_breaches.Met(**(plain | changes))


def taken(taken_at: datetime, **changes: Any) -> surrendered_items.Taken:
    """A thing that was handed over."""
    plain = {
        "item": "A whistle on a cord",
        "because": "It was blown at drivers.",
        "how_to_recover": "At the front counter of the police station, from Tuesday.",
        "taken_at": taken_at,
    }
    return surrendered_items.Taken(**(plain | changes))


def handed_over(beat: Beat, direction: Direction, at: datetime, **changes: Any) -> SurrenderedItem:
    """A thing that was handed over with a direction."""
    return surrendered_items.take(
        *(beat.patrol.session, direction, taken(at, **changes)), by=by(beat.given_by), at=at
    )


def last_terms(session: Session, direction: Direction) -> DirectionTerms:
    """What a direction says now."""
    return terms_of(session, direction.authority_id, direction.id)[-1]
