"""``flask numbers``: the gapless account of notice numbers."""

import click

from penalties.commands.speaking import as_json, of_authority, plainly, say, the_authority, work
from penalties.records.numbers import counts_by_state, gaps


@click.command("numbers")
@of_authority
@as_json
@plainly
def numbers(code: str | None, as_json: bool) -> None:
    """How many numbers are unused, leased, issued, spoiled and lost; and whether any is missing."""
    with work() as session:
        authority = the_authority(session, code)
        states, missing = counts_by_state(session, authority.id), gaps(session, authority.id)
    lines = [f"{state:8} {count:>8,}" for state, count in states.items()]
    lines.append("No gaps." if not missing else f"Missing: {', '.join(map(str, missing))}")
    say({"states": states, "gaps": missing}, as_json, "\n".join(lines))
