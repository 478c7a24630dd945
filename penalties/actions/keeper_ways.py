"""May a letter go to a registered keeper? One word crosses the wall, and tells nobody why.

Support is asked by name, without a birth date, and by address: a letter about a vehicle must not
reach somebody whom support knows, their household, or a place where somebody is safe. The same word
comes where a letter was sent back from that address.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from penalties.office.keys import Vault
from penalties.office.premises import keyring_of
from penalties.office.roles import Side, acting_as
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.holds import Hold
from penalties.records.keepers import Keeper
from penalties.records.people import Person
from penalties.records.referrals import Referral
from penalties.records.safe_contacts import SafeContact
from penalties.records.safeguarding import SafeguardingMatter
from penalties.records.services import ServiceSecret, SupportService
from penalties.records.support import SupportEncounter
from penalties.rules.holds import HoldKind
from penalties.rules.keeper_letters import MAY_NOT_GO
from penalties.rules.keeper_names import may_be, may_live_at
from penalties.rules.people import folded
from penalties.rules.refusals import refuse


def check_may_go(session: Session, keeper: Keeper) -> None:
    """``Refused`` where no letter may go to this keeper. It is never said why."""
    if not may_go(session, keeper):
        raise refuse("keeper_letters.no", MAY_NOT_GO)


def may_go(session: Session, keeper: Keeper) -> bool:
    """Whether a letter may go to this keeper at the address that the police gave."""
    has_come_back = _came_back(session, keeper)
    with acting_as(session, Side.SUPPORT):
        is_known = _is_known(session, keeper)
    return not has_come_back and not is_known


def _came_back(session: Session, keeper: Keeper) -> bool:
    """Whether mail from us to this address was returned."""
    case, hold = FixedPenalty, Hold
    returned = (
        exists()
        .where(case.authority_id == Person.authority_id, case.person_id == Person.id)
        .where(hold.authority_id == case.authority_id, hold.penalty_id == case.id)
        .where(hold.kind == str(HoldKind.RETURNED_MAIL))
    )
    found = session.scalars(
        select(Person).where(
            Person.authority_id == keeper.authority_id,
            Person.postcode == keeper.postcode,
            returned,
        )
    )
    return any(_lives_at(keeper, one.address_lines, one.postcode) for one in found)


def _is_known(session: Session, keeper: Keeper) -> bool:
    vault, here = keyring_of(session).support, keeper.authority_id
    if any(_is_near(keeper, person) for person in _people(session, vault, here)):
        return True
    safe = session.scalars(select(SafeContact.body).where(SafeContact.authority_id == here))
    for said in (json.loads(vault.open(body)) for body in safe):
        if _lives_at(keeper, said.get("post_lines"), said.get("post_postcode")):
            return True
    return any(folded(keeper.postcode) in folded(place) for place in _places(session, vault, here))


def _people(session: Session, vault: Vault, here: int) -> Iterator[Mapping[str, Any]]:
    """Everybody whom support keeps something of, as they were sent."""
    sealed: tuple[tuple[Any, ColumnElement[bool]], ...] = (
        (SupportEncounter.body, SupportEncounter.authority_id == here),
        (Referral.body, Referral.authority_id == here),
        (SafeguardingMatter.body, SafeguardingMatter.authority_id == here),
    )
    for column, is_ours in sealed:
        for body in session.scalars(select(column).where(is_ours, column.is_not(None))):
            kept = json.loads(vault.open(body))
            person = kept.get("person") or (kept.get("content") or {}).get("person")
            if isinstance(person, Mapping):
                yield person


def _places(session: Session, vault: Vault, here: int) -> Iterator[str]:
    """Where services are: those that anybody may know, and those that nobody may."""
    open_to_all = select(SupportService.address).where(
        SupportService.authority_id == here, SupportService.address.is_not(None)
    )
    yield from (address for address in session.scalars(open_to_all) if address)
    hidden = select(ServiceSecret.address).where(ServiceSecret.authority_id == here)
    yield from (vault.open(address) for address in session.scalars(hidden))


def _is_near(keeper: Keeper, person: Mapping[str, Any]) -> bool:
    names = str(person.get("given_name") or ""), str(person.get("family_name") or "")
    address = person.get("address")
    if may_be(keeper.name, *names):
        return True
    return isinstance(address, Mapping) and _lives_at(
        keeper, address.get("lines"), address.get("postcode")
    )


def _lives_at(keeper: Keeper, lines: Any, postcode: Any) -> bool:
    """What was sent may be of any shape: what is no address is nobody's."""
    given = tuple(map(str, lines)) if isinstance(lines, list | tuple) else ()
    code = postcode if isinstance(postcode, str) else None
    return may_live_at(keeper.address_lines, keeper.postcode, given, code)
