"""The support side at work: referrals made at the kerb, and sessions of either side."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.office.staff import Staff
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.referrals import Referral
from penalties.records.services import SupportService, TeamMember
from penalties.rules.intake import Result
from penalties.rules.staff import Role
from tests.builders.patrol import ALL_NO, SELLER, Patrol, patrol, penalised, seen
from tests.builders.services import service
from tests.builders.staff import member

SAFE = {"how": "Text 07700 900 123", "when": "After midday", "words": "Say it is Kim"}


@dataclass
class Town:
    """A council with a service, its team and its lead; everything done in it is committed."""

    office: Office
    street: Patrol
    service: SupportService
    worker: Staff
    lead: Staff

    def hand_in(self, item: Mapping[str, Any]) -> Result:
        """Hand in an encounter, in a transaction of the officer's own."""
        with self.office.transaction() as session:
            street = replace(self.street, session=session, at=self.office.clock.now())
            return street.one(dict(item))

    @contextmanager
    def support(self) -> Iterator[Session]:
        """A transaction of the support side."""
        with self.office.transaction(Side.SUPPORT) as session:
            yield session

    def accepted(self, **changes: Any) -> dict[str, Any]:
        """A woman met while selling, who would like the service and agrees to it."""
        return self.met(consent="She said yes, tonight", safe_contact=SAFE, **changes)

    def met(self, **changes: Any) -> dict[str, Any]:
        """A woman met while selling, to whom the service was offered."""
        names = ("answer", "consent", "safe_contact")
        said = {name: changes.pop(name) for name in names if name in changes}
        support = {"offered": True, "answer": "accepted", "service": str(self.service.id), **said}
        plain = {"role": "selling", "person": SELLER, "outcome": "support", "support": support}
        return seen(**plain | changes)

    def penalised(self, **changes: Any) -> dict[str, Any]:
        """The same woman, penalised on another day as a buyer: nothing speaks against it."""
        return penalised(**{"person": SELLER, "screening": ALL_NO, **changes})

    def case(self, session: Session) -> FixedPenalty:
        """The only notice of the town."""
        return session.scalars(select(FixedPenalty)).one()

    def referral(self, session: Session) -> Referral:
        """The only referral of the town."""
        return session.scalars(select(Referral)).one()


def town(office: Office) -> Town:
    """A council, an officer, a service with one worker in its team, and a safeguarding lead."""
    at = office.clock.now()
    with office.transaction() as session:
        street = patrol(session, at)
        offered = service(session, street.authority)
        worker = member(session, street.authority, Role.SUPPORT, at=at)
        lead = member(session, street.authority, Role.SAFEGUARDING, at=at)
    with office.transaction(Side.SUPPORT) as session:
        join(session, offered, worker, at=at)
    return Town(office, street, offered, worker, lead)


def join(session: Session, offered: SupportService, worker: Staff, *, at: Any) -> None:
    """Let somebody work for a service."""
    joined = {"staff_id": worker.id, "service_id": offered.id, "joined_at": at}
    session.add(TeamMember(authority_id=offered.authority_id, **joined))
