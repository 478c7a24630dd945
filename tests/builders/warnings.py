"""Facts of a warning in person and of a course that is offered, changed as a test asks."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from penalties.rules.kerb_warnings import Law
from penalties.rules.money import Pence
from penalties.rules.numbers import compact
from penalties.rules.snapshots import Snapshot
from penalties.rules.warning_facts import (
    CitedOrder,
    CourseFacts,
    GivenBy,
    Recipient,
    SeenVehicle,
    WarningFacts,
)
from penalties.rules.warning_snapshots import course_offer_snapshot, kerb_warning_snapshot
from tests.builders.notices import COUNCIL, PARTICULARS

CONSTABLE = GivenBy("PC 214", "constable", "Sample Police")
WARNED = WarningFacts(
    number=compact("ILF", 1300),
    force=None,
    made_at=datetime(2026, 11, 22, 21, 31, tzinfo=UTC),
    met_at=datetime(2026, 11, 22, 21, 15, tzinfo=UTC),
    law=Law.ORDER,
    council=COUNCIL,
    person=Recipient("Tomasz Llŷr-Wójcik", 1994),
    place="Ilford Lane, by the bus stop outside number 212",
    lat_e6=51_552_700,
    lon_e6=78_100,
    seen=PARTICULARS,
    vehicle=SeenVehicle("AB12CDE", "Example", "silver"),
    order=CitedOrder(
        code="ILF-LOX",
        title="Ilford Lane and Loxford",
        made_on=date(2026, 2, 2),
        version=1,
        article="1",
        prohibition="No person shall approach or stop another person, on foot or from a vehicle, "
        "in order to obtain sexual services for payment.",
    ),
    officer=GivenBy("214", "enforcement officer of the council"),
    kept_until=date(2027, 11, 22),
)
BY_CONSTABLE: dict[str, Any] = {
    "law": Law.S51A,
    "order": None,
    "officer": CONSTABLE,
    "force": "Sample Police",
}
OFFERED = CourseFacts(
    number=compact("ILF", 1301),
    force=None,
    made_at=datetime(2026, 11, 26, 10, 0, tzinfo=UTC),
    council=COUNCIL,
    person=Recipient("Tomasz Llŷr-Wójcik", 1994),
    course="Choices: one day in a small group",
    held_by="Turning Point Ilford",
    held_on=date(2027, 1, 16),
    answer_by=date(2026, 12, 10),
    price_pence=Pence(4000),
    scheme="Course scheme of 2 February 2026",
    officer=GivenBy("214", "enforcement officer of the council"),
)


def warning(**changes: Any) -> Snapshot:
    """The frozen warning, some facts changed."""
    return kerb_warning_snapshot(replace(WARNED, **changes))


def course(**changes: Any) -> Snapshot:
    """The frozen offer, some facts changed."""
    return course_offer_snapshot(replace(OFFERED, **changes))
