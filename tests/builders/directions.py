"""Facts of a direction and of a receipt as they are said, changed as a test asks."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from penalties.rules.direction_facts import DirectionFacts, Earlier, ReceiptFacts
from penalties.rules.direction_snapshots import direction_snapshot, receipt_snapshot
from penalties.rules.facts import Officer
from penalties.rules.numbers import compact
from penalties.rules.snapshots import Snapshot
from tests.builders.notices import COUNCIL

GIVEN_AT = datetime(2026, 11, 22, 21, 15, tzinfo=UTC)
BEHAVIOUR = (
    "You stood in the road at the junction and shouted at drivers who stopped at the lights. Two "
    "of them reversed away. We asked you to move on at 8:40pm. At 9:10pm you were there again."
)
PLAIN = {
    "type": "Polygon",
    "coordinates": [
        [
            [0.076123, 51.551234],
            [0.080456, 51.550987],
            [0.081789, 51.553456],
            [0.079012, 51.554321],
            [0.075678, 51.553789],
            [0.076123, 51.551234],
        ]
    ],
}
LONG_AND_THIN = {
    "type": "Polygon",
    "coordinates": [
        [
            [0.069001, 51.556002],
            [0.093003, 51.549004],
            [0.093205, 51.549206],
            [0.069207, 51.556208],
            [0.069001, 51.556002],
        ]
    ],
}
WITH_A_HOLE = {
    "type": "Polygon",
    "coordinates": [
        PLAIN["coordinates"][0],
        [
            [0.077901, 51.552002],
            [0.077803, 51.552604],
            [0.078805, 51.552706],
            [0.078907, 51.552108],
            [0.077901, 51.552002],
        ],
    ],
}
IN_PARTS = {
    "type": "MultiPolygon",
    "coordinates": [
        WITH_A_HOLE["coordinates"],
        [
            [
                [0.083001, 51.551002],
                [0.085003, 51.551504],
                [0.084005, 51.553006],
                [0.083001, 51.551002],
            ]
        ],
    ],
}
AREAS = {
    "plain": PLAIN,
    "long and thin": LONG_AND_THIN,
    "with a hole": WITH_A_HOLE,
    "in parts": IN_PARTS,
}

CONSTABLE = Officer(
    number="1482KF",
    role="constable",
    authority="a constable in uniform",
    authorised_from=date(2026, 4, 1),
)
DIRECTION = DirectionFacts(
    number=compact("ILF", 1234),
    kind="given",
    part=0,
    made_at=GIVEN_AT,
    given_at=GIVEN_AT,
    force="Metropolitan Police Service",
    council=COUNCIL,
    name="Tomasz Llŷr-Wójcik",
    born_year=1994,
    description="Grey coat, blue woollen hat, about 6 feet tall",
    locality="Ilford Lane and the roads up to Loxford Park",
    authorised_by="Inspector R. Okafor",
    authorised_from=datetime(2026, 11, 22, 18, 0, tzinfo=UTC),
    authorised_to=datetime(2026, 11, 24, 6, 0, tzinfo=UTC),
    area="Ilford Lane from Winston Way to Loxford Park, and the roads off it on both sides",
    polygon=WITH_A_HOLE,
    leave_by=GIVEN_AT + timedelta(minutes=30),
    ends_at=GIVEN_AT + timedelta(hours=48),
    route="South along Ilford Lane to the bus stop at Barking station",
    place="Ilford Lane, by the bus stop outside the library",
    lat_e6=51_552_700,
    lon_e6=79_400,
    behaviour=BEHAVIOUR,
    necessity="Drivers braked hard and two people on the crossing were frightened.",
    left_open=(
        ("home", "the flats behind the library, and the path to their door"),
        ("medical", "the way to the clinic on Tuesday morning"),
    ),
    offence_warning=True,
    in_writing=True,
    why_not_written=None,
    taken=None,
    because=None,
    officer=CONSTABLE,
)
VARIED = replace(
    DIRECTION,
    kind="varied",
    part=1,
    made_at=GIVEN_AT + timedelta(hours=14),
    ends_at=GIVEN_AT + timedelta(hours=20),
    because="You told us that you start a new job on Ilford Lane on Monday evening.",
    before=Earlier(
        area=DIRECTION.area,
        polygon=DIRECTION.polygon,
        leave_by=DIRECTION.leave_by,
        ends_at=DIRECTION.ends_at,
        route=DIRECTION.route,
        left_open=DIRECTION.left_open,
    ),
)
WITHDRAWN = replace(
    DIRECTION,
    kind="withdrawn",
    part=2,
    made_at=GIVEN_AT + timedelta(hours=16),
    because="The road is quiet again.",
)
SAYINGS = {"given": DIRECTION, "varied": VARIED, "withdrawn": WITHDRAWN}

RECEIPT = ReceiptFacts(
    number=DIRECTION.number,
    part=1,
    made_at=GIVEN_AT + timedelta(minutes=5),
    given_at=GIVEN_AT,
    force=DIRECTION.force,
    council=COUNCIL,
    name=DIRECTION.name,
    born_year=1994,
    item="One air horn, red, with a dented trumpet",
    because="It was sounded at drivers three times while we watched.",
    how_to_recover="Go to the front counter of Ilford Police Station with this paper.",
    in_writing=True,
    taken_at=GIVEN_AT + timedelta(minutes=4),
    kept_until=DIRECTION.ends_at,
    disposable_on=date(2026, 12, 20),
    is_under_16=False,
    officer=CONSTABLE,
)


def direction(says: str = "given", **changes: Any) -> Snapshot:
    """The snapshot of one saying of the sample direction with some facts changed."""
    return direction_snapshot(replace(SAYINGS[says], **changes))


def receipt(**changes: Any) -> Snapshot:
    """The snapshot of the sample receipt with some facts changed."""
    return receipt_snapshot(replace(RECEIPT, **changes))
