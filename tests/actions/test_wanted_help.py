"""Whoever wanted help reaches the lead, though what the officer sent was not taken in."""

import json
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import select

from penalties.actions.safeguarding_reading import opened
from penalties.office.premises import keyring_of
from penalties.records.encounters import IntakeAttempt
from penalties.records.referrals import Referral
from penalties.records.safeguarding import SafeguardingMatter
from penalties.rules.intake import Intake
from tests.actions.test_safeguarding_attempts import added
from tests.builders.patrol import SELLER, penalised, person, seen, some_id
from tests.builders.support import Town, town

CHILD = person(given_name="Mirela", date_of_birth="2009-11-23", apparent_age=17)


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


@pytest.fixture
def referrals(here):
    def read():
        with here.support() as session:
            return session.scalars(select(Referral)).all()

    return read


@pytest.fixture
def attempts(here):
    """What enforcement keeps of what was not taken in, and what support may open of it."""

    def read():
        with here.office.transaction() as session:
            vault = keyring_of(session).support
            found = session.scalars(select(IntakeAttempt).order_by(IntakeAttempt.id))
            return [(one, json.loads(vault.open(one.body.split(b"\n")[1]))) for one in found]

    return read


def wanted(here, **support):
    said = {"offered": True, "answer": "accepted", "consent": "She said yes, tonight"}
    return said | {"service": str(here.service.id)} | support


def tried(here, **support):
    return penalised(role="selling", person=SELLER, support=wanted(here, **support))


def test_a_wish_that_came_with_a_refused_penalty_is_not_lost(here, waiting, referrals):
    item = tried(here)
    assert here.hand_in(item).status == Intake.REFUSED
    ((matter, known),) = waiting()
    assert (matter.kind, str(matter.encounter_ref)) == ("wanted_help", item["id"])
    assert known.not_taken_in.status == Intake.REFUSED
    assert known.content["support"]["consent"] == "She said yes, tonight"
    assert known.content["person"]["given_name"] == SELLER["given_name"]
    assert referrals() == []


def test_a_wish_for_a_service_that_nobody_knows_is_not_lost(here, waiting):
    nobodys = some_id()
    item = here.met(support=wanted(here, service=nobodys))
    assert here.hand_in(item).status == Intake.INVALID
    ((matter, known),) = waiting()
    assert (matter.kind, known.not_taken_in.because) == ("wanted_help", ("support.service",))
    assert known.content["support"]["service"] == nobodys


def test_a_wish_beside_what_stands_under_the_same_id_is_not_lost(here, waiting, referrals):
    met = seen()
    assert here.hand_in(met).status == Intake.RECORDED
    assert here.hand_in(met | {"support": wanted(here)}).status == Intake.CONFLICT
    ((matter, known),) = waiting()
    assert (matter.kind, matter.encounter_id) == ("wanted_help", None)
    assert known.not_taken_in.because == ("id",)
    assert referrals() == []


@pytest.mark.parametrize("change", [{"service": "the blue door"}, {"service": None}])
def test_a_wish_that_cannot_be_read_is_not_lost(here, waiting, change):
    item = here.met(support=wanted(here, **change))
    assert here.hand_in(item).status == Intake.INVALID
    ((matter, known),) = waiting()
    assert (matter.kind, str(matter.encounter_ref)) == ("wanted_help", item["id"])
    assert known.not_taken_in.because == ("support.service",)
    assert known.as_sent["support"] == item["support"]


def test_a_wish_in_letters_that_no_text_has_is_not_lost(here, waiting):
    item = here.met(support=wanted(here, consent="Yes \ud800"))
    assert here.hand_in(item).status == Intake.INVALID
    ((_matter, known),) = waiting()
    assert known.as_sent["support"]["consent"] == "Yes ?"


def test_a_wish_without_an_id_is_not_lost(here, waiting):
    assert here.hand_in(here.met(support=wanted(here), id="7")).status == Intake.INVALID
    ((matter, _known),) = waiting()
    assert matter.encounter_ref == matter.attempt_id


