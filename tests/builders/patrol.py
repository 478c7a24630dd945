"""A patrol: a council with an order in force, an officer with a tablet, and what they send."""

import copy
import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from penalties.actions import intake, numbers, orders, tablets
from penalties.forms.tablet.encounters import read_encounter
from penalties.office.audit import OPERATOR, Actor
from penalties.office.authorities import Authority
from penalties.office.database import new_id
from penalties.office.staff import Staff
from penalties.office.tablets import Tablet
from penalties.rules.intake import Result
from penalties.rules.prohibitions import Concerns, ProhibitionDraft
from penalties.rules.staff import Role
from tests.builders.councils import council
from tests.builders.encounters import QUESTIONS
from tests.builders.orders import draft
from tests.builders.staff import member, officer

OFFENCE = "2026-11-22T21:05:00Z"
HANDED = "2026-11-22T21:14:00Z"
INSIDE = {
    "lat": 51.5530,
    "lon": 0.0650,
    "description": "Bus stop",
    "accuracy_m": 8,
    "source": "gps",
}
BUYER = {
    "given_name": "Tomasz",
    "family_name": "Wójcik",
    "date_of_birth": "1984-05-17",
    "gender": "man",
    "identity": "document",
    "identity_checked": "document",
    "address": {"lines": ["12 Sample Street", "Ilford"], "postcode": "IG1 2DQ"},
}
SELLER = BUYER | {"given_name": "Ana", "family_name": "Pop", "gender": "woman"}
ALL_NO = dict.fromkeys(QUESTIONS, "no")
PLAIN: dict[str, Any] = {
    "occurred_at": OFFENCE,
    "place": INSIDE,
    "order": "ILF-LOX",
    "prohibition": "1",
    "role": "buying",
    "particulars": "He stopped a silver car and asked for the price.",
    "person": BUYER,
    "screening": {},
    "support": {"offered": False},
    "outcome": "advice",
}


@dataclass
class Patrol:
    """One officer on the street, and the tablet's numbers that are not used yet."""

    session: Session
    authority: Authority
    officer: Staff
    tablet: Tablet
    token: str
    at: datetime
    numbers: list[str] = field(default_factory=list)

    @property
    def actor(self) -> Actor:
        """The officer as the trail names them."""
        return Actor("staff", self.officer.id, self.tablet.id)

    def lease(self, count: int = 1) -> list[str]:
        """Numbers leased to the tablet."""
        made = numbers.lease(
            self.session, self.authority, self.tablet, count, by=self.actor, at=self.at
        )
        return [number.number for number in made]

    def take_in(self, *items: Any, at: datetime | None = None) -> list[Result]:
        """Hand these in together."""
        return intake.take_in_all(
            *(self.session, self.authority, self.officer, self.tablet),
            [read_encounter(item) for item in items],
            by=self.actor,
            at=at or self.at,
        )

    def one(self, item: Any, at: datetime | None = None) -> Result:
        """Hand one in."""
        (result,) = self.take_in(item, at=at)
        return result


def patrol(session: Session, at: datetime, code: str = "ILF") -> Patrol:
    """A council, its order about buying and selling, and an officer who may issue penalties."""
    authority = council(session, at, code)
    orders.take_in(session, authority, [the_order()], by=OPERATOR, at=at)
    issuer = officer(session, authority, at=at)
    enrolled = tablets.enrol(session, authority, issuer, by=OPERATOR, at=at)
    session.flush()
    return Patrol(session, authority, issuer, enrolled.tablet, enrolled.token, at)


def supervisor(patrol: Patrol) -> Staff:
    """Somebody who decides, and did not issue."""
    return member(patrol.session, patrol.authority, Role.SUPERVISOR, at=patrol.at)


def the_order(**changes: Any) -> Any:
    """An order in force, with an article about buying and one about selling."""
    plain: dict[str, Any] = {
        "code": "ILF-LOX",
        "title": "Loxford",
        "made_on": date(2026, 2, 2),
        "in_force_from": date(2026, 2, 16),
        "in_force_to": date(2029, 2, 15),
        "prohibitions": (
            ProhibitionDraft("1", "No person shall stop another to buy.", Concerns.BUYING),
            ProhibitionDraft("2", "No person shall loiter.", Concerns.OTHER),
        ),
    }
    return draft(**(plain | changes))


def seen(**changes: Any) -> dict[str, Any]:
    """An encounter as JSON, with a fresh id; a part given as ``...`` is left out."""
    made = copy.deepcopy(PLAIN | {"id": str(new_id())}) | changes
    return {name: part for name, part in made.items() if part is not ...}


def penalised(number: str | None = None, **changes: Any) -> dict[str, Any]:
    """A buyer who is handed a penalty."""
    notice = {"number": number, "served": "hand", "served_at": HANDED}
    return seen(**({"outcome": "fixed_penalty", "notice": notice} | changes))


def on_paper(number: str, **changes: Any) -> dict[str, Any]:
    """A penalty that was printed and handed over without signal."""
    return penalised(number, **({"issued_offline": True} | changes))


def person(**changes: Any) -> dict[str, Any]:
    """Somebody like the buyer, changed as said."""
    return {name: part for name, part in (BUYER | changes).items() if part is not ...}


def moment(text: str) -> datetime:
    """A moment in UTC."""
    return datetime.fromisoformat(text).astimezone(UTC)


def some_id() -> str:
    """An id that nobody has."""
    return str(uuid.uuid4())
