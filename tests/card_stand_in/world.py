"""The one world behind the server: its clock, its objects, its post, and whose turn it is."""

import heapq
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from threading import RLock
from typing import TYPE_CHECKING

from . import identifiers
from .addresses import Address
from .clock import Clock
from .courier import Courier
from .idempotency import Remembered
from .store import Account, Store

if TYPE_CHECKING:
    from .baskets import Basket
    from .official import Official


class World:
    """Shared by every thread of the server; whatever reads or changes it takes a turn first."""

    def __init__(self, clock: Clock | None = None, official: "Official | None" = None) -> None:
        self.clock = clock or Clock()
        self.official = official
        self.store = Store()
        self.courier = Courier(self.keep_time)
        self.remembered: dict[tuple[Account, str], Remembered] = {}
        self.breaches: list[str] = []
        self.baskets: dict[str, Basket] = {}
        self.answers_to_lose = 0
        self.addresses: dict[str, Address] = {}
        self._alarms: list[tuple[int, int, Callable[[], None]]] = []
        self._alarm_numbers = count()
        self._turn = RLock()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Be alone with the world, after everything that fell due has happened."""
        with self._turn:
            self.keep_time()
            yield

    def at(self, stamp: int, action: Callable[[], None]) -> None:
        """Have something happen by itself once the clock reaches a moment in seconds since 1970."""
        heapq.heappush(self._alarms, (stamp, next(self._alarm_numbers), action))

    def keep_time(self) -> None:
        """Let everything happen that has fallen due."""
        with self._turn:
            while self._alarms and self._alarms[0][0] <= self.clock.stamp():
                heapq.heappop(self._alarms)[2]()

    def listen(self, url: str, secret: str) -> None:
        """Send every event of every account to one address, as the official listener does."""
        address = Address(identifiers.new("we_"), url, secret)
        self.addresses[address.id] = address
