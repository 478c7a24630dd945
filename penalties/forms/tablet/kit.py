"""The field kit: what a tablet carries so that it works without signal for a day."""

from typing import Any

from penalties.forms.tablet.answers import Lease
from penalties.forms.tablet.times import Day, Moment
from penalties.forms.tablet.told import Told
from penalties.forms.tablet.values import Id


class KitPower(Told):
    """A power of the law that the officer holds, by which instrument."""

    power: str
    from_on: Day
    to_on: Day | None
    instrument: str


class KitOfficer(Told):
    """The officer, as notices name them."""

    id: Id
    number: str
    name: str
    role: str
    powers: list[KitPower]


class KitProhibition(Told):
    """One thing that an order forbids or requires."""

    code: str
    text: str
    concerns: str
    kind: str
    times: list[dict[str, Any]]
    exceptions: str | None
    applies_to: str | None


class KitOrder(Told):
    """An order in force, with its area (GeoJSON, WGS84) and its tariff in pence."""

    code: str
    title: str
    version: int
    made_on: Day
    in_force_from: Day
    in_force_to: Day
    full_pence: int
    lower_pence: int
    lower_days: int
    prohibitions: list[KitProhibition]
    area: dict[str, Any]


class KitDispersal(Told):
    """An authorisation to disperse (ASBCPA 2014 s34) that runs now or begins within a day.

    It runs from ``starts_at`` until ``over_at``, which is before ``ends_at`` where somebody ended
    it early. One that was given ``by_phone`` runs although it is not ``signed`` yet.
    """

    id: Id
    locality: str
    area: dict[str, Any]
    starts_at: Moment
    ends_at: Moment
    over_at: Moment
    authorised_by: str
    by_phone: bool
    signed: bool


class KitService(Told):
    """A service that can be offered while it is open, in hours, has room and a memorandum.

    ``open_hours`` are windows ``{days, from, to}`` on London's clock, read like the ``times`` of a
    prohibition; none is day and night. ``has_room`` is what the service itself last said.
    """

    id: Id
    name: str
    summary: str
    eligibility: str
    phone: str | None
    hours: str
    open_hours: list[dict[str, Any]]
    languages: list[str]
    is_women_only: bool
    is_open: bool
    has_room: bool
    memorandum_ok: bool


class FieldKit(Told):
    """Everything. A 304 renews what the tablet holds for another 24 hours."""

    version: str
    expires_at: Moment
    public_url: str
    council: dict[str, Any]
    cool_off_hours: int
    representation_days: int
    wording: str
    layout: str
    officer: KitOfficer
    orders: list[KitOrder]
    dispersal_authorisations: list[KitDispersal]
    gate: dict[str, Any]
    screening: dict[str, Any]
    support_services: list[KitService]
    emergency_contacts: list[dict[str, str]]
    leases: list[Lease]
