"""Who is sent which events, and what is on its way to them."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Address:
    """Where events go: `hears` is an account's name, `platform`, `connected` or `everything`."""

    id: str
    url: str
    secret: str
    hears: str = "everything"
    types: tuple[str, ...] = ("*",)

    def wants(self, account: str | None, happened: str) -> bool:
        """Whether an event of this account and type is sent here."""
        heard = {
            "everything": True,
            "connected": account is not None,
            "platform": account is None,
        }.get(self.hears, account == self.hears)
        return heard and ("*" in self.types or happened in self.types)


@dataclass
class Delivery:
    """An event on its way to one address; `due` is on the monotonic clock."""

    event: dict[str, Any]
    address: Address
    due: float
    held: bool = False
    attempts: int = 0
