"""What is known already of the encounters that come in together, read in a few statements."""

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, and_, exists, select, tuple_
from sqlalchemy.orm import Session

from penalties.office.authorities import Authority
from penalties.records.encounters import Encounter, IntakeAttempt
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.numbers import NoticeNumber
from penalties.records.orders import Order, OrderVersion, Prohibition
from penalties.records.people import Person, Vehicle

COUNT_FOR_NOTHING = ("held_for_review", "withdrawn")


def one_at_a_time(session: Session, authority_id: int) -> None:
    """Let no other delivery of this council run beside this one, until the transaction ends.

    What was looked up then stays true, and two deliveries never wait for each other.
    """
    lock = select(Authority.id).where(Authority.id == authority_id)
    session.execute(lock.with_for_update(key_share=True))


def encounters_with(
    session: Session, authority_id: int, ids: Collection[uuid.UUID]
) -> Mapping[uuid.UUID, Encounter]:
    """Those of these encounters that are there, by id."""
    found = session.scalars(
        select(Encounter).where(Encounter.authority_id == authority_id, Encounter.id.in_(ids))
    )
    return {each.id: each for each in found}


def numbers_named(
    session: Session, authority_id: int, numbers: Collection[str]
) -> Mapping[str, NoticeNumber]:
    """Those of these numbers that were ever made, locked."""
    found = session.scalars(
        select(NoticeNumber)
        .where(NoticeNumber.authority_id == authority_id, NoticeNumber.number.in_(numbers))
        .order_by(NoticeNumber.serial)
        .with_for_update()
    )
    return {each.number: each for each in found}


def encounters_on(
    session: Session, authority_id: int, numbers: Collection[str]
) -> Mapping[str, uuid.UUID]:
    """On which encounter the notice with each of these numbers stands, where there is one."""
    found = session.execute(
        select(FixedPenalty.number, FixedPenalty.encounter_id).where(
            FixedPenalty.authority_id == authority_id, FixedPenalty.number.in_(numbers)
        )
    )
    return {number: encounter_id for number, encounter_id in found}


def people_known(
    session: Session,
    authority_id: int,
    ids: Collection[uuid.UUID],
    keys: Collection[tuple[str, date]],
) -> Sequence[Person]:
    """Everyone with one of these ids, or of these folded names with their birth date."""
    same = tuple_(Person.folded_name, Person.date_of_birth).in_(keys)
    return session.scalars(
        select(Person)
        .where(Person.authority_id == authority_id, Person.id.in_(ids) | same)
        .order_by(Person.id)
    ).all()


def vehicles_with(
    session: Session, authority_id: int, marks: Collection[str]
) -> Mapping[str, Vehicle]:
    """Those of these vehicles that were seen before, by their mark."""
    found = session.scalars(
        select(Vehicle).where(Vehicle.authority_id == authority_id, Vehicle.vrm.in_(marks))
    )
    return {each.vrm: each for each in found}


def penalties_since(
    session: Session, authority_id: int, person_ids: Iterable[uuid.UUID], since: datetime
) -> Sequence[RowMapping]:
    """Penalties issued to these people since a moment; held and withdrawn ones count for nothing.

    Each with its person, number, the codes of its order and prohibition, and its incident.
    """
    case = FixedPenalty
    codes = Order.code.label("order_code"), Prohibition.code.label("prohibition_code")
    plain = case.person_id, case.number, case.offence_at, case.issued_at
    found = (
        select(*plain, *codes, Encounter.incident_id)
        .join(Encounter, _is(Encounter, case.encounter_id))
        .join(Prohibition, _is(Prohibition, case.prohibition_id))
        .join(OrderVersion, _is(OrderVersion, case.order_version_id))
        .join(Order, _is(Order, OrderVersion.order_id))
        .where(
            case.authority_id == authority_id,
            case.person_id.in_(person_ids),
            case.issued_at >= since,
            case.status.not_in(COUNT_FOR_NOTHING),
        )
        .order_by(case.issued_at)
    )
    return session.execute(found).mappings().all()


def was_claimed_by_another(
    session: Session, authority_id: int, number: str, encounter_ref: str
) -> bool:
    """Whether something that could not be taken in said this number stands on another encounter."""
    claimed = exists().where(
        IntakeAttempt.authority_id == authority_id,
        IntakeAttempt.number == number,
        IntakeAttempt.status != "refused",
        IntakeAttempt.encounter_ref.not_in((encounter_ref, "")),
    )
    return bool(session.scalar(select(claimed)))


def is_attempt_kept(session: Session, attempt: IntakeAttempt) -> bool:
    """Whether the very same came in before and was answered alike."""
    same = exists().where(
        IntakeAttempt.authority_id == attempt.authority_id,
        IntakeAttempt.encounter_ref == attempt.encounter_ref,
        IntakeAttempt.status == attempt.status,
        IntakeAttempt.body_digest == attempt.body_digest,
    )
    return bool(session.scalar(select(same)))


def _is(table: Any, column: Any) -> ColumnElement[bool]:
    """Whether a row of a table is the one that a case's column names, in the case's council."""
    return and_(table.authority_id == FixedPenalty.authority_id, table.id == column)
