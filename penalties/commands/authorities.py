"""``flask authority``: adding a council."""

import click

from penalties.actions import authorities
from penalties.commands.speaking import as_json, office, plainly, say, work
from penalties.office.audit import OPERATOR


@click.group("authority")
def group() -> None:
    """Councils of this deployment."""


@group.command("add")
@click.option("--code", required=True, help="2 to 4 letters, like ILF.")
@click.option("--name", required=True)
@click.option("--pay-to", required=True, help="Who a penalty is paid to.")
@click.option("--address", required=True, help='"LINE, ..., POSTCODE" to which it can be posted.')
@click.option("--phone")
@click.option("--police-force")
@as_json
@plainly
def add(
    code: str,
    name: str,
    pay_to: str,
    address: str,
    phone: str | None,
    police_force: str | None,
    as_json: bool,
) -> None:
    """Add a council."""
    with work() as session:
        added = authorities.add(
            session,
            code=code,
            name=name,
            pay_to=pay_to,
            address=address,
            phone=phone,
            police_force=police_force,
            by=OPERATOR,
            at=office().clock.now(),
        )
    say({"code": added.code, "name": added.name}, as_json, f"Added {added.name} as {added.code}.")
