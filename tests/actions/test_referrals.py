"""From the kerb to support and back: what a referral does to a case, on both sides of the wall."""

import json
from datetime import timedelta

import pytest
from cryptography.fernet import InvalidToken
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from penalties.actions import bar_questions, consents, referrals
from penalties.actions.escalation import sweep_all
from penalties.actions.staff import actor
from penalties.actions.support_pauses import pause_for_support
from penalties.office.audit import Entry
from penalties.office.premises import keyring_of
from penalties.office.support_trail import WalledEntry
from penalties.records.bar_questions import open_questions
from penalties.records.council_acts import CouncilAct
from penalties.records.holds import Hold
from penalties.records.people import Person
from penalties.records.queues import open_items
from penalties.records.referrals import (
    Consent,
    Referral,
    closed_to_team,
    referral_of_team,
    referrals_of_team,
)
from penalties.records.safe_contacts import SafeContact
from penalties.rules.bar_questions import BarAnswer
from penalties.rules.intake import Intake
from penalties.rules.referrals import Ending
from penalties.rules.refusals import Refused
from tests.builders.services import service
from tests.builders.support import Town, town


@pytest.fixture
def here(office) -> Town:
    return town(office)


def opened(here, deed, **words):
    """Do something to the only referral as the worker of its service."""
    with here.support() as session:
        return deed(
            session,
            here.referral(session),
            **words,
            by=actor(here.worker),
            at=here.office.clock.now(),
        )


def engaged(here):
    opened(here, referrals.contact, words="She came to the van.")
    opened(here, referrals.engage, words="She has a key worker.")


def answered(here):
    """The lead says that nothing speaks against the end of the only pause."""
    with here.support() as session:
        (question,) = open_questions(session, here.street.authority.id)
        by, at = actor(here.lead), here.office.clock.now()
        bar_questions.answer(session, question, BarAnswer.NO_BAR, "Over.", by=by, at=at)


def waits(here):
    """The kinds of what waits for a supervisor."""
    with here.office.transaction() as session:
        found = open_items(session, here.street.authority.id, "supervisor")
        return [item.kind for item in found]


def test_a_yes_at_the_kerb_becomes_a_referral_with_its_consent_and_safe_contact(here):
    told = here.hand_in(here.accepted(screening={"no_home": "yes", "fears_authorities": "yes"}))
    assert told.status == Intake.RECORDED
    with here.support() as session:
        made = here.referral(session)
        body = referrals.body_of(session, made)
        assert (made.stage, str(made.contact_due_on)) == ("sent", "2026-11-24")
        assert body["person"]["given_name"] == "Ana"
        assert body["needs"] == ["no_home"]
        (consent,) = session.scalars(select(Consent)).all()
        assert (consent.kind, consent.service_id) == ("given", here.service.id)
        safe = session.scalars(select(SafeContact)).one()
        assert safe.by_post == "no"
        said = json.loads(keyring_of(session).support.open(safe.body))
        assert said["words"] == "Say it is Kim"


@pytest.mark.parametrize("answer", ["declined", "not_safe_to_ask", "accepted"])
def test_without_a_yes_and_a_consent_there_is_no_referral(here, answer):
    here.hand_in(here.met(answer=answer))
    here.hand_in(here.met(answer="declined", consent=True))
    with here.support() as session:
        assert session.scalar(select(func.count()).select_from(Referral)) == 0


def test_a_service_that_nobody_knows_is_a_fault_and_nothing_is_lost(here):
    unknown = "01930000-0000-7000-8000-00000000dead"
    item = here.accepted()
    item["support"]["service"] = unknown
    told = here.hand_in(item)
    assert (told.status, told.errors[0].field) == (Intake.INVALID, "support.service")


@pytest.mark.parametrize("state", [{"places_free": 0}, {"is_open": False}])
def test_where_the_service_has_no_room_the_referral_waits(here, state):
    with here.support() as session:
        full = session.merge(here.service)
        for name, value in state.items():
            setattr(full, name, value)
    here.hand_in(here.accepted())
    with here.support() as session:
        assert here.referral(session).stage == "accepted"
        assert referrals_of_team(session, here.street.authority.id, [here.service.id]) == []


