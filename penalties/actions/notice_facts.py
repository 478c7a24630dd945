"""The facts of a notice, put together from our own records in the form that is frozen.

The same facts go to the tablet in its field kit, so that what it prints is what is kept.
"""

from datetime import datetime

from penalties.office.authorities import Authority
from penalties.office.settings import Settings
from penalties.office.staff import Staff
from penalties.records.orders import OrderVersion, Prohibition
from penalties.records.people import Person as KeptPerson
from penalties.rules.clocks import Clocks
from penalties.rules.facts import (
    Amounts,
    Council,
    Dates,
    HelpLine,
    Offence,
    Officer,
    Person,
)
from penalties.rules.money import Pence
from penalties.rules.powers import Grant
from penalties.rules.prohibitions import ProhibitionKind
from penalties.rules.sent import SentPerson
from penalties.rules.staff import Kind

NO_FIXED_ABODE = ("No fixed abode",)
ON_THE_ENVELOPE = ("Addressed on the envelope",)
"""What a notice has for an address where it is posted to another place than home."""
CALLED = {
    Kind.COUNCIL: "enforcement officer of the council",
    Kind.CONTRACTOR: "enforcement officer working for the council",
    Kind.PCSO: "police community support officer",
    Kind.CONSTABLE: "constable",
}


def council_facts(authority: Authority, settings: Settings) -> Council:
    """The payee and the sender, as printed on its notices."""
    return Council(
        code=authority.code,
        name=authority.name,
        short_name=authority.short_name,
        pay_to=authority.pay_to,
        address=tuple(authority.address_lines),
        postcode=authority.postcode,
        phone=authority.phone or "",
        web=f"{settings.public_url.split('://', 1)[1]}/notice",
        email=authority.email,
        envelope_profile=authority.envelope_profile,
        privacy=authority.privacy or "",
        help_lines=tuple(HelpLine(**line) for line in authority.help_lines),
        colour=authority.colour,
        takes_cards=settings.takes_cards,
        pay_phone=authority.pay_phone,
        pay_counter=authority.pay_counter,
        languages=tuple(authority.languages),
    )


def officer_facts(member: Staff, grant: Grant) -> Officer:
    """Who issues, and by what power (ASBCPA 2014 s68(1), (11))."""
    return Officer(
        number=member.number,
        role=CALLED[Kind(member.kind)],
        authority=f"authorised under {grant.instrument}",
        authorised_from=grant.from_on,
    )


def person_as_sent(sent: SentPerson) -> Person:
    """To whom a notice is addressed that is handed over: as the officer wrote it down."""
    return Person(
        name=sent.name,
        address=sent.address or NO_FIXED_ABODE,
        postcode=sent.postcode,
        born_year=sent.date_of_birth.year if sent.date_of_birth else None,
    )


def person_as_kept(kept: KeptPerson) -> Person:
    """To whom a notice is addressed that is posted: as our records have it that day."""
    return Person(
        name=f"{kept.given_name} {kept.family_name}".strip(),
        address=tuple(kept.address_lines) or NO_FIXED_ABODE,
        postcode=kept.postcode,
        born_year=kept.date_of_birth.year if kept.date_of_birth else None,
    )


def offence_facts(
    order_code: str,
    version: OrderVersion,
    prohibition: Prohibition,
    *,
    at: datetime,
    place: str,
    lat_e6: int,
    lon_e6: int,
    particulars: str,
) -> Offence:
    """What is said to have happened, under the version of the order that was in force."""
    return Offence(
        at=at,
        place=place,
        lat_e6=lat_e6,
        lon_e6=lon_e6,
        order_code=order_code,
        order_title=version.title,
        order_made_on=version.made_on,
        version=version.version,
        article=prohibition.code,
        prohibition=prohibition.text,
        restricted_area=version.title,
        particulars=particulars,
        is_requirement=prohibition.kind == ProhibitionKind.REQUIREMENT,
    )


def amounts_of(version: OrderVersion) -> Amounts:
    """Both amounts of the version's tariff."""
    return Amounts(Pence(version.full_pence), Pence(version.lower_pence))


def dates_of(clocks: Clocks) -> Dates:
    """The dates that are printed."""
    return Dates(
        discount_ends=clocks.on("discount_ends"),
        payment_period_ends=clocks.on("payment_period_ends"),
        representations_close=clocks.on("representations_close"),
        earliest_proceedings=clocks.on("earliest_proceedings"),
    )
