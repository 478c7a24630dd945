"""What the demo's inspector authorised: a dispersal that was ended early, and one that runs."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from penalties.actions import dispersals
from penalties.actions.staff import actor
from penalties.commands.demo.council import Council
from penalties.commands.demo.encounters import ORDER
from penalties.office.premises import Office
from penalties.records.dispersals import Dispersal
from penalties.records.order_drafts import history_of
from penalties.records.orders import order_with_code
from penalties.rules.dispersals import Proposal

OVER, RUNNING = timedelta(days=16), timedelta(hours=5)
BEFORE = "Residents of nine addresses were woken by shouting and car horns on three nights running."
NOW = (
    "Since Thursday two shopkeepers were threatened after midnight, and cars stopped in the road "
    "until women who walked home crossed it. Patrols alone did not end it."
)


def tell(office: Office, here: Council, now: datetime) -> None:
    """Authorise one 16 days ago, ended on its second night, and one that runs since five hours."""
    minute = now.replace(second=0, microsecond=0)
    with office.transaction() as session:
        earlier = _authorise(session, here, BEFORE, 48, minute - OVER)
        dispersals.end_early(
            *(session, earlier, here.members["inspector"], "The street was quiet since midnight."),
            by=actor(here.members["inspector"]),
            at=minute - OVER + timedelta(hours=29),
        )
        _authorise(session, here, NOW, 36, minute - RUNNING)


def _authorise(
    session: Session, here: Council, grounds: str, hours: int, at: datetime
) -> Dispersal:
    order = order_with_code(session, here.authority.id, ORDER)
    if order is None:
        raise LookupError(ORDER)
    inspector = here.members["inspector"]
    proposal = Proposal(
        locality="Loxford Lane, Ilford Lane and the streets between them",
        area=history_of(session, order).versions[-1].area,
        starts_at=at,
        ends_at=at + timedelta(hours=hours),
        grounds=grounds,
        rights_considered=True,
        rank="Inspector",
        given_at=at,
        signed_name="N. Khan",
    )
    return dispersals.authorise(
        *(session, here.authority, inspector, proposal),
        entered_by=inspector,
        by=actor(inspector),
        at=at,
    )