def test_enforcement_puts_it_there_and_reads_only_what_is_sealed(here, backend):
    here.hand_in(here.accepted())
    if backend == "sqlite":  # which has no roles: there the key is the wall
        with here.office.transaction() as session, pytest.raises(InvalidToken):
            keyring_of(session).field.open(here.referral(session).body)
        return
    for table in (Referral, Consent, SafeContact, WalledEntry, CouncilAct):
        with (
            pytest.raises(DBAPIError, match="permission denied"),
            here.office.transaction() as session,
        ):
            session.scalars(select(table)).all()


def test_a_live_referral_pauses_an_open_case_at_a_minute_of_its_own(here, clock):
    here.hand_in(here.penalised(occurred_at="2026-11-20T21:05:00Z"))
    here.hand_in(here.accepted())
    pause_for_support(here.office, at=clock.now())
    with here.office.transaction() as session:
        assert not here.case(session).is_on_hold
    clock.turn(days=1)
    pause_for_support(here.office, at=clock.now())
    with here.office.transaction() as session:
        case = here.case(session)
        hold = session.scalars(select(Hold)).one()
        placed = session.scalars(select(Entry).where(Entry.event == "hold.placed")).one()
    assert case.is_on_hold
    assert (hold.kind, hold.placed_by) == ("council", None)
    assert (placed.actor_kind, placed.actor_id, placed.detail_hmac) == ("council", None, None)


def test_a_step_that_falls_due_finds_the_case_paused(here, clock):
    here.hand_in(here.penalised())
    clock.turn(days=14, hours=23)
    here.hand_in(here.accepted(occurred_at="2026-12-07T20:05:00Z"))
    assert sweep_all(here.office, at=clock.now()).steps == {}
    with here.office.transaction() as session:
        assert here.case(session).is_on_hold


def test_engagement_cancels_the_notice_as_the_council_would(here, clock):
    here.hand_in(here.penalised(occurred_at="2026-11-20T21:05:00Z"))
    here.hand_in(here.accepted())
    engaged(here)
    with here.office.transaction() as session:
        case = here.case(session)
        assert (case.status, case.withdrawn_because) == ("withdrawn", "council_decision")
        entry = session.scalars(select(Entry).where(Entry.event == "penalty.withdrawn")).one()
        assert (entry.actor_kind, entry.actor_id, entry.detail_hmac) == ("council", None, None)
    with here.support() as session:
        act = session.scalars(select(CouncilAct).where(CouncilAct.verb == "withdraw")).one()
        assert act.actor_id == here.worker.id


def test_somebody_elses_notice_is_left_alone(here, clock):
    other = {"given_name": "Maria", "family_name": "Other"}
    item = here.penalised()
    here.hand_in(item | {"person": item["person"] | other})
    here.hand_in(here.accepted())
    clock.turn(days=2)
    pause_for_support(here.office, at=clock.now())
    engaged(here)
    with here.office.transaction() as session:
        case = here.case(session)
        assert (case.status, case.is_on_hold) == ("served", False)


@pytest.mark.parametrize("way", ["ended", "declined", "consent"])
def test_the_end_of_support_restarts_nothing_by_itself(here, clock, way):
    here.hand_in(here.penalised(occurred_at="2026-11-20T21:05:00Z"))
    here.hand_in(here.accepted())
    clock.turn(days=1)
    pause_for_support(here.office, at=clock.now())
    assert waits(here) == []
    if way == "ended":
        opened(here, referrals.end, outcome=Ending.LOST_CONTACT, words="")
    elif way == "declined":
        opened(here, referrals.decline, words="We are closing.")
    else:
        opened(here, consents.withdraw_consent, words="She does not want it.")
    assert waits(here) == []
    clock.turn(days=1)
    pause_for_support(here.office, at=clock.now())
    answered(here)
    assert waits(here) == ["pause_may_end"]
    with here.office.transaction() as session:
        hold = session.scalars(select(Hold)).one()
        assert (hold.lifted_at, str(hold.decide_by)) == (None, "2026-12-01")
    assert sweep_all(here.office, at=clock.now() + timedelta(days=7)).steps == {}
    assert sweep_all(here.office, at=clock.now() + timedelta(days=8)).steps == {"pause_ran_out": 1}
    with here.office.transaction() as session:
        assert here.case(session).status == "withdrawn"
    assert waits(here) == []


