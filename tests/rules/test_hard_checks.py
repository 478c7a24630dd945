"""Hard checks: each at its boundary, each with what was compared."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from penalties.rules.encounters import IdentityChecked
from penalties.rules.gate import Answer, Standing
from penalties.rules.issue_facts import Sums
from penalties.rules.money import Pence
from penalties.rules.order_standing import Standing as OrderStanding
from penalties.rules.order_standing import State
from penalties.rules.powers import Grant
from penalties.rules.prohibitions import Day, Window
from penalties.rules.staff import Power
from penalties.rules.tariffs import SHIPPED, switched_on
from tests.builders.issue import AT, BUYING, IN_FORCE, TARIFF, checked, failing

NIGHTS = replace(BUYING, times=(Window((Day.FRI, Day.SAT), time(22), time(4)),))
MARCH_NIGHT = replace(BUYING, times=(Window((Day.SUN,), time(1, 30), time(5)),))


@pytest.mark.parametrize(
    ("offence_at", "passed"),
    [
        (AT, True),
        (AT + timedelta(minutes=2), True),
        (AT + timedelta(minutes=2, seconds=1), False),
        (AT + timedelta(days=1), False),
    ],
)
def test_an_offence_to_come_is_refused(offence_at: datetime, passed: bool) -> None:
    assert checked("not_in_future", offence_at=offence_at).passed is passed


@pytest.mark.parametrize(
    ("begins", "passed"),
    [(date(2026, 11, 22), True), (date(2026, 11, 23), False), (None, False)],
)
def test_an_offence_is_no_older_than_the_order(begins: date | None, passed: bool) -> None:
    assert checked("not_before_order", order_begins_on=begins).passed is passed


@pytest.mark.parametrize("state", [state for state in State if state != State.IN_FORCE])
def test_an_order_not_in_force_at_that_minute_carries_no_notice(state: State) -> None:
    then = OrderStanding(state, "It was not.", "ASBCPA 2014 s60")
    told = checked("order_in_force", order_then=then)
    assert not told.passed
    assert told.answer == "At 9:05pm on 22 November 2026: It was not."


@pytest.mark.parametrize(
    ("state", "passed"),
    [
        (State.SUSPENDED, False),
        (State.QUASHED, False),
        (State.EXPIRED, True),
        (State.DISCHARGED, True),
    ],
)
def test_a_court_stops_a_notice_also_afterwards_but_the_end_of_an_order_does_not(
    state: State, passed: bool
) -> None:
    now = OrderStanding(state, "It is over.", "ASBCPA 2014 s66")
    assert checked("order_in_force", order_then=IN_FORCE, order_now=now).passed is passed


def test_an_order_nobody_knows_carries_no_notice() -> None:
    assert failing(order_then=None, order_now=None) == {"order_in_force"}


@pytest.mark.parametrize(
    ("rule", "offence_at", "passed"),
    [
        (NIGHTS, datetime(2026, 11, 20, 22, 0, tzinfo=UTC), True),
        (NIGHTS, datetime(2026, 11, 20, 21, 59, tzinfo=UTC), False),
        (NIGHTS, datetime(2026, 11, 22, 3, 59, tzinfo=UTC), True),
        (NIGHTS, datetime(2026, 11, 22, 4, 0, tzinfo=UTC), False),
        (NIGHTS, datetime(2026, 11, 20, 2, 0, tzinfo=UTC), False),
        (NIGHTS, datetime(2026, 10, 25, 0, 30, tzinfo=UTC), True),
        (NIGHTS, datetime(2026, 10, 25, 1, 30, tzinfo=UTC), True),
        (NIGHTS, datetime(2026, 10, 25, 3, 30, tzinfo=UTC), True),
        (NIGHTS, datetime(2026, 10, 25, 4, 0, tzinfo=UTC), False),
        (NIGHTS, datetime(2026, 7, 4, 2, 59, tzinfo=UTC), True),
        (NIGHTS, datetime(2026, 7, 4, 3, 0, tzinfo=UTC), False),
        (MARCH_NIGHT, datetime(2026, 3, 29, 0, 59, tzinfo=UTC), False),
        (MARCH_NIGHT, datetime(2026, 3, 29, 1, 0, tzinfo=UTC), True),
        (MARCH_NIGHT, datetime(2026, 3, 29, 4, 0, tzinfo=UTC), False),
    ],
)
def test_a_prohibition_applies_by_the_clock_on_the_wall(
    rule: Any, offence_at: datetime, passed: bool
) -> None:
    told = checked("prohibition_applies", prohibition=rule, offence_at=offence_at)
    assert told.passed is passed


def test_a_prohibition_must_exist_and_concern_the_person() -> None:
    limited = replace(BUYING, applies_to="drivers", exceptions="taxis at work")
    assert failing(prohibition=None) == {"prohibition_applies"}
    assert failing(prohibition=limited) == set()
    assert (
        "drivers"
        in checked("prohibition_applies", prohibition=limited, applies_to_person=False).answer
    )
    assert "taxis" in checked("prohibition_applies", prohibition=limited, excepted=True).answer


@pytest.mark.parametrize(
    ("first", "last", "passed"),
    [
        (date(2026, 11, 22), None, True),
        (date(2026, 11, 23), None, False),
        (date(2026, 1, 1), date(2026, 11, 22), True),
        (date(2026, 1, 1), date(2026, 11, 21), False),
    ],
)
def test_the_issuer_holds_the_power_on_the_day(
    first: date, last: date | None, passed: bool
) -> None:
    grants = (Grant(Power.S68, first, last, "Delegation 12/2026"),)
    assert checked("power_held", grants=grants).passed is passed


def test_another_power_is_no_power_to_issue() -> None:
    grants = (Grant(Power.S35, date(2026, 1, 1), None, "Designation 4"),)
    assert failing(grants=grants) == {"power_held"}


@pytest.mark.parametrize(
    ("sums", "passed"),
    [
        (Sums(Pence(100_00), Pence(60_00), 10), True),
        (Sums(Pence(100_00)), True),
        (Sums(Pence(100_00), Pence(60_00), 13), True),
        (Sums(Pence(100_00), Pence(60_00), 14), False),
        (Sums(Pence(100_00), Pence(60_00), 0), False),
        (Sums(Pence(100_01), Pence(60_00), 10), False),
        (Sums(Pence(100_00), Pence(100_00), 10), False),
        (Sums(Pence(100_00), Pence(0), 10), False),
        (Sums(Pence(100_00), Pence(60_00), None), False),
    ],
)
def test_a_tariff_is_within_the_law(sums: Sums, passed: bool) -> None:
    assert checked("amounts_lawful", asked=sums, tariff=sums).passed is passed


def test_a_notice_asks_for_the_tariff_and_nothing_else() -> None:
    assert failing(asked=Sums(Pence(90_00), Pence(60_00), 10)) == {"amounts_lawful"}
    assert failing(tariff=Sums(Pence(100_00), Pence(60_00), 9)) == {"amounts_lawful"}


def test_the_higher_ceiling_counts_from_its_day_and_never_for_older_offences() -> None:
    high = Sums(Pence(500_00), Pence(250_00), 10)
    for from_on, passed in ((date(2026, 11, 22), True), (date(2026, 11, 23), False)):
        raised = switched_on(SHIPPED[1], from_on=from_on, instrument="SI 2026/1")
        told = checked("amounts_lawful", asked=high, tariff=high, limits=(SHIPPED[0], raised))
        assert told.passed is passed


@pytest.mark.parametrize(
    ("born_on", "passed"),
    [(date(2008, 11, 22), True), (date(2008, 11, 23), False), (None, False)],
)
def test_only_an_adult_with_a_birth_date_is_penalised(born_on: date | None, passed: bool) -> None:
    assert checked("adult", born_on=born_on).passed is passed


@pytest.mark.parametrize(
    ("changes", "failed"),
    [
        ({"particulars": " \n "}, {"particulars_given"}),
        ({"pay_to": " "}, {"payee_known"}),
        ({"pay_address": ("", " ")}, {"payee_known"}),
        ({"identity_checked": IdentityChecked.NONE}, {"identity_checked"}),
        ({"identity_checked": IdentityChecked.ADDRESS_CHECK}, set()),
        ({"gate": Answer(Standing.REQUIRED)}, set()),
        ({"gate": Answer(Standing.CLOSED, "flag", "Offer help first.", "Policy")}, {"gate_open"}),
    ],
)
def test_payee_identity_and_gate(changes: dict[str, Any], failed: set[str]) -> None:
    assert failing(**changes) == failed


def test_the_answers_say_what_was_compared() -> None:
    assert checked("place_inside").answer == "Inside by 38 m, fix good to 8 m."
    assert checked("power_held").answer == (
        "Issued on 22 November 2026 by Delegation 12/2026, from 5 January 2026."
    )
    assert checked("amounts_lawful").answer == (
        "Asks £100, or £60 within 10 days on 22 November 2026; "
        "the tariff is £100, or £60 within 10 days."
    )
    assert checked("adult").answer == "Aged 42 on the day, by the date of birth."
    assert checked("amounts_lawful", tariff=TARIFF).source == "ASBCPA 2014 s68(6), (7)"
