"""A caller that takes payments with the real SDK: what each test does with a few words."""

from dataclasses import dataclass
from typing import Any

import stripe

from tests.processes import CardStandIn

KEY = "sk_test_0123456789abcdef"
SUCCESS = "http://127.0.0.1:9/paid?session={CHECKOUT_SESSION_ID}"
CANCEL = "http://127.0.0.1:9/cancelled"


@dataclass(frozen=True)
class Shop:
    """A stand-in and a client of its API that never tries anything twice by itself."""

    stand_in: CardStandIn
    client: stripe.StripeClient

    @classmethod
    def at(cls, stand_in: CardStandIn, key: str = KEY, **options: Any) -> "Shop":
        """A caller with that key."""
        options = {"max_network_retries": 0, **options}
        client = stripe.StripeClient(key, base_addresses={"api": stand_in.url}, **options)
        return cls(stand_in, client)

    @property
    def api(self) -> Any:
        """The client's operations."""
        return self.client.v1

    def session(self, pence: int = 6000, options: Any = None, **more: Any) -> Any:
        """An open checkout session for one line."""
        line = {
            "quantity": 1,
            "price_data": {
                "currency": "gbp",
                "unit_amount": pence,
                "product_data": {"name": "Penalty notice ILF 0001234 K"},
            },
        }
        asked = {"mode": "payment", "line_items": [line], "success_url": SUCCESS, **more}
        return self.api.checkout.sessions.create({"cancel_url": CANCEL, **asked}, options or {})

    def paid(self, pence: int = 6000, card: str = "4242424242424242", **more: Any) -> Any:
        """A checkout session that was paid."""
        session = self.session(pence, **more)
        self.stand_in.pay(session.id, card)
        return self.api.checkout.sessions.retrieve(session.id)

    def charge(self, session: Any) -> Any:
        """The charge behind a paid session."""
        intent = self.api.payment_intents.retrieve(session.payment_intent)
        return self.api.charges.retrieve(intent.latest_charge)

    def events(self, about: str) -> list[Any]:
        """The latest events about an object, oldest first."""
        latest = self.api.events.list({"limit": 25}).data
        return [event for event in latest if f'"{about}"' in str(event)][::-1]

    def told(self, about: str) -> list[str]:
        """The types of the latest events about an object, oldest first."""
        return [event.type for event in self.events(about)]
