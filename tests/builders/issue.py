"""A notice as its certificate sees it: good in every respect, changed as a test asks."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from penalties.rules.areas import Place
from penalties.rules.checks import Check
from penalties.rules.encounters import IdentityChecked
from penalties.rules.gate import Answer
from penalties.rules.gate import Standing as GateStanding
from penalties.rules.issue_facts import EarlierPenalty, IssueFacts, Sums
from penalties.rules.money import Pence
from penalties.rules.order_standing import Standing, State
from penalties.rules.powers import Grant
from penalties.rules.prohibitions import Concerns, ProhibitionDraft
from penalties.rules.staff import Power
from penalties.rules.validity import check

OFFENCE_AT = datetime(2026, 11, 22, 21, 5, tzinfo=UTC)
AT = datetime(2026, 11, 22, 21, 15, tzinfo=UTC)
ON = date(2026, 11, 22)
IN_FORCE = Standing(State.IN_FORCE, "In force until 15 February 2029.", "ASBCPA 2014 s60")
BUYING = ProhibitionDraft("1", "No person shall approach another to buy.", Concerns.BUYING)
TARIFF = Sums(Pence(100_00), Pence(60_00), 10)
GOOD = IssueFacts(
    at=AT,
    offence_at=OFFENCE_AT,
    issued_on=ON,
    date_of_notice=ON,
    order_code="ILF-LOX",
    order_begins_on=date(2026, 2, 16),
    order_then=IN_FORCE,
    order_now=IN_FORCE,
    prohibition_code="1",
    prohibition=BUYING,
    particulars="He stopped a car beside a woman and asked for the price.",
    place=Place(inside=True, metres_to_edge=38.9),
    accuracy_m=8.0,
    asked=TARIFF,
    tariff=TARIFF,
    gate=Answer(GateStanding.OPEN),
    grants=(Grant(Power.S68, date(2026, 1, 5), None, "Delegation 12/2026"),),
    pay_to="Ilford Council",
    pay_address=("PO Box 9", "Ilford"),
    born_on=date(1984, 5, 17),
    identity_checked=IdentityChecked.DOCUMENT,
    device_clock=AT,
)


def issued(**changes: Any) -> IssueFacts:
    """The good notice with these changes."""
    return replace(GOOD, **changes)


def earlier(**changes: Any) -> EarlierPenalty:
    """A penalty of the same person under the same prohibition, three days before."""
    plain: dict[str, Any] = {
        "number": "ILF0001234K",
        "order_code": "ILF-LOX",
        "prohibition_code": "1",
        "offence_at": datetime(2026, 11, 19, 21, 5, tzinfo=UTC),
        "issued_at": datetime(2026, 11, 19, 21, 15, tzinfo=UTC),
    }
    return EarlierPenalty(**{**plain, **changes})


def checked(name: str, **changes: Any) -> Check:
    """One check of the notice with these changes."""
    return next(each for each in check(issued(**changes)).checks if each.name == name)


def failing(**changes: Any) -> set[str]:
    """The names of the checks that fail."""
    return {refusal.rule for refusal in check(issued(**changes)).refusals()}
