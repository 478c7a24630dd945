"""Carries events to those who listen, in order, and comes back until they have answered 2xx.

It waits 1 second before the second attempt, then 2, 4 and so on.
"""

import json
import time
from collections.abc import Callable
from threading import Condition, Thread
from typing import Any

from . import signing
from .addresses import Address, Delivery
from .posting import post

LONGEST_WAIT = 64
MOST_ATTEMPTS = 16
TICK = 0.5


class Courier(Thread):
    """A thread of its own, so that no answer of the API waits for whoever listens."""

    def __init__(self, tick: Callable[[], None]) -> None:
        super().__init__(name="courier", daemon=True)
        self.log: list[dict[str, Any]] = []
        self.holding = False
        self._tick = tick
        self._waiting: list[Delivery] = []
        self._change = Condition()
        self._stopped = False

    def send(self, event: dict[str, Any], address: Address) -> None:
        """Take an event along; it is held back while webhooks are."""
        with self._change:
            delivery = Delivery(event, address, time.monotonic(), held=self.holding)
            self._waiting.append(delivery)
            self._change.notify_all()

    def hold(self) -> None:
        """Hold back everything that is told from now on."""
        with self._change:
            self.holding = True

    def release(self, reversed_order: bool = False) -> None:
        """Let go of what was held back, in the order in which it was told or backwards."""
        with self._change:
            self.holding = False
            held = [delivery for delivery in self._waiting if delivery.held]
            self._waiting = [delivery for delivery in self._waiting if not delivery.held]
            for delivery in reversed(held) if reversed_order else held:
                delivery.held = False
                self._waiting.append(delivery)
            self._change.notify_all()

    def hurry(self) -> None:
        """Try everything again now that waits for its next attempt."""
        with self._change:
            for delivery in self._waiting:
                delivery.due = 0.0
            self._change.notify_all()

    def settle(self, seconds: float) -> bool:
        """Wait until nothing is on its way, at most so long; whether that was reached."""
        with self._change:
            return self._change.wait_for(
                lambda: all(delivery.held for delivery in self._waiting), timeout=seconds
            )

    def waiting(self) -> int:
        """How many deliveries have not arrived yet, held back or not."""
        with self._change:
            return len(self._waiting)

    def stop(self) -> None:
        """Carry nothing more."""
        with self._change:
            self._stopped = True
            self._change.notify_all()

    def run(self) -> None:
        """Deliver what is due, and let the clock's alarms ring in between."""
        while not self._stopped:
            self._tick()
            delivery = self._next()
            if delivery:
                self._attempt(delivery)

    def hand_over(
        self, event: dict[str, Any], address: Address, fault: str | None = None
    ) -> dict[str, Any]:
        """Post an event once, truly signed or with a fault, and note what was answered."""
        body = json.dumps(event, indent=2, ensure_ascii=False).encode()
        now = int(time.time())
        if fault:
            headers, body = signing.forged(fault, address.secret, body, now)
        else:
            headers = {"Stripe-Signature": signing.signed(address.secret, body, now)}
        status, error = post(address.url, body, headers)
        note = {"event": event["id"], "type": event["type"], "account": event.get("account")}
        note |= {"endpoint": address.id, "url": address.url, "fault": fault}
        note |= {"status": status, "error": error, "again_in": None}
        self.log.append(note)
        return note

    def _next(self) -> Delivery | None:
        with self._change:
            now = time.monotonic()
            for delivery in self._waiting:
                if not delivery.held and delivery.due <= now:
                    return delivery
            dues = [delivery.due - now for delivery in self._waiting if not delivery.held]
            self._change.wait(min([TICK, *dues]))
            return None

    def _attempt(self, delivery: Delivery) -> None:
        note = self.hand_over(delivery.event, delivery.address)
        arrived = note["status"] is not None and 200 <= note["status"] < 300
        with self._change:
            delivery.attempts += 1
            if arrived or delivery.attempts == MOST_ATTEMPTS:
                self._waiting.remove(delivery)
            else:
                note["again_in"] = min(2 ** (delivery.attempts - 1), LONGEST_WAIT)
                delivery.due = time.monotonic() + note["again_in"]
            if arrived:
                delivery.event["pending_webhooks"] -= 1
            self._change.notify_all()
