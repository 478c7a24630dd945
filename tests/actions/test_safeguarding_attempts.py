"""Whoever is to be kept safe reaches the lead, though what the officer sent was not taken in."""

from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from penalties.actions.safeguarding_reading import opened
from penalties.office.premises import keyring_of
from penalties.office.roles import Side, is_support_store
from penalties.office.support_trail import walled_trail_of
from penalties.records.encounters import IntakeAttempt
from penalties.records.safeguarding import SafeguardingMatter, matters_about
from penalties.rules.intake import Intake
from penalties.rules.numbers import compact
from tests.builders.patrol import (
    SELLER,
    on_paper,
    penalised,
    person,
    seen,
    some_id,
)
from tests.builders.support import Town, town
from tests.wall.raw import TABLES, rows_of

CHILD = person(given_name="Mirela", date_of_birth="2009-11-23", apparent_age=17)
CALL = {"spoke_to": "M. Field", "at": "2026-11-22T21:12:00Z", "reference": "CSC-20417"}
SIGN = {"role": "selling", "person": SELLER, "screening": {"controlled_by_another": "yes"}}
OTHER_CHILD = {"other_person": {"age_doubt": True}}
NOBODYS_SERVICE = {"offered": True, "answer": "accepted", "service": some_id()}
ITS_OWN = {"id", "seq", "subject_id", "body", "body_digest"}


@pytest.fixture
def here(office) -> Town:
    return town(office)


@pytest.fixture
def waiting(here):
    """The matters of the town with their seals broken, the first first."""

    def read():
        with here.support() as session:
            found = session.scalars(select(SafeguardingMatter).order_by(SafeguardingMatter.id))
            return [(matter, opened(session, matter)) for matter in found]

    return read


def readable(here):
    """All rows of every table that is enforcement's, read by hand."""
    ours = [table for table in TABLES if not is_support_store(table)]
    return {
        (table.name, str(row.get("id"))): row
        for table in ours
        for row in rows_of(here.office, table, Side.ENFORCEMENT) or []
    }


def added(here, item):
    """The rows that handing an item in adds for enforcement, but for what makes each another."""
    before = readable(here)
    here.hand_in(item)
    return [
        (table, {name: _plain(value, item) for name, value in row.items() if name not in ITS_OWN})
        for (table, id_), row in sorted(readable(here).items())
        if (table, id_) not in before
    ]


def _plain(value, item):
    return str(value).replace(item["id"], "")


@pytest.mark.parametrize(
    ("tried", "kind", "because"),
    [
        ({"person": CHILD}, "child", ("age",)),
        ({"screening": {"age_doubt": "yes"}}, "child", ("age",)),
        (OTHER_CHILD, "other_person", ("other_person",)),
        ({"other_person": {"exploited": True}}, "other_person", ("other_person",)),
        (SIGN, "adult", ("flag",)),
        ({"screening": {"controlled_by_another": "yes"}}, "adult", ("flag",)),
        ({"prohibition": "99", "safeguarding": CALL}, "adult", ()),
    ],
)
def test_from_a_penalty_that_was_refused_a_matter_opens(here, waiting, tried, kind, because):
    item = penalised(**tried)
    assert here.hand_in(item).status == Intake.REFUSED
    ((matter, known),) = waiting()
    assert (matter.kind, matter.encounter_id, str(matter.encounter_ref)) == (kind, None, item["id"])
    assert (known.not_taken_in.status, known.not_taken_in.because) == (Intake.REFUSED, because)
    assert known.content["place"]["description"] == "Bus stop"
    assert known.call == tried.get("safeguarding", {})
    assert matter.opened_at == here.office.clock.now()


@pytest.mark.parametrize("tried", [{"prohibition": "99"}, {"role": "selling", "person": SELLER}])
def test_without_a_worry_a_refusal_is_nothing_for_the_lead(here, waiting, tried):
    assert here.hand_in(penalised(**tried)).status == Intake.REFUSED
    assert waiting() == []


def test_the_name_stands_behind_the_wall_alone(here, waiting, backend):
    here.hand_in(penalised(person=CHILD, safeguarding=CALL))
    ((matter, known),) = waiting()
    assert known.content["person"]["given_name"] == "Mirela"
    told = str(readable(here)) + str(vars(matter))
    for secret in ("Mirela", "Wójcik", "2009", "Field", "20417"):
        assert secret not in told
    with here.office.transaction() as session:
        keys = keyring_of(session)
        (attempt,) = session.scalars(select(IntakeAttempt)).all()
        assert keys.field.open(attempt.body.split(b"\n")[0]) == "{}"
    if backend == "postgresql":
        with (
            pytest.raises(DBAPIError, match="permission denied"),
            here.office.transaction() as session,
        ):
            session.execute(text("SELECT body FROM safeguarding_matters"))


def test_of_the_other_person_whoever_bought_is_not_shown(here, waiting):
    here.hand_in(penalised(**OTHER_CHILD, vehicle={"vrm": "AB12 CDE"}))
    ((matter, known),) = waiting()
    assert known.content["vehicle"]["vrm"] == "AB12CDE"
    assert "person" not in known.content
    assert matter.person_key is None


