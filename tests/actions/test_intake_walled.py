"""Whom the gate sends behind the wall is never penalised, and enforcement keeps nothing of it."""

import json
from uuid import UUID

import pytest
from sqlalchemy import select

from penalties.office.audit import Entry
from penalties.office.premises import keyring_of
from penalties.office.roles import Side
from penalties.records.encounters import NOT_FOR_ENFORCEMENT, Encounter, IntakeAttempt, encounter
from penalties.records.fixed_penalties import FixedPenalty, penalty_with_number
from penalties.records.people import Person
from penalties.records.queues import QueueItem
from penalties.records.support import SupportOffer, kept_of_encounter
from penalties.rules.intake import Intake
from tests.builders.patrol import (
    ALL_NO,
    SELLER,
    on_paper,
    penalised,
    person,
    seen,
    some_id,
)

YOUNG = person(date_of_birth="2009-03-01", apparent_age=17)
SAID_ONLY = person(identity="volunteered", identity_checked="address_check", apparent_age=22)
DECLINED = {"offered": True, "answer": "declined"}
WALLED = {
    "a child": {"person": YOUNG},
    "doubtful age": {"person": SAID_ONLY},
    "age in doubt": {"screening": {"age_doubt": "yes"}},
    "selling": {"role": "selling", "person": SELLER, "support": DECLINED},
    "a man selling": {"role": "selling", "support": DECLINED},
    "role unclear": {"role": "unclear"},
    "controlled, while buying": {"screening": {"controlled_by_another": "yes"}},
    "flagged by the officer": {"flag": {"answer": "added", "reason": "Looked afraid."}},
    "a woman, role other, not asked": {"role": "other", "person": SELLER},
    "a woman, role other, nothing offered": {
        "role": "other",
        "person": SELLER,
        "screening": ALL_NO,
    },
}
OPEN = {
    "buying": {},
    "a woman buying": {"person": SELLER},
    "a woman, all no, offered": {
        "role": "other",
        "prohibition": "2",
        "person": SELLER,
        "screening": ALL_NO,
        "support": DECLINED,
    },
}


def everything_enforcement_reads(session):
    """All texts in the tables that enforcement may read."""
    rows = (session.scalars(select(kind)).all() for kind in (Entry, IntakeAttempt, QueueItem))
    return str([vars(row) for kind in rows for row in kind])


@pytest.mark.parametrize("case", WALLED.values(), ids=WALLED)
def test_online_no_penalty_is_issued(street, session, case):
    (number,) = street.lease()
    told = street.one(penalised(number, **case))
    assert told.status == Intake.REFUSED
    assert told.gate.row in ("A", "C")
    assert any(each["outcome"] == "fixed_penalty" for each in told.gate.closed)
    assert session.scalars(select(FixedPenalty)).all() == []
    (kept,) = session.scalars(select(IntakeAttempt)).all()
    assert kept.rules == ["gate"]
    assert keyring_of(session).field.open(kept.body.split(b"\n")[0]) == "{}"


@pytest.mark.parametrize("case", OPEN.values(), ids=OPEN)
def test_others_may_be_penalised(street, case):
    (number,) = street.lease()
    told = street.one(penalised(number, **case))
    assert told.status == Intake.RECORDED, told.refusals


@pytest.mark.parametrize("case", WALLED.values(), ids=WALLED)
def test_paper_is_held_with_its_number_and_nothing_else(street, session, case):
    (number,) = street.lease()
    told = street.one(on_paper(number, **case))
    assert told.status == Intake.HELD_FOR_REVIEW
    held = penalty_with_number(session, street.authority.id, number)
    assert held.status == "held_for_review"
    assert (held.person_id, held.snapshot, held.full_pence, held.adult_on) == (None,) * 4
    assert [check["name"] for check in held.certificate] == ["gate_open"]
    assert session.scalars(select(Person)).all() == []


