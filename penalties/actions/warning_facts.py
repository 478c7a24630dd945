"""The facts of a warning in person, put together in the form that is frozen."""

from penalties.actions.books import Books
from penalties.actions.grounds import Ground
from penalties.actions.notice_facts import CALLED, council_facts
from penalties.office.authorities import Authority
from penalties.office.premises import settings_of
from penalties.office.staff import Staff
from penalties.rules.kerb_warnings import Law, kept_until
from penalties.rules.sent import SentEncounter
from penalties.rules.staff import Kind
from penalties.rules.warning_facts import (
    CitedOrder,
    GivenBy,
    Recipient,
    SeenVehicle,
    WarningFacts,
)

OF_THE_POLICE = frozenset({Kind.CONSTABLE, Kind.PCSO})


def warning_facts(
    books: Books, sent: SentEncounter, ground: Ground, law: Law, number: str
) -> WarningFacts:
    """What stands on the warning that an encounter ends in."""
    delivery, person, vehicle = books.delivery, sent.person, sent.vehicle
    officer = given_by(delivery.authority, delivery.officer)
    return WarningFacts(
        number=number,
        force=officer.force if law == Law.S51A else None,
        made_at=delivery.at,
        met_at=sent.occurred_at,
        law=law,
        council=council_facts(delivery.authority, settings_of(delivery.session)),
        person=Recipient(person.name, person.date_of_birth.year if person.date_of_birth else None),
        place=sent.place.description,
        lat_e6=sent.place.lat_e6,
        lon_e6=sent.place.lon_e6,
        seen=sent.particulars,
        vehicle=SeenVehicle(vehicle.vrm, vehicle.make, vehicle.colour) if vehicle else None,
        order=_cited(ground) if law == Law.ORDER else None,
        officer=officer,
        kept_until=kept_until(sent.occurred_at),
    )


def given_by(authority: Authority, member: Staff) -> GivenBy:
    """Who gave it, with the council's police force where it was one of theirs."""
    kind = Kind(member.kind)
    force = (authority.police_force or "") if kind in OF_THE_POLICE else None
    return GivenBy(member.number, CALLED[kind], force)


def _cited(ground: Ground) -> CitedOrder | None:
    version, prohibition = ground.version, ground.prohibition
    if version is None or prohibition is None:
        return None
    return CitedOrder(
        code=ground.code,
        title=version.title,
        made_on=version.made_on,
        version=version.version,
        article=prohibition.code,
        prohibition=prohibition.text,
    )
