"""Events: what happened to an object, kept to be asked for, and posted to whoever listens."""

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from . import identifiers
from .store import Account, Thing

if TYPE_CHECKING:
    from .world import World

API_VERSION = "2026-08-26.dahlia"


def tell(
    world: "World",
    account: Account,
    happened: str,
    thing: Thing,
    request: dict[str, str | None],
    before: dict[str, Any] | None,
) -> Thing:
    """Keep an event with the object as it stands now; `before` holds what an update replaced."""
    addresses = [a for a in world.addresses.values() if a.wants(account, happened)]
    data = {"object": deepcopy(thing)}
    if before is not None:
        data["previous_attributes"] = before
    event = {
        "id": identifiers.new("evt_"),
        "object": "event",
        "api_version": API_VERSION,
        "created": world.clock.stamp(),
        "data": data,
        "livemode": False,
        "pending_webhooks": len(addresses),
        "request": dict(request),
        "type": happened,
    }
    if account:
        event["account"] = account
    if world.official:
        world.breaches += world.official.problems_of_event(event)
    world.store.keep(account, event)
    for address in addresses:
        world.courier.send(event, address)
    return event
