"""What a database holds besides rows: read from its own catalogue, to be compared."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.engine import URL
from sqlalchemy.engine.reflection import Inspector

from penalties.office.settings import Settings

SQLITE_PARTS = (
    "SELECT type || ' ' || name, sql FROM sqlite_master"
    " WHERE type <> 'table' AND name NOT LIKE 'sqlite_%'"
)
POSTGRESQL_PARTS = (
    "SELECT 'constraint ' || conrelid::regclass || ' ' || conname, pg_get_constraintdef(oid)"
    " FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
    "SELECT 'index ' || indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT 'trigger ' || tgrelid::regclass || ' ' || tgname, pg_get_triggerdef(oid)"
    " FROM pg_trigger WHERE NOT tgisinternal",
    "SELECT 'policy ' || tablename || ' ' || policyname, concat(roles, cmd, qual, with_check)"
    " FROM pg_policies",
    "SELECT 'table ' || relname, concat(relacl, relrowsecurity, relforcerowsecurity)"
    " FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'",
)


@contextmanager
def opened(url: str | URL) -> Iterator[Connection]:
    """A connection that stands outside the house: no side taken, nothing switched on for it."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def described(settings: Settings) -> dict[str, str]:
    """Tables with their CHECK texts, indexes, triggers, policies and grants, each by its name."""
    with opened(settings.migrate_database_url) as connection:
        return dict(_parts(connection))


def _parts(connection: Connection) -> Iterator[tuple[str, str]]:
    on_sqlite = connection.dialect.name == "sqlite"
    for statement in (SQLITE_PARTS,) if on_sqlite else POSTGRESQL_PARTS:
        for name, definition in connection.execute(text(statement)):
            yield name, " ".join((definition or "").split())
    catalogue = inspect(connection)
    for table in catalogue.get_table_names():
        for column in catalogue.get_columns(table):
            kind = f"{column['type']} {'' if column['nullable'] else 'NOT NULL'}"
            yield f"column {table}.{column['name']}", kind
        if on_sqlite:
            yield from _constraints(catalogue, table)


def _constraints(catalogue: Inspector, table: str) -> Iterator[tuple[str, str]]:
    """The constraints of one table of SQLite, which keeps them in the text that made it."""
    yield f"primary key {table}", str(catalogue.get_pk_constraint(table))
    for check in catalogue.get_check_constraints(table):
        yield f"check {check['name']}", " ".join(check["sqltext"].split())
    for unique in catalogue.get_unique_constraints(table):
        yield f"unique {unique['name']}", str(unique["column_names"])
    for key in catalogue.get_foreign_keys(table):
        yield f"foreign key {key['name']}", str(sorted(key.items()))
