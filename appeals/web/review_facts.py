"""What stands beside what the person says: the notice as printed, and what is on file of it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from appeals.records.decisions import Decision, decisions_about
from appeals.records.representations import Representation, representations_of
from penalties.records.encounters import Attachment, Encounter, attachments_of, encounter
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.orders import Order, OrderVersion
from penalties.records.signs import Sign, inspections_of, signs_of
from penalties.rules.areas import metres_per_micro_degree
from penalties.rules.signs import Inspection, as_it_stood
from penalties.web import case_facts, door
from penalties.web.case_facts import CaseFacts


@dataclass(frozen=True, slots=True)
class SignThen:
    """A sign of the order: how it was last found up to the offence, and how it stands now."""

    sign: Sign
    then: Inspection | None
    metres: int | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything on file that bears on one notice. ``met`` is what enforcement keeps."""

    facts: CaseFacts
    met: Encounter | None
    pictures: Sequence[Attachment]
    signs: Sequence[SignThen]
    earlier: Sequence[Representation]
    decisions: Sequence[Decision]


def evidence_for(case: FixedPenalty, one: Representation) -> Evidence:
    """What a reviewer compares with what the person says."""
    session, here = door.session(), case.authority_id
    met = encounter(session, here, case.encounter_id) if case.encounter_id else None
    facts = case_facts.facts_of(session, case, door.now())
    return Evidence(
        facts=facts,
        met=met,
        pictures=_pictures(session, met),
        signs=_signs(session, case, facts),
        earlier=[
            other for other in representations_of(session, here, case.id) if other.id != one.id
        ],
        decisions=[
            made for made in decisions_about(session, here, case.id) if made.status == "made"
        ],
    )


def _pictures(session: Session, met: Encounter | None) -> Sequence[Attachment]:
    if met is None or met.is_walled:
        return []
    kept = attachments_of(session, met.authority_id, met.id)
    return [one for one in kept if one.kind == "photo"]


def _signs(session: Session, case: FixedPenalty, facts: CaseFacts) -> list[SignThen]:
    """The signs of the order, the nearest to the place first where the notice says where it was."""
    version = session.get(OrderVersion, (case.authority_id, case.order_version_id))
    order = session.get(Order, (case.authority_id, version.order_id)) if version else None
    if order is None:
        return []
    signs = signs_of(session, order)
    looks = inspections_of(session, case.authority_id, [sign.id for sign in signs])
    found = [_as_then(sign, looks, case, facts) for sign in signs]
    return sorted(found, key=lambda one: (one.metres is None, one.metres, one.sign.place))


def _as_then(
    sign: Sign,
    looks: dict[uuid.UUID, list[Inspection]],
    case: FixedPenalty,
    facts: CaseFacts,
) -> SignThen:
    then = as_it_stood(looks[sign.id], case.offence_on)
    offence = facts.snapshot.get("offence")
    if offence is None:
        return SignThen(sign, then, None)
    across, up = metres_per_micro_degree(sign.lat_e6)
    east = (sign.lon_e6 - offence["lon_e6"]) * across
    north = (sign.lat_e6 - offence["lat_e6"]) * up
    return SignThen(sign, then, round((east**2 + north**2) ** 0.5))
