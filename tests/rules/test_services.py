"""Whether a service can take somebody in, in an officer's words, and which one to offer instead."""

import uuid
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.days import LONDON
from penalties.rules.encounters import Gender
from penalties.rules.prohibitions import WEEK, Window
from penalties.rules.services import (
    ServiceFacts,
    State,
    Wanted,
    availability,
    memorandum_warning,
    next_service,
    offer_instead,
)

TONIGHT = datetime(2026, 11, 22, 21, 15, tzinfo=LONDON)
AT_NOON = datetime(2026, 11, 22, 12, tzinfo=LONDON)
NIGHTS = (Window(WEEK, time(18), time(6)),)
TODAY = date(2026, 11, 22)


def service(name="The Haven", **changes):
    return ServiceFacts(uuid.uuid5(uuid.NAMESPACE_DNS, name), name, **changes)


HAVEN = service(is_women_only=True, languages=("English", "Romanian"))
STREET = service("Street Support Ilford", open_hours=NIGHTS, languages=("English", "Polish"))


@pytest.mark.parametrize(
    ("changes", "at", "state", "said"),
    [
        ({}, TONIGHT, State.HAS_ROOM, "The Haven is open now and has room."),
        ({"places_free": 1}, TONIGHT, State.HAS_ROOM, "The Haven is open now and has room."),
        ({"places_free": 0}, TONIGHT, State.FULL, "The Haven is full tonight."),
        ({"places_free": 0}, AT_NOON, State.FULL, "The Haven is full today."),
        (
            {"open_hours": NIGHTS},
            AT_NOON,
            State.OUT_OF_HOURS,
            "The Haven is closed now. It opens at 6pm today.",
        ),
        ({"open_hours": NIGHTS}, TONIGHT, State.HAS_ROOM, "The Haven is open now and has room."),
        (
            {"is_open": False},
            TONIGHT,
            State.CLOSED,
            "The Haven is not taking anyone at the moment.",
        ),
        (
            {"memorandum_ends_on": date(2026, 11, 21)},
            TONIGHT,
            State.MEMORANDUM_RUN_OUT,
            "The Haven cannot be offered: its memorandum with the council ran out on"
            " 21 November 2026.",
        ),
        (
            {"memorandum_ends_on": TODAY},
            TONIGHT,
            State.HAS_ROOM,
            "The Haven is open now and has room.",
        ),
    ],
)
def test_how_a_service_stands_is_a_sentence(changes, at, state, said):
    found = availability(service(**changes), at)
    assert (found.state, found.sentence) == (state, said)
    assert found.can_take is (state is State.HAS_ROOM)


@pytest.mark.parametrize(
    ("hour", "minute", "word"),
    [(5, 59, "tonight"), (6, 0, "today"), (17, 59, "today"), (18, 0, "tonight")],
)
def test_a_night_ends_at_six(hour, minute, word):
    at = datetime(2026, 11, 22, hour, minute, tzinfo=LONDON)
    assert availability(service(places_free=0), at).sentence == f"The Haven is full {word}."


def test_a_memorandum_ends_with_the_london_day_and_not_with_that_of_the_clock_in_utc():
    ends = service(memorandum_ends_on=date(2026, 7, 17))
    assert availability(ends, datetime(2026, 7, 17, 23, 59, tzinfo=LONDON)).can_take
    assert not availability(ends, datetime(2026, 7, 18, 0, 30, tzinfo=LONDON)).can_take


def test_a_service_that_takes_nobody_is_closed_before_it_is_anything_else():
    worst = service(
        is_open=False, places_free=0, open_hours=NIGHTS, memorandum_ends_on=date(2026, 1, 1)
    )
    assert availability(worst, AT_NOON).state is State.CLOSED


@pytest.mark.parametrize(
    ("gender", "offered"),
    [
        (Gender.WOMAN, "The Haven"),
        (Gender.OTHER, "The Haven"),
        (Gender.NOT_STATED, "The Haven"),
        (Gender.MAN, None),
    ],
)
def test_what_is_for_women_is_offered_to_everybody_but_men(gender, offered):
    found = next_service([HAVEN], TONIGHT, Wanted(gender))
    assert (found and found.name) == offered


def test_their_language_comes_first_and_then_the_name():
    day_centre = service("Day Centre", languages=("English",))
    all_three = [STREET, HAVEN, day_centre]
    assert next_service(all_three, TONIGHT, Wanted(language="polish")) is STREET
    assert next_service(all_three, TONIGHT, Wanted(language="Welsh")) is day_centre
    assert next_service(all_three, TONIGHT, Wanted()) is day_centre


def test_the_next_one_is_told_with_the_question_to_ask():
    full = service(places_free=0)
    said = offer_instead(full, [full, STREET], TONIGHT, Wanted())
    assert said == (
        "The Haven is full. Street Support Ilford is open now and has room:"
        " ask whether they would like that."
    )


def test_where_nobody_can_take_them_the_card_is_left():
    said = offer_instead(STREET, [STREET, HAVEN], AT_NOON, Wanted(Gender.MAN))
    assert said == (
        "Street Support Ilford is closed now. It opens at 6pm today."
        " No other service can take them now. Give them the information card."
    )


services = st.lists(
    st.builds(
        service,
        st.text(min_size=1, max_size=3),
        is_open=st.booleans(),
        open_hours=st.sampled_from([(), NIGHTS]),
        places_free=st.sampled_from([None, 0, 1]),
        memorandum_ends_on=st.sampled_from([None, date(2026, 11, 21), TODAY]),
        is_women_only=st.booleans(),
        languages=st.sampled_from([(), ("Polish",)]),
    ),
    max_size=6,
)
people = st.builds(Wanted, st.sampled_from(Gender), st.sampled_from([None, "Polish"]))


@given(services, st.sampled_from([TONIGHT, AT_NOON]), people)
def test_nobody_is_sent_where_they_cannot_be_taken(offered, at, wanted):
    found = next_service(offered, at, wanted)
    fit = [
        one
        for one in offered
        if availability(one, at).can_take
        and (wanted.gender is not Gender.MAN or not one.is_women_only)
    ]
    assert (found in fit) if fit else found is None


@pytest.mark.parametrize(
    ("ends_on", "said"),
    [
        (None, None),
        (date(2027, 1, 22), None),
        (date(2027, 1, 21), "Runs out on 21 January 2027, in 60 days"),
        (TODAY, "Runs out on 22 November 2026, today"),
        (date(2026, 11, 21), "Ran out on 21 November 2026, yesterday"),
    ],
)
def test_a_memorandum_is_shown_sixty_days_before_it_runs_out(ends_on, said):
    assert memorandum_warning(ends_on, TODAY) == said
