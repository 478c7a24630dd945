"""A referral moves along its table alone, its targets are working days, and pauses tell nothing."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.days import LONDON, bank_holidays, is_working_day
from penalties.rules.referrals import (
    ENDINGS,
    LIVE,
    MOVES,
    STAGES,
    WITH_THE_SERVICE,
    Ending,
    Stage,
    Verb,
    contact_due_on,
    decision_due_on,
    move,
    needs_in,
    quarter_from,
    quiet_moment,
    verbs_from,
)
from penalties.rules.refusals import Refused

HOLIDAYS = bank_holidays()


def test_the_way_from_waiting_to_support() -> None:
    stage = Stage.ACCEPTED
    for verb in (Verb.SEND, Verb.CONTACT, Verb.ENGAGE, Verb.END):
        stage = move(stage, verb)
    assert stage is Stage.ENDED


@pytest.mark.parametrize("stage", sorted(set(Stage) - LIVE))
def test_what_has_ended_stays_ended(stage: Stage) -> None:
    assert verbs_from(stage) == ()


@pytest.mark.parametrize("stage", sorted(LIVE))
def test_consent_can_be_taken_back_from_everything_that_is_under_way(stage: Stage) -> None:
    assert move(stage, Verb.WITHDRAW) is Stage.WITHDRAWN


def test_nobody_engages_before_a_first_contact() -> None:
    with pytest.raises(Refused, match="A referral that is sent cannot be engaged"):
        move(Stage.SENT, Verb.ENGAGE)


def test_a_service_never_sees_what_was_not_sent_to_it_nor_what_was_withdrawn() -> None:
    assert set(Stage) - WITH_THE_SERVICE == {Stage.ACCEPTED, Stage.WITHDRAWN}


@given(st.lists(st.sampled_from(Verb), max_size=12))
def test_no_story_leaves_an_end_or_skips_the_first_contact(verbs: list[Verb]) -> None:
    stage, done = Stage.ACCEPTED, [Stage.ACCEPTED]
    for verb in verbs:
        if verb in verbs_from(stage):
            stage = move(stage, verb)
            done.append(stage)
    assert Stage.ENGAGED not in done or Stage.IN_CONTACT in done
    assert sum(each not in LIVE for each in done) <= 1


def test_every_stage_ending_and_verb_has_its_words() -> None:
    assert set(STAGES) == set(Stage)
    assert set(ENDINGS) == set(Ending)
    assert set(MOVES) == set(Verb)
    for verb in Verb:
        for stage in set(Stage) - MOVES[verb].from_:
            with pytest.raises(Refused, match="cannot be"):
                move(stage, verb)


@pytest.mark.parametrize(
    ("sent_on", "contact", "decision"),
    [
        (date(2026, 11, 23), date(2026, 11, 25), date(2026, 11, 30)),
        (date(2026, 11, 27), date(2026, 12, 1), date(2026, 12, 4)),
        (date(2026, 12, 24), date(2026, 12, 30), date(2027, 1, 5)),
        (date(2027, 3, 25), date(2027, 3, 31), date(2027, 4, 5)),
    ],
)
def test_targets_are_counted_in_working_days(sent_on: date, contact: date, decision: date) -> None:
    assert contact_due_on(sent_on, HOLIDAYS) == contact
    assert decision_due_on(sent_on, HOLIDAYS) == decision


@given(st.integers(0, 1_500_000), st.text(max_size=20))
def test_a_pause_begins_in_office_hours_of_a_later_day_like_anybody_elses(
    minutes: int, seed: str
) -> None:
    since = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    begins = quiet_moment(since, seed, HOLIDAYS).astimezone(LONDON)
    assert is_working_day(begins.date(), HOLIDAYS)
    assert begins.date() > since.astimezone(LONDON).date()
    assert 9 <= begins.hour < 17
    assert begins - since < timedelta(days=6)


def test_the_minute_of_a_pause_hangs_on_the_referral_and_not_on_the_meeting() -> None:
    since = datetime(2026, 11, 22, 21, 15, tzinfo=UTC)
    minutes = {quiet_moment(since, str(seed), HOLIDAYS) for seed in range(200)}
    assert len(minutes) > 100
    assert quiet_moment(since, "7", HOLIDAYS) == quiet_moment(
        since + timedelta(minutes=59), "7", HOLIDAYS
    )


def test_a_service_is_told_of_needs_and_of_nothing_else_that_was_asked() -> None:
    said = {"no_home": "yes", "fears_authorities": "yes", "controlled_by_another": "yes"}
    assert needs_in(said | {"drug_need": "no", "injury": "yes"}) == ("injury", "no_home")


@pytest.mark.parametrize(
    ("on", "first"),
    [
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 3, 31), date(2026, 1, 1)),
        (date(2026, 11, 22), date(2026, 10, 1)),
        (date(2026, 12, 31), date(2026, 10, 1)),
    ],
)
def test_a_quarter_begins_with_its_first_day(on: date, first: date) -> None:
    assert quarter_from(on) == first
