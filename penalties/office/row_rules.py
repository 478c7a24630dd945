"""Tables that both sides of the wall add to, and which of their rows each may see or change.

On PostgreSQL row-level security holds this, whatever is asked; the owner, who migrates, is exempt.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from sqlalchemy import Table

from penalties.office.roles import Side, role_name
from penalties.rules.staff import BEHIND_THE_WALL

EVERY_ROW: Final = "true"
_ROLES = ", ".join(f"'{role}'" for role in sorted(BEHIND_THE_WALL))
_OF_SUPPORT = (
    "EXISTS (SELECT FROM staff WHERE staff.authority_id = {table}.authority_id"
    f" AND staff.id = {{table}}.{{column}} AND staff.role IN ({_ROLES}))"
)
_ENTRY_OF_SUPPORT = _OF_SUPPORT.format(table="audit_entries", column="subject_id")
_SESSION_OF_SUPPORT = _OF_SUPPORT.format(table="staff_sessions", column="staff_id")
ROWS: Mapping[str, Mapping[Side, str]] = {
    "audit_entries": {
        **dict.fromkeys(Side, EVERY_ROW),
        Side.SUPPORT: f"subject_kind = 'staff' AND {_ENTRY_OF_SUPPORT}",
    },
    "staff_sessions": {
        **dict.fromkeys(Side, "false"),
        Side.ENFORCEMENT: f"NOT {_SESSION_OF_SUPPORT}",
        Side.SUPPORT: _SESSION_OF_SUPPORT,
    },
}
"""A condition in SQL by table and side. What a side may do with such a row its verbs say."""


def row_statements(table: Table, database: str) -> Iterator[str]:
    """What makes PostgreSQL show each side its own rows of ``table``; every side may add some."""
    yield f'ALTER TABLE "{table.name}" ENABLE ROW LEVEL SECURITY'
    for side, condition in ROWS[table.name].items():
        yield f'DROP POLICY IF EXISTS {side}_rows ON "{table.name}"'
        yield (
            f'CREATE POLICY {side}_rows ON "{table.name}" TO "{role_name(database, side)}"'
            f" USING ({condition}) WITH CHECK (true)"
        )
