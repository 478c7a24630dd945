"""The certificate as a whole: every check answered, kept and read back."""

import json

from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.areas import Place
from penalties.rules.validity import Certificate, check, read_certificate
from tests.builders.issue import GOOD, failing, issued

HARD = (
    *("not_in_future", "not_before_order", "order_in_force", "prohibition_applies"),
    *("place_inside", "particulars_given", "power_held", "amounts_lawful", "payee_known", "adult"),
    *("identity_checked", "gate_open"),
)
SOFT = ("clock_drift", "place_near_edge", "cool_off", "one_act")


def test_a_good_notice_passes_every_check() -> None:
    certificate = check(GOOD)
    assert certificate.is_good
    assert certificate.may_stand
    assert certificate.refusals() == ()


def test_no_check_is_ever_left_out() -> None:
    for facts in (GOOD, issued(order_then=None, prohibition=None, grants=(), born_on=None)):
        told = check(facts).checks
        assert tuple(each.name for each in told if each.hard) == HARD
        assert tuple(each.name for each in told if not each.hard) == SOFT
        assert all(each.answer.endswith(".") and each.source for each in told)


def test_a_hard_failure_cannot_stand_and_a_soft_one_can() -> None:
    outside = Place(inside=False, metres_to_edge=120)
    close = Place(inside=True, metres_to_edge=3)
    assert not check(issued(place=outside)).may_stand
    assert check(issued(place=close)).may_stand
    assert not check(issued(place=close)).is_good


def test_a_refusal_carries_what_was_compared() -> None:
    (refusal,) = check(issued(place=Place(inside=False, metres_to_edge=120.7))).refusals()
    assert refusal.rule == "place_inside"
    assert refusal.sentence == "Outside by 120 m, fix good to 8 m."
    assert refusal.source == "ASBCPA 2014 s59(4)"


def test_a_certificate_is_kept_as_json_and_read_back() -> None:
    certificate = check(issued(pay_to=""))
    assert read_certificate(json.loads(json.dumps(certificate.as_data()))) == certificate
    assert read_certificate([]) == Certificate(())


@given(
    inside=st.booleans(),
    edge=st.floats(0, 500),
    accuracy=st.none() | st.floats(0, 100),
)
def test_a_place_fails_one_check_at_most_and_only_surely_outside_is_hard(
    inside: bool, edge: float, accuracy: float | None
) -> None:
    failed = failing(place=Place(inside, edge), accuracy_m=accuracy)
    unsure = edge <= (accuracy or 0)
    expected = "place_near_edge" if unsure else "place_inside"
    assert failed == (set() if inside and not unsure else {expected})
