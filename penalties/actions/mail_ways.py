"""May this go to the person, and where? What print and mail ask support before anything leaves.

The answer is yes, no, or a way: never what is known behind it (design section 4, the wall).
"""

import json
from dataclasses import dataclass

from sqlalchemy.orm import Session

from penalties.actions.support_people import fingerprints
from penalties.office.premises import keyring_of
from penalties.office.roles import Side, acting_as
from penalties.records.people import Person
from penalties.records.safe_contacts import is_known_to_support, safe_contact_of
from penalties.rules.people import PersonKey


@dataclass(frozen=True, slots=True)
class MailWay:
    """Whether it may go, and to which lines and postcode if not to the address that is known."""

    may_go: bool
    lines: tuple[str, ...] = ()
    postcode: str | None = None


YES, NO = MailWay(True), MailWay(False)


def may_this_go(session: Session, person: Person) -> MailWay:
    """Ask support, from the enforcement side, about a letter to somebody.

    Whom support knows gets nothing by post at home unless they said that it is safe.
    """
    key = PersonKey(person.given_name, person.family_name, person.date_of_birth, str(person.id))
    keys = fingerprints(session, key)
    with acting_as(session, Side.SUPPORT):
        return _asked(session, person.authority_id, keys)


def _asked(session: Session, authority_id: int, keys: frozenset[str]) -> MailWay:
    said = safe_contact_of(session, authority_id, keys)
    if said is None:
        return NO if is_known_to_support(session, authority_id, keys) else YES
    if said.by_post != "elsewhere":
        return YES if said.by_post == "home" else NO
    body = json.loads(keyring_of(session).support.open(said.body))
    return MailWay(True, tuple(body["post_lines"]), body["post_postcode"])
