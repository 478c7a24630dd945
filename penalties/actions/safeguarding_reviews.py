"""What whoever looks at a notice again hands to the safeguarding lead: put behind the wall only.

Enforcement keeps no word of it. The lead reads why, and whom to reach.
"""

import json
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from penalties.actions.council_acts import Why, keep_act
from penalties.actions.holds import place_hold
from penalties.actions.pauses import pauses_of
from penalties.office import support_trail
from penalties.office.audit import Actor
from penalties.office.authorities import holidays
from penalties.office.database import new_id
from penalties.office.premises import keyring_of
from penalties.records.encounters import Encounter
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.safeguarding import SafeguardingMatter
from penalties.records.support import SupportEncounter
from penalties.rules.days import london_date
from penalties.rules.duty_to_notify import decide_by
from penalties.rules.events import Event
from penalties.rules.holds import HoldKind
from penalties.rules.safeguarding import Kind, call_by

OF_THE_MEETING = ("role", "particulars", "outcome")


def pause_and_tell(
    session: Session,
    case: FixedPenalty,
    words: str,
    *,
    may_be_child: bool,
    by: Actor,
    at: datetime,
) -> None:
    """Pause a case by the council and open a matter, so that the lead knows whom to reach.

    ``words`` are sealed for the lead alone. A case that is paused already stays paused as it is.
    """
    paused = next((hold for hold in pauses_of(session, case) if hold.decide_by is None), None)
    if paused is None:
        place_hold(session, case, HoldKind.COUNCIL, by=by, at=at, reason=words)
    else:
        keep_act(session, case, "pause", Why(words, paused.id), by=by, at=at)
    _show_the_lead(session, case, words, at)
    _open_matter(session, case, Kind.CHILD if may_be_child else Kind.ADULT, by=by, at=at)
    session.flush()


def _open_matter(
    session: Session, case: FixedPenalty, kind: Kind, *, by: Actor, at: datetime
) -> None:
    opened_on, days_off = london_date(at), holidays(session)
    matter = SafeguardingMatter(
        authority_id=case.authority_id,
        id=new_id(),
        encounter_ref=case.encounter_id,
        encounter_id=case.encounter_id,
        kind=str(kind),
        opened_at=at,
        due_on=call_by(opened_on, days_off, may_be_child=kind is Kind.CHILD).on,
        duty_due_on=decide_by(opened_on, days_off).on,
    )
    session.add(matter)
    support_trail.write(
        session,
        Event.SAFEGUARDING_OPENED,
        authority_id=case.authority_id,
        by=by,
        at=at,
        subject=("safeguarding", matter.id),
        facts={"kind": str(kind)},
    )


def _show_the_lead(session: Session, case: FixedPenalty, words: str, at: datetime) -> None:
    """Beside what support keeps of the meeting already: why, and what enforcement knows of it."""
    met = session.get_one(Encounter, (case.authority_id, case.encounter_id))
    content = {**_meeting(met), "second_look": {"why": words}}
    body = keyring_of(session).support.seal(json.dumps(content, ensure_ascii=False))
    session.add(
        SupportEncounter(
            authority_id=case.authority_id, id=case.encounter_id, body=body, kept_at=at
        )
    )


def _meeting(met: Encounter) -> dict[str, Any]:
    """The meeting in the shape in which it is sent; of a walled one support has it already."""
    content: dict[str, Any] = {"occurred_at": f"{met.occurred_at:%Y-%m-%dT%H:%M:%SZ}"}
    content |= {name: said for name in OF_THE_MEETING if (said := getattr(met, name))}
    if met.place is not None and met.lat_e6 is not None:
        point = {"lat_e6": met.lat_e6, "lon_e6": met.lon_e6}
        content["place"] = {"description": met.place, **point}
    if met.person_as_met:
        content["person"] = _person(met.person_as_met)
    return content


def _person(as_met: dict[str, Any]) -> dict[str, Any]:
    kept = {name: said for name, said in as_met.items() if said not in (None, "", [])}
    lines, postcode = kept.pop("address_lines", ()), kept.pop("postcode", None)
    if lines:
        kept["address"] = {"lines": lines, "postcode": postcode}
    return kept
