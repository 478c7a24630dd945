"""Which notices are somebody's whom support knows, and which referrals stand behind a notice.

A notice that was held for review may name nobody: it is found by the encounter it comes from.
"""

import uuid

from sqlalchemy import ColumnElement, false, or_, select
from sqlalchemy.orm import Session

from penalties.actions.support_people import fingerprints
from penalties.office.roles import Side, acting_as
from penalties.records.bar_questions import BarQuestion
from penalties.records.council_acts import acts_on
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.people import Person
from penalties.records.referrals import Referral, referrals_of_person
from penalties.records.referrals import referral as referral_with
from penalties.records.support import kept_of_person
from penalties.rules.fixed_penalties import GUARDED
from penalties.rules.people import PersonKey, folded_name


def open_cases(
    session: Session, referral: Referral, person: PersonKey, *, locked: bool = False
) -> list[FixedPenalty]:
    """The notices about which something may still be asked of whoever was referred.

    For the support side. ``locked`` reads them afresh and keeps others from them until the end of
    the transaction.
    """
    here = referral.authority_id
    met = {kept.id for kept in kept_of_person(session, here, fingerprints(session, person))}
    if referral.encounter_id is not None:
        met.add(referral.encounter_id)
    people = select(Person.id).where(Person.authority_id == here, _is(person))
    found = select(FixedPenalty).where(
        FixedPenalty.authority_id == here,
        or_(FixedPenalty.person_id.in_(people), FixedPenalty.encounter_id.in_(met)),
        FixedPenalty.status.in_([str(status) for status in GUARDED]),
    )
    if locked:
        found = found.with_for_update().execution_options(populate_existing=True)
    with acting_as(session, Side.ENFORCEMENT):
        return list(session.scalars(found.order_by(FixedPenalty.id)))


def referrals_behind(
    session: Session, question: BarQuestion, person: PersonKey | None, met: uuid.UUID
) -> list[Referral]:
    """The referrals of whoever a question is about, and those that paused the case.

    ``met`` is the encounter from which the case is. For the safeguarding lead.
    """
    here = question.authority_id
    keys = fingerprints(session, person) if person else frozenset()
    theirs = {each.id: each for each in referrals_of_person(session, here, keys, {met})}
    for act in acts_on(session, here, [question.penalty_id]):
        if act.referral_id is not None and act.referral_id not in theirs:
            paused_by = referral_with(session, here, act.referral_id)
            if paused_by is not None:
                theirs[paused_by.id] = paused_by
    return list(theirs.values())


def _is(person: PersonKey) -> ColumnElement[bool]:
    """Whether a row of enforcement is this person: by its id, or by name and date of birth."""
    name, born_on = folded_name(person.given_name, person.family_name), person.date_of_birth
    known = [Person.id == uuid.UUID(person.id)] if person.id else []
    if name and born_on:
        known.append((Person.folded_name == name) & (Person.date_of_birth == born_on))
    return or_(false(), *known)
