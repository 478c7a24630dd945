"""What an operator does about second looks from the command line."""

from flask import Flask

from appeals.commands import recalls


def init_app(app: Flask) -> None:
    """Hang the commands of this desk into the app."""
    app.cli.add_command(recalls.group)
