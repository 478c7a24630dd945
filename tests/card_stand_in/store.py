"""Every object of every account, in the order in which they came to be."""

from collections import defaultdict
from typing import Any

from .errors import no_such

Thing = dict[str, Any]
Account = str | None


class Store:
    """Objects by account, kind and name, in memory; the platform's own account is `None`."""

    def __init__(self) -> None:
        self._things: dict[tuple[Account, str], dict[str, Thing]] = defaultdict(dict)
        self._owners: dict[str, tuple[Account, str]] = {}

    def keep(self, account: Account, thing: Thing) -> Thing:
        """Add an object to an account."""
        home = (account, str(thing["object"]))
        self._things[home][thing["id"]] = thing
        self._owners[thing["id"]] = home
        return thing

    def drop(self, thing: Thing) -> None:
        """Forget an object that the protocol lets its owner delete."""
        del self._things[self._owners.pop(thing["id"])][thing["id"]]

    def find(self, account: Account, kind: str, id_: str, param: str, status: int = 404) -> Thing:
        """The account's own object of that kind; StripeError where there is none."""
        thing = self._things[account, kind].get(id_)
        if thing is None:
            raise no_such(kind, id_, param, status)
        return thing

    def named(self, account: Account, id_: str) -> Thing | None:
        """Whatever carries that name in the account."""
        home = self._owners.get(id_)
        return self._things[home][id_] if home and home[0] == account else None

    def every(self, account: Account, kind: str) -> list[Thing]:
        """The account's objects of a kind, newest first, as every list is ordered."""
        return list(reversed(self._things[account, kind].values()))

    def owner(self, kind: str, id_: str) -> Account:
        """The account of an object that is named without it, as in a page's address."""
        account, found = self._owners.get(id_, (None, ""))
        if found != kind:
            raise no_such(kind, id_, "id")
        return account
