"""What the street hands to the safeguarding lead, and what enforcement can never tell of it."""

import json
from datetime import date
from uuid import UUID

import pytest
from cryptography.fernet import InvalidToken
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from penalties.office.audit import Entry
from penalties.office.premises import keyring_of
from penalties.office.roles import Side
from penalties.office.support_trail import WalledEntry, walled_trail_of
from penalties.records.encounters import Encounter
from penalties.records.queues import QueueItem
from penalties.records.safeguarding import SafeguardingMatter
from penalties.records.support import SupportEncounter, kept_of_encounter
from penalties.rules.intake import Intake
from tests.builders.patrol import SELLER, on_paper, penalised, person, seen

CHILD = person(date_of_birth="2009-11-23", apparent_age=17)
CALL = {"spoke_to": "M. Field", "at": "2026-11-22T21:12:00Z", "reference": "CSC-20417"}
SIGN = {"role": "selling", "person": SELLER, "screening": {"controlled_by_another": "yes"}}
OTHER_CHILD = {"other_person": {"age_doubt": True}}
OTHER_ADULT = {"other_person": {"exploited": True}}
TONIGHT, TOMORROW = date(2026, 11, 22), date(2026, 11, 23)
TELLS_ITSELF_APART = {"id", "seq", "sha256", "receipt", "subject_id"}


@pytest.fixture
def theirs(session, office):
    """Every matter behind the wall, as the support side reads it once the street is written."""

    def read():
        session.commit()
        with office.transaction(Side.SUPPORT) as behind:
            return behind.scalars(select(SafeguardingMatter)).all()

    return read


@pytest.fixture
def opened(office, session):
    """What the lead can read of an encounter."""

    def read(item):
        session.commit()
        with office.transaction(Side.SUPPORT) as behind:
            key = next(iter(behind.scalars(select(SupportEncounter.authority_id))))
            kept = kept_of_encounter(behind, key, UUID(item["id"]))
            assert kept is not None
            return json.loads(keyring_of(behind).support.open(kept.body))

    return read


@pytest.mark.parametrize(
    ("met", "kind", "due_on"),
    [
        ({"person": CHILD, "outcome": "safeguarding"}, "child", TONIGHT),
        ({"person": CHILD, "role": "selling", "outcome": "support"}, "child", TONIGHT),
        ({"screening": {"age_doubt": "yes"}, "outcome": "advice"}, "child", TONIGHT),
        (OTHER_CHILD, "other_person", TONIGHT),
        (OTHER_ADULT, "other_person", TOMORROW),
        (SIGN, "adult", TOMORROW),
        ({"screening": {"controlled_by_another": "yes"}}, "adult", TOMORROW),
        ({"safeguarding": CALL}, "adult", TOMORROW),
        ({"safeguarding": {"spoke_to": "M. Field"}}, "adult", TOMORROW),
        ({"outcome": "safeguarding"}, "adult", TOMORROW),
        (
            {"role": "controlling", "outcome": "report_to_police", "safeguarding": CALL},
            "other_person",
            TOMORROW,
        ),
    ],
)
def test_whoever_the_gate_or_the_officer_worries_about_waits_for_the_lead(
    street, theirs, met, kind, due_on
):
    item = seen(**met)
    assert street.one(item).status == Intake.RECORDED
    (matter,) = theirs()
    assert (matter.kind, matter.due_on, matter.duty_due_on) == (kind, due_on, TOMORROW)
    assert (str(matter.encounter_id), matter.opened_at) == (item["id"], street.at)
    assert (matter.duty, matter.closed_at) == (None, None)
    assert (matter.call is not None) == (met.get("safeguarding") == CALL)


@pytest.mark.parametrize(
    "met",
    [{}, {"role": "selling", "person": SELLER}, {"role": "unclear"}, {"flag": {"answer": "added"}}],
)
def test_without_a_worry_nobody_waits(street, theirs, met):
    street.one(seen(**{"outcome": "advice"} | met))
    assert theirs() == []


def test_the_call_is_sealed_for_support_alone(street, session, theirs):
    street.one(seen(person=CHILD, outcome="safeguarding", safeguarding=CALL))
    (matter,) = theirs()
    keys = keyring_of(session)
    assert json.loads(keys.support.open(matter.call)) == CALL
    for secret in (b"Field", b"CSC-20417"):
        assert secret not in matter.call
    with pytest.raises(InvalidToken):
        keys.field.open(matter.call)


def test_the_trail_behind_the_wall_says_what_happened_without_words(street, office, theirs):
    street.one(seen(person=CHILD, outcome="safeguarding", safeguarding=CALL))
    (matter,) = theirs()
    with office.transaction(Side.SUPPORT) as behind:
        entries = walled_trail_of(behind, matter.authority_id, matter.id)
        told = [(entry.event, entry.facts, entry.actor_id) for entry in entries]
    officer = street.officer.id
    assert told == [
        ("safeguarding.opened", {"kind": "child"}, officer),
        ("safeguarding.called", {"kind": "child"}, officer),
    ]