@pytest.mark.parametrize("case", WALLED.values(), ids=WALLED)
def test_enforcement_keeps_that_it_happened_and_nothing_of_what(street, session, case):
    item = seen(
        outcome="support",
        particulars="Sensitive words.",
        incident_id=some_id(),
        vehicle={"vrm": "AB12 CDE"},
        **case,
    )
    told = street.one(item)
    assert told.status == Intake.RECORDED
    kept = encounter(session, street.authority.id, UUID(item["id"]))
    assert kept.is_walled
    assert not kept.gate_is_open
    assert {getattr(kept, column) for column in NOT_FOR_ENFORCEMENT} == {None}
    assert kept.sha256 != told.sha256
    everything = everything_enforcement_reads(session)
    words = ("Sensitive", "Wójcik", "selling", "gate.", "age", told.sha256)
    assert [word for word in words if word in everything] == []


def test_support_can_read_all_of_it(street, session, office):
    item = seen(outcome="support", role="selling", person=SELLER, support=DECLINED)
    street.one(item)
    session.commit()
    with office.transaction(Side.SUPPORT) as theirs:
        kept = kept_of_encounter(theirs, street.authority.id, UUID(item["id"]))
        assert kept is not None
        opened = json.loads(keyring_of(theirs).support.open(kept.body))
    assert (opened["role"], opened["person"]["given_name"]) == ("selling", "Ana")


def test_of_a_buyer_screening_and_support_go_behind_the_wall_alone(street, session, office):
    item = seen(screening=ALL_NO)
    assert street.one(item).gate.row == "E"
    session.commit()
    with office.transaction(Side.SUPPORT) as theirs:
        kept = kept_of_encounter(theirs, street.authority.id, UUID(item["id"]))
        assert kept is not None
        opened = json.loads(keyring_of(theirs).support.open(kept.body))
    assert set(opened) == {"screening", "support"}


def test_the_offer_is_kept_by_a_fingerprint(street, session):
    street.take_in(
        seen(outcome="support", role="selling", person=SELLER, support=DECLINED),
        seen(outcome="support", role="selling", person=SELLER, support=DECLINED),
    )
    one, other = session.scalars(select(SupportOffer)).all()
    assert one.person_key == other.person_key
    assert "Pop" not in one.person_key
    assert (one.answer, one.was_available) == ("declined", False)


def test_no_offer_can_be_told_from_the_record_of_somebody_known(street, session):
    street.one(seen(support=DECLINED))
    street.one(seen(outcome="support", role="selling", support=DECLINED))
    (offer,) = session.scalars(select(SupportOffer)).all()
    assert session.get_one(Encounter, (street.authority.id, offer.encounter_id)).is_walled


def test_the_same_walled_encounter_again_repeats_its_first_answer(street):
    item = seen(outcome="support", role="selling")
    first = street.one(item)
    again = street.one(item)
    assert (again.status, again.gate) == (Intake.ALREADY_RECORDED, first.gate)
    other = street.one(item | {"role": "unclear"})
    assert other.status == Intake.CONFLICT


def test_a_warning_opens_with_the_ladder_of_contacts(street):
    met = {"role": "selling", "person": SELLER, "support": DECLINED, "outcome": "warning"}
    first = street.one(seen(**met))
    assert first.status == Intake.REFUSED
    assert [each.rule for each in first.refusals] == ["gate.ladder"]
    street.one(seen(**met | {"outcome": "support", "occurred_at": "2026-11-20T21:05:00Z"}))
    assert street.one(seen(**met)).status == Intake.RECORDED
    assert street.one(seen(**met | {"issued_offline": True})).status == Intake.HELD_FOR_REVIEW


def test_whoever_buys_from_somebody_at_risk_is_for_the_police(street, session):
    told = street.one(penalised(*street.lease(), other_person={"age_doubt": True}))
    assert (told.status, told.gate.row) == (Intake.REFUSED, "B")
    told = street.one(seen(other_person={"exploited": True}))
    assert (told.status, told.gate.row) == (Intake.RECORDED, "B")
    (item,) = session.scalars(select(QueueItem)).all()
    assert item.kind == "police_report_missing"
