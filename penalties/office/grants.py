"""Creating the database's roles and granting each just what it needs: the owner's work."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, MetaData, Table, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ProgrammingError

from penalties.office.roles import Side, fillers, is_support_store, role_name, verbs
from penalties.office.row_rules import ROWS, row_statements
from penalties.office.variables import Misconfigured

LONGEST_NAME = 63
INSUFFICIENT_PRIVILEGE = "42501"


def grant_roles(connection: Connection, metadata: MetaData, app_url: str) -> None:
    """Create the roles where they lack, and grant each what its side may do, no more.

    Raises ``Misconfigured`` where the owner may not create roles and nobody made them before.
    """
    owner, database = connection.engine.url.username, connection.engine.url.database or ""
    login = make_url(app_url).username or owner or database
    if any(len(role_name(database, side)) > LONGEST_NAME for side in Side):
        raise Misconfigured(f"The database's name is too long to name its roles by: {database}.")
    try:
        for statement in _statements(_present(connection, metadata), database, login):
            connection.execute(text(statement))
    except ProgrammingError as failure:
        if getattr(failure.orig, "sqlstate", None) != INSUFFICIENT_PRIVILEGE:
            raise
        raise Misconfigured(_what_to_do(owner or login, login, database)) from None


def lower_the_wall(connection: Connection) -> None:
    """Let the owner see the rows of the support store while it migrates them.

    ``grant_roles`` forces the wall again in the same transaction; nobody else sees a gap.
    """
    forced = connection.exec_driver_sql(
        "SELECT relname FROM pg_class WHERE relforcerowsecurity"
        " AND relnamespace = 'public'::regnamespace"
    ).scalars()
    for table in forced.all():
        connection.exec_driver_sql(f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY')


def _present(connection: Connection, metadata: MetaData) -> list[Table]:
    """The tables that this revision of the database has already."""
    names = set(inspect(connection).get_table_names())
    return [table for table in metadata.sorted_tables if table.name in names]


def _statements(tables: Sequence[Table], database: str, login: str) -> Iterator[str]:
    for side in Side:
        role = role_name(database, side)
        yield (
            "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = "
            f"'{role}') THEN CREATE ROLE \"{role}\" NOLOGIN; END IF; "
            f"IF NOT pg_has_role('{login}', '{role}', 'MEMBER') "
            f'THEN GRANT "{role}" TO "{login}"; END IF; END $$'
        )
        yield f'GRANT USAGE ON SCHEMA public TO "{role}"'
        yield f'GRANT SELECT ON alembic_version TO "{role}"'
        yield f'REVOKE ALL ON {_names(tables)} FROM "{role}"'
        for granted, alike in _alike(side, tables).items():
            yield f'GRANT {granted} ON {_names(alike)} TO "{role}"'
    for table in filter(is_support_store, tables):
        yield from _wall(table, database)
    for table in tables:
        if table.name in ROWS:
            yield from row_statements(table, database)


def _alike(side: Side, tables: Sequence[Table]) -> dict[str, list[Table]]:
    """The tables by what a side may do with them: hundreds of statements become a few."""
    found: dict[str, list[Table]] = {}
    for table in tables:
        if granted := ", ".join(verbs(side, table)):
            found.setdefault(granted, []).append(table)
    return found


def _names(tables: Sequence[Table]) -> str:
    return ", ".join(f'"{table.name}"' for table in tables)


def _wall(table: Table, database: str) -> Iterator[str]:
    support = role_name(database, Side.SUPPORT)
    yield f'ALTER TABLE "{table.name}" ENABLE ROW LEVEL SECURITY'
    yield f'ALTER TABLE "{table.name}" FORCE ROW LEVEL SECURITY'
    yield f'DROP POLICY IF EXISTS support_reads ON "{table.name}"'
    yield f'CREATE POLICY support_reads ON "{table.name}" TO "{support}" USING (true)'
    for side in fillers(table):
        role = role_name(database, side)
        yield f'DROP POLICY IF EXISTS {side}_fills ON "{table.name}"'
        yield (
            f'CREATE POLICY {side}_fills ON "{table.name}" FOR INSERT TO "{role}" WITH CHECK (true)'
        )


def _what_to_do(owner: str, login: str, database: str) -> str:
    roles = ", ".join(f'"{role_name(database, side)}"' for side in Side)
    return (
        f"The owner of the tables, {owner}, may not create the database's roles. Nothing was "
        f'changed. Let an administrator run ALTER ROLE "{owner}" CREATEROLE, or create the roles '
        f'{roles} and grant them to "{login}"; then run flask upgrade again.'
    )
