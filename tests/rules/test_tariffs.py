"""Amounts stay within the ceiling on their date, and the lower one within the law."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.money import Pence
from penalties.rules.refusals import Refused
from penalties.rules.tariffs import SHIPPED, LimitKind, check_tariff, statutory_limit, switched_on

PSPO = LimitKind.PSPO_PENALTY
TODAY = date(2026, 11, 22)
RISE = date(2027, 1, 1)
RAISED = (SHIPPED[0], switched_on(SHIPPED[1], from_on=RISE, instrument="SI 2026/9999"))


def test_the_shipped_ceiling_is_a_hundred_pounds_and_the_higher_one_waits() -> None:
    assert statutory_limit(PSPO, TODAY).pence == 10_000
    assert statutory_limit(PSPO, date(2039, 1, 1)).pence == 10_000
    assert (SHIPPED[1].pence, SHIPPED[1].from_on, SHIPPED[1].instrument) == (50_000, None, None)


@pytest.mark.parametrize(
    ("on", "pence"),
    [
        (date(2014, 10, 20), 10_000),
        (date(2026, 12, 31), 10_000),
        (date(2027, 1, 1), 50_000),
        (date(2030, 6, 1), 50_000),
    ],
)
def test_a_rise_counts_from_its_commencement(on: date, pence: int) -> None:
    assert statutory_limit(PSPO, on, RAISED).pence == pence


def test_an_offence_before_the_rise_keeps_the_older_ceiling() -> None:
    limit = statutory_limit(PSPO, date(2027, 1, 5), RAISED, offence_on=date(2026, 12, 30))
    assert limit.pence == 10_000
    assert limit.instrument == "SI 2014/2590"


def test_before_the_act_there_was_no_ceiling_and_no_notice() -> None:
    with pytest.raises(Refused, match="No ceiling was in force on 19 October 2014"):
        statutory_limit(PSPO, date(2014, 10, 19))


def test_a_ceiling_is_switched_on_once_and_by_an_instrument() -> None:
    with pytest.raises(Refused, match="commencement instrument"):
        switched_on(SHIPPED[1], from_on=RISE, instrument=" ")
    with pytest.raises(Refused, match="already"):
        switched_on(RAISED[1], from_on=RISE, instrument="SI 2026/9999")


@pytest.mark.parametrize(
    ("full", "lower", "days"),
    [
        (10_000, 7_500, 10),
        (10_000, 6_000, 13),
        (10_000, 9_999, 1),
        (10_000, None, None),
        (1, None, None),
    ],
)
def test_lawful_amounts_pass(full: int, lower: int | None, days: int | None) -> None:
    check_tariff(Pence(full), None if lower is None else Pence(lower), days, TODAY)


@pytest.mark.parametrize(
    ("full", "lower", "days", "rule", "source"),
    [
        (10_001, 7_500, 10, "tariffs.ceiling", "section 68(6)"),
        (50_000, 7_500, 10, "tariffs.ceiling", "section 68(6)"),
        (0, None, None, "tariffs.full", "section 68(5)(c)"),
        (10_000, 10_000, 10, "tariffs.lower", "section 68(7)"),
        (10_000, 10_001, 10, "tariffs.lower", "section 68(7)"),
        (10_000, 0, 10, "tariffs.lower", "section 68(7)"),
        (10_000, 7_500, 0, "deadlines.discount_days", "section 68(7)"),
        (10_000, 7_500, 14, "deadlines.discount_days", "section 68(7)"),
        (10_000, 7_500, None, "tariffs.lower_days", "section 68(7)"),
        (10_000, None, 10, "tariffs.lower_days", "section 68(7)"),
    ],
)
def test_unlawful_amounts_are_refused_with_their_section(
    full: int, lower: int | None, days: int | None, rule: str, source: str
) -> None:
    with pytest.raises(Refused) as caught:
        check_tariff(Pence(full), None if lower is None else Pence(lower), days, TODAY)
    (refusal,) = caught.value.refusals
    assert refusal.rule == rule
    assert source in refusal.source


def test_the_ceiling_is_named_with_its_date() -> None:
    with pytest.raises(Refused, match="£150 is more than £100, the most the law allows on 22 Nov"):
        check_tariff(Pence(15_000), None, None, TODAY)


def test_every_reason_is_given_at_once() -> None:
    with pytest.raises(Refused) as caught:
        check_tariff(Pence(15_000), Pence(15_000), 14, TODAY)
    assert [refusal.rule for refusal in caught.value.refusals] == [
        "tariffs.ceiling",
        "tariffs.lower",
        "deadlines.discount_days",
    ]


@given(st.integers(-5, 60_000), st.dates(date(2014, 10, 20), date(2039, 1, 1)))
def test_nothing_above_the_ceiling_of_its_day_ever_passes(full: int, on: date) -> None:
    lawful = 0 < full <= statutory_limit(PSPO, on, RAISED).pence
    if lawful:
        check_tariff(Pence(full), None, None, on, RAISED)
        return
    with pytest.raises(Refused):
        check_tariff(Pence(full), None, None, on, RAISED)
