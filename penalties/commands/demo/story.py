"""The story of the demo, in the order it happened, through the actions people use."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from penalties.commands.demo import council
from penalties.commands.demo.council import MEMBERS, PASSWORD, email
from penalties.office.premises import Office

OPENED = timedelta(days=215)
ORDERS = "orders-redbridge.geojson"


@dataclass(frozen=True)
class Told:
    """What the demo tells whoever starts it."""

    logins: tuple[str, ...]

    def introduction(self, url: str) -> str:
        """Addresses and sign-ins, for the terminal."""
        lines = [
            "A council that does not exist, with cases at every stage.",
            f"Public pages  {url}/",
            f"Desk          {url}/desk/   password of everybody: {PASSWORD}",
            *(f"  {login}" for login in self.logins),
        ]
        return "\n".join(lines)


def tell(office: Office, samples: Path) -> Told:
    """Found the council and let its cases happen, up to now."""
    now = office.clock.now()
    with office.transaction() as session:
        council.found(session, samples / ORDERS, now - OPENED)
    return Told(tuple(f"{email(login):32} {role}" for _name, login, role, _kind in MEMBERS))
