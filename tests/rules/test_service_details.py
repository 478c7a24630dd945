"""What of a service is kept as it was typed, and what is refused in a sentence."""

from datetime import date, time

import pytest

from penalties.rules.prohibitions import WEEK, Window
from penalties.rules.refusals import Refused
from penalties.rules.service_details import (
    LONGEST_LANGUAGE,
    LONGEST_NAME,
    LONGEST_PHONE,
    LONGEST_TEXT,
    MOST_LANGUAGES,
    MOST_PLACES,
    check,
    check_team_member,
)
from penalties.rules.staff import Role

EVERY_DAY = [str(day) for day in WEEK]
SIGNED, ENDS = date(2026, 1, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({"name": " The Haven "}, {"name": "The Haven"}),
        ({"phone": " "}, {"phone": None}),
        ({"eligibility": None}, {"eligibility": ""}),
        ({"address": None}, {"address": None}),
        ({"places_free": None}, {"places_free": None}),
        ({"places_free": 0}, {"places_free": 0}),
        ({"places_free": MOST_PLACES}, {"places_free": MOST_PLACES}),
        ({"languages": [" Polish", "", "Polish", "Welsh"]}, {"languages": ["Polish", "Welsh"]}),
        (
            {"open_hours": [Window(WEEK, time(18), time(6))]},
            {
                "open_hours": [{"days": EVERY_DAY, "from": "18:00", "to": "06:00"}],
                "hours": "Every day, 6pm to 6am the next day",
            },
        ),
        ({"open_hours": []}, {"open_hours": [], "hours": "Day and night"}),
        (
            {"memorandum": (SIGNED, SIGNED)},
            {"memorandum_signed_on": SIGNED, "memorandum_ends_on": SIGNED},
        ),
        (
            {"memorandum": (SIGNED, None)},
            {"memorandum_signed_on": SIGNED, "memorandum_ends_on": None},
        ),
        (
            {"memorandum": (None, None)},
            {"memorandum_signed_on": None, "memorandum_ends_on": None},
        ),
    ],
)
def test_what_was_typed_is_kept_tidily(changes, kept):
    assert check(changes) == kept


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": "  "}, "Enter the name of the service."),
        ({"name": "x" * (LONGEST_NAME + 1)}, "200 characters or fewer"),
        ({"summary": ""}, "Enter what the service offers."),
        ({"summary": "x" * (LONGEST_TEXT + 1)}, "4,000 characters or fewer"),
        ({"phone": "1" * (LONGEST_PHONE + 1)}, "40 characters or fewer"),
        ({"places_free": -1}, "0 to 999"),
        ({"places_free": MOST_PLACES + 1}, "0 to 999"),
        ({"languages": [f"Language {n}" for n in range(MOST_LANGUAGES + 1)]}, "Up to 20 languages"),
        ({"languages": ["x" * (LONGEST_LANGUAGE + 1)]}, "of 40 characters"),
        ({"open_hours": [Window((), time(9), time(17))]}, "Select the days"),
        ({"memorandum": (ENDS, SIGNED)}, "cannot end before it begins"),
        ({"memorandum": (None, ENDS)}, "Enter the day on which the memorandum was signed."),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(changes, said):
    with pytest.raises(Refused, match=said):
        check(changes)


def test_every_reason_is_given_at_once():
    with pytest.raises(Refused) as refused:
        check({"name": "", "summary": "", "places_free": -1})
    assert len(refused.value.refusals) == 3


def test_nothing_else_of_a_service_can_be_changed():
    with pytest.raises(KeyError):
        check({"authority_id": 2})


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.SAFEGUARDING])
def test_the_support_side_may_join_a_team(role):
    check_team_member(role, "Mina", is_active=True, is_in_team=False)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SUPPORT, Role.SAFEGUARDING}))
def test_nobody_else_may_join_a_team(role):
    with pytest.raises(Refused, match="does not work with referrals"):
        check_team_member(role, "Mina", is_active=True, is_in_team=False)


@pytest.mark.parametrize(
    ("is_active", "is_in_team", "said"), [(False, False, "is closed"), (True, True, "already")]
)
def test_a_closed_account_and_a_second_time_are_refused(is_active, is_in_team, said):
    with pytest.raises(Refused, match=said):
        check_team_member(Role.SUPPORT, "Mina", is_active=is_active, is_in_team=is_in_team)
