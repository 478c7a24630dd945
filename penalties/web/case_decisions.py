"""What was decided about a case, and what holds it: the decisions part of its page."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint

from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.holds import Hold, holds_of
from penalties.rules.events import Event
from penalties.rules.holds import HoldKind
from penalties.rules.staff import Permission
from penalties.web import door, timeline
from penalties.web.access import needs, staff
from penalties.web.cases import page_of, reads_words, the_case
from penalties.web.holds import may_lift

bp = Blueprint("case_decisions", __name__, url_prefix="/desk/notices")

DECISIONS = frozenset(
    {
        *(Event.PENALTY_LET_STAND, Event.PENALTY_WITHDRAWN, Event.PENALTY_REFERRED),
        *(Event.PENALTY_CHARGED, Event.PENALTY_CLOSED, Event.HOLD_MAY_END),
        *(Event.BAR_ASKED, Event.BAR_ANSWERED, Event.REPRESENTATION_DECIDED),
    }
)


@dataclass(frozen=True, slots=True)
class ShownHold:
    """A hold as the page shows it: nobody is told who placed one for the council."""

    id: uuid.UUID
    words: str
    placed_at: datetime
    lifted_at: datetime | None
    may_be_lifted: bool
    is_pause: bool


@bp.get("/<number>/decisions")
@needs(Permission.PENALTIES_SEE)
def show(number: str) -> str:
    """Holds, and every decision that changed the case."""
    case, session = the_case(number), door.session()
    told = timeline.of_case(session, case, with_words=reads_words())
    holds = _shown(case, holds_of(session, case))
    return page_of(
        *(case, "decisions", "penalties/fixed_penalties/decisions.html"),
        entries=[one for one in told if one.event in DECISIONS],
        holds=holds,
    )


def _shown(case: FixedPenalty, holds: Sequence[Hold]) -> list[ShownHold]:
    return [
        ShownHold(
            hold.id,
            HoldKind(hold.kind).words.capitalize(),
            hold.placed_at,
            hold.lifted_at,
            may_lift(case, hold),
            hold.kind == HoldKind.COUNCIL and staff().may(Permission.PENALTIES_HOLD),
        )
        for hold in reversed(holds)
    ]
