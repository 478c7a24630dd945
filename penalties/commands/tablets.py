"""``flask tablet``: enrolling a tablet for an officer, and shutting one out."""

import uuid

import click

from penalties.actions import tablets as actions
from penalties.commands.speaking import (
    as_json,
    of_authority,
    office,
    plainly,
    say,
    the_authority,
    work,
)
from penalties.commands.staff import the_member
from penalties.office.audit import OPERATOR
from penalties.office.tablets import Tablet


@click.group("tablet")
def group() -> None:
    """Tablets and their tokens."""


@group.command("enrol")
@of_authority
@click.option("--officer", required=True, help="The officer's e-mail address.")
@as_json
@plainly
def enrol(code: str | None, officer: str, as_json: bool) -> None:
    """Enrol a tablet; its token is shown this once."""
    with work() as session:
        authority = the_authority(session, code)
        member = the_member(session, authority, officer)
        enrolled = actions.enrol(session, authority, member, by=OPERATOR, at=office().clock.now())
    answer = {"tablet": str(enrolled.tablet.id), "token": enrolled.token}
    say(answer, as_json, f"Tablet {answer['tablet']}\nToken (shown once): {enrolled.token}")


@group.command("revoke")
@of_authority
@click.option("--tablet", "tablet_id", required=True, type=click.UUID)
@as_json
@plainly
def revoke(code: str | None, tablet_id: uuid.UUID, as_json: bool) -> None:
    """Shut a tablet out at once."""
    with work() as session:
        authority = the_authority(session, code)
        tablet = session.get(Tablet, (authority.id, tablet_id))
        if tablet is None:
            raise click.ClickException(f"There is no tablet {tablet_id} at {authority.code}.")
        actions.revoke(session, tablet, by=OPERATOR, at=office().clock.now())
    say({"tablet": str(tablet_id), "revoked": True}, as_json, f"Tablet {tablet_id} is shut out.")
