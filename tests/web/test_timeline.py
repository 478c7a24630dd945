"""The trail in words, with the facts that are really written: to staff and to the person."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flask import render_template_string
from sqlalchemy import select

from penalties.actions import payments, staff
from penalties.actions.holds import lift_hold, place_hold
from penalties.actions.numbers import lose, spoil
from penalties.actions.pauses import let_pause_end
from penalties.office.audit import OPERATOR, Entry
from penalties.records.numbers import notice_number
from penalties.rules.events import Event
from penalties.rules.holds import HoldKind
from penalties.rules.money import Pence
from penalties.rules.staff import Role
from penalties.rules.timeline import CONCERNS_THE_PERSON
from penalties.web import timeline
from penalties.web.timeline import FOLDER, Told
from tests.builders.desk import kept
from tests.builders.patrol import on_paper, penalised, person, seen
from tests.builders.trail import FACTS
from tests.web.case_pages import desk_of as desk_of
from tests.web.case_pages import night as night
from tests.web.case_pages import number as number
from tests.web.look import look_app

AT = datetime(2026, 11, 22, 21, 15, tzinfo=UTC)
DRAW = '{% from "macros/timeline.html" import timeline %}{{ timeline(entries) }}'
EVERY = [(event, facts) for event, variants in FACTS.items() for facts in variants]


@pytest.fixture(scope="module")
def pages():
    return look_app()


def drawn(app, *entries):
    """The entries as a page shows them."""
    with app.test_request_context():
        return render_template_string(DRAW, entries=entries)


@pytest.mark.parametrize(("event", "facts"), EVERY, ids=lambda one: str(one)[:30])
def test_every_event_is_told_to_staff(pages, event, facts):
    shown = drawn(pages, Told(str(event), AT, f"{FOLDER}/{event}.html", facts, "Sam (ILF101)"))
    assert "app-timeline__title" in shown
    assert "9:15pm on 22 November 2026</time>, by Sam (ILF101)" in shown
    assert "None" not in shown


@pytest.mark.parametrize("event", sorted(CONCERNS_THE_PERSON))
def test_what_concerns_the_person_is_told_in_their_words_and_names_nobody(pages, event):
    for facts in FACTS[event]:
        shown = drawn(pages, Told(str(event), AT, f"{FOLDER}/person/{event}.html", facts))
        assert ", by" not in shown
        for word in ("supervisor", "clock", "ILF0001234K", "snapshot"):
            assert word not in shown


def test_an_event_of_an_earlier_release_is_shown_by_its_code(pages):
    old = Told("notice.carved_in_stone", AT, f"{FOLDER}/notice.carved_in_stone.html", {})
    assert "Notice carved in stone" in drawn(pages, old)


def test_real_entries_have_the_facts_that_are_known_and_no_others(session, night, number, at):
    case = night.case(session, number)
    hold = place_hold(session, case, HoldKind.COUNCIL, by=OPERATOR, at=at, reason="Why")
    let_pause_end(session, case, hold, at=at)
    lift_hold(session, case, hold, by=OPERATOR, at=at)
    paid = {"received_on": at.date(), "by": OPERATOR, "at": at}
    payments.record_payment(session, case, payments.Way.COUNTER, Pence(7500), **paid)
    street = replace(night.patrol, session=session)
    one, two, three = (street.lease()[0] for _ in range(3))
    spoil(session, notice_number(session, case.authority_id, one), "Wet", by=OPERATOR, at=at)
    lose(session, notice_number(session, case.authority_id, two), by=OPERATOR, at=at)
    other = person(family_name="Other")
    for item in (
        seen(person=other),
        seen(role="selling", person=other),
        on_paper(three, person=other, device_clock="2026-11-22T23:40:00Z"),
        penalised(person=person(family_name="Third", date_of_birth="2012-01-01")),
        seen(role="dancing"),
    ):
        street.one(item)
    staff.suspend(session, night.patrol.officer, by=OPERATOR, at=at)
    session.flush()
    for entry in session.scalars(select(Entry)):
        known = [set(facts) for facts in FACTS[Event(entry.event)]]
        assert set(entry.facts) in known, entry.event


def test_the_person_is_told_what_concerns_them_the_newest_first(app, office, night, number, at):
    with kept(office) as session:
        case = night.case(session, number)
        place_hold(session, case, HoldKind.COUNCIL, by=OPERATOR, at=at, reason="Secret")
    with office.reading() as session:
        told = timeline.for_the_person(session, case.authority_id, case.id)
    assert [one.event for one in told] == ["hold.placed", "penalty.served", "penalty.issued"]
    shown = drawn(app, *told)
    assert "Paused by the council." in shown
    assert "Secret" not in shown


def test_whoever_left_is_still_named_with_what_they_did(desk_of, office, night, number, at):
    with kept(office) as session:
        staff.suspend(session, session.merge(night.patrol.officer), by=OPERATOR, at=at)
    page = desk_of(Role.SUPERVISOR).open(f"/desk/notices/{number}/timeline")
    assert ", by Officer Example (ILF101)" in page


def test_readings_do_not_drown_what_happened(desk_of, number):
    desk = desk_of(Role.SUPERVISOR)
    desk.open(f"/desk/notices/{number}")
    assert "Record read" not in desk.open(f"/desk/notices/{number}/timeline")


@pytest.mark.parametrize("kind", HoldKind)
@pytest.mark.parametrize("folder", [FOLDER, f"{FOLDER}/person"])
def test_why_a_case_was_on_hold_reads_as_a_sentence_of_every_hold(pages, folder, kind):
    facts = {"number": "ILF0001234K", "kind": str(kind)}
    shown = drawn(pages, Told("hold.lifted", AT, f"{folder}/hold.lifted.html", facts, ""))
    assert f"Why it was on hold: {kind.words}." in shown


def test_the_person_reads_one_aim_and_that_no_letter_comes_before_our_answer(pages):
    event = Event.REPRESENTATION_RECEIVED
    shown = drawn(pages, Told(str(event), AT, f"{FOLDER}/person/{event}.html", FACTS[event][0]))
    assert "aim to answer by" in shown
    assert "no letters about payment until you have our answer" in shown
