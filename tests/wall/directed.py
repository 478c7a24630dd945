"""A direction that runs in the marked world: what lies behind it is marked as well."""

from collections.abc import Callable
from dataclasses import replace

from tests.builders.beat import ASKED_ALL, directed, on_the_beat
from tests.builders.support import Town


def directed_there(here: Town, word: Callable[[str], str]) -> str:
    """The number of a direction; what was answered before it, and why a flag, are marked words."""
    with here.office.transaction() as session:
        beat = on_the_beat(replace(here.street, session=session, at=here.office.clock.now()))
    asked = ASKED_ALL | {
        name: {"asked": True, "answer": word(f"met_directed_{name}"), "carve_out": "An appointment"}
        for name in ("medical", "support")
    }
    met = directed(
        occurred_at="2026-11-23T21:05:00Z",
        screening={"drug_need": "yes"},
        flag={"answer": "added", "reason": word("met_directed_flag")},
        direction={
            "leave_by": "2026-11-23T21:30:00Z",
            "until": "2026-11-24T21:05:00Z",
            "exemptions": asked,
        },
    )
    given = replace(here, street=beat).hand_in(met).direction
    assert given is not None
    return given.number
