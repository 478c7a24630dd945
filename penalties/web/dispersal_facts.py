"""What the pages about authorisations to disperse show: how one stands, who gave it, and where."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.books import grants_of
from penalties.forms.choices import Choice
from penalties.forms.dispersals import OWN_AREA
from penalties.office.audit import Actor, detail_of, trail_of
from penalties.office.staff import Staff, holders_of
from penalties.records.dispersals import Dispersal, dispersals_of
from penalties.records.order_drafts import history_of
from penalties.records.orders import OrderVersion, orders_of
from penalties.rules import writing
from penalties.rules.dispersals import check_giver, is_live
from penalties.rules.order_standing import standing
from penalties.rules.order_versions import version_in_force
from penalties.rules.refusals import Refused
from penalties.rules.staff import Kind, Power
from penalties.rules.wall_clock import lasting
from penalties.web import timeline
from penalties.web.tags import Tag
from penalties.web.trails import Names

NOT_BEGUN = Tag("Not begun", "blue")
LIVE = Tag("Live", "green")
OVER = Tag("Over", "grey")
ENDED = Tag("Ended early", "grey")
UNSIGNED = Tag("Not signed yet", "yellow")


@dataclass(frozen=True, slots=True)
class DispersalFacts:
    """One authorisation as a page shows it at a moment."""

    row: Dispersal
    tag: Tag
    standing: str
    given_by: str
    entered_by: str
    ended_by: str
    lasts: str

    @property
    def unsigned(self) -> Tag | None:
        """The tag of one that is not in writing yet."""
        return UNSIGNED if self.row.signed_at is None else None

    @property
    def is_over(self) -> bool:
        """Whether it runs no longer, or was called off before it began."""
        return self.tag in (OVER, ENDED)


def every(session: Session, authority_id: int, at: datetime) -> list[DispersalFacts]:
    """The council's authorisations: those that run, soonest over first; to come; then over."""
    names = Names(session, authority_id)
    found = [_facts(one, names, at) for one in dispersals_of(session, authority_id)]
    running = [one for one in found if one.tag is LIVE]
    to_come = [one for one in found if one.tag is NOT_BEGUN]
    return [
        *sorted(running, key=lambda one: one.row.over_at),
        *sorted(to_come, key=lambda one: one.row.starts_at),
        *(one for one in found if one.is_over),
    ]


def of(session: Session, kept: Dispersal, at: datetime) -> DispersalFacts:
    """One authorisation as it stands at a moment."""
    return _facts(kept, Names(session, kept.authority_id), at)


def happened(session: Session, kept: Dispersal) -> list[timeline.Told]:
    """All that happened to one, the newest first."""
    names = Names(session, kept.authority_id)
    trail = trail_of(session, kept.authority_id, kept.id)
    return [timeline.told(entry, names, detail_of(session, entry)) for entry in reversed(trail)]


def givers(session: Session, authority_id: int, at: datetime) -> Sequence[Staff]:
    """Whoever may authorise at a moment, by name."""
    held = holders_of(session, authority_id, Power.S34)
    return [one for one in held if may_authorise(session, one, at)]


def may_authorise(session: Session, member: Staff, at: datetime) -> bool:
    """Whether the law lets this person authorise a dispersal at a moment."""
    try:
        check_giver(Kind(member.kind), grants_of(session, member), at)
    except Refused:
        return False
    return True


def area_choices(session: Session, authority_id: int, at: datetime) -> list[Choice]:
    """The restricted area of each order in force, and an area of its own."""
    found = [
        Choice(str(version.id), f"As the area of order {code}", version.title)
        for code, version in _in_force(session, authority_id, at)
    ]
    return [*found, Choice(OWN_AREA, "As an area of its own", "Paste or choose its outline below")]


def version_named(
    session: Session, authority_id: int, version_id: str, at: datetime
) -> OrderVersion | None:
    """The order in force whose area was chosen; ``None`` where it is in force no longer."""
    found = (version for _code, version in _in_force(session, authority_id, at))
    return next((one for one in found if one.id == uuid.UUID(version_id)), None)


def _in_force(
    session: Session, authority_id: int, at: datetime
) -> Iterator[tuple[str, OrderVersion]]:
    for order in orders_of(session, authority_id):
        history = history_of(session, order)
        version = version_in_force(history.versions, at)
        if version is not None and standing(history.versions, history.happenings, at).in_force:
            yield order.code, version


def _facts(kept: Dispersal, names: Names, at: datetime) -> DispersalFacts:
    tag, said = _standing(kept, at)
    return DispersalFacts(
        row=kept,
        tag=tag,
        standing=said,
        given_by=names.of(Actor("staff", kept.authorised_by)),
        entered_by=names.of(Actor("staff", kept.entered_by)),
        ended_by=names.of(Actor("staff", kept.ended_by)) if kept.ended_by else "",
        lasts=lasting(kept.ends_at - kept.starts_at),
    )


def _standing(kept: Dispersal, at: datetime) -> tuple[Tag, str]:
    over_at = kept.over_at
    if is_live(kept.starts_at, over_at, at):
        left = lasting(over_at - at)
        return LIVE, f"It ends at {writing.moment(over_at)}: {left} left."
    if kept.ended_at is not None and kept.ended_at <= at:
        return ENDED, f"It was ended at {writing.moment(kept.ended_at)}."
    if kept.starts_at > at:
        begins = f"It begins at {writing.moment(kept.starts_at)}"
        return NOT_BEGUN, f"{begins}, in {lasting(kept.starts_at - at)}."
    return OVER, f"It was over at {writing.moment(over_at)}."