@pytest.mark.parametrize(
    "support",
    [{"answer": "declined"}, {"consent": False}, {"answer": "not_safe_to_ask"}, {"answer": None}],
)
def test_who_did_not_want_it_is_nothing_for_the_lead(here, waiting, support):
    here.hand_in(penalised(prohibition="99", support=wanted(here, **support)))
    here.hand_in(seen(colour="red", support=wanted(here, **support)))
    assert waiting() == []


@pytest.mark.parametrize("item", [[], 7, {"support": "yes"}, {"support": {"consent": True}}])
def test_what_is_no_encounter_at_all_is_nothing_for_the_lead(here, waiting, item):
    with here.office.transaction() as session:
        (told,) = replace(here.street, session=session).take_in(item)
    assert told.status == Intake.INVALID
    assert waiting() == []


def test_the_very_same_again_opens_nothing_again(here, waiting):
    item = tried(here)
    assert here.hand_in(item) == here.hand_in(item)
    unread = here.met(support=wanted(here, service="7"))
    assert here.hand_in(unread) == here.hand_in(unread)
    assert len(waiting()) == 2


def test_recorded_afterwards_there_is_one_referral_of_the_same_meeting(here, waiting, referrals):
    item = tried(here)
    here.hand_in(item)
    assert here.hand_in(here.accepted(id=item["id"])).status == Intake.RECORDED
    ((matter, _known),) = waiting()
    (made,) = referrals()
    assert made.encounter_id == matter.encounter_ref == UUID(item["id"])


def test_a_child_who_wanted_help_waits_once_and_with_the_wish(here, waiting):
    here.hand_in(penalised(person=CHILD, support=wanted(here)))
    ((matter, known),) = waiting()
    assert (matter.kind, known.wanted_help) == ("child", True)


def test_who_was_met_with_another_in_danger_waits_beside_them(here, waiting):
    item = penalised(other_person={"exploited": True}, support=wanted(here))
    here.hand_in(item)
    found = {matter.kind: known for matter, known in waiting()}
    assert set(found) == {"other_person", "wanted_help"}
    assert "person" not in found["other_person"].content
    assert "person" in found["wanted_help"].content


def test_nothing_that_enforcement_reads_differs(here, waiting):
    plain = added(here, tried(here, consent=False))
    assert waiting() == []
    assert added(here, tried(here)) == plain
    assert len(waiting()) == 1


WRONG_BEHIND_THE_WALL = [
    {"support": {"offered": True, "answer": "accepted", "consent": True}},
    {"support": {"offered": True, "service": "the blue door"}},
    {"support": {"offered": True, "service": some_id()}},
    {"safeguarding": {"at": "at nine"}},
    {"screening": {"no_home": "perhaps"}},
    {"flag": {"answer": "added", "colour": "red"}},
    {"other_person": {"exploited": "a lot"}},
]


@pytest.mark.parametrize("wrong", WRONG_BEHIND_THE_WALL)
def test_which_part_behind_the_wall_was_wrong_is_told_to_its_officer_alone(here, attempts, wrong):
    told = here.hand_in(seen(**wrong))
    (part,) = wrong
    fields = [fault.field for fault in told.errors]
    assert [field.split(".")[0] for field in fields] == [part]
    ((kept, sealed),) = attempts()
    assert kept.rules == ["content"]
    assert sealed["fields"] == fields


@pytest.mark.parametrize("wrong", WRONG_BEHIND_THE_WALL)
def test_of_what_is_wrong_on_both_sides_enforcement_keeps_its_own(here, attempts, wrong):
    here.hand_in(seen(**wrong, role="dancing"))
    here.hand_in(seen(role="dancing"))
    (both, _), (plain, _) = attempts()
    assert both.rules == plain.rules == ["role"]


@pytest.mark.parametrize("wrong", WRONG_BEHIND_THE_WALL)
def test_whichever_part_behind_the_wall_was_wrong_leaves_the_same_rows(here, wrong):
    assert added(here, seen(**wrong)) == added(here, seen(screening={"no_home": 7}))
