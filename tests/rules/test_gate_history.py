"""What counts of the past: contacts and declines in the window, and a supervisor's word."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from penalties.rules.encounters import OfferAnswer
from penalties.rules.gate_history import (
    Authorisation,
    PastOffer,
    Purpose,
    contacts_within,
    declines_within,
    is_binding,
)

AT = datetime(2026, 11, 22, 21, 15, tzinfo=UTC)
GIVEN = AT - timedelta(hours=1)


def offer(at: datetime = GIVEN, **changes: Any) -> PastOffer:
    plain = {"answer": OfferAnswer.DECLINED, "informed": True, "available": True}
    return PastOffer(at=at, **{**plain, **changes})


def given(**changes: Any) -> Authorisation:
    plain: dict[str, Any] = {
        "purpose": Purpose.EXCEPTION,
        "person": "p1",
        "order": "ILF-LOX",
        "given_by": "supervisor",
        "given_by_supervisor": True,
        "reason": "Three offers declined, and the harm goes on.",
        "given_at": GIVEN,
    }
    return Authorisation(**{**plain, **changes})


def binds(authorisation: Authorisation, at: datetime = AT) -> bool:
    return is_binding(
        authorisation,
        purpose=Purpose.EXCEPTION,
        person="p1",
        order="ILF-LOX",
        issuer="officer",
        at=at,
    )


@pytest.mark.parametrize(
    ("earlier", "counted"),
    [
        (datetime(2026, 8, 21, 22, 59, tzinfo=UTC), 0),
        (datetime(2026, 8, 21, 23, 0, tzinfo=UTC), 1),
        (AT - timedelta(seconds=1), 1),
        (AT, 0),
        (AT + timedelta(days=1), 0),
    ],
)
def test_the_window_begins_on_the_corresponding_london_date(
    earlier: datetime, counted: int
) -> None:
    assert contacts_within([earlier], 3, AT) == counted


@pytest.mark.parametrize(
    ("changes", "counted"),
    [
        ({}, 1),
        ({"available": False}, 0),
        ({"informed": False}, 0),
        ({"answer": OfferAnswer.NOT_SAFE_TO_ASK}, 0),
        ({"answer": OfferAnswer.ACCEPTED}, 0),
        ({"answer": None}, 0),
        ({"at": datetime(2026, 5, 20, 12, tzinfo=UTC)}, 0),
    ],
)
def test_only_an_informed_decline_of_an_available_service_counts(
    changes: dict[str, Any], counted: int
) -> None:
    assert declines_within([offer(**changes)], 6, AT) == counted


@pytest.mark.parametrize(
    "changes",
    [
        {"purpose": Purpose.LIFT},
        {"person": "p2"},
        {"order": "ILF-HAR"},
        {"given_by": "officer"},
        {"given_by_supervisor": False},
        {"reason": "  "},
        {"given_at": AT + timedelta(seconds=1)},
    ],
)
def test_an_authorisation_binds_one_person_one_order_and_another_person_than_the_issuer(
    changes: dict[str, Any],
) -> None:
    assert binds(given())
    assert not binds(given(**changes))


@pytest.mark.parametrize(("minutes", "good"), [(0, True), (120, True), (121, False)])
def test_an_authorisation_lasts_two_hours(minutes: int, good: bool) -> None:
    assert binds(given(), at=GIVEN + timedelta(minutes=minutes)) is good
