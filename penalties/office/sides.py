"""Who a transaction can act for, and what was agreed that each side may do with which tables."""

from collections.abc import Mapping
from enum import StrEnum


class Side(StrEnum):
    """Who a transaction acts for."""

    ENFORCEMENT = "enforcement"
    SUPPORT = "support"
    PUBLIC = "public"
    CLOCK = "clock"


SHARED_WITH_SUPPORT = frozenset(
    {
        "audit_entries",
        "authorities",
        "extra_bank_holidays",
        "staff",
        "throttles",
    }
)
CLOSED_TO_THE_PUBLIC = frozenset(
    {
        *("attachments", "course_offers", "direction_breaches", "direction_terms", "directions"),
        *("recalled_cases", "recalls"),
        *("dispersals", "encounters", "intake_attempts", "keeper_agreements", "keeper_files"),
        *("keepers", "kerb_warnings", "letter_sightings", "people", "sightings"),
        *("surrendered_items", "vehicles"),
    }
)
SET_AT_THE_DESK = frozenset(
    {
        "extra_bank_holidays",
        "order_standings",
        "order_versions",
        "orders",
        "prohibitions",
        "signs",
        "staff_powers",
        "statutory_limits",
        "tablets",
    }
)
_READ = ("SELECT",)
_MAY_CHANGE = ("SELECT", "INSERT", "UPDATE")
AGREED: Mapping[str, Mapping[Side, tuple[str, ...]]] = {
    "adjustments": {
        Side.ENFORCEMENT: _MAY_CHANGE,
        Side.PUBLIC: ("INSERT",),
        Side.CLOCK: _READ,
    },
    "audit_details": {
        **dict.fromkeys(Side, _MAY_CHANGE),
        Side.SUPPORT: ("INSERT",),
        Side.PUBLIC: ("INSERT",),
    },
    "bar_questions": {
        Side.ENFORCEMENT: ("SELECT", "INSERT"),
        Side.SUPPORT: ("SELECT", "UPDATE (answer)", "UPDATE (answered_at)"),
        Side.CLOCK: _READ,
    },
    "complaints": {
        Side.ENFORCEMENT: _MAY_CHANGE,
        Side.PUBLIC: ("INSERT",),
        Side.CLOCK: _READ,
    },
    "decisions": {
        Side.ENFORCEMENT: _MAY_CHANGE,
        Side.PUBLIC: ("SELECT", "UPDATE (opened_at)"),
        Side.CLOCK: _READ,
    },
    "gate_policies": {
        **dict.fromkeys(Side, _READ),
        Side.ENFORCEMENT: ("SELECT", "INSERT"),
    },
    "keeper_answers": {
        Side.ENFORCEMENT: ("SELECT", "INSERT"),
        Side.PUBLIC: ("INSERT",),
        Side.CLOCK: _READ,
    },
    "keeper_letters": {
        Side.ENFORCEMENT: _MAY_CHANGE,
        Side.PUBLIC: ("SELECT (authority_id, number, status)",),
        Side.CLOCK: _MAY_CHANGE,
    },
    "mails": {
        Side.ENFORCEMENT: _MAY_CHANGE,
        Side.PUBLIC: ("INSERT",),
        Side.CLOCK: _MAY_CHANGE,
    },
    "representation_points": {
        Side.ENFORCEMENT: _MAY_CHANGE,
        Side.PUBLIC: _READ,
        Side.CLOCK: _READ,
    },
    "sign_in_names": {
        **dict.fromkeys(Side, _READ),
        Side.ENFORCEMENT: _MAY_CHANGE,
        Side.SUPPORT: ("SELECT", "INSERT"),
    },
    "staff_sessions": {
        Side.ENFORCEMENT: _MAY_CHANGE,
        Side.SUPPORT: _MAY_CHANGE,
        Side.PUBLIC: ("INSERT",),
    },
    "support_offers": {
        Side.ENFORCEMENT: ("SELECT", "INSERT"),
        Side.SUPPORT: _READ,
    },
    "support_services": {
        **dict.fromkeys(Side, _READ),
        Side.SUPPORT: _MAY_CHANGE,
    },
    "victim_routes": {
        **dict.fromkeys(Side, _READ),
        Side.SUPPORT: _MAY_CHANGE,
    },
}
"""Tables at the wall: what each side may do with them was agreed one by one."""
