"""``flask orders``: taking in orders with their restricted areas."""

from pathlib import Path

import click

from penalties.actions.orders import import_orders
from penalties.commands.speaking import (
    as_json,
    of_authority,
    office,
    plainly,
    say,
    the_authority,
    work,
)
from penalties.office.audit import OPERATOR
from penalties.rules.order_versions import Planned, Step
from penalties.rules.refusals import Refused

WORDS = {
    Step.NEW_ORDER: "new order",
    Step.NEW_VERSION: "new version",
    Step.NOTHING: "known already, nothing to do",
}


@click.group("orders")
def group() -> None:
    """Orders and their restricted areas."""


@group.command("import")
@of_authority
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@as_json
@plainly
def import_file(code: str | None, file: Path, as_json: bool) -> None:
    """Take in FILE, a GeoJSON file of orders: all of it, or none of it with every reason."""
    data = _read(file)
    try:
        with work() as session:
            authority = the_authority(session, code)
            now = office().clock.now()
            steps = import_orders(session, authority, data, by=OPERATOR, at=now)
    except Refused as refused:
        _tell(refused, file, as_json)
        raise click.exceptions.Exit(1) from None
    say({"orders": [_answer(step) for step in steps]}, as_json, "\n".join(map(_sentence, steps)))


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as failure:
        raise click.ClickException(f"{file} cannot be read: {failure.strerror}.") from None


def _tell(refused: Refused, file: Path, as_json: bool) -> None:
    if as_json:
        reasons = [
            {"rule": one.rule, "sentence": one.sentence, "source": one.source}
            for one in refused.refusals
        ]
        say({"orders": [], "refusals": reasons}, as_json, "")
    click.echo(f"Error: nothing of {file.name} was taken in.", err=True)
    for one in refused.refusals:
        click.echo(f"- {one.sentence} ({one.source})", err=True)


def _answer(step: Planned) -> dict[str, object]:
    return {"code": step.draft.code, "version": step.version, "step": str(step.step)}


def _sentence(step: Planned) -> str:
    return f"{step.draft.code}, version {step.version}: {WORDS[step.step]}."
