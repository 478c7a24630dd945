"""What a supervisor authorises binds one person, one order and two hours, and is used once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from penalties.actions import authorisations
from penalties.actions.staff import actor
from penalties.forms.tablet.people import Person as SentPerson
from penalties.office.audit import trail_of
from penalties.office.database import new_id
from penalties.records.encounters import Encounter
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.people import Person
from penalties.records.queues import open_items
from penalties.rules.gate_history import Purpose
from penalties.rules.gate_policy import gate_table
from penalties.rules.intake import Intake
from penalties.rules.refusals import Refused
from penalties.rules.staff import Kind, Role
from tests.builders.beat import directed, on_the_beat
from tests.builders.patrol import ALL_NO, BUYER, SELLER, penalised, seen, supervisor
from tests.builders.services import service
from tests.builders.staff import member

DECLINED = {"offered": True, "answer": "declined"}
SELLING = {"role": "selling", "prohibition": "2", "person": SELLER, "support": DECLINED}
BEFORE_THE_PAPER = timedelta(minutes=2)


@pytest.fixture
def decides(street):
    return supervisor(street)


def asked(street, purpose, person=SELLER, order="ILF-LOX"):
    return authorisations.ask(
        street.session,
        street.authority,
        street.officer,
        request_id=new_id(),
        purpose=purpose,
        order_code=order,
        person=SentPerson.model_validate(person).sent().key,
        reason="She asked for it to be over.",
        by=street.actor,
        at=street.at,
    )


def given(street, decides, purpose, at=None, **about):
    """The id of an authorisation that a supervisor gave."""
    request = asked(street, purpose, **about)
    authorisations.answer(
        *(street.session, request, decides),
        given=True,
        reason="Three offers were declined.",
        by=actor(decides),
        at=at or street.at - BEFORE_THE_PAPER,
    )
    return str(request.id)


def with_exception(street, services=3):
    """Switch the exception on, and let support be declined three times."""
    street.authority.gate_policy = dict(gate_table()["policy"]) | {
        "exception": gate_table()["exception_to_start_from"]
    }
    offered = service(street.session, street.authority)
    offer = DECLINED | {"service": str(offered.id)}
    for day in range(1, services + 1):
        street.one(
            seen(**SELLING | {"support": offer, "outcome": "support"})
            | {"occurred_at": f"2026-11-0{day}T21:05:00Z"}
        )


def test_the_exception_opens_a_penalty_for_one_encounter(street, session, decides):
    with_exception(street)
    named = given(street, decides, Purpose.EXCEPTION)
    told = street.one(penalised(**SELLING, supervisor_authorisation=named))
    assert (told.status, told.gate.row) == (Intake.RECORDED, "C"), told.refusals
    case = session.scalars(select(FixedPenalty)).one()
    met = session.get_one(Encounter, (street.authority.id, case.encounter_id))
    assert (met.is_walled, met.gate_is_open, str(met.authorisation_id)) == (True, True, named)
    assert session.get_one(Person, (street.authority.id, case.person_id)).family_name == "Pop"
    again = penalised(**SELLING, supervisor_authorisation=named, order="ILF-LOX")
    assert "gate_open" in {each.rule for each in street.one(again).refusals}
    events = [entry.event for entry in trail_of(session, street.authority.id, met.authorisation_id)]
    assert events == ["authorisation.asked", "authorisation.given", "authorisation.used"]


@pytest.mark.parametrize(
    "what",
    [
        *("too few declines", "another person", "too late", "after the paper", "not given"),
        *("nothing", "offline"),
    ],
)
def test_the_exception_stays_closed_otherwise(street, decides, at, what):
    with_exception(street, services=2 if what == "too few declines" else 3)
    other = SELLER | {"given_name": "Maria"}
    long_ago = at - timedelta(hours=2, seconds=1)
    named = {
        "another person": lambda: given(street, decides, Purpose.EXCEPTION, person=other),
        "too late": lambda: given(street, decides, Purpose.EXCEPTION, at=long_ago),
        "after the paper": lambda: given(street, decides, Purpose.EXCEPTION, at=at),
        "not given": lambda: str(asked(street, Purpose.EXCEPTION).id),
        "nothing": lambda: None,
    }.get(what, lambda: given(street, decides, Purpose.EXCEPTION))()
    item = penalised(*street.lease(), **SELLING, supervisor_authorisation=named)
    told = street.one(item | {"issued_offline": what == "offline"})
    assert told.status == (Intake.HELD_FOR_REVIEW if what == "offline" else Intake.REFUSED)


def test_a_posted_penalty_by_exception_is_refused(street, decides):
    with_exception(street)
    named = given(street, decides, Purpose.EXCEPTION)
    posted = {"notice": {"served": "first-class"}}
    told = street.one(penalised(**SELLING, supervisor_authorisation=named, **posted))
    assert [each.rule for each in told.refusals] == ["address_known"]


def test_a_lifted_flag_opens_the_gate_but_not_for_somebody_selling(street, decides):
    flagged = {"flag": {"answer": "asked_to_lift"}, "screening": ALL_NO | {"injury": "yes"}}
    other = {"role": "other", "prohibition": "2", "person": SELLER, "support": DECLINED}
    lifted = given(street, decides, Purpose.LIFT)
    told = street.one(penalised(**flagged, **other, supervisor_authorisation=lifted))
    assert (told.status, told.gate.row) == (Intake.RECORDED, "E"), told.refusals
    lifted = given(street, decides, Purpose.LIFT)
    told = street.one(penalised(**SELLING, supervisor_authorisation=lifted))
    assert told.gate.row == "C"


def test_a_supervisor_may_pass_the_cool_off(street, decides, at):
    street.one(penalised())
    later = penalised(occurred_at="2026-11-23T20:00:00Z")
    later["notice"]["served_at"] = "2026-11-23T20:05:00Z"
    then = at + timedelta(hours=23)
    before = then - timedelta(minutes=11)
    named = given(street, decides, Purpose.COOL_OFF, at=before, person=BUYER)
    told = street.one(later | {"supervisor_authorisation": named}, at=then)
    assert told.status == Intake.RECORDED, told.refusals


def test_only_a_constable_says_that_no_investigation_is_wanted(street, decides, session, at):
    controlling = {"role": "controlling", "prohibition": "2", "person": SELLER}
    assert street.one(penalised(**controlling)).gate.row == "D"
    request = asked(street, Purpose.NO_INVESTIGATION)
    yes = {"given": True, "reason": "Nothing to find.", "at": at - BEFORE_THE_PAPER}
    with pytest.raises(Refused, match="constable"):
        authorisations.answer(session, request, decides, by=actor(decides), **yes)
    constable = member(
        session, street.authority, Role.OFFICER, at=at, kind=Kind.CONSTABLE, name="Con Stable"
    )
    authorisations.answer(session, request, constable, by=actor(constable), **yes)
    named = {"supervisor_authorisation": str(request.id)}
    assert street.one(penalised(**controlling, **named)).status == Intake.RECORDED


def test_a_request_is_made_once_and_answered_once_by_somebody_else(street, decides, session, at):
    request = asked(street, Purpose.LIFT)
    (waiting,) = open_items(session, street.authority.id, "supervisor")
    assert (waiting.kind, waiting.subject_id) == ("authorisation_asked", request.id)
    no = {"given": False, "reason": "Not enough.", "at": at}
    with pytest.raises(Refused, match="Somebody else"):
        authorisations.answer(session, request, street.officer, by=street.actor, **no)
    authorisations.answer(session, request, decides, by=actor(decides), **no)
    assert (request.answer, request.ends_at) == ("refused", None)
    with pytest.raises(Refused, match="already"):
        authorisations.answer(session, request, decides, by=actor(decides), **no)
    assert open_items(session, street.authority.id, "supervisor") == []


def test_an_unknown_order_and_a_nameless_person_are_refused(street):
    with pytest.raises(Refused, match="no order"):
        asked(street, Purpose.LIFT, order="NO")
    nameless = SELLER | {"date_of_birth": None}
    with pytest.raises(Refused, match="date of birth"):
        asked(street, Purpose.LIFT, person=nameless)


def test_a_direction_uses_none_up_so_that_nobody_reads_from_it_who_was_flagged(street, decides):
    beat = on_the_beat(street)
    flagged = {"flag": {"answer": "asked_to_lift"}, "role": "other", "screening": ALL_NO}
    lifted = given(beat, decides, Purpose.LIFT)
    told = beat.one(directed(**flagged, supervisor_authorisation=lifted))
    assert told.status == Intake.RECORDED
    assert beat.session.get_one(Encounter, (beat.authority.id, told.id)).authorisation_id is None