def test_consent_that_is_taken_back_closes_the_referral_to_its_team_at_once(here):
    here.hand_in(here.accepted())
    ours = (here.street.authority.id, [here.service.id])
    with here.support() as session:
        id_ = here.referral(session).id
        assert referral_of_team(session, *ours, id_) is not None
    opened(here, consents.withdraw_consent, words="She changed her mind.")
    with here.support() as session:
        assert referral_of_team(session, *ours, id_) is None
        assert referrals_of_team(session, *ours) == []
        assert [each.id for each in closed_to_team(session, *ours)] == [id_]
        assert [each.kind for each in session.scalars(select(Consent))] == ["given", "withdrawn"]


def test_a_consent_is_never_changed(here, backend):
    here.hand_in(here.accepted())
    with (
        pytest.raises(DBAPIError, match=r"append-only|permission denied"),
        here.support() as session,
    ):
        session.scalars(select(Consent)).one().kind = "withdrawn"


def test_one_that_waits_is_placed_with_a_service_to_which_the_person_agreed(here):
    with here.support() as session:
        session.merge(here.service).places_free = 0
        other = service(session, here.street.authority, name="The Haven")
    here.hand_in(here.accepted())
    with pytest.raises(Refused, match="how they agreed"):
        opened(here, consents.place, service_id=other.id, words=" ")
    opened(here, consents.place, service_id=other.id, words="By phone, today.")
    with here.support() as session:
        made = here.referral(session)
        assert (made.stage, made.service_id) == ("sent", other.id)
        here_ = (here.street.authority.id,)
        assert referral_of_team(session, *here_, [here.service.id], made.id) is None
        assert referral_of_team(session, *here_, [other.id], made.id) is not None


def test_nothing_of_a_referral_stands_in_the_open_trail(here):
    here.hand_in(here.accepted())
    engaged(here)
    opened(here, referrals.end, outcome=Ending.MOVED_ON, words="She has a job.")
    with here.office.transaction() as session:
        told = str([vars(entry) for entry in session.scalars(select(Entry))])
        assert "referral" not in told
        assert session.scalars(select(Person)).all() == []
    with here.support() as session:
        events = [each.event for each in session.scalars(select(WalledEntry))]
    assert [each for each in events if each.startswith("referral")] == [
        *("referral.made", "referral.sent", "referral.contacted", "referral.engaged"),
        "referral.ended",
    ]


NIGHTS = [{"days": ["sun"], "from": "23:00", "to": "23:30"}]


@pytest.mark.parametrize(
    ("state", "referral", "said"),
    [
        ({}, "sent", "Open Door gets in touch by Tuesday 24 November 2026."),
        ({"open_hours": NIGHTS}, "sent", "Open Door is closed now."),
        ({"places_free": 0}, "waiting", "Open Door is full. The Haven is open now and has room"),
        ({"is_open": False}, "waiting", "Open Door is not taking anyone at the moment."),
    ],
)
def test_the_officer_is_told_what_became_of_it_and_which_service_to_offer_instead(
    here, state, referral, said
):
    with here.support() as session:
        chosen = session.merge(here.service)
        for name, value in state.items():
            setattr(chosen, name, value)
        service(session, here.street.authority, name="The Haven")
    item = here.accepted()
    told = here.hand_in(item).support
    assert told.referral == referral
    assert told.sentence.startswith(said)
    assert (told.next is None) == (state == {})
    assert here.hand_in(item).support is None, "told once, and kept in no receipt"
