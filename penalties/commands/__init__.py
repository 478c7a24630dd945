"""What an operator types: every command answers in a sentence, or in JSON when asked."""

from flask import Flask

from penalties.commands import (
    authorities,
    deadlines,
    keepers,
    numbers,
    orders,
    staff,
    sweep,
    tablets,
)


def init_app(app: Flask) -> None:
    """Hang this desk's commands into ``flask``."""
    for group in (authorities.group, keepers.group, orders.group, staff.group, tablets.group):
        app.cli.add_command(group)
    for command in (deadlines.deadlines, numbers.numbers, sweep.sweep):
        app.cli.add_command(command)
