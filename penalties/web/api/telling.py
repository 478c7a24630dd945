"""How records are told to tablets, as plain data."""

from typing import Any

from sqlalchemy.orm import Session

from penalties.actions.field_kits import utc
from penalties.actions.live_directions import LiveDirection
from penalties.actions.look_ups import Found
from penalties.records.course_offers import CourseOffer
from penalties.records.encounters import Encounter, attachments_of
from penalties.records.fixed_penalties import penalty_of_encounter
from penalties.records.kerb_warnings import KerbWarning, warning_of_encounter
from penalties.records.orders import Order, OrderVersion, Prohibition
from penalties.records.support import Authorisation


def pdf_path(number: str) -> str:
    """Where the paper of a notice is drawn."""
    return f"/api/v1/notices/{number}.pdf"


def encounter_told(session: Session, met: Encounter) -> dict[str, Any]:
    """What enforcement keeps of an encounter; what is not there is left out."""
    here = met.authority_id
    version = session.get(OrderVersion, (here, met.order_version_id))
    order = session.get(Order, (here, version.order_id)) if version else None
    prohibition = session.get(Prohibition, (here, met.prohibition_id))
    notice = penalty_of_encounter(session, here, met.id) or warning_of_encounter(
        session, here, met.id
    )
    told = {
        "id": str(met.id),
        "status": met.status,
        "occurred_at": utc(met.occurred_at),
        "recorded_at": utc(met.recorded_at),
        "kept_by_support": met.is_walled,
        "order": order.code if order else None,
        "prohibition": prohibition.code if prohibition else None,
        "role": met.role,
        "outcome": met.outcome,
        "particulars": met.particulars,
        "place": met.place,
        "notice": _notice(notice.number, notice.status) if notice else None,
        "attachments": [
            {
                "id": str(kept.id),
                "kind": kept.kind,
                "sha256": kept.sent_sha256,
                "kept_sha256": kept.kept_sha256,
            }
            for kept in attachments_of(session, here, met.id)
        ],
    }
    return present(told)


def authorisation_told(session: Session, asked: Authorisation) -> dict[str, Any]:
    """A request and its answer; never the reasons."""
    order = session.get_one(Order, (asked.authority_id, asked.order_id))
    answered, ends = asked.answered_at, asked.ends_at
    return present(
        {
            "id": str(asked.id),
            "purpose": asked.kind,
            "order": order.code,
            "status": asked.answer or "waiting",
            "asked_at": utc(asked.asked_at),
            "answered_at": utc(answered) if answered else None,
            "ends_at": utc(ends) if ends else None,
        }
    )


def person_told(found: Found) -> dict[str, Any]:
    """Somebody met before, by names, notices, warnings, courses, directions and cool-off."""
    person, born_on = found.person, found.person.date_of_birth
    notices = [
        present(notice._asdict() | {"issued_at": utc(notice.issued_at)}) for notice in found.notices
    ]
    cool_off = [
        {"order": each.order, "prohibition": each.prohibition, "until": utc(each.until)}
        for each in found.cool_off
    ]
    return present(
        {
            "id": str(person.id),
            "given_name": person.given_name,
            "family_name": person.family_name,
            "date_of_birth": born_on.isoformat() if born_on else None,
            "match": "same" if found.is_same else "similar",
            "notices": notices,
            "warnings": [_warning(each) for each in found.warnings],
            "courses": [present(_course(each)) for each in found.courses],
            "directions": [present(_direction(each)) for each in found.directions],
            "cool_off": cool_off,
        }
    )


def _warning(given: KerbWarning) -> dict[str, Any]:
    return {"number": given.number, "law": given.law, "given_at": utc(given.given_at)}


def _course(offered: CourseOffer) -> dict[str, Any]:
    return {
        "number": offered.number,
        "offered_at": utc(offered.offered_at),
        "answer_by": offered.answer_by.isoformat(),
        "answer": offered.answer,
    }


def _direction(live: LiveDirection) -> dict[str, Any]:
    return {
        "number": live.number,
        "area": live.area,
        "polygon": live.polygon,
        "leave_by": utc(live.leave_by),
        "ends_at": utc(live.ends_at),
        "minutes_left": live.minutes_left,
    }


def present(told: dict[str, Any]) -> dict[str, Any]:
    """Without what is not there: absent equals null."""
    return {name: value for name, value in told.items() if value is not None}


def _notice(number: str, status: str) -> dict[str, Any]:
    return {"number": number, "status": status, "pdf": pdf_path(number)}
