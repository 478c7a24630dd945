"""How the duty to notify can be met: a child by name, an adult by consent or without a name."""

from datetime import date

import pytest

from penalties.rules.duty_to_notify import (
    OPEN_TO,
    Consent,
    Duty,
    check_decided_again,
    check_decision,
)
from penalties.rules.refusals import Refused
from penalties.rules.safeguarding import Kind

YES = Consent("Joan Barrett", date(2026, 11, 23), "“Yes, if it helps me to stay.”")
EMPTY = Consent("Joan Barrett", date(2026, 11, 23), "  ")


def refusal(kind, duty, *, is_child=False, consent=None, reason=""):
    try:
        check_decision(kind, duty, is_child=is_child, consent=consent, reason=reason)
    except Refused as refused:
        return refused.refusals[0].rule
    return None


def test_a_child_is_referred_without_being_asked():
    assert refusal(Kind.CHILD, Duty.REFERRAL, is_child=True) is None
    assert refusal(Kind.CHILD, Duty.ANONYMOUS, is_child=True) == "duty.child_by_name"


def test_an_adult_is_referred_only_with_all_of_their_consent_written_down():
    for kind in (Kind.ADULT, Kind.OTHER_PERSON):
        assert refusal(kind, Duty.REFERRAL) == "duty.consent"
        assert refusal(kind, Duty.REFERRAL, consent=EMPTY) == "duty.consent"
        assert refusal(kind, Duty.REFERRAL, consent=YES) is None
        assert refusal(kind, Duty.ANONYMOUS) is None


def test_the_other_person_is_referred_as_a_child_where_they_may_be_one():
    assert refusal(Kind.OTHER_PERSON, Duty.REFERRAL, is_child=True) is None


@pytest.mark.parametrize("kind", Kind)
def test_nobody_is_notified_only_for_a_written_reason(kind):
    assert refusal(kind, Duty.NONE, reason=" ") == "duty.reason"
    assert refusal(kind, Duty.NONE, reason="The passport shows 34; nobody controls her.") is None
    assert Duty.NONE in OPEN_TO[kind]


@pytest.mark.parametrize("before", [None, *Duty])
@pytest.mark.parametrize("duty", Duty)
def test_what_is_not_done_yet_can_be_decided_anew(before, duty):
    check_decided_again(before, duty, is_done=False)


@pytest.mark.parametrize("before", [Duty.REFERRAL, Duty.ANONYMOUS])
@pytest.mark.parametrize("duty", Duty)
def test_once_notified_it_stands_unless_an_adult_agrees_later(before, duty):
    if (before, duty) == (Duty.ANONYMOUS, Duty.REFERRAL):
        check_decided_again(before, duty, is_done=True)
        return
    with pytest.raises(Refused, match="has been notified already"):
        check_decided_again(before, duty, is_done=True)
