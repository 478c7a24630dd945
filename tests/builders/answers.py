"""Somebody asked us to look again, and letters answer them: a town, and what support knows."""

from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from appeals.actions.receiving import receive
from appeals.records.decisions import Decision
from appeals.records.letters import AnswerLetter, letters_of
from appeals.records.representations import Representation, representations_of
from appeals.rules.decisions import Chosen
from penalties.actions.referral_making import contact_row
from penalties.actions.support_people import fingerprints
from penalties.office.audit import CLOCK, PUBLIC, Actor
from penalties.office.authorities import Authority
from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.people import Person
from penalties.rules.people import PersonKey
from tests.builders.deciding import decided, reviewer
from tests.builders.patrol import person
from tests.builders.representations import came
from tests.builders.support import Town, town

EMAIL = "notices@ilford.example"
ELSEWHERE = {
    "by_post": "elsewhere",
    "post_lines": ["PO Box 7", "Ilford"],
    "post_postcode": "IG1 1ZZ",
}


@dataclass
class Answered:
    """A notice that was handed to somebody, and a supervisor who looks again."""

    town: Town
    ada: Actor

    @property
    def office(self) -> Office:
        """Where all of it happens."""
        return self.town.office

    @property
    def at(self) -> datetime:
        """Now."""
        return self.office.clock.now()

    @property
    def authority_id(self) -> int:
        """The council."""
        return self.town.street.authority.id

    def case(self, session: Session) -> FixedPenalty:
        """The only case."""
        return session.scalars(select(FixedPenalty)).one()

    def asks(self, **said: Any) -> None:
        """Somebody sends us a representation from the page of their notice."""
        with self.office.transaction(Side.PUBLIC) as session:
            receive(session, self.case(session), came(self.at, **said), by=PUBLIC, at=self.at)

    def decides(self, chosen: Chosen) -> Decision:
        """The supervisor answers every point, and decides."""
        with self.office.transaction() as session:
            case = self.case(session)
            one = self.representation(session)
            made = decided(session, case, one, chosen, by=self.ada, at=self.at)
            session.flush()
            session.expunge(made)
            return made

    def representation(self, session: Session) -> Representation:
        """The last one."""
        return representations_of(session, self.authority_id, self.case(session).id)[-1]

    def letters(self) -> list[AnswerLetter]:
        """Every letter, the first first."""
        with self.office.transaction() as session:
            found = list(letters_of(session, self.authority_id, self.case(session).id))
            session.expunge_all()
            return found

    def support_knows(self, **words: Any) -> None:
        """What the person said to support about being reached."""
        with self.office.transaction() as session:
            row = session.scalars(select(Person)).one()
            key = PersonKey(row.given_name, row.family_name, row.date_of_birth, str(row.id))
            mark = min(fingerprints(session, key))
        with self.town.support() as session:
            session.add(contact_row(session, self.authority_id, mark, words, CLOCK, self.at))


def answered(office: Office, **changes: Any) -> Answered:
    """A notice that was handed to somebody; ``changes`` are of who they are."""
    here = town(office)
    with office.transaction() as session:
        here.street.session = session
        authority = session.get_one(Authority, here.street.authority.id)
        authority.second_read_percent, authority.email = 0, EMAIL
        ada = reviewer(session, authority, office.clock.now())
        (number,) = here.street.lease()
    handed = {"number": number, "served": "hand", "served_at": "2026-11-22T21:14:00Z"}
    who = person(**{name: ... if part is None else part for name, part in changes.items()})
    here.hand_in(here.penalised(person=who, notice=handed))
    return Answered(here, ada)


@contextmanager
def mailing(office: Office, url: str):
    """The office sends its mail to that server for the length of the block."""
    before = office.settings
    object.__setattr__(office, "settings", replace(before, mail_url=url))
    for name in ("at_hand", "_sessions"):
        office.__dict__.pop(name, None)
    try:
        yield
    finally:
        object.__setattr__(office, "settings", before)
        for name in ("at_hand", "_sessions"):
            office.__dict__.pop(name, None)
