"""The sweep does what is due: on its day, once, and never while money moves."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from penalties.actions import escalation, holds, pauses
from penalties.actions.escalation import sweep_all
from penalties.actions.staff import actor
from penalties.office.audit import trail_of
from penalties.office.database import new_id
from penalties.office.premises import Office
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.payments import CardSession
from penalties.records.queues import QueueItem
from penalties.rules.holds import HoldKind
from tests.builders.patrol import Patrol, moment, penalised, person, supervisor

# Handed over on Sunday 22 November 2026: day 15 is Monday 7 December.
JUST_BEFORE = moment("2026-12-06T23:59:59+00:00")
DAY_15 = moment("2026-12-07T00:00:00+00:00")
MONTH_3 = moment("2027-02-22T09:00:00+00:00")
SIX_MONTHS_OVER = moment("2027-05-23T09:00:00+01:00")


def test_the_reminder_falls_due_on_day_fifteen_and_not_a_second_before(
    office: Office, street: Patrol
) -> None:
    case = _served(street)
    assert _swept(office, JUST_BEFORE) == {}
    assert _swept(office, DAY_15) == {"reminder_due": 1}
    street.session.refresh(case)
    assert case.steps_done == {"reminder_due": "2026-12-07"}
    assert case.status == "served"


def test_a_second_sweep_does_nothing(office: Office, street: Patrol) -> None:
    _served(street)
    assert _swept(office, DAY_15) == {"reminder_due": 1}
    assert _swept(office, DAY_15) == {}


def test_a_dry_run_counts_and_changes_nothing(office: Office, street: Patrol) -> None:
    _served(street)
    assert dict(sweep_all(office, at=DAY_15, dry_run=True).steps) == {"reminder_due": 1}
    assert _swept(office, DAY_15) == {"reminder_due": 1}


def test_each_step_leaves_its_line_in_the_trail(office: Office, street: Patrol) -> None:
    case = _served(street)
    _swept(office, DAY_15)
    last = trail_of(street.session, case.authority_id, case.id)[-1]
    assert (last.actor_kind, last.at) == ("clock", DAY_15)
    assert last.facts["step"] == "reminder_due"


def test_a_hold_keeps_the_reminder_back_by_its_own_length(office: Office, street: Patrol) -> None:
    case = _served(street)
    by, placed = actor(supervisor(street)), moment("2026-11-25T10:00:00+00:00")
    hold = holds.place_hold(street.session, case, HoldKind.COUNCIL, by=by, at=placed)
    street.session.commit()
    assert _swept(office, DAY_15) == {}
    pauses.let_pause_end(street.session, case, hold, at=placed + timedelta(days=8))
    said = holds.lift_hold(street.session, case, hold, by=by, at=placed + timedelta(days=9))
    street.session.commit()
    assert any("16 December 2026" in line for line in said)
    assert _swept(office, moment("2026-12-15T23:00:00+00:00")) == {}
    assert _swept(office, moment("2026-12-16T00:00:00+00:00")) == {"reminder_due": 1}


@pytest.mark.parametrize(("minutes", "steps"), [(29, {}), (31, {"reminder_due": 1})])
def test_nothing_falls_due_while_somebody_is_paying(
    office: Office, street: Patrol, minutes: int, steps: dict[str, int]
) -> None:
    case = _served(street)
    street.session.add(_card_page(case, DAY_15))
    street.session.commit()
    assert _swept(office, DAY_15 + timedelta(minutes=minutes)) == steps


def test_legal_is_called_at_month_three(office: Office, street: Patrol) -> None:
    case = _served(street)
    _swept(office, DAY_15)
    assert _swept(office, MONTH_3) == {"legal_review": 1}
    street.session.refresh(case)
    assert case.status == "legal_review"
    kinds = street.session.scalars(select(QueueItem.kind).where(QueueItem.queue == "legal")).all()
    assert kinds == ["legal_review"]


def test_a_case_still_held_on_its_last_safe_day_closes_for_the_person(
    office: Office, street: Patrol
) -> None:
    case = _served(street)
    by = actor(supervisor(street))
    holds.place_hold(street.session, case, HoldKind.COUNCIL, by=by, at=street.at)
    street.session.commit()
    for day in range(190):
        _swept(office, DAY_15 + timedelta(days=day))
    street.session.refresh(case)
    assert (case.status, case.next_step) == ("closed", None)


def test_six_months_after_the_offence_nothing_is_left_to_do(office: Office, street: Patrol) -> None:
    case = _served(street)
    for _ in range(8):
        _swept(office, SIX_MONTHS_OVER)
    street.session.refresh(case)
    assert case.status == "closed"
    assert _swept(office, SIX_MONTHS_OVER + timedelta(days=400)) == {}


def test_one_case_that_fails_is_counted_and_stops_no_other(
    office: Office, street: Patrol, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, sound = _served(street), _served(street)
    perform = escalation.perform

    def fail_for_one(session: Session, case: FixedPenalty, *args: object, **more: object) -> None:
        if case.id == broken.id:
            raise RuntimeError("the paper tray is empty")
        perform(session, case, *args, **more)

    monkeypatch.setattr(escalation, "perform", fail_for_one)
    swept = sweep_all(office, at=DAY_15)
    assert (dict(swept.steps), swept.failed) == ({"reminder_due": 1}, 1)
    street.session.refresh(sound)
    assert "reminder_due" in sound.steps_done
    monkeypatch.undo()
    assert _swept(office, DAY_15) == {"reminder_due": 1}


def _served(street: Patrol) -> FixedPenalty:
    told = street.one(penalised(person=person(family_name=f"Wójcik {new_id().hex[-8:]}")))
    assert told.notice is not None, told
    street.session.commit()
    found = select(FixedPenalty).where(FixedPenalty.number == told.notice.number)
    return street.session.scalars(found).one()


def _card_page(case: FixedPenalty, opened_at: datetime) -> CardSession:
    return CardSession(
        authority_id=case.authority_id,
        penalty_id=case.id,
        offer="full",
        pence=10000,
        opened_at=opened_at,
        expires_at=opened_at + timedelta(minutes=30),
        status="open",
    )


def _swept(office: Office, at: datetime) -> dict[str, int]:
    swept = sweep_all(office, at=at)
    assert swept.failed == 0
    return dict(swept.steps)
