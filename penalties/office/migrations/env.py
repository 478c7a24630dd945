"""Alembic's environment: connection and tables are handed in, nothing is read from a file."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from penalties.office.database import UtcDateTime, UtcSeconds, Uuid


def house_types(kind: str, thing: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Write the house's own column types by name, so that a migration reads like the tables."""
    if kind == "type" and isinstance(thing, UtcDateTime | UtcSeconds | Uuid):
        name = type(thing).__name__
        autogen.imports.add(f"from penalties.office.database import {name}")
        return f"{name}()"
    return False


connection = context.config.attributes["connection"]

context.configure(
    connection=connection,
    target_metadata=context.config.attributes["metadata"],
    render_as_batch=True,
    render_item=house_types,
    compare_type=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
