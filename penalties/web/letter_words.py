"""How letters to keepers and what happens to them are named on pages."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from penalties.records.people import Vehicle
from penalties.rules.keeper_letters import How, Status
from penalties.rules.vehicles import read_mark
from penalties.web import door
from penalties.web.tags import Tag

TAGS: Mapping[str, Tag] = {
    Status.ASKED: Tag("Waits for approval", "yellow"),
    Status.HELD_FOR_LEGAL: Tag("Held for legal", "purple"),
    Status.APPROVED: Tag("To be posted", "teal"),
    Status.POSTED: Tag("Posted", "blue"),
    Status.WITHDRAWN: Tag("Withdrawn", "grey"),
    Status.REFUSED: Tag("Not approved", "grey"),
}
LISTS: Mapping[str, tuple[Status, ...]] = {
    "Waiting for approval": (Status.ASKED,),
    "Held for legal": (Status.HELD_FOR_LEGAL,),
    "Approved, to be posted": (Status.APPROVED,),
    "Posted": (Status.POSTED,),
    "Ended": (Status.WITHDRAWN, Status.REFUSED),
}
MEANS: Mapping[str, str] = {
    How.PAGE: "On the letter’s page",
    How.PHONE: "By phone",
    How.POST: "By post",
}


def mark(authority_id: int, vehicle_id: object) -> str:
    """The registration of a vehicle as it is read."""
    session: Session = door.session()
    vehicle = session.get_one(Vehicle, (authority_id, vehicle_id))
    return read_mark(vehicle.vrm).printed
