"""Encounters as a tablet would send them, for the demo's story: seeded, so the same every time."""

import random
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from penalties.commands.demo import cast
from penalties.rules.days import LONDON

INSIDE_LOXFORD = (51.5481, 0.0745)
ORDER = "ILF-LOX"


@dataclass
class Writer:
    """Makes up encounters, one after the other, from a seed."""

    seed: int
    dice: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)  # noqa: S311 - a story, not a secret

    def buyer(self, at: datetime, number: str | None = None, **changes: Any) -> dict[str, Any]:
        """A man met while buying; a penalty handed over unless ``changes`` say otherwise."""
        encounter = self._met(at, "buying", "man", "1", self.dice.choice(cast.BUYING))
        encounter["outcome"] = "fixed_penalty"
        encounter["notice"] = {"number": number, "served": "hand", "served_at": at.isoformat()}
        if self.dice.random() < 0.6:
            vrm, make, colour = self.dice.choice(cast.CARS)
            encounter["vehicle"] = {"vrm": vrm, "make": make, "colour": colour}
        return encounter | changes

    def seller(self, at: datetime, answer: str = "accepted", **changes: Any) -> dict[str, Any]:
        """A woman met while selling: help is offered, and no penalty is open."""
        encounter = self._met(at, "selling", "woman", "3", "She waited at the corner and said so.")
        encounter["outcome"] = "support"
        encounter["screening"] = {"no_home": "yes", "injury": "no", "age_doubt": "no"}
        encounter["support"] = {"offered": True, "answer": answer}
        return encounter | changes

    def _met(
        self, at: datetime, role: str, gender: str, prohibition: str, particulars: str
    ) -> dict[str, Any]:
        place, light = self.dice.choice(cast.SPOTS)
        return {
            "id": self._id(),
            "occurred_at": (at - timedelta(minutes=12)).isoformat(),
            "device_clock": at.isoformat(),
            "place": self._place(place),
            "order": ORDER,
            "prohibition": prohibition,
            "role": role,
            "particulars": particulars,
            "account": {"sign_seen": True, "light": light, "distance_m": self.dice.randint(5, 30)},
            "person": self._person(gender, at),
            "screening": {},
            "outcome": "advice",
            "issued_offline": False,
        }

    def _place(self, description: str) -> dict[str, Any]:
        latitude, longitude = INSIDE_LOXFORD
        return {
            "lat": round(latitude + self.dice.uniform(-0.002, 0.002), 6),
            "lon": round(longitude + self.dice.uniform(-0.002, 0.002), 6),
            "accuracy_m": self.dice.randint(4, 12),
            "source": "gps",
            "description": description,
        }

    def _person(self, gender: str, at: datetime) -> dict[str, Any]:
        born = at.astimezone(LONDON).date() - timedelta(days=self.dice.randint(26 * 365, 66 * 365))
        return {
            "given_name": self.dice.choice(cast.GIVEN[gender]),
            "family_name": self.dice.choice(cast.FAMILY),
            "date_of_birth": born.isoformat(),
            "gender": gender,
            "address": {
                "lines": [
                    f"{self.dice.randint(1, 180)} {self.dice.choice(cast.STREETS)}",
                    "ILFORD",
                ],
                "postcode": f"IG1 {self.dice.randint(1, 9)}ZZ",
            },
            "identity": "document",
            "identity_checked": "document",
        }

    def _id(self) -> str:
        return str(uuid.UUID(int=self.dice.getrandbits(128), version=4))
