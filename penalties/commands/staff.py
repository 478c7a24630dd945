"""``flask staff``: accounts and the powers the law gives to their holders."""

from datetime import date

import click
from sqlalchemy.orm import Session

from penalties.actions import staff as actions
from penalties.commands.speaking import (
    Day,
    as_json,
    of_authority,
    office,
    password_from_stdin,
    plainly,
    say,
    the_authority,
    work,
)
from penalties.office.audit import OPERATOR
from penalties.office.authorities import Authority
from penalties.office.staff import Staff, staff_by_email
from penalties.rules.staff import Kind, Power, Role


@click.group("staff")
def group() -> None:
    """Staff accounts and powers."""


@group.command("add")
@of_authority
@click.option("--email", required=True)
@click.option("--name", required=True)
@click.option("--role", required=True, type=click.Choice([str(role) for role in Role]))
@click.option("--kind", default="council", type=click.Choice([str(kind) for kind in Kind]))
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@as_json
@plainly
def add(
    code: str | None,
    email: str,
    name: str,
    role: str,
    kind: str,
    password_stdin: bool,
    as_json: bool,
) -> None:
    """Open an account."""
    password = password_from_stdin() if password_stdin else None
    with work() as session:
        member = actions.add(
            session,
            the_authority(session, code),
            email=email,
            name=name,
            role=Role(role),
            kind=Kind(kind),
            password=password,
            by=OPERATOR,
            at=office().clock.now(),
        )
    answer = {"id": str(member.id), "email": member.email, "number": member.number}
    say(answer, as_json, f"Added {member.name} as {member.role}, number {member.number}.")


@group.command("power")
@of_authority
@click.option("--email", required=True)
@click.option("--power", required=True, type=click.Choice([str(power) for power in Power]))
@click.option("--from", "from_on", required=True, type=Day(), help="The first day.")
@click.option("--to", "to_on", type=Day(), help="The last day.")
@click.option("--instrument", required=True, help="What gives the power, as a court may ask.")
@as_json
@plainly
def power(
    code: str | None,
    email: str,
    power: str,
    from_on: date,
    to_on: date | None,
    instrument: str,
    as_json: bool,
) -> None:
    """Write down what the law lets somebody do, from a day."""
    with work() as session:
        member = the_member(session, the_authority(session, code), email)
        actions.grant_power(
            session,
            member,
            Power(power),
            from_on=from_on,
            to_on=to_on,
            instrument=instrument,
            by=OPERATOR,
            at=office().clock.now(),
        )
    answer = {"email": member.email, "power": power, "from": from_on.isoformat()}
    say(answer, as_json, f"{member.name} holds {power} from {from_on.isoformat()}.")


def the_member(session: Session, authority: Authority, email: str) -> Staff:
    """The council's account with this address, or a refusal in a sentence."""
    member = staff_by_email(session, email)
    if member is None or member.authority_id != authority.id:
        raise click.ClickException(f"Nobody at {authority.code} signs in with {email}.")
    return member
