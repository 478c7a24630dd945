"""Triggers that keep the trail and the ledger append-only, and what a penalty rests on as it was.

They are made anew after every migration: a batch rebuild on SQLite drops a table's triggers, and
this list is where they come back from.
"""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, inspect

SEALER_MAY_SET = "seal_id"
APPEND_ONLY = (
    "audit_entries",
    "council_acts",
    "direction_breaches",
    "direction_terms",
    "gate_policies",
    "keeper_answers",
    "ledger_entries",
    "referral_consents",
    "representation_messages",
    "support_trail",
)
FOR_GOOD: Mapping[str, tuple[str, ...]] = {
    "complaints": ("penalty_id", "kind", "body", "came_at", "recorded_by"),
    "decisions": (
        *("representation_id", "penalty_id", "issued_by", "outcome", "because", "words"),
        *("no_sign", "decided_by", "decided_at"),
    ),
    "directions": (
        *("number", "encounter_id", "dispersal_id", "officer_id", "person", "given_at"),
        *("in_order", "breaks", "place", "behaviour", "necessity", "offence_warning"),
        *("exemptions", "recorded_at"),
    ),
    "dispersals": (
        *("force", "locality", "area", "area_digest", "starts_at", "ends_at", "grounds"),
        *("rights_considered", "authorised_by", "rank", "given_at", "by_phone", "entered_by"),
        "entered_at",
    ),
    "encounters": ("is_walled", "gate_is_open", "authorisation_id"),
    "fixed_penalties": (
        *("encounter_id", "gate_is_open", "by_exception", "issued_by", "adult_on", "offence_on"),
        *("offer_id", "offer_answer", "authorisation_id", "authorisation_kind"),
        *("authorisation_answer", "authorised_by"),
    ),
    "representations": (
        *("penalty_id", "issued_by", "number", "serial", "kind", "review_of", "channel"),
        *("recorded_by", "recorded_at", "came_at", "in_time", "lower_was_open", "body"),
    ),
}
"""What the gate said at the time, whom it said it of, what an inspector authorised, what a person
wrote to us and what was decided about it: no later statement says otherwise.
"""


def protect(connection: Connection) -> None:
    """Refuse every change and removal in the append-only tables, but for the sealer's mark.

    Refuse changes to the columns of the other tables that stand for good.
    """
    make = _sqlite if connection.dialect.name == "sqlite" else _postgresql
    present = set(inspect(connection).get_table_names())
    for table in sorted(present.intersection(APPEND_ONLY)):
        for statement in make(connection, table):
            connection.exec_driver_sql(statement)
    fix = _fixed_on_sqlite if connection.dialect.name == "sqlite" else _fixed_on_postgresql
    for table in sorted(present.intersection(FOR_GOOD)):
        columns = [name for name in _columns(connection, table) if name in FOR_GOOD[table]]
        for statement in fix(table, columns):
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


def _fixed_on_sqlite(table: str, columns: Sequence[str]) -> Iterator[str]:
    differs = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in columns)
    yield f"DROP TRIGGER IF EXISTS {table}_for_good"
    yield (
        f"CREATE TRIGGER {table}_for_good BEFORE UPDATE OF {', '.join(columns)} ON {table} "
        f"WHEN {differs} BEGIN SELECT RAISE(ABORT, '{table} rests on this for good'); END"
    )


def _fixed_on_postgresql(table: str, columns: Sequence[str]) -> Iterator[str]:
    # As text, because JSON has no equality of its own.
    differs = " OR ".join(f"OLD.{name}::text IS DISTINCT FROM NEW.{name}::text" for name in columns)
    yield (
        "CREATE OR REPLACE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', "
        "MESSAGE = TG_TABLE_NAME || ' rests on this for good'; END $$"
    )
    yield f"DROP TRIGGER IF EXISTS {table}_for_good ON {table}"
    yield (
        f"CREATE TRIGGER {table}_for_good BEFORE UPDATE OF {', '.join(columns)} ON {table} "
        f"FOR EACH ROW WHEN ({differs}) EXECUTE FUNCTION refuse_rewriting()"
    )
