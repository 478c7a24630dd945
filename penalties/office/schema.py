"""Creating and migrating the database, and asking whether it is as the tables say."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData

from penalties.office.authorities import ship_limits
from penalties.office.grants import grant_roles, lower_the_wall
from penalties.office.safeguards import protect
from penalties.office.variables import Misconfigured

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine, metadata: MetaData, app_url: str, to: str = "head") -> None:
    """Bring the database to revision ``to``, whole or not at all, then guard and measure it.

    On SQLite foreign keys rest while tables are rebuilt and are checked before the commit.
    """
    try:
        with engine.connect() as connection:
            if engine.dialect.name == "sqlite":
                # The pragma is deaf inside a transaction, so it goes round SQLAlchemy.
                connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
            with connection.begin():
                _migrate(connection, metadata, app_url, to)
    finally:
        # No later work may get this connection, whose foreign keys rest.
        engine.dispose()


def is_current(connection: Connection) -> bool:
    """Whether every migration has been applied."""
    head = _scripts().get_current_head()
    return MigrationContext.configure(connection).get_current_revision() == head


def differences(connection: Connection, metadata: MetaData) -> list[object]:
    """What the tables say and the database does not, or the other way round."""
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


def new_revision(engine: Engine, metadata: MetaData, sentence: str) -> str | None:
    """Write a migration from what the tables say and a migrated database does not; its path.

    ``None`` where there is no difference; raises ``Misconfigured`` where the database is at an
    earlier release. A changed CHECK is overlooked and has to be written by hand; the tests
    compare every one of them with the tables.
    """
    with engine.connect() as connection:
        if not is_current(connection):
            raise Misconfigured("The database is behind: run `flask upgrade` first.")
        if not differences(connection, metadata):
            return None
        revision = f"{len(list(_scripts().walk_revisions())) + 1:04d}"
        command.revision(
            _config(connection, metadata), sentence, autogenerate=True, rev_id=revision
        )
        return _scripts().get_revision(revision).path


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(MIGRATIONS))


def _migrate(connection: Connection, metadata: MetaData, app_url: str, to: str) -> None:
    on_postgresql = connection.dialect.name == "postgresql"
    if on_postgresql:
        lower_the_wall(connection)
    command.upgrade(_config(connection, metadata), to)
    _check_references(connection)
    protect(connection)
    if on_postgresql:
        grant_roles(connection, metadata, app_url)
    if to == "head":
        ship_limits(connection)
    # Without statistics SQLite overlooks the partial index that the clock lives by.
    connection.exec_driver_sql("ANALYZE")


def _config(connection: Connection, metadata: MetaData) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes.update(connection=connection, metadata=metadata)
    return config


def _check_references(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise RuntimeError(f"{len(broken)} rows would point at nothing: {broken[:3]}")
