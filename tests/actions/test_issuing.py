"""A notice says once what it says: at the kerb, or in the print run that posts it."""

import json
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from penalties.actions.fixed_penalties import freeze
from penalties.actions.posting import post
from penalties.office.audit import OPERATOR, trail_of
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.canonical import digest
from penalties.rules.intake import Intake
from penalties.rules.refusals import Refused
from tests.builders.patrol import HANDED, on_paper, penalised, person

POSTED = {"served": "first-class"}


def the_case(session):
    return session.scalars(select(FixedPenalty)).one()


def printed_hash(street, session):
    """The hash that a tablet prints which says what we say: from a trial that is undone."""
    (number,) = street.lease()
    with session.begin_nested() as trial:
        street.one(penalised(number))
        sha256 = the_case(session).snapshot_sha256
        trial.rollback()
    session.expire_all()
    return number, sha256


def test_the_snapshot_holds_what_was_sent_and_who_issued(street, session):
    street.one(penalised())
    said = json.loads(the_case(session).snapshot)
    assert said["person"] == {
        "name": "Tomasz Wójcik",
        "address": ["12 Sample Street", "Ilford"],
        "postcode": "IG1 2DQ",
        "born_year": 1984,
    }
    assert said["offence"]["lat_e6"] == 51_553_000
    assert said["officer"]["authority"] == "authorised under Scheme of delegation, item 14"
    assert (said["served"], said["served_at"]) == ("hand", HANDED)
    assert said["dates"]["earliest_proceedings"] == "2026-12-07"
    assert said["amounts"] == {"full_pence": 10000, "lower_pence": 7500}


def test_what_the_tablet_printed_agrees(street, session):
    number, sha256 = printed_hash(street, session)
    item = penalised(number)
    item["notice"]["snapshot_sha256"] = sha256
    assert street.one(item).status == Intake.RECORDED
    assert the_case(session).printed_sha256 == sha256


def test_what_the_tablet_printed_differs_and_a_person_decides(street, session):
    (number,) = street.lease()
    item = penalised(number)
    item["notice"]["snapshot_sha256"] = "0" * 64
    told = street.one(item)
    assert (told.status, told.notice.status) == (Intake.HELD_FOR_REVIEW, "held_for_review")
    assert [each.rule for each in told.refusals] == ["snapshot_agrees"]
    case = the_case(session)
    assert (case.printed_sha256, case.snapshot_sha256) == (
        "0" * 64,
        digest(json.loads(case.snapshot)),
    )
    events = [entry.event for entry in trail_of(session, street.authority.id, case.id)]
    assert "notice.mismatched" in events


def test_a_posted_notice_waits_for_the_print_run(street, session, at):
    told = street.one(penalised(notice=POSTED))
    assert (told.status, told.notice.status) == (Intake.RECORDED, "issued")
    case = the_case(session)
    assert (case.snapshot, case.date_of_notice, case.next_step) == (None, None, "first_alarm")
    clocks = post(session, case, by=OPERATOR, at=at + timedelta(days=1))
    assert str(clocks.date_of_notice) == "2026-11-25"
    assert (case.status, str(case.date_of_notice)) == ("served", "2026-11-25")
    assert (case.next_step, str(case.next_step_on)) == ("reminder_due", "2026-12-10")
    said = json.loads(case.snapshot)
    assert (said["served"], said["date_of_notice"]) == ("first-class", "2026-11-25")
    with pytest.raises(Refused):
        post(session, case, by=OPERATOR, at=at)


def test_a_notice_without_an_address_is_not_posted(street):
    homeless = person(address=..., no_fixed_abode=True)
    told = street.one(penalised(notice=POSTED, person=homeless))
    assert [each.rule for each in told.refusals] == ["address_known"]
    assert street.one(penalised(person=homeless)).status == Intake.RECORDED


def test_what_was_handed_over_is_not_posted_as_well(street, session, at):
    street.one(penalised())
    with pytest.raises(Refused, match="handed over, not posted"):
        post(session, the_case(session), by=OPERATOR, at=at)


def test_nothing_is_frozen_twice(street, session):
    street.one(penalised())
    with pytest.raises(Refused, match="frozen already"):
        freeze(the_case(session), None)


def test_one_act_is_one_penalty_and_the_next_must_cool_off(street, at):
    street.one(penalised())
    again = street.one(penalised(prohibition="2"))
    assert [each.rule for each in again.refusals] == ["one_act"]
    later = penalised(occurred_at="2026-11-23T20:00:00Z")
    later["notice"]["served_at"] = "2026-11-23T20:05:00Z"
    soon = street.one(later, at=at + timedelta(days=1))
    assert [each.rule for each in soon.refusals] == ["cool_off"]
    in_time = {"occurred_at": "2026-11-23T21:14:00Z"}
    third = penalised(**in_time)
    third["notice"]["served_at"] = "2026-11-23T21:20:00Z"
    done = street.one(third, at=datetime.fromisoformat("2026-11-23T21:21:00Z"))
    assert done.status == Intake.RECORDED, done.refusals


def test_refused_and_held_ones_do_not_count(street):
    street.one(penalised(prohibition="99"))
    street.one(on_paper(*street.lease(), prohibition="99"))
    assert street.one(penalised()).status == Intake.RECORDED


def test_somebody_is_known_again_by_folded_names_and_birth_date(street, session):
    street.one(penalised())
    again = person(given_name="TOMASZ", family_name="Wojcik", address={"lines": ["2 New Road"]})
    told = street.one(penalised(person=again, prohibition="2"))
    assert [each.rule for each in told.refusals] == ["one_act"]
    other = person(date_of_birth="1984-05-18")
    assert street.one(penalised(person=other)).status == Intake.RECORDED
    assert len({case.person_id for case in session.scalars(select(FixedPenalty))}) == 2
