"""Who may act on a day."""

from datetime import date
from itertools import product

import pytest

from penalties.rules.powers import Grant, check_grant, holds
from penalties.rules.refusals import Refused
from penalties.rules.staff import Kind, Power

GRANT = Grant(Power.S68, date(2026, 4, 1), date(2027, 3, 31), "Authorisation 12/2026")
OPEN_ENDED = Grant(Power.S68, date(2026, 4, 1), None, "Authorisation 12/2026")


@pytest.mark.parametrize("on", [date(2026, 4, 1), date(2026, 11, 22), date(2027, 3, 31)])
def test_a_power_runs_from_its_first_day_to_its_last_both_whole(on: date) -> None:
    assert holds(Power.S68, on, [GRANT]) is GRANT


@pytest.mark.parametrize(
    ("power", "on", "sentence"),
    [
        (Power.S68, date(2026, 3, 31), "begins on 1 April 2026"),
        (Power.S68, date(2027, 4, 1), "ended on 31 March 2027"),
        (Power.S35, date(2026, 11, 22), "No power to give directions to leave"),
    ],
)
def test_a_missing_power_says_why_it_is_missing(power: Power, on: date, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as caught:
        holds(power, on, [GRANT])
    assert "2014, section" in caught.value.refusals[0].source


def test_a_power_without_an_end_runs_on() -> None:
    assert holds(Power.S68, date(2039, 1, 1), [OPEN_ENDED]) is OPEN_ENDED


def test_of_several_the_latest_instrument_counts() -> None:
    renewed = Grant(Power.S68, date(2026, 10, 1), None, "Authorisation 40/2026")
    assert holds(Power.S68, date(2026, 11, 22), [renewed, GRANT]) is renewed
    assert holds(Power.S68, date(2026, 9, 30), [renewed, GRANT]) is GRANT


def test_a_gap_between_two_grants_is_no_power() -> None:
    later = Grant(Power.S68, date(2027, 6, 1), None, "Authorisation 9/2027")
    with pytest.raises(Refused, match="ended on 31 March 2027"):
        holds(Power.S68, date(2027, 5, 1), [GRANT, later])


LAWFUL = {
    *product([Power.S68], Kind),
    *product([Power.S35, Power.S37], [Kind.CONSTABLE, Kind.PCSO]),
    (Power.S34, Kind.CONSTABLE),
}


@pytest.mark.parametrize(("power", "kind"), list(product(Power, Kind)))
def test_only_the_police_authorise_and_give_directions(power: Power, kind: Kind) -> None:
    grant = Grant(power, date(2026, 4, 1), None, "Designation 3")
    if (power, kind) in LAWFUL:
        check_grant(kind, grant)
        return
    with pytest.raises(Refused, match="Only the police may"):
        check_grant(kind, grant)


def test_a_power_needs_its_instrument_and_dates_in_order() -> None:
    with pytest.raises(Refused, match="Enter the instrument"):
        check_grant(Kind.COUNCIL, Grant(Power.S68, date(2026, 4, 1), None, "  "))
    with pytest.raises(Refused, match="cannot end before it begins"):
        check_grant(Kind.COUNCIL, Grant(Power.S68, date(2026, 4, 2), date(2026, 4, 1), "A 1"))
