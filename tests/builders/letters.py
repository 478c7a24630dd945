"""Letters to keepers: a council with a police force's agreement, who saw what, and whose it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from penalties.actions import (
    keeper_agreements,
    keeper_files,
    keeper_letters,
    keeper_posting,
    sightings,
)
from penalties.actions.sightings import VehicleSeen
from penalties.actions.staff import actor
from penalties.office.authorities import Authority
from penalties.office.premises import Office
from penalties.office.staff import Staff
from penalties.records.keeper_letters import KeeperLetter
from penalties.records.people import vehicle_with
from penalties.rules.keeper_agreements import AgreementTerms
from penalties.rules.staff import Kind, Role
from tests.builders.councils import council
from tests.builders.staff import member

FORCE, REF = "North East London Police", "DPA-2026-17"
MARK = "AB12 CDE"
HEADING = "vrm,make,colour,name,is_company,line1,line2,line3,line4,postcode"
KEEPER = "AB12CDE,Example,Blue,Mr Joseph Bloggs,no,1 Quiet Road,,,Ilford,IG1 4ZZ"
COMPANY = "AB12CDE,Example,Blue,Blue Vans Ltd,yes,Unit 9,Trade Park,,Ilford,IG1 4ZZ"
TERMS: dict[str, Any] = {
    "force": FORCE,
    "agreement": "Joint protocol of 1 June 2026",
    "data_authority": REF,
    "contact_name": "Sergeant Ayesha Malik",
    "contact_phone": "020 7946 0444",
    "address_lines": ("Community Team", "PO Box 900", "Ilford"),
    "postcode": "IG1 1ZZ",
    "rights_at": "police.example/your-data",
    "from_on": date(2026, 6, 1),
    "ends_on": date(2028, 5, 31),
}


@dataclass
class House:
    """A council, whoever has a part in a letter, and the force's agreement."""

    office: Office
    authority: Authority
    staff: dict[str, Staff]

    @property
    def at(self) -> datetime:
        """Now."""
        return self.office.clock.now()

    def council(self, session: Session) -> Authority:
        """The council in a session."""
        return session.get_one(Authority, self.authority.id)

    @contextmanager
    def work(self) -> Iterator[Session]:
        """A transaction of the enforcement side, kept if nothing is refused."""
        with self.office.transaction() as session:
            yield session

    def see(self, who: str, hours: float = 2, supervised_by: str = "", **changes: Any) -> None:
        """Let somebody record the vehicle, so many hours ago."""
        plain = {"vrm": MARK, "make": "Example", "colour": "blue", "road": "Sample Lane, Ilford"}
        plain["seen_at"] = self.at - timedelta(hours=hours)
        with self.work() as session:
            sightings.record_sighting(
                session,
                self.staff[who],
                VehicleSeen(**(plain | changes)),
                supervised_by=self.staff[supervised_by] if supervised_by else None,
                by=actor(self.staff[who]),
                at=self.at,
            )

    def told(self, *rows: str, force: str = FORCE, by: str = "sergeant") -> keeper_files.TakenIn:
        """Let the police tell who keeps what; their sergeant takes it in."""
        with self.work() as session:
            return keeper_files.take_in(
                *(session, self.council(session), csv(*rows)),
                force=force,
                data_authority=REF,
                by=actor(self.staff[by]),
                at=self.at,
            )

    def seen_and_told(self, keeper: str = KEEPER) -> None:
        """Two officers have seen it, and the keeper is known."""
        self.see("officer", hours=30)
        self.see("constable", hours=4)
        self.told(keeper)

    def ask(self, who: str = "officer") -> KeeperLetter:
        """Ask for a letter about the vehicle."""
        with self.work() as session:
            vehicle = vehicle_with(session, self.authority.id, "AB12CDE")
            assert vehicle is not None
            by = actor(self.staff[who])
            return keeper_letters.ask(
                *(session, self.council(session), self.staff[who], vehicle), by=by, at=self.at
            )

    def approve(self, letter: KeeperLetter, who: str = "sergeant", rank: str = "Sergeant") -> None:
        """Approve it."""
        with self.work() as session:
            mine, decider = same(session, letter), self.staff[who]
            by = actor(decider)
            keeper_letters.approve(session, mine, decider, rank, by=by, at=self.at)

    def post(self, letter: KeeperLetter, who: str = "constable") -> None:
        """Post it."""
        with self.work() as session:
            mine = same(session, letter)
            keeper_posting.post(session, mine, by=actor(self.staff[who]), at=self.at)

    def withdraw(self, letter: KeeperLetter, who: str = "sergeant", reason: str = "Sold.") -> None:
        """Take it back."""
        with self.work() as session:
            mine, decider = same(session, letter), self.staff[who]
            by = actor(decider)
            keeper_posting.withdraw(session, mine, decider, reason, by=by, at=self.at)

    def posted(self, keeper: str = KEEPER) -> KeeperLetter:
        """A letter that went."""
        self.seen_and_told(keeper)
        letter = self.ask()
        self.approve(letter)
        self.post(letter)
        return self.again(letter)

    def again(self, letter: KeeperLetter) -> KeeperLetter:
        """The letter as it stands now."""
        with self.work() as session:
            return same(session, letter)


def same(session: Session, letter: KeeperLetter) -> KeeperLetter:
    """The letter in another session."""
    return session.get_one(KeeperLetter, (letter.authority_id, letter.id))


def csv(*rows: str) -> bytes:
    """A keeper file with its heading row."""
    return "\n".join((HEADING, *rows)).encode()


def terms(**changes: Any) -> AgreementTerms:
    """The terms of an agreement in force."""
    return AgreementTerms(**(TERMS | changes))


def house(office: Office, *, agreed: bool = True, **changes: Any) -> House:
    """A council with officers, a sergeant, legal and an administrator."""
    with office.transaction() as session:
        authority = council(session, office.clock.now())
    return house_of(office, authority, agreed=agreed, **changes)


def house_of(office: Office, authority: Authority, *, agreed: bool = True, **changes: Any) -> House:
    """The same in a council that is there already."""
    at = office.clock.now()
    police = {"kind": Kind.CONSTABLE, "at": at}
    with office.transaction() as session:
        here = session.get_one(Authority, authority.id)
        staff = {
            "officer": member(session, here, at=at, name="Olu Officer"),
            "constable": member(session, here, name="Con Stable", **police),
            "other": member(session, here, name="Ota Stable", **police),
            "sergeant": member(session, here, Role.SUPERVISOR, name="Ser Geant", **police),
            "supervisor": member(session, here, Role.SUPERVISOR, at=at, name="Sue Pervisor"),
            "legal": member(session, here, Role.LEGAL, at=at),
            "admin": member(session, here, Role.ADMIN, at=at),
            "finance": member(session, here, Role.FINANCE, at=at),
        }
        if agreed:
            by = actor(staff["admin"])
            keeper_agreements.agree(session, here, terms(**changes), by=by, at=at)
    return House(office, authority, staff)
