"""``flask deadlines``: every clock of a notice, counted and explained before it is issued."""

from datetime import date, datetime

import click
from flask import current_app
from sqlalchemy.exc import DBAPIError

from penalties.commands.speaking import Day, Moment, as_json, of_authority, plainly, say, work
from penalties.office.authorities import Authority, authority_of, holidays
from penalties.rules.days import Holidays, bank_holidays
from penalties.rules.deadlines import PAYMENT_DAYS, Served, of_notice

SERVED = click.Choice(["hand", "first-class", "second-class"])


@click.command("deadlines")
@click.option("--offence", required=True, type=Moment(), help="When it happened.")
@click.option("--served", required=True, type=SERVED)
@click.option("--on", required=True, type=Day(), help="The day handed over or posted.")
@click.option("--discount-days", type=int, default=10, show_default=True)
@of_authority
@as_json
@plainly
def deadlines(
    offence: datetime, served: str, on: date, discount_days: int, code: str | None, as_json: bool
) -> None:
    """Count every deadline of a notice served so."""
    closed_days, authority = _known(code)
    clocks = of_notice(
        offence_at=offence,
        served=Served(served),
        on=on,
        discount_days=discount_days,
        representation_days=authority.representation_days if authority else PAYMENT_DAYS,
        holidays=closed_days,
    )
    say(clocks.as_json(), as_json, "\n".join(clocks.lines()))


def _known(code: str | None) -> tuple[Holidays, Authority | None]:
    """The bank holidays and the council's settings; the packaged list where no database is yet."""
    try:
        with work() as session:
            authority = authority_of(session, code) if code else None
            if code and authority is None:
                raise click.ClickException(f"There is no authority with the code {code}.")
            return holidays(session), authority
    except DBAPIError:
        if code:
            raise
        current_app.logger.debug("no database yet: packaged bank holidays only")
        return bank_holidays(), None
