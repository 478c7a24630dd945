"""What support does to the cases outside, and that nobody can tell it from a supervisor's deed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from penalties.actions import bar_questions, consents, holds, legal, pauses, referrals
from penalties.actions.bar_asking import ask
from penalties.actions.escalation import sweep_all
from penalties.actions.staff import actor
from penalties.actions.support_pauses import pause_for_support
from penalties.office.audit import Entry
from penalties.office.roles import Side
from penalties.records.bar_questions import BarQuestion
from penalties.records.holds import Hold
from penalties.records.referrals import Referral
from penalties.rules.bar_questions import BarAnswer, Purpose
from penalties.rules.holds import HoldKind
from penalties.rules.referrals import Ending
from penalties.rules.refusals import Refused
from penalties.rules.staff import Role
from tests.builders.patrol import SELLER, on_paper
from tests.builders.staff import member
from tests.builders.support import Town, town

OTHER = {"given_name": "Maria", "family_name": "Other", "date_of_birth": "1990-02-03"}


@pytest.fixture
def here(office) -> Town:
    return town(office)


@pytest.fixture
def supervisor(here):
    with here.office.transaction() as session:
        at = here.office.clock.now()
        return actor(member(session, here.street.authority, Role.SUPERVISOR, at=at))


def penalised(here, occurred_at="2026-11-20T21:05:00Z"):
    here.hand_in(here.penalised(occurred_at=occurred_at))


def paused_by_support(here, clock):
    here.hand_in(here.accepted())
    clock.turn(days=1)
    pause_for_support(here.office, at=clock.now())


def over(here, clock):
    with here.support() as session:
        made = here.referral(session)
        by = actor(here.worker)
        referrals.end(session, made, Ending.LOST_CONTACT, "", by=by, at=clock.now())


def answered(here, clock, said=BarAnswer.NO_BAR):
    with here.support() as session:
        waiting = session.scalars(select(BarQuestion).where(BarQuestion.answer.is_(None))).one()
        by = actor(here.lead)
        bar_questions.answer(session, waiting, said, "Seen.", by=by, at=clock.now())


def told(here):
    """What the open trail tells of pauses: every column but its moment, its place and its seal."""
    with here.office.transaction() as session:
        found = session.scalars(select(Entry).order_by(Entry.seq)).all()
        of_pauses = [one for one in found if one.event.startswith(("hold.", "bar."))]
        return [
            (
                one.event,
                one.actor_kind,
                one.actor_id,
                sorted(one.facts),
                one.facts.get("kind"),
                one.detail_hmac,
            )
            for one in of_pauses
        ]


def test_when_a_referral_is_over_nothing_is_written_outside_until_the_next_working_day(here, clock):
    penalised(here)
    paused_by_support(here, clock)
    before = told(here)
    over(here, clock)
    pause_for_support(here.office, at=clock.now())
    assert told(here) == before
    clock.turn(days=1)
    for _ in range(2):
        pause_for_support(here.office, at=clock.now())
    assert [line[0] for line in told(here)] == ["hold.placed", "bar.asked"]


def test_a_pause_by_support_reads_like_one_by_a_supervisor_to_its_end(here, supervisor, clock):
    penalised(here)
    paused_by_support(here, clock)
    over(here, clock)
    clock.turn(days=1)
    pause_for_support(here.office, at=clock.now())
    answered(here, clock)
    support_s = told(here)
    with here.office.transaction() as session:
        pauses.run_on(session, here.case(session), "Fit.", by=supervisor, at=clock.now())
    ended = len(told(here))
    with here.office.transaction() as session:
        case = here.case(session)
        holds.place_hold(
            session, case, HoldKind.COUNCIL, by=supervisor, at=clock.now(), reason="Ill"
        )
        ask(session, case, Purpose.END_PAUSE, by=supervisor, at=clock.now())
    answered(here, clock)
    assert told(here)[ended:] == support_s
    assert [line[0] for line in support_s] == [
        *("hold.placed", "bar.asked", "bar.answered", "hold.may_end")
    ]


def test_one_question_is_enough_whoever_asked_it(here, supervisor, clock):
    penalised(here)
    paused_by_support(here, clock)
    over(here, clock)
    with here.office.transaction() as session:
        ask(session, here.case(session), Purpose.END_PAUSE, by=supervisor, at=clock.now())
    clock.turn(days=1)
    assert not pause_for_support(here.office, at=clock.now())
    answered(here, clock)
    assert not pause_for_support(here.office, at=clock.now() + timedelta(days=1))
    with here.office.transaction() as session:
        assert len(session.scalars(select(BarQuestion)).all()) == 1


def test_where_a_referral_cannot_be_read_nobody_of_the_council_is_chased(here, clock):
    penalised(here)
    item = here.accepted(occurred_at="2026-11-21T20:05:00Z")
    here.hand_in(item | {"person": item["person"] | OTHER})
    with here.support() as session:
        session.scalars(select(Referral)).one().body = b"spoilt"
    here.hand_in(here.accepted())
    clock.turn(days=1)
    assert pause_for_support(here.office, at=clock.now()) == {here.street.authority.id}
    with here.office.transaction() as session:
        assert here.case(session).is_on_hold


def test_the_sweep_does_not_chase_where_support_was_not_heard(here, clock):
    penalised(here)
    here.hand_in(here.accepted())
    with here.support() as session:
        here.referral(session).body = b"spoilt"
    clock.turn(days=30)
    swept = sweep_all(here.office, at=clock.now())
    assert (swept.steps, swept.failed) == ({}, 1)
    with here.office.transaction() as session:
        assert here.case(session).status == "served"


def test_a_notice_held_for_review_is_reached_though_it_names_nobody(here, clock):
    with here.office.transaction() as session:
        street = replace(here.street, session=session, at=clock.now())
        (number,) = street.lease()
    agreed = here.accepted()
    paper = on_paper(number, role="selling", person=SELLER, support=agreed["support"])
    here.hand_in(paper)
    with here.office.transaction() as session:
        assert here.case(session).status == "held_for_review"
    clock.turn(days=1)
    pause_for_support(here.office, at=clock.now())
    with here.office.transaction() as session:
        assert here.case(session).is_on_hold
    with here.support() as session:
        made, by = here.referral(session), actor(here.worker)
        referrals.contact(session, made, "Met.", by=by, at=clock.now())
        assert referrals.engage(session, made, "Begun.", by=by, at=clock.now()) == 1


def test_no_bar_is_refused_from_the_first_moment_of_a_referral(here, supervisor, clock):
    penalised(here)
    with here.office.transaction() as session:
        case = here.case(session)
        holds.place_hold(session, case, HoldKind.COUNCIL, by=supervisor, at=clock.now())
        ask(session, case, Purpose.END_PAUSE, by=supervisor, at=clock.now())
    here.hand_in(here.accepted())
    with pytest.raises(Refused, match="under way"):
        answered(here, clock)
    answered(here, clock, BarAnswer.DO_NOT_PROCEED)


def test_a_paused_case_is_paused_once_and_goes_to_nobody_else(here, supervisor, clock):
    penalised(here)
    paused_by_support(here, clock)
    with here.office.transaction() as session:
        case = here.case(session)
        with pytest.raises(Refused, match="paused already"):
            holds.place_hold(session, case, HoldKind.COUNCIL, by=supervisor, at=clock.now())
        with pytest.raises(Refused, match="is paused"):
            legal.refer(session, case, "Urgent.", by=supervisor, at=clock.now())


def test_support_adds_no_second_pause_to_a_supervisors(here, supervisor, clock):
    penalised(here)
    with here.office.transaction() as session:
        case = here.case(session)
        holds.place_hold(session, case, HoldKind.COUNCIL, by=supervisor, at=clock.now())
    paused_by_support(here, clock)
    with here.office.transaction() as session:
        assert len(session.scalars(select(Hold)).all()) == 1
    over(here, clock)
    clock.turn(days=1)
    pause_for_support(here.office, at=clock.now())
    answered(here, clock)


def test_a_pause_that_may_end_already_is_not_asked_about(here, supervisor, clock):
    penalised(here)
    with here.office.transaction() as session:
        case = here.case(session)
        holds.place_hold(session, case, HoldKind.COUNCIL, by=supervisor, at=clock.now())
        ask(session, case, Purpose.END_PAUSE, by=supervisor, at=clock.now())
    answered(here, clock)
    with here.office.transaction() as session, pytest.raises(Refused, match="may end already"):
        ask(session, here.case(session), Purpose.END_PAUSE, by=supervisor, at=clock.now())


def test_what_another_tab_has_ended_is_refused_with_a_sentence(here, clock):
    here.hand_in(here.accepted())
    by, at = actor(here.worker), clock.now()
    with here.support() as session:
        referrals.contact(session, here.referral(session), "Met.", by=by, at=at)
    with here.office.sessions(Side.SUPPORT)() as stale:
        made = here.referral(stale)
        stale.commit()
        with here.support() as session:
            consents.withdraw_consent(session, here.referral(session), "", by=by, at=at)
        with pytest.raises(Refused, match="is withdrawn cannot be engaged"):
            referrals.engage(stale, made, "Begun.", by=by, at=at)
