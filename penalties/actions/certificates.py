"""Putting together what the certificate of a notice compares, from the encounter and our records.

Law: Anti-social Behaviour, Crime and Policing Act 2014 ss59 to 68.
"""

from datetime import datetime, timedelta
from typing import Any

from penalties.actions.authorised import is_authorised
from penalties.actions.books import Books
from penalties.actions.grounds import Ground
from penalties.records.order_drafts import prohibition_draft
from penalties.records.orders import OrderVersion
from penalties.rules.areas import Place, locate
from penalties.rules.clocks import Clocks
from penalties.rules.days import london_date
from penalties.rules.encounters import Outcome
from penalties.rules.gate import GateAnswer
from penalties.rules.gate_history import Purpose
from penalties.rules.intake import WALLED_ROWS
from penalties.rules.issue_facts import EarlierPenalty, EarlierWarning, IssueFacts, Sums
from penalties.rules.money import NOTHING, Pence
from penalties.rules.order_standing import standing
from penalties.rules.paper_checks import PaperFacts
from penalties.rules.sent import SentEncounter, SentNotice, SentPlace

NOWHERE = Place(inside=False, metres_to_edge=0.0)


def issue_facts(
    books: Books,
    sent: SentEncounter,
    notice: SentNotice,
    gate: GateAnswer,
    ground: Ground,
    clocks: Clocks,
) -> IssueFacts:
    """Everything that the certificate of a proposed penalty rests on."""
    delivery, tariff = books.delivery, _tariff(ground.version)
    handed_at = None if notice.served.by_post else notice.served_at
    return IssueFacts(
        at=delivery.at,
        offence_at=sent.occurred_at,
        issued_on=london_date(handed_at or delivery.at),
        date_of_notice=clocks.date_of_notice,
        **_order_facts(sent, ground, delivery.at),
        particulars=sent.particulars,
        place=_where(ground.version, sent.place),
        accuracy_m=sent.place.accuracy_m,
        asked=tariff,
        tariff=tariff,
        gate=gate[Outcome.FIXED_PENALTY],
        grants=books.grants,
        limits=books.limits,
        pay_to=delivery.authority.pay_to,
        pay_address=tuple(delivery.authority.address_lines),
        born_on=sent.person.date_of_birth,
        identity_checked=sent.person.identity_checked,
        device_clock=sent.device_clock,
        incident=str(sent.incident_id or ""),
        earlier=_earlier(books, sent),
        warned=_warned(books, sent),
        cool_off=timedelta(hours=delivery.authority.cool_off_hours),
        cool_off_passed=is_authorised(books, sent, Purpose.COOL_OFF),
    )


def paper_facts(
    books: Books,
    sent: SentEncounter,
    notice: SentNotice,
    gate: GateAnswer,
    our_sha256: str | None,
) -> PaperFacts:
    """What is known of the paper: its number, its moment, and what is printed on it."""
    number = books.numbers.get(notice.number or "")
    tablet = books.delivery.tablet
    return PaperFacts(
        at=books.delivery.at,
        served=notice.served,
        served_at=notice.served_at,
        name=sent.person.name,
        has_address=bool(sent.person.address),
        number_state=number.state if number else None,
        number_is_anothers=bool(
            number and tablet and number.tablet_id and number.tablet_id != tablet.id
        ),
        by_exception=gate.row in WALLED_ROWS,
        printed_sha256=notice.snapshot_sha256,
        our_sha256=our_sha256,
    )


def _tariff(version: OrderVersion | None) -> Sums:
    if version is None:
        return Sums(NOTHING)
    return Sums(Pence(version.full_pence), Pence(version.lower_pence), version.lower_days)


def _order_facts(sent: SentEncounter, ground: Ground, at: datetime) -> dict[str, Any]:
    """What the order said, how it stood at the offence, and how it stands now."""
    history, rule = ground.history, ground.prohibition
    versions = history.versions if history else ()
    begins = (max(each.made_on, each.in_force_from) for each in versions)
    return {
        "order_code": sent.order,
        "order_begins_on": min(begins, default=None),
        "order_then": standing(*history[1:], sent.occurred_at) if history else None,
        "order_now": standing(*history[1:], at) if history else None,
        "prohibition_code": sent.prohibition,
        "prohibition": prohibition_draft(rule) if rule else None,
    }


def _where(version: OrderVersion | None, place: SentPlace) -> Place:
    if version is None:
        return NOWHERE
    return locate(version.area, place.lat_e6, place.lon_e6, digest=version.area_digest)


def _warned(books: Books, sent: SentEncounter) -> tuple[EarlierWarning, ...]:
    person = books.person(sent.person)
    return tuple(books.warned.get(person.id, ())) if person else ()


def _earlier(books: Books, sent: SentEncounter) -> tuple[EarlierPenalty, ...]:
    person = books.person(sent.person)
    return tuple(books.penalties.get(person.id, ())) if person else ()
