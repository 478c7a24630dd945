"""An authorisation to disperse: who may give one, for how long of elapsed time, when it runs."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.area_files import area_digest
from penalties.rules.dispersals import (
    Proposal,
    check_ending,
    check_giver,
    check_proposal,
    covers,
    is_live,
)
from penalties.rules.powers import Grant
from penalties.rules.ranks import INSPECTOR_OR_ABOVE, check_rank
from penalties.rules.refusals import Refused
from penalties.rules.staff import Kind, Power
from penalties.rules.wall_clock import WallTime, moment
from tests.builders.orders import SQUARE

AT = datetime(2026, 11, 22, 21, 15, tzinfo=UTC)
AREA = {"type": "Polygon", "coordinates": [SQUARE]}
HOUR = timedelta(hours=1)
S34 = Grant(Power.S34, date(2026, 1, 1), date(2026, 11, 22), "Warrant 114")


def proposal(**changes):
    plain = {
        "locality": "Loxford Lane",
        "area": AREA,
        "starts_at": AT,
        "ends_at": AT + 12 * HOUR,
        "grounds": "Residents were shouted at on three nights.",
        "rights_considered": True,
        "rank": "Inspector",
        "given_at": AT,
        "signed_name": "N. Khan",
    }
    return Proposal(**(plain | changes))


def refusals(at=AT, **changes):
    try:
        check_proposal(proposal(**changes), at)
    except Refused as refused:
        return refused.refusals
    return ()


def rules(at=AT, **changes):
    return [one.rule.removeprefix("dispersals.") for one in refusals(at, **changes)]


@pytest.mark.parametrize(
    ("length", "found"),
    [
        (timedelta(seconds=1), []),
        (48 * HOUR, []),
        (48 * HOUR + timedelta(seconds=1), ["too_long"]),
        (timedelta(), ["ends_first"]),
        (-HOUR, ["ends_first"]),
    ],
)
def test_it_lasts_forty_eight_hours_at_most(length, found):
    assert rules(ends_at=AT + length) == found


def test_one_that_is_too_long_is_told_until_when_it_may_last():
    (refusal,) = refusals(ends_at=AT + 50 * HOUR)
    assert refusal.sentence == (
        "This is 50 hours. An authorisation lasts 48 hours at most: "
        "it can end at 9:15pm on 24 November 2026."
    )
    assert refusal.source == "ASBCPA 2014 s34(1)"


def typed(on, *at):
    return moment(on, WallTime(time(*at)))


def test_a_night_on_which_the_clocks_go_back_is_an_hour_longer_than_they_say():
    starts = typed(date(2026, 10, 24), 21)
    ends = typed(date(2026, 10, 26), 21)
    (refusal,) = refusals(starts, given_at=starts, starts_at=starts, ends_at=ends)
    assert refusal.sentence == (
        "The clocks go back on 25 October 2026, so this is 49 hours. An authorisation lasts "
        "48 hours at most: it can end at 8pm on 26 October 2026."
    )
    assert refusal.source == "ASBCPA 2014 s34(1)"
    assert rules(starts, given_at=starts, starts_at=starts, ends_at=ends - HOUR) == []


def test_a_night_on_which_they_go_forward_is_an_hour_shorter():
    starts = typed(date(2027, 3, 27), 21)
    until = {"given_at": starts, "starts_at": starts, "ends_at": typed(date(2027, 3, 29), 22)}
    assert rules(starts, **until) == []
    (refusal,) = refusals(starts, **until | {"ends_at": typed(date(2027, 3, 29), 23)})
    assert refusal.sentence.startswith(
        "The clocks go forward on 28 March 2027, so this is 49 hours"
    )


@given(
    st.datetimes(AT.replace(year=2025, tzinfo=None), AT.replace(year=2028, tzinfo=None)),
    st.timedeltas(timedelta(minutes=1), timedelta(hours=60)),
)
def test_what_is_accepted_never_elapses_past_forty_eight_hours(naive, length):
    starts = naive.replace(tzinfo=UTC, microsecond=0)
    found = rules(starts, given_at=starts, starts_at=starts, ends_at=starts + length)
    assert found == ([] if length <= 48 * HOUR else ["too_long"])


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"starts_at": AT - timedelta(minutes=1)}, ["backwards"]),
        ({"starts_at": AT - HOUR, "given_at": AT - HOUR}, []),
        ({"given_at": AT + HOUR, "starts_at": AT + HOUR}, ["not_yet"]),
        ({"given_at": AT - 24 * HOUR}, []),
        ({"given_at": AT - 24 * HOUR - timedelta(seconds=1)}, ["late"]),
        ({"starts_at": AT + 29 * 24 * HOUR, "ends_at": AT + 30 * 24 * HOUR}, ["far_ahead"]),
        ({"grounds": " \n"}, ["grounds"]),
        ({"locality": ""}, ["locality"]),
        ({"rights_considered": False}, ["rights"]),
        ({"signed_name": " "}, ["signed"]),
        ({"signed_name": "", "by_phone": True}, []),
        ({"rank": "Sergeant", "grounds": ""}, ["rank", "grounds"]),
    ],
)
def test_each_thing_that_is_wrong_is_said(changes, found):
    assert rules(**changes) == found
    assert all(one.sentence.endswith(".") and one.source for one in refusals(**changes))


@pytest.mark.parametrize(
    "rank", [*INSPECTOR_OR_ABOVE, "insp.", "DCI", "T/Inspector", "acting insp"]
)
def test_an_inspector_and_every_rank_above_may(rank):
    assert list(check_rank(rank)) == []


@pytest.mark.parametrize(
    ("rank", "named"),
    [("Sgt.", "Sergeant"), ("detective sergeant", "Detective Sergeant"), ("pcso", "PCSO")],
)
def test_a_rank_below_is_refused_by_its_name(rank, named):
    (refusal,) = check_rank(rank)
    assert refusal.sentence == (
        f"A {named} cannot authorise a dispersal. It takes an inspector or above."
    )


@pytest.mark.parametrize("rank", ["", "Councillor", "Inspector of Works", "Head of Service"])
def test_what_is_no_rank_of_the_police_is_refused(rank):
    (refusal,) = check_rank(rank)
    assert "like Inspector or Superintendent" in refusal.sentence


@pytest.mark.parametrize("kind", [Kind.COUNCIL, Kind.CONTRACTOR, Kind.PCSO])
def test_nobody_but_a_constable_can_authorise_whatever_is_written_down(kind):
    with pytest.raises(Refused, match="A council cannot"):
        check_giver(kind, [S34], AT)


def test_the_power_is_asked_for_by_the_day_in_london():
    last_minute = datetime(2026, 11, 22, 23, 59, tzinfo=UTC)
    check_giver(Kind.CONSTABLE, [S34], last_minute)
    with pytest.raises(Refused, match="ended on 22 November 2026"):
        check_giver(Kind.CONSTABLE, [S34], last_minute + timedelta(minutes=1))
    with pytest.raises(Refused, match="No power to authorise dispersals"):
        check_giver(Kind.CONSTABLE, [], AT)


def test_it_runs_from_its_first_second_and_no_longer_at_its_end():
    over = AT + HOUR
    second = timedelta(seconds=1)
    assert [is_live(AT, over, at) for at in (AT - second, AT, over - second, over)] == [
        *(False, True, True, False)
    ]


@dataclass
class Kept:
    starts_at: datetime = AT
    over_at: datetime = AT + HOUR
    area: dict = None
    area_digest: str = area_digest(AREA)


@pytest.mark.parametrize(
    ("lon_e6", "accuracy_m", "at", "covered"),
    [
        (65_000, 8, AT, True),
        (65_000, 8, AT + HOUR, False),
        (70_100, 20, AT, True),
        (70_100, 5, AT, False),
        (70_000, None, AT, True),
        (70_100, None, AT, False),
    ],
)
def test_it_covers_a_place_inside_or_as_near_as_the_fix_may_be_wrong(
    lon_e6, accuracy_m, at, covered
):
    assert covers(Kept(area=AREA), 51_555_000, lon_e6, accuracy_m, at) is covered


def test_what_is_over_or_has_no_reason_is_not_ended():
    check_ending(AT + HOUR, "The street is quiet.", AT)
    with pytest.raises(Refused, match="It was over at 9:15pm"):
        check_ending(AT, "The street is quiet.", AT)
    with pytest.raises(Refused, match="Say why"):
        check_ending(AT + HOUR, " ", AT)
