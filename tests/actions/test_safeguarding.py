"""What the safeguarding lead does: call, decide the duty, notify, close; each in its order."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from penalties.actions import safeguarding
from penalties.actions.safeguarding import Call
from penalties.actions.safeguarding_reading import opened, read_matter
from penalties.actions.staff import actor
from penalties.office.support_trail import WalledEntry, walled_trail_of, words_of
from penalties.records.safeguarding import (
    SafeguardingMatter,
    closed_matters,
    open_matters,
)
from penalties.rules.duty_to_notify import Consent, Duty
from penalties.rules.refusals import Refused
from penalties.rules.safeguarding import Step
from tests.builders.patrol import SELLER, person, seen
from tests.builders.support import Town, town

CHILD = {"person": person(date_of_birth="2009-11-23", apparent_age=17), "outcome": "safeguarding"}
ADULT = {
    "role": "selling",
    "person": SELLER,
    "screening": {"controlled_by_another": "yes"},
    "outcome": "support",
}
CALLED = {"spoke_to": "M. Field", "at": "2026-11-22T21:12:00Z", "reference": "CSC-20417"}
YES = Consent("Joan Barrett", date(2026, 11, 22), "“Yes.”")
SENT = {"reference": "NRM-8812", "words": "A woman of about 40, met in Ilford."}


@pytest.fixture
def here(office) -> Town:
    return town(office)


@pytest.fixture
def lead(here):
    """The safeguarding lead at work on the only matter of the town."""
    return Lead(here)


class Lead:
    """What the lead does, each deed in a transaction of its own."""

    def __init__(self, here):
        self.here = here

    def met(self, **changes):
        self.here.hand_in(seen(**changes))

    def matter(self):
        with self.here.support() as session:
            return session.scalars(select(SafeguardingMatter)).one()

    def call(self, at=None):
        made = Call("Adults' team", at or self.now, "ASC 77")
        self._do(safeguarding.write_call, made)

    def decide(self, duty, consent=None, reason=""):
        self._do(safeguarding.decide_duty, duty, consent=consent, reason=reason)

    def notify(self, **changes):
        self._do(safeguarding.write_notification, **{"sent_at": self.now, **SENT, **changes})

    def close(self, ending="no_further_action"):
        self._do(safeguarding.close, ending, "A bed for the night was found.")

    @property
    def now(self):
        return self.here.office.clock.now()

    def trail(self):
        with self.here.support() as session:
            matter = session.scalars(select(SafeguardingMatter)).one()
            return [
                (entry.event, entry.facts, words_of(session, entry))
                for entry in walled_trail_of(session, matter.authority_id, matter.id)
            ]

    def _do(self, deed, *said, **more):
        with self.here.support() as session:
            matter = session.scalars(select(SafeguardingMatter)).one()
            deed(session, matter, *said, **more, by=actor(self.here.lead), at=self.now)


def rule_of(refused):
    return refused.value.refusals[0].rule


def test_a_child_is_called_for_referred_notified_and_closed(lead):
    lead.met(**CHILD, safeguarding=CALLED)
    lead.decide(Duty.REFERRAL)
    assert lead.matter().duty_due_on == date(2026, 11, 23)
    lead.notify()
    lead.close("strategy_meeting")
    matter = lead.matter()
    assert (matter.outcome, matter.closed_by) == ("strategy_meeting", lead.here.lead.id)
    assert (matter.closed_at, matter.duty_done_at) == (lead.now, lead.now)
    assert [(event, facts) for event, facts, _ in lead.trail()] == [
        ("safeguarding.opened", {"kind": "child"}),
        ("safeguarding.called", {"kind": "child"}),
        ("safeguarding.duty_decided", {"kind": "child", "duty": "referral"}),
        ("safeguarding.notified", {"kind": "child"}),
        ("safeguarding.closed", {"kind": "child", "outcome": "strategy_meeting"}),
    ]


def test_without_a_call_nothing_closes_and_the_leads_own_call_counts(lead):
    lead.met(**CHILD)
    lead.decide(Duty.NONE, reason="The passport shows 34.")
    with pytest.raises(Refused) as refused:
        lead.close()
    assert rule_of(refused) == "safeguarding.no_call"
    lead.call()
    lead.close()
    assert lead.matter().closed_at == lead.now


def test_while_the_duty_is_undecided_or_undone_nothing_closes(lead):
    lead.met(**CHILD, safeguarding=CALLED)
    for rule in ("safeguarding.duty_not_decided", "safeguarding.duty_not_met"):
        with pytest.raises(Refused) as refused:
            lead.close()
        assert rule_of(refused) == rule
        lead.decide(Duty.REFERRAL)
    lead.notify()
    lead.close()


def test_the_officers_call_stays_and_later_ones_stand_in_the_trail(lead):
    lead.met(**CHILD, safeguarding=CALLED)
    lead.call()
    with lead.here.support() as session:
        matter = session.scalars(select(SafeguardingMatter)).one()
        assert opened(session, matter).call == CALLED
    assert lead.trail()[-1][2] == {
        "spoke_to": "Adults' team",
        "at": "2026-11-22T21:15:00Z",
        "reference": "ASC 77",
    }


def test_a_call_still_to_come_is_none(lead):
    lead.met(**CHILD)
    with pytest.raises(Refused, match="still to come"):
        lead.call(at=lead.now + timedelta(minutes=1))
    assert lead.matter().call is None


def test_an_adult_is_referred_only_with_consent_and_otherwise_without_a_name(lead):
    lead.met(**ADULT)
    with pytest.raises(Refused) as refused:
        lead.decide(Duty.REFERRAL)
    assert rule_of(refused) == "duty.consent"
    lead.decide(Duty.ANONYMOUS)
    lead.decide(Duty.REFERRAL, consent=YES)
    assert (lead.matter().duty, lead.matter().duty_due_on) == ("referral", date(2026, 11, 27))
    with lead.here.support() as session:
        matter = session.scalars(select(SafeguardingMatter)).one()
        consent = {"asked_by": "Joan Barrett", "asked_on": "2026-11-22", "words": "“Yes.”"}
        assert opened(session, matter).duty["decided"]["consent"] == consent
    assert b"Barrett" not in matter.duty_body


def test_nobody_can_have_been_asked_tomorrow(lead):
    lead.met(**ADULT)
    with pytest.raises(Refused, match="must be past"):
        lead.decide(Duty.REFERRAL, consent=Consent("Joan", date(2026, 11, 23), "Yes"))


@pytest.mark.parametrize(
    "said",
    [
        {"words": "Ana was afraid."},
        {"words": "A Ms pop."},
        {"reference": "ANA-1"},
        {"words": "Born 17/05/1984."},
        {"words": "Born on 17 May 1984"},
    ],
)
def test_a_notification_without_a_name_is_refused_with_one(lead, said):
    lead.met(**ADULT)
    lead.decide(Duty.ANONYMOUS)
    with pytest.raises(Refused, match="must name nobody"):
        lead.notify(**said)
    assert lead.matter().duty_done_at is None
    lead.notify()
    assert lead.matter().duty_done_at == lead.now


def test_a_referral_may_say_who_it_is(lead):
    lead.met(**ADULT)
    lead.decide(Duty.REFERRAL, consent=YES)
    lead.notify(words="Ana Pop, born 17 May 1984.")


def test_nothing_is_notified_before_it_is_decided_nor_twice(lead):
    lead.met(**ADULT)
    with pytest.raises(Refused, match="Decide first"):
        lead.notify()
    lead.decide(Duty.NONE, reason="Nobody controls her; she said so to Joan alone.")
    with pytest.raises(Refused, match="Decide first"):
        lead.notify()
    lead.decide(Duty.ANONYMOUS)
    with pytest.raises(Refused, match="still to come"):
        lead.notify(sent_at=lead.now + timedelta(hours=1))
    lead.notify()
    with pytest.raises(Refused, match="notified already"):
        lead.notify()


def test_an_adult_who_agrees_later_is_referred_after_all(lead):
    lead.met(**ADULT, safeguarding=CALLED)
    lead.decide(Duty.ANONYMOUS)
    lead.notify()
    with pytest.raises(Refused, match="notified already"):
        lead.decide(Duty.NONE, reason="Again.")
    lead.decide(Duty.REFERRAL, consent=YES)
    assert lead.matter().duty_done_at is None
    with pytest.raises(Refused) as refused:
        lead.close()
    assert rule_of(refused) == "safeguarding.duty_not_met"
    lead.notify()
    lead.close()


@pytest.mark.parametrize(
    ("other", "duty", "consent"),
    [
        ({"age_doubt": True}, Duty.REFERRAL, None),
        ({"exploited": True}, Duty.REFERRAL, YES),
        ({"exploited": True}, Duty.ANONYMOUS, None),
    ],
)
def test_the_other_person_is_a_child_where_they_may_be_one(lead, other, duty, consent):
    lead.met(other_person=other, outcome="report_to_police")
    lead.decide(duty, consent=consent)
    day = date(2026, 11, 23) if "age_doubt" in other else date(2026, 11, 27)
    assert lead.matter().duty_due_on == day


def test_the_other_person_who_is_an_adult_is_asked_as_well(lead):
    lead.met(other_person={"exploited": True}, outcome="report_to_police")
    with pytest.raises(Refused) as refused:
        lead.decide(Duty.REFERRAL)
    assert rule_of(refused) == "duty.consent"


def test_what_is_closed_stays_as_it_is(lead):
    lead.met(**CHILD, safeguarding=CALLED)
    lead.decide(Duty.NONE, reason="The passport shows 34.")
    lead.close()
    for deed in (lead.call, lead.close, lead.notify, lambda: lead.decide(Duty.REFERRAL)):
        with pytest.raises(Refused, match="closed already"):
            deed()


def test_every_reading_stands_in_the_trail_behind_the_wall(lead):
    lead.met(**CHILD, safeguarding=CALLED)
    with lead.here.support() as session:
        matter = session.scalars(select(SafeguardingMatter)).one()
        known = read_matter(session, matter, by=actor(lead.here.lead), at=lead.now)
        assert known.content["person"]["date_of_birth"] == "2009-11-23"
    with lead.here.support() as session:
        (entry,) = session.scalars(
            select(WalledEntry).where(WalledEntry.event == "record.read")
        ).all()
    assert (entry.subject_kind, entry.subject_id) == ("safeguarding", lead.matter().id)
    assert (entry.actor_id, entry.facts) == (lead.here.lead.id, {"part": "safeguarding"})


def test_of_what_is_due_on_one_day_a_child_comes_first(lead):
    met = (ADULT, {"other_person": {"exploited": True}}, CHILD)
    for changes in met:
        lead.met(**changes, safeguarding=CALLED)
    with lead.here.support() as session:
        listed = open_matters(session, lead.here.street.authority.id)
        assert {todo.on for _, todo in listed} == {date(2026, 11, 23)}
        assert [matter.kind for matter, _ in listed] == ["child", "other_person", "adult"]


def test_what_is_due_first_stands_first_and_what_is_closed_apart(lead):
    lead.met(**ADULT, safeguarding=CALLED)
    lead.met(**CHILD)
    with lead.here.support() as session:
        listed = open_matters(session, lead.here.street.authority.id)
        assert [(matter.kind, todo.step) for matter, todo in listed] == [
            ("child", Step.CALL),
            ("adult", Step.DECIDE),
        ]
        _child, adult = (matter for matter, _ in listed)
        by = {"by": actor(lead.here.lead), "at": lead.now}
        safeguarding.decide_duty(session, adult, Duty.NONE, consent=None, reason="Asked.", **by)
        safeguarding.close(session, adult, "not_found", "Looked for twice.", **by)
    with lead.here.support() as session:
        here = lead.here.street.authority.id
        assert [matter.kind for matter, _ in open_matters(session, here)] == ["child"]
        assert [matter.kind for matter in closed_matters(session, here, 5)] == ["adult"]
