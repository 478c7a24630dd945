"""Triggers that keep the trail and the ledger append-only, made anew after every migration.

A batch rebuild on SQLite drops a table's triggers; this list is where they come back from.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, inspect

SEALER_MAY_SET = "seal_id"
APPEND_ONLY = (
    "audit_entries",
    "council_acts",
    "gate_policies",
    "ledger_entries",
    "referral_consents",
    "support_trail",
)


def protect(connection: Connection) -> None:
    """Refuse every change and removal in the append-only tables, but for the sealer's mark."""
    make = _sqlite if connection.dialect.name == "sqlite" else _postgresql
    present = set(inspect(connection).get_table_names())
    for table in sorted(present.intersection(APPEND_ONLY)):
        for statement in make(connection, table):
            connection.exec_driver_sql(statement)


def _columns(connection: Connection, table: str) -> list[str]:
    described = connection.dialect.get_columns(connection, table)
    return [str(column["name"]) for column in described if column["name"] != SEALER_MAY_SET]


def _sqlite(connection: Connection, table: str) -> Iterator[str]:
    columns = ", ".join(_columns(connection, table))
    for verb, when in (("change", f"UPDATE OF {columns}"), ("remove", "DELETE")):
        yield f"DROP TRIGGER IF EXISTS {table}_no_{verb}"
        yield (
            f"CREATE TRIGGER {table}_no_{verb} BEFORE {when} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def _postgresql(connection: Connection, table: str) -> Iterator[str]:
    yield (
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only'; END $$"
    )
    columns = ", ".join(_columns(connection, table))
    for verb, when in (("change", f"UPDATE OF {columns}"), ("remove", "DELETE")):
        yield f"DROP TRIGGER IF EXISTS {table}_no_{verb} ON {table}"
        yield (
            f"CREATE TRIGGER {table}_no_{verb} BEFORE {when} ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
