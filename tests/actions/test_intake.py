"""Every answer that handing in an encounter can have, and what is kept of it."""

import json
from uuid import UUID

import pytest
from sqlalchemy import func, select

from penalties.office.audit import trail_of
from penalties.office.database import Base
from penalties.records.encounters import IntakeAttempt, encounter
from penalties.records.fixed_penalties import penalty_with_number
from penalties.records.numbers import notice_number
from penalties.records.queues import open_items
from penalties.rules.canonical import digest
from penalties.rules.intake import Intake
from tests.builders.patrol import on_paper, penalised, person, seen

FUTURE = "2026-11-22T23:00:00Z"


def counts(session):
    """How many rows there are in each table that enforcement may count."""
    tables = (each for each in Base.metadata.sorted_tables if each.info.get("store") != "support")
    return {each.name: session.scalar(select(func.count()).select_from(each)) for each in tables}


def attempts(session):
    return session.scalars(select(IntakeAttempt).order_by(IntakeAttempt.id)).all()


def rules(told):
    return {refusal.rule for refusal in told.refusals}


def test_advice_is_recorded(street, session):
    item = seen()
    told = street.one(item)
    assert (told.status, told.refusals, told.errors) == (Intake.RECORDED, (), ())
    assert told.gate.row == "E"
    kept = encounter(session, street.authority.id, UUID(item["id"]))
    assert (kept.role, kept.outcome, kept.is_walled) == ("buying", "advice", False)
    assert (kept.lat_e6, kept.lon_e6) == (51_553_000, 65_000)
    assert kept.sha256 != told.sha256, "the plain hash would let somebody try answers out"


def test_a_penalty_handed_over_is_served_with_its_number(street, session):
    (number,) = street.lease()
    told = street.one(penalised(number))
    assert told.status == Intake.RECORDED, told.refusals
    assert (told.notice.number, told.notice.status) == (number, "served")
    case = penalty_with_number(session, street.authority.id, number)
    assert (case.full_pence, case.lower_pence, case.status) == (10000, 7500, "served")
    assert str(case.date_of_notice) == "2026-11-22"
    assert str(case.payment_period_ends_on) == "2026-12-06"
    assert (case.next_step, str(case.next_step_on)) == ("reminder_due", "2026-12-07")
    assert digest(json.loads(case.snapshot)) == case.snapshot_sha256
    assert notice_number(session, street.authority.id, number).state == "issued"
    events = [entry.event for entry in trail_of(session, street.authority.id, case.id)]
    assert events == ["penalty.issued", "penalty.served"]
    assert all(check["passed"] for check in case.certificate)


def test_without_a_number_the_office_takes_one(street, session):
    told = street.one(penalised())
    assert told.status == Intake.RECORDED
    assert notice_number(session, street.authority.id, told.notice.number).state == "issued"


def test_the_same_again_writes_nothing_and_repeats_the_answer(street, session):
    item = penalised(*street.lease())
    first = street.one(item)
    before = counts(session)
    again = street.one(item | {"device_clock": "2026-11-22T21:16:00Z", "issued_offline": True})
    assert (again.status, again.was) == (Intake.ALREADY_RECORDED, Intake.RECORDED)
    assert (again.notice, again.gate, again.sha256) == (first.notice, first.gate, first.sha256)
    assert counts(session) == before


def test_null_equals_absent_when_it_comes_again(street):
    item = seen()
    street.one(item)
    assert street.one(item | {"vehicle": None}).status == Intake.ALREADY_RECORDED


def test_the_same_twice_in_one_delivery_is_recorded_once(street, session):
    item = penalised(*street.lease())
    first, second = street.take_in(item, item)
    assert (first.status, second.status) == (Intake.RECORDED, Intake.ALREADY_RECORDED)
    assert counts(session)["fixed_penalties"] == 1


