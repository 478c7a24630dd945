"""The demo's directions: two in order, and one too long that a police supervisor has to look at."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from penalties.actions.intake import take_in
from penalties.actions.staff import actor
from penalties.commands.demo.council import Council
from penalties.commands.demo.dispersed import OVER
from penalties.commands.demo.encounters import Writer
from penalties.forms.tablet.encounters import read_encounter
from penalties.office.premises import Office
from penalties.rules.exemptions import Occasion

SEED = 52
LASTING = timedelta(hours=24)
EARLIER, RUNNING = OVER - timedelta(hours=3), timedelta(hours=2)
ASKED: Mapping[str, Any] = {str(each): {"asked": True, "answer": False} for each in Occasion}
AT_WORK: Mapping[str, Any] = {
    "work": {"asked": True, "answer": True, "carve_out": "Work, and the way to it"}
}


def tell(office: Office, here: Council, now: datetime) -> None:
    """A man told to leave 16 days ago, another tonight, and one by a paper form, 50 hours long."""
    writer, minute = Writer(SEED), now.replace(second=0, microsecond=0)
    _told(office, here, _direction(writer, minute - EARLIER, {}), minute - EARLIER, now)
    _told(office, here, _direction(writer, minute - RUNNING, AT_WORK), minute - RUNNING, now)
    too_long = _direction(writer, minute - RUNNING, {}, lasting=timedelta(hours=50))
    _told(office, here, too_long | {"issued_offline": True}, minute - RUNNING, now)


def _direction(
    writer: Writer, at: datetime, asked: Mapping[str, Any], lasting: timedelta = LASTING
) -> dict[str, Any]:
    met = writer.buyer(at, outcome="direction", notice=None)
    given_at = at - timedelta(minutes=4)
    direction = {
        "area": "Loxford Lane, Ilford Lane and the streets between them",
        "given_at": given_at.isoformat(),
        "leave_by": (at + timedelta(minutes=20)).isoformat(),
        "until": (given_at + lasting).isoformat(),
        "route": "By Loxford Lane to the bus station",
        "exemptions": dict(ASKED) | dict(asked),
        "necessity": "Others had left by then, and he shouted at whoever came out of the shop.",
        "offence_warning": True,
        "in_uniform": True,
    }
    return met | {"direction": direction}


def _told(
    office: Office, here: Council, item: Mapping[str, Any], at: datetime, now: datetime
) -> None:
    constable = here.members["constable"]
    with office.transaction() as session:
        told = take_in(
            *(session, here.authority, constable, None, read_encounter(item)),
            by=actor(constable),
            at=min(at + timedelta(minutes=1), now),
        )
        if told.direction is None:
            raise RuntimeError(told.as_data())