def test_the_same_again_writes_nothing_again(street, office, theirs):
    item = seen(person=CHILD, outcome="safeguarding", safeguarding=CALL)
    assert street.one(item).status == Intake.RECORDED
    assert street.one(item).status == Intake.ALREADY_RECORDED
    assert len(theirs()) == 1
    with office.transaction(Side.SUPPORT) as behind:
        assert behind.scalar(select(func.count()).select_from(WalledEntry)) == 2


def test_a_child_on_paper_is_not_lost_with_the_paper(street, theirs):
    told = street.one(on_paper(*street.lease(), person=CHILD))
    assert told.status == Intake.HELD_FOR_REVIEW
    assert [matter.kind for matter in theirs()] == ["child"]


def test_after_a_refusal_the_same_encounter_can_come_again_as_safeguarding(street, theirs):
    tried = penalised(person=CHILD)
    assert street.one(tried).status == Intake.REFUSED
    assert [matter.encounter_id for matter in theirs()] == [None]
    safe = seen(id=tried["id"], person=CHILD, outcome="safeguarding", safeguarding=CALL)
    assert street.one(safe).status == Intake.RECORDED
    assert {str(matter.encounter_id) for matter in theirs()} == {"None", tried["id"]}


def test_the_lead_reads_where_the_other_person_was_and_not_who_bought(street, opened):
    item = seen(**OTHER_CHILD, vehicle={"vrm": "AB12 CDE"}, safeguarding=CALL)
    street.one(item)
    content = opened(item)
    assert content["place"]["description"] == "Bus stop"
    assert content["particulars"].startswith("He stopped a silver car")
    assert content["vehicle"]["vrm"] == "AB12CDE"
    assert content["other_person"] == {"age_doubt": True}
    assert "person" not in content
    assert "Wójcik" not in str(content)


def test_the_lead_reads_all_of_whoever_a_call_was_made_for(street, session, opened):
    item = seen(safeguarding=CALL)
    street.one(item)
    assert opened(item)["person"]["family_name"] == "Wójcik"
    kept = session.get_one(Encounter, (street.authority.id, UUID(item["id"])))
    assert (kept.is_walled, kept.particulars) == (False, item["particulars"])


@pytest.mark.parametrize(
    "met",
    [
        {"person": CHILD, "outcome": "safeguarding"},
        {**SIGN, "outcome": "support"},
        {**OTHER_CHILD, "outcome": "report_to_police"},
        {**OTHER_CHILD, "outcome": "advice"},
        {"outcome": "advice"},
    ],
)
def test_nothing_that_enforcement_reads_differs_with_the_call(street, session, met):
    without, made = seen(**met), seen(**met, safeguarding=CALL)
    street.one(without)
    street.one(made)
    session.flush()
    assert _readable(session, without["id"]) == _readable(session, made["id"])
    everything = str([vars(row) for kind in (Entry, QueueItem) for row in _all(session, kind)])
    for secret in ("Field", "20417", "safeguarding"):
        assert secret not in everything


def test_the_gates_answer_to_a_call_does_not_show_in_the_length_of_what_is_sealed(street, session):
    """A call opens a direction for a child, so the sealed answers do differ inside."""
    items = [
        seen(person=CHILD, outcome="safeguarding"),
        seen(person=CHILD, outcome="safeguarding", safeguarding=CALL),
        seen(**SIGN, outcome="support"),
    ]
    told = [street.one(item) for item in items]
    assert told[0].gate != told[1].gate
    receipts = [
        session.get_one(Encounter, (street.authority.id, UUID(item["id"]))).receipt
        for item in items
    ]
    assert len({len(receipt) for receipt in receipts}) == 1


def test_enforcement_cannot_read_back_what_it_put_there(street, session, backend):
    street.one(seen(person=CHILD, outcome="safeguarding", safeguarding=CALL))
    session.flush()
    if backend == "sqlite":
        assert session.scalars(select(SafeguardingMatter)).one().call.find(b"Field") == -1
        return
    for table in (SafeguardingMatter, WalledEntry):
        with pytest.raises(DBAPIError, match="permission denied"), session.begin_nested():
            session.execute(select(func.count()).select_from(table))


def _readable(session, encounter_id):
    """All that enforcement can read of one encounter, but for what tells it from any other."""
    found = [session.get_one(Encounter, (_here(session), UUID(encounter_id)))]
    for kind in (Entry, QueueItem):
        found += [row for row in _all(session, kind) if row.subject_id == UUID(encounter_id)]
    return [
        {
            column.name: getattr(row, column.name)
            for column in row.__table__.columns
            if column.name not in TELLS_ITSELF_APART
        }
        for row in found
    ]


def _all(session, kind):
    return session.scalars(select(kind)).all()


def _here(session):
    return session.scalars(select(Encounter.authority_id)).first()