@pytest.mark.parametrize(
    ("item", "field"),
    [
        (seen(person=CHILD, support=NOBODYS_SERVICE), "support.service"),
        (penalised(compact("ILF", 77), person=CHILD), "notice.number"),
        (on_paper(compact("ILF", 77), person=CHILD), "notice.number"),
    ],
)
def test_what_was_readable_and_wrong_is_not_lost(here, waiting, item, field):
    assert here.hand_in(item).status == Intake.INVALID
    ((matter, known),) = waiting()
    assert (matter.kind, known.content["person"]["given_name"]) == ("child", "Mirela")
    assert (known.not_taken_in.status, known.not_taken_in.because) == (Intake.INVALID, (field,))


def test_from_what_cannot_be_read_nothing_opens(here, waiting):
    assert here.hand_in(seen(person=CHILD, colour="red")).status == Intake.INVALID
    assert waiting() == []


def test_a_child_in_place_of_somebody_who_stands_there_is_not_lost(here, waiting):
    buyer = seen()
    assert here.hand_in(buyer).status == Intake.RECORDED
    assert here.hand_in(buyer | {"person": CHILD}).status == Intake.CONFLICT
    ((matter, known),) = waiting()
    assert (matter.kind, known.content["person"]["given_name"]) == ("child", "Mirela")
    assert (known.not_taken_in.status, known.not_taken_in.because) == (Intake.CONFLICT, ("id",))


def test_a_child_under_a_number_that_somebody_has_is_not_lost(here, waiting):
    with here.office.transaction() as session:
        (number,) = replace(here.street, session=session).lease()
    assert here.hand_in(penalised(number)).status == Intake.RECORDED
    assert here.hand_in(on_paper(number, person=CHILD)).status == Intake.CONFLICT
    ((_matter, known),) = waiting()
    assert known.not_taken_in.because == ("notice.number",)


@pytest.mark.parametrize(
    "item",
    [
        penalised(person=CHILD, safeguarding=CALL),
        seen(person=CHILD, support=NOBODYS_SERVICE, outcome="safeguarding"),
    ],
)
def test_the_very_same_again_opens_nothing_again(here, waiting, item):
    first = here.hand_in(item)
    assert here.hand_in(item) == first
    with here.office.transaction() as session:
        replace(here.street, session=session).take_in(item, item)
    ((matter, _known),) = waiting()
    with here.support() as session:
        trail = walled_trail_of(session, matter.authority_id, matter.id)
        events = [entry.event for entry in trail]
    called = ["safeguarding.called"] if "safeguarding" in item else []
    assert events == ["safeguarding.opened", *called]
    assert {entry.actor_id for entry in trail} == {here.street.officer.id}


def test_twice_in_one_delivery_opens_once(here, waiting):
    item = penalised(person=CHILD)
    with here.office.transaction() as session:
        replace(here.street, session=session).take_in(item, item)
    assert len(waiting()) == 1


def test_recorded_afterwards_both_belong_to_one_meeting(here, waiting):
    tried = penalised(person=CHILD)
    here.hand_in(tried)
    safe = seen(id=tried["id"], person=CHILD, outcome="safeguarding", safeguarding=CALL)
    assert here.hand_in(safe).status == Intake.RECORDED
    here.hand_in(penalised(person=CHILD))
    met = UUID(tried["id"])
    (first, _), (second, known), _other = waiting()
    assert (first.encounter_id, second.encounter_id, second.attempt_id) == (None, met, None)
    assert known.not_taken_in is None
    with here.support() as session:
        found = matters_about(session, first.authority_id, {met})
        assert [one.id for one in found] == [first.id, second.id]


@pytest.mark.parametrize(
    ("with_worry", "without"),
    [
        (penalised(**SIGN), penalised(role="selling", person=SELLER)),
        (penalised(person=CHILD), penalised(role="unclear")),
        (penalised(person=CHILD, safeguarding=CALL), penalised(person=CHILD)),
        (
            penalised(prohibition="99", safeguarding=CALL),
            penalised(prohibition="99"),
        ),
        (
            seen(person=CHILD, support=NOBODYS_SERVICE),
            seen(support=NOBODYS_SERVICE),
        ),
    ],
)
def test_nothing_that_enforcement_reads_differs(here, waiting, with_worry, without):
    plain = added(here, without)
    before = len(waiting())
    assert added(here, with_worry) == plain
    assert len(waiting()) == before + 1
    assert [table for table, _row in plain] == ["audit_entries", "intake_attempts"]


@pytest.mark.parametrize(
    "broken",
    [
        "encounter_id = NULL, attempt_id = NULL, body = NULL",
        "encounter_id = encounter_ref",
        "body = NULL",
        "attempt_id = NULL, body = NULL, encounter_id = id",
    ],
)
def test_a_matter_stands_on_one_record_and_an_attempts_has_its_body(here, broken):
    here.hand_in(penalised(person=CHILD))
    with pytest.raises(IntegrityError), here.office.transaction(Side.SUPPORT) as session:
        session.execute(text(f"UPDATE safeguarding_matters SET {broken}"))
