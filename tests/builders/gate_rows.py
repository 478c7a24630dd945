"""Rows in a database of their own, committed: what a raw statement is then tried on, by any login.

On the ``spare`` encounter a penalty by exception may stand and none does yet; ``Ground.row`` is it.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, select
from sqlalchemy.orm import Session

from penalties.office.database import make_engine, new_id
from penalties.office.premises import Office
from penalties.office.roles import Side, role_name
from penalties.records.encounters import Encounter
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.support import Authorisation, SupportOffer
from tests.builders.forbidden import BUYER, SELLER
from tests.builders.town import Town, town
from tests.builders.words_given import WORDS

CASES, MET = FixedPenalty.__table__, Encounter.__table__
OFFERS, ASKED = SupportOffer.__table__, Authorisation.__table__
OWNER = "owner"
Values = dict[str, Any]


@dataclass
class Ground:
    """An office with such rows in it; each of ``rows`` by its name, with all of its columns."""

    office: Office
    rows: dict[str, Values]

    def row(self, **changes: Any) -> Values:
        """A penalty by exception on the spare encounter, lawful unless changed."""
        return self.rows["spare penalty"] | {"id": new_id()} | changes

    def __getitem__(self, name: str) -> Values:
        return self.rows[name]

    @contextmanager
    def hand(self, who: str) -> Iterator[Connection]:
        """A connection of the owner, or of one side; whatever it does is undone."""
        engine = self.owner if who == OWNER else self.office.engine
        with engine.connect() as connection:
            trial = connection.begin()
            if who != OWNER:
                role = role_name(engine.url.database or "", Side(who))
                connection.exec_driver_sql(f'SET LOCAL ROLE "{role}"')
            yield connection
            trial.rollback()

    @cached_property
    def owner(self) -> Engine:
        """The connections of whoever owns the tables."""
        return make_engine(self.office.settings.migrate_database_url)

    def close(self) -> None:
        """Leave no connection open."""
        self.owner.dispose()
        self.office.engine.dispose()


def hands(backend: str) -> tuple[str, ...]:
    """Who can try: on SQLite there are no roles."""
    return (OWNER, *Side) if backend == "postgresql" else (OWNER,)


def ground(office: Office) -> Ground:
    """Lay the rows."""
    with office.transaction() as session:
        here = town(session, office.clock.now())
        rows = dict(_handed_in(here, session)) | dict(_words(here, session))
        rows |= _spare(here, session, rows["excepted"], rows["word: exception"])
    return Ground(office, rows)


def _handed_in(here: Town, session: Session) -> Iterator[tuple[str, Values]]:
    meetings = {
        "excepted": SELLER,
        "bought": BUYER,
        "child": BUYER.but(age="17", paper="handed over without signal"),
        "flagged": SELLER.but(paper="handed over without signal"),
        "exploiting": BUYER.but(other="young", paper="handed over without signal"),
    }
    for name, one in meetings.items():
        ((_, told),) = here.take_in([one])
        yield f"{name} encounter", _values(session, MET, id=uuid.UUID(told.id))
        yield name, _values(session, CASES, encounter_id=uuid.UUID(told.id))
    helped = {"role": "selling", "outcome": "support", "notice": None}
    answered = {"offered": True, "answer": "declined"}
    (other,) = here.items([BUYER])
    told = here.street.one(other | helped | {"support": answered})
    yield "helped encounter", _values(session, MET, id=uuid.UUID(told.id))
    (other,) = here.items([BUYER])
    told = here.street.one(other | {"outcome": "advice", "notice": None})
    yield "advised encounter", _values(session, MET, id=uuid.UUID(told.id))


def _words(here: Town, session: Session) -> Iterator[tuple[str, Values]]:
    person = here.person(SELLER)
    for name, word in WORDS.items():
        if word is not None and not word.used_before:
            asked = here.asked(word, person, SELLER.at)
            yield f"word: {name}", _values(session, ASKED, id=asked)


def _spare(here: Town, session: Session, excepted: Values, word: Values) -> dict[str, Values]:
    """An encounter like the excepted one, with an offer and a word of its own."""
    met = _values(session, MET, id=excepted["encounter_id"])
    met |= {"id": new_id(), "authorisation_id": word["id"]}
    like = _values(session, OFFERS, encounter_id=excepted["encounter_id"])
    session.execute(insert(MET).values(met))
    offers = {
        answer: like | {"id": new_id(), "encounter_id": met["id"], "answer": answer}
        for answer in ("declined", "accepted", "not_safe_to_ask")
    }
    session.execute(insert(OFFERS), list(offers.values()))
    (number,) = here.street.lease()
    case = excepted | {"encounter_id": met["id"], "number": number}
    case |= {"offer_id": offers["declined"]["id"], "authorisation_id": word["id"]}
    named = {f"offer: {answer}": offer for answer, offer in offers.items()}
    return {"spare encounter": met, "spare penalty": case, "offer: taken": like} | named


def _values(session: Session, table: Table, **where: Any) -> Values:
    session.flush()
    wanted = [table.c[name] == value for name, value in where.items()]
    return dict(session.execute(select(table).where(*wanted)).mappings().one())
