"""A board's decision puts the next version in force: for the gate, for tablets, and for good."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError

from penalties.actions import policies
from penalties.actions.books import policy_of
from penalties.actions.field_kits import field_kit
from penalties.actions.staff import actor
from penalties.office.audit import detail_of, trail_of
from penalties.office.authorities import Authority
from penalties.records.policies import GatePolicy, policies_of
from penalties.rules.encounters import Outcome
from penalties.rules.gate_policy import ExceptionTerms, read_policy
from penalties.rules.intake import Intake
from penalties.rules.refusals import Refused
from penalties.rules.staff import Role
from tests.builders.councils import council
from tests.builders.patrol import SELLER, seen
from tests.builders.policies import DECIDED_ON, DECISION, OWN, adopt, asking, draft, ladder
from tests.builders.staff import member

DECLINED = {"offered": True, "answer": "declined"}


@pytest.fixture
def admin(street):
    return member(street.session, street.authority, Role.ADMIN, at=street.at)


def refused(street, made, **changes):
    """The rule that says no to adopting a draft."""
    asked = {"decision": DECISION, "decided_on": DECIDED_ON, "at": street.at} | changes
    with pytest.raises(Refused) as no:
        policies.adopt(street.session, street.authority, made, by=street.actor, **asked)
    return no.value.refusals[0].rule


def test_the_first_version_that_a_board_adopts_is_the_second(street, admin, at):
    assert policy_of(street.authority).version == 1
    first = adopt(street.session, street.authority, by=actor(admin), at=at, ladder=ladder())
    assert (first.version, first.decision, first.decided_on) == (2, DECISION, DECIDED_ON)
    assert (first.adopted_at, first.adopted_by) == (at, admin.id)
    second = adopt(street.session, street.authority, at=at, questions=asking(OWN).questions)
    assert (second.version, second.adopted_by) == (3, None)
    assert policies_of(street.session, street.authority.id) == [second, first]
    now = policy_of(street.authority)
    assert (now.version, now.ladder, now.questions[-1]) == (3, ladder(), OWN)
    assert read_policy(first.body).questions == draft().questions


def test_the_council_keeps_a_copy_of_what_is_in_force(street, session, at):
    adopted = adopt(session, street.authority, at=at, exception=ExceptionTerms(3, 6))
    session.expire_all()
    assert session.get_one(Authority, street.authority.id).gate_policy == adopted.body


def test_the_trail_tells_the_version_and_apart_from_it_what_changed(street, session, at):
    adopted = adopt(session, street.authority, at=at, exception=ExceptionTerms(3, 6))
    (entry,) = trail_of(session, street.authority.id, adopted.id)
    assert (entry.event, entry.subject_kind) == ("policy.adopted", "policy")
    assert entry.facts == {"version": 2}
    changed = detail_of(session, entry)
    assert list(changed) == ["Exception"]
    assert changed["Exception"]["before"].startswith("Switched off.")
    assert changed["Exception"]["after"].startswith("Switched on.")


def test_who_began_with_a_version_that_is_over_is_told_so(street, at):
    started = draft(ladder=ladder())
    adopt(street.session, street.authority, at=at, exception=ExceptionTerms(3, 6))
    assert refused(street, started) == "policies.stale"
    assert refused(street, replace(started, version=3)) == "policies.stale"
    assert policy_of(street.authority).exception == ExceptionTerms(3, 6)


def test_whoever_pressed_second_is_refused_with_the_council_as_they_knew_it(office, at):
    with office.transaction() as session:
        here = council(session, at).id
    with office.transaction() as session:
        as_known = session.get_one(Authority, here)
        with office.transaction() as quicker:
            adopt(quicker, quicker.get_one(Authority, here), at=at, ladder=ladder())
        assert policy_of(as_known).version == 1
        with pytest.raises(Refused, match="Version 2 came into force"):
            adopt(session, as_known, at=at, exception=ExceptionTerms(3, 6))


def test_what_was_changed_just_before_is_kept(street, at):
    street.authority.phone = "020 7946 0321"
    adopt(street.session, street.authority, at=at, ladder=ladder())
    assert street.authority.phone == "020 7946 0321"


def test_the_policy_in_force_is_not_adopted_twice(street, at):
    assert refused(street, draft()) == "policies.same"
    adopt(street.session, street.authority, at=at, ladder=ladder())
    assert refused(street, policy_of(street.authority)) == "policies.same"
    assert len(policies_of(street.session, street.authority.id)) == 1


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"decision": "  "}, "policy.decision"),
        ({"decided_on": date(2026, 11, 23)}, "policies.decided_on"),
    ],
)
def test_nothing_is_adopted_without_a_decision_of_the_past(street, changes, rule):
    assert refused(street, draft(ladder=ladder()), **changes) == rule
    assert policy_of(street.authority).version == 1


def test_a_board_that_decided_today_may_have_it_adopted_today(street, at):
    # Half past midnight in London in summer is still the day before in UTC.
    after_midnight = at.replace(month=7, day=1, hour=23, minute=30)
    today = date(2026, 7, 2)
    adopt(street.session, street.authority, at=after_midnight, decided_on=today, ladder=ladder())


def test_what_no_policy_may_be_is_refused_with_every_reason(street):
    with pytest.raises(Refused) as no:
        adopt(
            *(street.session, street.authority),
            at=street.at,
            ladder=ladder(warning_from=1, window_months=25),
        )
    assert [each.rule for each in no.value.refusals] == ["policy.window", "policy.first_contact"]


def test_an_adopted_version_is_never_changed(street, session, at):
    adopted = adopt(session, street.authority, at=at, ladder=ladder())
    changed = update(GatePolicy).where(GatePolicy.id == adopted.id).values(decision="Other")
    with pytest.raises(DBAPIError), session.begin_nested():
        session.execute(changed)


def test_the_next_encounter_is_judged_by_what_was_adopted(street, session, at):
    def warned(days_ago):
        """Whether a warning was open at an encounter so many days ago."""
        met = {"role": "selling", "prohibition": "2", "person": SELLER, "outcome": "support"}
        when = at - timedelta(days=days_ago, minutes=10)
        told = street.one(seen(**met, support=DECLINED, occurred_at=when.isoformat()), at=when)
        assert told.status == Intake.RECORDED, told.refusals
        return Outcome.WARNING not in {each["outcome"] for each in told.gate.closed}

    assert [warned(9), warned(8)] == [False, True]
    adopt(session, street.authority, at=at, ladder=ladder(contacts=4, warning_from=4))
    assert [warned(7), warned(6)] == [False, True]
    adopt(session, street.authority, at=at, ladder=ladder(contacts=1, warning_from=None))
    assert warned(5) is False


def test_a_yes_to_the_councils_own_question_is_a_sign_from_then_on(street, session, at):
    met = {"role": "other", "prohibition": "2", "outcome": "support", "support": DECLINED}
    asked = seen(**met, screening={"owes_money": "yes"})
    assert street.one(asked).gate.row == "E"
    adopt(session, street.authority, at=at, questions=asking(OWN).questions)
    assert street.one(seen(**met, screening={"owes_money": "yes"})).gate.row == "C"


def test_tablets_get_a_new_kit_with_the_new_questions(street, session, at):
    def kit():
        return field_kit(session, street.authority, street.officer, street.tablet, at=at)

    before = kit()
    assert kit()["version"] == before["version"]
    adopted = adopt(session, street.authority, at=at, questions=asking(OWN).questions)
    after = kit()
    assert after["version"] != before["version"]
    assert after["gate"]["policy"] == adopted.body
    assert after["screening"]["questions"][-1]["question"] == "owes_money"
