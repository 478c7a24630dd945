"""What a police supervisor decides about a direction that was given although a rule says no.

It was recorded all the same (ASBCPA 2014 s38). Some faults make it no direction in law: then nobody
can let it stand, and it is withdrawn, so that the person knows.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from penalties.rules.refusals import refuse

HELD, BREACHED, GIVEN = "direction_held", "direction_breached", "direction_given"
KINDS = frozenset({HELD, BREACHED, GIVEN})
"""Matters about a direction that a police supervisor alone closes."""

NO_DIRECTION = frozenset(
    {
        *("directions.police_only", "directions.not_in_uniform", "directions.no_authorisation"),
        *("directions.before_authorisation", "directions.after_authorisation"),
        *("directions.outside_locality", "directions.area", "directions.nothing_left"),
        *("directions.too_long", "directions.under_10"),
        *("directions.bars_home", "directions.home_not_left_open", "directions.no_way_home"),
    }
)
"""Rules that the power itself rests on: what breaks one of them is no direction in law."""

WITHDRAWN, STANDS, VOID, BEFORE = "withdrawn", "stands", "void", "withdrawn_before"
ENDINGS: Mapping[str, str] = MappingProxyType(
    {
        WITHDRAWN: "Withdraw it, and tell the person",
        STANDS: "It stands",
        VOID: "It never counted: withdraw it, and tell the person",
        BEFORE: "It was withdrawn before",
    }
)
OUTCOMES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        HELD: ENDINGS,
        GIVEN: MappingProxyType(
            {"in_order": "It was in order", WITHDRAWN: ENDINGS[WITHDRAWN], BEFORE: ENDINGS[BEFORE]}
        ),
        BREACHED: MappingProxyType(
            {
                "investigated": "The police investigate it",
                "excused": "There was a reasonable excuse",
                "no_action": "The police take no further action",
            }
        ),
    }
)
"""How each kind of matter can end, by code, with what is read."""


def is_void(breaks: Iterable[Mapping[str, Any]]) -> bool:
    """Whether what speaks against a direction makes it no direction in law."""
    return any(broken.get("rule") in NO_DIRECTION for broken in breaks)


def endings(
    kind: str, breaks: Iterable[Mapping[str, Any]], *, is_withdrawn: bool = False
) -> Mapping[str, str]:
    """How this matter can end about a direction that breaks this, and may be withdrawn by now."""
    if kind == BREACHED:
        return OUTCOMES[BREACHED]
    if is_withdrawn:
        return {BEFORE: ENDINGS[BEFORE]}
    if kind == GIVEN:
        return {code: words for code, words in OUTCOMES[GIVEN].items() if code != BEFORE}
    if is_void(breaks):
        return {VOID: ENDINGS[VOID]}
    return {WITHDRAWN: ENDINGS[WITHDRAWN], STANDS: ENDINGS[STANDS]}


def check_ending(
    kind: str, breaks: Iterable[Mapping[str, Any]], outcome: str, *, is_withdrawn: bool = False
) -> None:
    """``Refused`` where this matter about this direction cannot end so."""
    found = tuple(breaks)
    if kind in KINDS and outcome in endings(kind, found, is_withdrawn=is_withdrawn):
        return
    if outcome == STANDS and is_void(found):
        raise refuse(
            "directions.cannot_stand",
            "This is no direction in law. It cannot stand: withdraw it and tell the person.",
            "ASBCPA 2014 s35 and s36",
        )
    raise refuse("directions.outcome", "This does not end so.")


def check_is_direction(breaks: Iterable[Mapping[str, Any]]) -> None:
    """``Refused`` where it is no direction in law: it cannot be varied, and nobody breaches it."""
    if is_void(breaks):
        raise refuse(
            "directions.void",
            "This is no direction in law, so the person may be here. It can only be withdrawn.",
            "ASBCPA 2014 s35 and s36",
        )
