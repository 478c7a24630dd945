"""What a warning in person and a course are called at the desk, with what went before."""

import json
from collections.abc import Mapping
from typing import Any

from penalties.actions.books import name_key
from penalties.actions.buyer_history import BuyerHistory, history_of
from penalties.actions.judging import Judged
from penalties.actions.warning_reads import read_history
from penalties.records.course_offers import CourseOffer
from penalties.records.kerb_warnings import KerbWarning
from penalties.records.people import Person, Vehicle, people_like, vehicle_with
from penalties.rules.courses import Answer
from penalties.rules.encounters import Part
from penalties.rules.kerb_warnings import Law
from penalties.rules.sent import SentEncounter, SentPerson
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import council, me, staff
from penalties.web.tags import Tag

LAWS: Mapping[str, str] = {
    Law.ORDER: "The order (ASBCPA 2014 ss59, 67)",
    Law.S51A: "Section 51A of the Sexual Offences Act 2003",
}
ANSWER_TAGS: Mapping[str | None, Tag] = {
    None: Tag("Waiting for an answer", "blue"),
    Answer.ACCEPTED: Tag("Accepted", "green"),
    Answer.DECLINED: Tag("Declined", "grey"),
    Answer.ATTENDED: Tag("Attended", "green"),
    Answer.MISSED: Tag("Not attended", "grey"),
}


def frozen(kept: KerbWarning | CourseOffer) -> Mapping[str, Any]:
    """The facts and sentences as they were frozen."""
    snapshot: Mapping[str, Any] = json.loads(kept.snapshot)
    return snapshot


def before_a_buyer(found: Judged) -> BuyerHistory | None:
    """What went before, for whoever records a buyer; never of anybody who is led to support."""
    sent = found.sent
    if sent.role != Part.BUYING or found.is_led_to_support:
        return None
    return what_went_before(_same_person(sent.person), _same_vehicle(sent))


def what_went_before(person: Person | None, vehicle: Vehicle | None) -> BuyerHistory | None:
    """The history of a buyer for whoever may see people; that it was read is written down."""
    if (person is None and vehicle is None) or not staff().may(Permission.PEOPLE_SEE):
        return None
    if person is not None:
        read_history(door.session(), person, by=me(), at=door.now())
    return history_of(door.session(), council(), person, vehicle, door.now())


def _same_person(sent: SentPerson) -> Person | None:
    """Whoever this is, if met before: equal folded names and birth date."""
    key = name_key(sent)
    found = people_like(door.session(), council().id, *key) if key else ()
    return found[0] if found else None


def _same_vehicle(sent: SentEncounter) -> Vehicle | None:
    return vehicle_with(door.session(), council().id, sent.vehicle.vrm) if sent.vehicle else None
