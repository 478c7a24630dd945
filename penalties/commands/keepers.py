"""``flask keepers``: taking in a file of registered keepers that the police have sent."""

from pathlib import Path

import click

from penalties.actions.keeper_files import TakenIn, take_in
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


@click.group("keepers")
def group() -> None:
    """Registered keepers of vehicles, as the police disclose them."""


@group.command("import")
@of_authority
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", required=True, help="The police force that sent the file.")
@click.option("--data-authority", required=True, help="The reference by which it may be used.")
@as_json
@plainly
def import_file(
    code: str | None, file: Path, force: str, data_authority: str, as_json: bool
) -> None:
    """Take in FILE, CSV in UTF-8: good rows are kept, bad ones listed by line and reason."""
    data = _read(file)
    with work() as session:
        taken = take_in(
            *(session, the_authority(session, code), data),
            force=force,
            data_authority=data_authority,
            by=OPERATOR,
            at=office().clock.now(),
        )
        answer, sentence = _answer(taken), _sentence(taken)
    say(answer, as_json, sentence)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as failure:
        raise click.ClickException(f"{file} cannot be read: {failure.strerror}.") from None


def _answer(taken: TakenIn) -> dict[str, object]:
    return {
        "sha256": taken.file.sha256,
        "new": taken.is_new,
        "kept": taken.file.rows_kept,
        "refused": [{"line": one.line, "reason": one.sentence} for one in taken.faults],
    }


def _sentence(taken: TakenIn) -> str:
    kept = f"{taken.file.rows_kept} kept, {len(taken.faults)} not kept."
    first = kept if taken.is_new else f"This file is here already: {kept}"
    return "\n".join([first, *(f"- line {one.line}: {one.sentence}" for one in taken.faults)])
