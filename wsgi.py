"""The front door: puts the three desks together into one app, with its commands and its clock."""

import os
from datetime import timedelta
from pathlib import Path

import click
from flask import Flask

from appeals import commands as appeals_commands
from appeals import records as _appeal_tables  # noqa: F401 - the schema knows what is imported
from appeals import web as appeals_web
from appeals.actions.clock import sweep
from appeals.commands import demo as second_looks
from notices import records as _notice_tables  # noqa: F401 - the schema knows what is imported
from notices import web as notices_web
from penalties import commands
from penalties import records as _case_tables  # noqa: F401 - the schema knows what is imported
from penalties import web as penalties_web
from penalties.commands.demo import household, story
from penalties.commands.running import Job, check_port, keep_time
from penalties.commands.running import serve as serve_app
from penalties.commands.speaking import office as this_office
from penalties.commands.speaking import plainly
from penalties.commands.upgrading import revision_command, upgrade, upgrade_command
from penalties.office.premises import Office
from penalties.office.settings import Settings
from penalties.office.variables import Misconfigured

HERE = Path(__file__).parent
TIMETABLE = (Job("sweep", timedelta(minutes=1), lambda office, at: sweep(office, at=at)),)


def create_app(office: Office | None = None) -> Flask:
    """The whole application. Without an ``office`` its settings are read from the environment."""
    app = Flask(
        "penalties",
        template_folder=str(HERE / "templates"),
        static_folder=str(HERE / "templates" / "static"),
        static_url_path="/static",
    )
    penalties_web.init_app(app, office or _office())
    appeals_web.init_app(app)
    notices_web.init_app(app)
    app.extensions["sweep"] = sweep
    commands.init_app(app)
    appeals_commands.init_app(app)
    for command in (upgrade_command, revision_command, serve, clock, demo):
        app.cli.add_command(command)
    return app


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=5000, show_default=True)
@click.option("--workers", default=1, show_default=True, help="Processes, each of many threads.")
@plainly
def serve(host: str, port: int, workers: int) -> None:
    """Serve the public and the desks."""
    this_office().settings.check_for_serving()
    run_server(host, port, workers)


@click.command("clock")
@plainly
def clock() -> None:
    """Run the timetable in a process of its own."""
    this_office().settings.check_clock()
    run_clock(this_office())


@click.command("demo")
@click.option("--port", default=5000, show_default=True)
@click.option("--seed-only", is_flag=True, help="Make the data and stop.")
@plainly
def demo(port: int, seed_only: bool) -> None:
    """A fictitious council with cases at every stage, served with its clock and card stand-in."""
    card_stand_in = HERE / "tests" / "card_stand_in"
    if not card_stand_in.is_dir():
        raise click.ClickException("The demo needs a checkout: an installed copy has no stand-in.")
    if not seed_only:
        check_port("127.0.0.1", port)
    home = household.prepared(HERE, port, os.environ.get("CLOCK_AT"))
    upgrade(home.settings())
    office = Office.of(home.settings())
    told = story.tell(office, HERE / "tests" / "samples")
    second_looks.tell(office)
    click.echo(told.introduction(home.url))
    if not seed_only:
        household.serve(home, card_stand_in)


def run_server(host: str, port: int, workers: int = 1) -> None:
    """Serve from this process and its workers until told to stop."""
    serve_app(create_app, host, port, workers)


def run_clock(office: Office | None = None) -> None:
    """Keep the timetable in this process until it is told to stop."""
    keep_time(office or _office(), TIMETABLE)


def _office() -> Office:
    """The office that the environment describes; what makes no sense is said in a sentence."""
    try:
        return Office.of(Settings.from_env(os.environ))
    except Misconfigured as wrong:
        raise click.ClickException(str(wrong)) from None
