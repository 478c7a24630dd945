"""``flask upgrade`` brings the database to this release; ``flask revision`` writes the next step.

The tables are those of every desk: whoever calls has imported them, as ``wsgi.py`` does.
"""

import click

from penalties.commands.speaking import office as this_office
from penalties.commands.speaking import plainly
from penalties.office.database import Base, make_engine
from penalties.office.settings import Settings


def upgrade(settings: Settings, to: str = "head") -> None:
    """Create or migrate the database that the settings name, as the owner of its tables."""
    # The migration library is needed here and at no worker's start.
    from penalties.office import schema

    engine = make_engine(settings.migrate_database_url)
    schema.upgrade(engine, Base.metadata, settings.database_url, to)


@click.command("upgrade")
@plainly
def upgrade_command() -> None:
    """Create or migrate the database."""
    upgrade(this_office().settings)
    click.echo("The database is up to date.")


@click.command("revision")
@click.argument("sentence")
@plainly
def revision_command(sentence: str) -> None:
    """Write a migration from what the tables say and the upgraded database does not."""
    from penalties.office import schema

    engine = make_engine(this_office().settings.migrate_database_url)
    try:
        written = schema.new_revision(engine, Base.metadata, sentence)
    finally:
        engine.dispose()
    if written is None:
        raise click.ClickException("The database is as the tables say: there is nothing to write.")
    click.echo(f"Read it through and complete it: {written}")
