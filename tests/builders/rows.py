"""Rows for every table of whatever revision a database is at, made from its catalogue alone.

A row is drawn at random; while a CHECK refuses it, one of the columns that this CHECK names is
drawn again. So nothing here has to know what a table means, and old revisions can be filled too.
"""

import random
import re
import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Column, Connection, MetaData, Table, inspect, null
from sqlalchemy.exc import IntegrityError

TRIES = 2_000
ROWS = 3
FIRST_DAY = date(2024, 11, 25)
WORD = "Țăranu "


class Unfillable(Exception):
    """No row was found that the database takes; the text names the table and the last refusal."""


def fill(connection: Connection, seed: int) -> None:
    """Put a few rows into every table, parents first; raises ``Unfillable``."""
    dice = random.Random(seed)
    metadata = MetaData()
    metadata.reflect(connection)
    kept: dict[str, list[Mapping[str, Any]]] = {}
    for table in metadata.sorted_tables:
        if table.name == "alembic_version":
            continue
        checks = _checks(connection, table)
        # One council: every foreign key begins with it, so any parent will do.
        once = table.name == "authorities" or table.primary_key.columns.keys() == ["authority_id"]
        count = 1 if once else ROWS
        kept[table.name] = []  # rows may point at earlier ones of their own table
        for _ in range(count):
            kept[table.name].append(_put(connection, table, checks, kept, dice))


def _checks(connection: Connection, table: Table) -> dict[str, str]:
    return {
        str(check["name"]): check["sqltext"]
        for check in inspect(connection).get_check_constraints(table.name)
    }


def _put(
    connection: Connection,
    table: Table,
    checks: Mapping[str, str],
    kept: Mapping[str, list[Mapping[str, Any]]],
    dice: random.Random,
) -> Mapping[str, Any]:
    refusal = ""
    row: dict[str, Any] = {}
    for _ in range(TRIES):
        broken = next((text for name, text in checks.items() if name in refusal), None)
        if broken is None:
            row = {column.name: _value(column, checks, dice) for column in table.columns}
        else:
            named = [column for column in table.columns if _names(broken, column)]
            again = dice.choice(named)
            row[again.name] = _value(again, checks, dice)
        row |= _parents(table, kept, dice, row)
        try:
            with connection.begin_nested():
                connection.execute(table.insert().values(row))
        except IntegrityError as refused:
            refusal = str(refused.orig)
        else:
            return row
    raise Unfillable(f"{table.name}: {refusal}")


def _parents(
    table: Table,
    kept: Mapping[str, list[Mapping[str, Any]]],
    dice: random.Random,
    row: Mapping[str, Any],
) -> dict[str, Any]:
    """Foreign keys that point at rows which are there; those drawn as nothing stay so.

    Where two keys share a column, the second takes a row that agrees, or points at nothing.
    """
    pointers: dict[str, Any] = {}
    for constraint in sorted(table.foreign_key_constraints, key=_may_be_nothing):
        columns = {key.parent.name: key.column.name for key in constraint.elements}
        free = [key.parent.name for key in constraint.elements if key.parent.nullable]
        agree = [
            parent
            for parent in kept[constraint.referred_table.name]
            if all(
                not _is_nothing(pointers[name]) and parent[of] == pointers[name]
                for name, of in columns.items()
                if name in pointers
            )
        ]
        if any(_is_nothing(row[name]) for name in free) or not agree:
            pointers |= {name: null() for name in free if name not in pointers}
            continue
        parent = dice.choice(agree)
        pointers |= {name: parent[of] for name, of in columns.items()}
    return pointers


def _is_nothing(value: Any) -> bool:
    return isinstance(value, type(null()))


def _may_be_nothing(constraint: Any) -> bool:
    return any(key.parent.nullable for key in constraint.elements)


def _value(column: Column[Any], checks: Mapping[str, str], dice: random.Random) -> Any:
    if column.nullable and dice.random() < 0.35:
        return null()
    words = [word for text in checks.values() if _names(text, column) for word in _quoted(text)]
    kind = dict if isinstance(column.type, JSON) else column.type.python_type
    length = getattr(column.type, "length", None) or 12
    if kind is str and str(column.type).startswith("CHAR"):
        return str(_id(dice))
    if kind is str:
        return dice.choice(words) if words else f"{WORD}{dice.getrandbits(80):020x}"[-length:]
    return {
        bool: lambda: dice.random() < 0.5,
        int: lambda: dice.choice([1, 13, dice.randint(2, 30_000), -dice.randint(1, 9_000)]),
        date: lambda: FIRST_DAY + timedelta(days=dice.randint(0, 700)),
        datetime: lambda: _moment(column, dice),
        uuid.UUID: lambda: _id(dice),
        bytes: lambda: dice.randbytes(length),
        dict: lambda: {"words": [WORD, dice.randint(1, 99)], "none": None},
    }[kind]()


def _moment(column: Column[Any], dice: random.Random) -> datetime:
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=dice.randint(0, 30_000_000))
    return moment if getattr(column.type, "timezone", False) else moment.replace(tzinfo=None)


def _id(dice: random.Random) -> uuid.UUID:
    return uuid.UUID(int=dice.getrandbits(128), version=4)


def _names(text: str, column: Column[Any]) -> bool:
    return re.search(rf"\b{column.name}\b", text) is not None


def _quoted(text: str) -> list[str]:
    return re.findall(r"'(\w+)'", text)