def test_online_a_failed_rule_refuses_and_only_the_attempt_is_kept(street, session):
    (number,) = street.lease()
    item = penalised(number, occurred_at=FUTURE)
    item["notice"]["served_at"] = FUTURE
    told = street.one(item)
    assert told.status == Intake.REFUSED
    assert rules(told) == {"not_in_future", "given_by_now"}
    after = counts(session)
    assert (after["encounters"], after["fixed_penalties"], after["people"]) == (0, 0, 0)
    assert notice_number(session, street.authority.id, number).state == "leased"
    (kept,) = attempts(session)
    assert (kept.status, kept.encounter_ref) == ("refused", item["id"])
    assert b"Tomasz" not in kept.body


def test_after_a_refusal_the_same_id_is_judged_afresh(street):
    (number,) = street.lease()
    item = penalised(number)
    refused = street.one(item | {"prohibition": "99"})
    assert rules(refused) == {"prohibition_applies"}
    assert street.one(item).status == Intake.RECORDED


def test_paper_that_breaks_a_rule_is_held_for_review(street, session):
    (number,) = street.lease()
    told = street.one(on_paper(number, prohibition="99"))
    assert (told.status, told.notice.status) == (Intake.HELD_FOR_REVIEW, "held_for_review")
    case = penalty_with_number(session, street.authority.id, number)
    assert (case.status, case.next_step) == ("held_for_review", "first_alarm")
    assert str(case.next_step_on) == "2027-03-22"
    (item,) = open_items(session, street.authority.id, "supervisor")
    assert (item.kind, item.subject_id, item.facts) == ("held_notice", case.id, {"number": number})
    assert str(item.due_on) == "2026-11-23"


def test_what_is_malformed_is_quarantined_with_a_sentence(street, session):
    told = street.one(seen(occurred_at="2026-02-30T10:00:00Z", colour="red"))
    assert told.status == Intake.INVALID
    assert [(each.field, each.sentence) for each in told.errors] == [
        ("occurred_at", "There is no such date as 2026-02-30."),
        ("colour", "There is no such field: take it out."),
    ]
    (kept,) = attempts(session)
    assert (kept.status, kept.rules) == ("invalid", ["colour", "occurred_at"])
    assert counts(session)["encounters"] == 0


@pytest.mark.parametrize("item", [None, 7, "text", [], {}, {"id": 3}, {"id": "\x00"}])
def test_anything_at_all_gets_an_answer(street, item):
    told = street.one(item)
    assert (told.status, told.id) == (Intake.INVALID, "")
    assert told.errors


def test_malformed_paper_uses_up_its_number_and_calls_a_supervisor(street, session):
    (number,) = street.lease()
    item = on_paper(number, person=person(date_of_birth="2031-01-01"))
    told = street.one(item)
    assert (told.status, told.errors[0].field) == (Intake.INVALID, "person.date_of_birth")
    assert notice_number(session, street.authority.id, number).state == "issued"
    street.one(item)
    (waiting,) = open_items(session, street.authority.id, "supervisor")
    assert (waiting.kind, waiting.facts) == ("quarantined_paper", {"number": number})
    corrected = street.one(on_paper(number, id=item["id"]))
    assert (corrected.status, corrected.notice.number) == (Intake.RECORDED, number)


def test_the_same_id_with_other_content_is_a_conflict_and_the_first_stands(street, session):
    item = penalised(*street.lease())
    street.one(item)
    other = item | {"particulars": "Something else."}
    assert street.one(other).status == Intake.CONFLICT
    assert street.one(other).status == Intake.CONFLICT
    assert street.one(item).status == Intake.ALREADY_RECORDED
    (kept,) = attempts(session)
    assert kept.status == "conflict"
    (waiting,) = open_items(session, street.authority.id, "supervisor")
    assert waiting.kind == "encounter_conflict"


def test_one_bad_encounter_never_stops_the_others_and_the_order_stays(street):
    first, second = street.lease(2)
    items = [penalised(first), {"id": "no"}, seen(person=person(given_name="Ion")), 5]
    told = street.take_in(*items, on_paper(second, order="GONE", person=person(given_name="Al")))
    assert [each.status for each in told] == [
        *(Intake.RECORDED, Intake.INVALID, Intake.RECORDED, Intake.INVALID),
        Intake.HELD_FOR_REVIEW,
    ]
    assert [each.id for each in told][::2] == [items[0]["id"], items[2]["id"], told[4].id]
