"""Facts of a notice as they stand when it is issued, changed as a test asks."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from penalties.rules.facts import (
    Amounts,
    Council,
    Dates,
    Facts,
    HelpLine,
    Offence,
    Officer,
    Person,
)
from penalties.rules.money import Pence
from penalties.rules.numbers import compact
from penalties.rules.snapshots import Snapshot, fixed_penalty_snapshot

CODE = "7KQM2XWD"
LINK = "https://pay.ilford.example/notice/ILF-7KQM2XWDPN4R8TVB3CHJ6FGZ9YSLA5EU"

COUNCIL = Council(
    code="ILF",
    name="Ilford Borough Council",
    short_name="Ilford Council",
    pay_to="Ilford Borough Council",
    address=("Town Hall", "128 High Road", "Ilford"),
    postcode="IG1 1DD",
    phone="020 7946 0120",
    web="pay.ilford.example/notice",
    email="notices@ilford.example",
    colour="#12436D",
    pay_phone="020 7946 0123",
    pay_counter="Town Hall reception, Monday to Friday, 9am to 5pm",
    privacy="We keep a paid notice for 2 years, and then remove your name.",
    help_lines=(
        HelpLine("Open Door Ilford", "020 7946 0155", "Every day, 9am to 11pm"),
        HelpLine("Money advice", "020 7946 0166", "Monday to Friday, 9am to 5pm"),
    ),
    languages=(
        "Ce document vă privește. Pentru ajutor în limba română, sunați la 020 7946 0120.",
        "Aby uzyskać pomoc po polsku, zadzwoń pod numer 020 7946 0120.",
        "اردو میں مدد کے لیے 020 7946 0120 پر فون کریں۔",
        "ਪੰਜਾਬੀ ਵਿੱਚ ਮਦਦ ਲਈ 020 7946 0120 'ਤੇ ਫ਼ੋਨ ਕਰੋ।",
        "বাংলায় সাহায্যের জন্য 020 7946 0120 নম্বরে ফোন করুন।",
    ),
)

PARTICULARS = (
    "You stopped a silver car beside a woman who was standing alone at the bus stop, opened the "
    "passenger window and said: “How much for half an hour?” She walked away. You drove round the "
    "block, stopped beside her again and asked the same. Our officer stood 8 metres away under a "
    "street lamp and heard both. A sign that shows the order stands at that bus stop."
)

FACTS = Facts(
    number=compact("ILF", 1234),
    served="hand",
    served_at=datetime(2026, 11, 22, 21, 31, tzinfo=UTC),
    date_of_notice=date(2026, 11, 22),
    council=COUNCIL,
    person=Person(
        "Tomasz Llŷr-Wójcik", ("Flat 3", "12 Sample Street", "Ilford"), "IG1 2DQ", born_year=1994
    ),
    offence=Offence(
        at=datetime(2026, 11, 22, 21, 15, tzinfo=UTC),
        place="Ilford Lane, by the bus stop outside number 212",
        lat_e6=51_552_700,
        lon_e6=78_100,
        order_code="ILF-LOX",
        order_title="Ilford Lane and Loxford",
        order_made_on=date(2026, 2, 2),
        version=1,
        article="1",
        prohibition="No person shall approach or stop another person, on foot or from a vehicle, "
        "in order to obtain sexual services for payment.",
        restricted_area="Ilford Lane and Loxford",
        particulars=PARTICULARS,
    ),
    amounts=Amounts(full_pence=Pence(10_000), lower_pence=Pence(7_500)),
    dates=Dates(
        discount_ends=date(2026, 12, 2),
        payment_period_ends=date(2026, 12, 6),
        representations_close=date(2026, 12, 6),
        earliest_proceedings=date(2026, 12, 7),
    ),
    officer=Officer(
        number="214",
        role="enforcement officer of the council",
        authority="authorised by the Director of Environment, instrument ILF/68/2026",
        authorised_from=date(2026, 4, 1),
    ),
)


def facts(**changes: dict[str, Any]) -> Facts:
    """The facts with some changed: ``facts(person={"name": "..."})``."""
    changed = {part: replace(getattr(FACTS, part), **new) for part, new in changes.items()}
    return replace(FACTS, **changed)


def snapshot(**changes: dict[str, Any]) -> Snapshot:
    """The snapshot of those facts."""
    return fixed_penalty_snapshot(facts(**changes))
