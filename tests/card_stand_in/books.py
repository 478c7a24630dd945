"""One account's books during one request: what every operation reads, keeps and tells."""

from dataclasses import dataclass, field
from typing import Any

from . import events
from .store import Account, Thing
from .world import World

NOBODY = {"id": None, "idempotency_key": None}


@dataclass(frozen=True)
class Books:
    """`request` names the API call that causes what happens; on a page and by the clock, nobody."""

    world: World
    account: Account
    origin: str = ""
    request: dict[str, str | None] = field(default_factory=lambda: dict(NOBODY))

    def stamp(self) -> int:
        """Now, in whole seconds since 1970."""
        return self.world.clock.stamp()

    def keep(self, thing: Thing) -> Thing:
        """Add an object to the account."""
        return self.world.store.keep(self.account, thing)

    def find(self, kind: str, id_: str, param: str = "id") -> Thing:
        """The object that the path names, or a 404."""
        return self.world.store.find(self.account, kind, id_, param)

    def given(self, kind: str, asked: dict[str, Any], param: str) -> Thing:
        """The object that a parameter names, or a 400."""
        return self.world.store.find(self.account, kind, asked[param], param, 400)

    def every(self, kind: str) -> list[Thing]:
        """The account's objects of a kind, newest first."""
        return self.world.store.every(self.account, kind)

    def tell(self, happened: str, thing: Thing, before: dict[str, Any] | None = None) -> Thing:
        """Keep an event about an object as it stands now, and post it to whoever listens."""
        return events.tell(self.world, self.account, happened, thing, self.request, before)

    def unprompted(self) -> "Books":
        """The same books for what will happen later, by itself."""
        return Books(self.world, self.account, self.origin)
