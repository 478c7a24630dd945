"""How commands take their arguments and give their answers.

A refusal is a sentence on standard error with exit status 1; never a trace for bad input.
"""

import functools
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from penalties.office.authorities import Authority, authorities, authority_of
from penalties.office.keys import NoKey
from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.office.variables import Misconfigured
from penalties.rules.days import LONDON
from penalties.rules.refusals import Refused

Command = TypeVar("Command", bound=Callable[..., Any])

# PostgreSQL's own codes for a table that is not there, and for a role that is not.
NOT_UPGRADED = {"42P01", "22023"}

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
of_authority = click.option("--authority", "code", help="The council's code, like ILF.")


class Day(click.ParamType):  # type: ignore[type-arg]
    """A date in London, written 2026-11-22."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value} is not a date; write it like 2026-11-22.", param, ctx)


class Moment(click.ParamType):  # type: ignore[type-arg]
    """A moment in ISO 8601; one without an offset is read on London's clock."""

    name = "moment"

    def convert(self, value: Any, param: Any, ctx: Any) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value} is not a moment; write it like 2026-11-22T21:15.", param, ctx)
        return (moment if moment.tzinfo else moment.replace(tzinfo=LONDON)).astimezone(UTC)


def office() -> Office:
    """The office that this command works in."""
    found: Office = current_app.extensions["office"]
    return found


@contextmanager
def work(side: Side = Side.ENFORCEMENT) -> Iterator[Session]:
    """One transaction for a command, committed when nothing is refused."""
    with office().transaction(side) as session:
        yield session


def the_authority(session: Session, code: str | None) -> Authority:
    """The council named, or the only one there is; anything else is refused in a sentence."""
    if code is not None:
        found = authority_of(session, code)
        if found is None:
            raise click.ClickException(f"There is no authority with the code {code}.")
        return found
    known = authorities(session)
    if len(known) != 1:
        raise click.UsageError("Say which council with --authority CODE.")
    return known[0]


def say(answer: Any, as_json: bool, sentence: str) -> None:
    """Print ``answer`` as one JSON document, or ``sentence`` for a person."""
    click.echo(json.dumps(answer, ensure_ascii=False) if as_json else sentence)


def plainly(command: Command) -> Command:
    """Turn a refusal, a wrong setting or a missing table into a sentence and exit status 1."""

    @functools.wraps(command)
    def answered(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except (Refused, Misconfigured) as refused:
            raise click.ClickException(str(refused)) from None
        except NoKey as missing:
            raise click.ClickException(f"{missing} Set FIELD_KEY.") from None
        except DBAPIError as failure:
            raise click.ClickException(_about_the_database(failure)) from None

    return with_appcontext(answered)  # type: ignore[return-value]


def password_from_stdin() -> str:
    """The password on standard input, without its line end."""
    return sys.stdin.readline().rstrip("\r\n")


def _about_the_database(failure: DBAPIError) -> str:
    said = str(failure.orig)
    if "no such table" in said or getattr(failure.orig, "sqlstate", None) in NOT_UPGRADED:
        return "The database has no tables yet: run `flask upgrade` first."
    if isinstance(failure, OperationalError):
        return "The database cannot be reached, or is busy."
    return "The database refused that."
