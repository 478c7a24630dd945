"""The demo's council: Ilford, which is fictitious, its staff of every role, orders and signs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from penalties.actions import authorities, orders, staff, tablets
from penalties.commands.demo import policy
from penalties.office.audit import OPERATOR
from penalties.office.authorities import Authority
from penalties.office.staff import Staff
from penalties.office.tablets import Tablet
from penalties.rules.staff import Kind, Power, Role

PASSWORD = "a-long-demo-pass-phrase"  # noqa: S105 - printed for everybody to use
INSTRUMENT = "Scheme of delegation 2024, part 3, item 14"

MEMBERS: tuple[tuple[str, str, Role, Kind], ...] = (
    ("Amara Okonkwo", "officer", Role.OFFICER, Kind.COUNCIL),
    ("Daniel Price", "officer2", Role.OFFICER, Kind.CONTRACTOR),
    ("PCSO Leila Haddad", "pcso", Role.OFFICER, Kind.PCSO),
    ("PC Tom Fletcher", "constable", Role.OFFICER, Kind.CONSTABLE),
    ("Nadia Khan", "inspector", Role.SUPERVISOR, Kind.CONSTABLE),
    ("Ruth Ansah", "supervisor", Role.SUPERVISOR, Kind.COUNCIL),
    ("Sunita Rao", "legal", Role.LEGAL, Kind.COUNCIL),
    ("Gareth Lloyd", "finance", Role.FINANCE, Kind.COUNCIL),
    ("Mina Kowalska", "support", Role.SUPPORT, Kind.COUNCIL),
    ("Esther Boateng", "haven", Role.SUPPORT, Kind.COUNCIL),
    ("Joan Barrett", "safeguarding", Role.SAFEGUARDING, Kind.COUNCIL),
    ("Imogen Hart", "disclosure", Role.DISCLOSURE, Kind.COUNCIL),
    ("Peter Voss", "auditor", Role.AUDITOR, Kind.COUNCIL),
    ("Hana Yusuf", "admin", Role.ADMIN, Kind.COUNCIL),
)
POLICE_INSTRUMENT = "Chief officer’s list of powers, November 2024"
POLICE_POWERS: Mapping[str, tuple[Power, ...]] = {
    "pcso": (Power.S35,),
    "constable": (Power.S35, Power.S37),
    "inspector": (Power.S34, Power.S35, Power.S37),
}


@dataclass(frozen=True)
class Council:
    """The council and those of its staff who act in the demo's story."""

    authority: Authority
    members: dict[str, Staff]
    tablet: Tablet

    @property
    def officer(self) -> Staff:
        return self.members["officer"]

    @property
    def supervisor(self) -> Staff:
        return self.members["supervisor"]


def found(session: Session, orders_file: Path, at: datetime) -> Council:
    """Add the council with everything it needs before its first night out."""
    authority = authorities.add(
        session,
        code="ILF",
        name="Ilford Borough Council",
        pay_to="Ilford Borough Council",
        address="Notices, PO Box 4410, Ilford, IG1 1ZZ",
        phone="020 7946 0321",
        police_force="North East London Police",
        by=OPERATOR,
        at=at,
    )
    _describe(authority)
    members = {
        login: _join(session, authority, name, login, role, kind, at)
        for name, login, role, kind in MEMBERS
    }
    orders.import_orders(session, authority, orders_file.read_bytes(), by=OPERATOR, at=at)
    policy.adopt(session, authority, members["admin"], at)
    enrolled = tablets.enrol(session, authority, members["officer"], by=OPERATOR, at=at)
    return Council(authority, members, enrolled.tablet)


def email(login: str) -> str:
    """The address with which one of the demo's staff signs in."""
    return f"{login}@ilford.example"


def _join(
    session: Session,
    authority: Authority,
    name: str,
    login: str,
    role: Role,
    kind: Kind,
    at: datetime,
) -> Staff:
    member = staff.add(
        session,
        authority,
        email=email(login),
        name=name,
        role=role,
        kind=kind,
        password=PASSWORD,
        by=OPERATOR,
        at=at,
    )
    if role in (Role.OFFICER, Role.SUPERVISOR):
        _empower(session, member, Power.S68, INSTRUMENT, at)
    for power in POLICE_POWERS.get(login, ()):
        _empower(session, member, power, POLICE_INSTRUMENT, at)
    return member


def _empower(session: Session, member: Staff, power: Power, instrument: str, at: datetime) -> None:
    staff.grant_power(
        session,
        member,
        power,
        from_on=date(2024, 11, 25),
        instrument=instrument,
        by=OPERATOR,
        at=at,
    )


def _describe(authority: Authority) -> None:
    authority.short_name = "Ilford Council"
    authority.email = "notices@ilford.example"
    authority.colour = "#0b4f3c"
    authority.pay_phone = "020 7946 0321, Monday to Friday, 9am to 5pm"
    authority.pay_counter = "Ilford Town Hall, 128 High Road, Monday to Friday, 10am to 4pm"
    authority.help_lines = [
        {
            "name": "Night Support Ilford",
            "phone": "020 7946 0555",
            "hours": "every night, 6pm to 6am",
        },
        {"name": "Samaritans", "phone": "116 123", "hours": "day and night"},
    ]
    authority.health_page = "https://www.nhs.uk/live-well/"
    authority.anonymous_line = "0808 157 0111"
    authority.emergency_contacts = [
        {"name": "Children's social care, out of hours", "phone": "020 7946 0770"},
        {"name": "Adult safeguarding, out of hours", "phone": "020 7946 0771"},
    ]
    authority.languages = [
        "Vă putem explica această înștiințare în limba română: 020 7946 0321.",
        "Możemy wyjaśnić to zawiadomienie po polsku: 020 7946 0321.",
    ]
