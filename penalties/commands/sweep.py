"""``flask sweep``: what is due is done, once, however often and by however many it is run."""

from datetime import datetime

import click
from flask import current_app

from penalties.actions.escalation import Swept, sweep_all
from penalties.commands.speaking import Moment, as_json, office, plainly, say


@click.command("sweep")
@click.option("--at", type=Moment(), help="As if it were this moment.")
@click.option("--dry-run", is_flag=True, help="Count what is due and change nothing.")
@as_json
@plainly
def sweep(at: datetime | None, dry_run: bool, as_json: bool) -> None:
    """Perform what is due."""
    every_desk = current_app.extensions.get("sweep", sweep_all)
    swept = every_desk(office(), at=at or office().clock.now(), dry_run=dry_run)
    say({"steps": swept.steps, "failed": swept.failed}, as_json, _in_words(swept, dry_run))
    if swept.failed:
        raise SystemExit(1)


def _in_words(swept: Swept, dry_run: bool) -> str:
    if not swept.steps and not swept.failed:
        return "Nothing is due."
    verb = "would be done" if dry_run else "done"
    lines = [f"{name}: {count} {verb}" for name, count in sorted(swept.steps.items())]
    return "\n".join([*lines, *([f"failed: {swept.failed}"] if swept.failed else [])])
