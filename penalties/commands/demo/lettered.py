"""The demo's letters to keepers: an agreement, one letter that went, and one that waits."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from penalties.actions import keeper_agreements, keeper_files, keeper_letters, keeper_posting
from penalties.actions.sightings import VehicleSeen, record_sighting
from penalties.actions.staff import actor
from penalties.commands.demo.council import Council
from penalties.office.premises import Office
from penalties.records.keeper_letters import KeeperLetter
from penalties.records.people import vehicle_with
from penalties.rules.days import london_date
from penalties.rules.keeper_agreements import AgreementTerms
from penalties.rules.vehicles import read_mark

FORCE, REFERENCE = "North East London Police", "DPA 2026/17"
KEEPERS = b"""vrm,make,colour,name,is_company,line1,line2,line3,line4,postcode
KX19 ABV,Sample,silver,Mr Edwin Farthing,no,4 Orchard Gardens,,,Romford,RM1 3ZZ
LV68 DEW,Model,white,Ms Rosalind Quill,no,Flat 6,31 Harbour Road,,Barking,IG11 7ZZ
"""
WENT, WAITS = "KX19 ABV", "LV68 DEW"
LOOKS = {WENT: ("Sample", "silver"), WAITS: ("Model", "white")}
A_WEEK = timedelta(days=7)


def tell(office: Office, here: Council, now: datetime) -> None:
    """Agree, see each of two vehicles twice, and write about them: one letter is posted."""
    began = now - timedelta(days=60)
    with office.transaction() as session:
        by = actor(here.members["admin"])
        keeper_agreements.agree(session, here.authority, _terms(began), by=by, at=began)
    with office.transaction() as session:
        keeper_files.take_in(
            *(session, here.authority, KEEPERS),
            force=FORCE,
            data_authority=REFERENCE,
            by=actor(here.members["inspector"]),
            at=now - A_WEEK,
        )
        for mark, ago in ((WENT, timedelta(days=9)), (WAITS, timedelta(days=3))):
            _seen(session, here, mark, "officer", now - ago)
            _seen(session, here, mark, "constable", now - ago + timedelta(days=1, minutes=25))
    with office.transaction() as session:
        _post(session, here, _ask(session, here, WENT, now - A_WEEK), now - A_WEEK)
        _ask(session, here, WAITS, now - timedelta(days=1))


def _terms(began: datetime) -> AgreementTerms:
    first = london_date(began)
    return AgreementTerms(
        force=FORCE,
        agreement="Joint protocol on letters about vehicles, 2026",
        data_authority=REFERENCE,
        contact_name="Sergeant Ayesha Malik",
        contact_phone="020 7946 0444",
        address_lines=("Community Team", "PO Box 900", "Ilford"),
        postcode="IG1 1ZZ",
        rights_at="northeastlondon.police.example/data",
        from_on=first,
        ends_on=first + timedelta(days=730),
    )


def _seen(session: Session, here: Council, mark: str, who: str, at: datetime) -> None:
    officer = here.members[who]
    seen = VehicleSeen(mark, *LOOKS[mark], seen_at=at, road="Loxford Lane, Ilford")
    record_sighting(session, officer, seen, by=actor(officer), at=at)


def _ask(session: Session, here: Council, mark: str, at: datetime) -> KeeperLetter:
    vehicle = vehicle_with(session, here.authority.id, read_mark(mark).compact)
    if vehicle is None:
        raise LookupError(mark)
    asker = here.members["constable"]
    return keeper_letters.ask(session, here.authority, asker, vehicle, by=actor(asker), at=at)


def _post(session: Session, here: Council, letter: KeeperLetter, at: datetime) -> None:
    decider, constable = here.members["inspector"], here.members["constable"]
    keeper_letters.approve(session, letter, decider, "Inspector", by=actor(decider), at=at)
    keeper_posting.post(session, letter, by=actor(constable), at=at + timedelta(hours=1))
