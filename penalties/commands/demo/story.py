"""The story of the demo, in the order it happened, through the actions people use."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from penalties.actions import numbers
from penalties.actions.escalation import sweep_all
from penalties.actions.intake import take_in
from penalties.actions.staff import actor
from penalties.commands.demo import (
    council,
    directed,
    dispersed,
    harmed,
    helped,
    kept_safe,
    lettered,
    services,
    warned,
)
from penalties.commands.demo.council import MEMBERS, PASSWORD, Council, email
from penalties.commands.demo.encounters import Writer
from penalties.commands.demo.plot import STRANDS, Deed, Strand
from penalties.commands.demo.strangers import strangers
from penalties.forms.tablet.encounters import read_encounter
from penalties.office.premises import Office
from penalties.records.fixed_penalties import FixedPenalty, penalty_with_number
from penalties.records.numbers import notice_number
from penalties.rules.intake import Result
from penalties.rules.numbers import printed

OPENED = timedelta(days=215)
ORDERS = "orders-redbridge.geojson"
AT_NIGHT = timedelta(hours=2)
SHOWN = 3

Chapter = tuple[datetime, Callable[[Session], None]]


@dataclass(frozen=True)
class Told:
    """What the demo tells whoever starts it."""

    logins: tuple[str, ...]
    notices: tuple[str, ...]

    def introduction(self, url: str) -> str:
        """Addresses, sign-ins and a few notices to try, for the terminal."""
        lines = [
            "A council that does not exist, with cases at every stage.",
            f"Public pages  {url}/",
            *(f"  {notice}" for notice in self.notices),
            "  card 4242 4242 4242 4242 pays, 4000 0000 0000 0002 is declined",
            f"Desk          {url}/desk/   password of everybody: {PASSWORD}",
            *(f"  {login}" for login in self.logins),
            f"Support desk  {url}/partner/   for support, haven, safeguarding and disclosure",
        ]
        return "\n".join(lines)


def tell(office: Office, samples: Path) -> Told:
    """Found the council and let its cases happen, one after the other, up to now."""
    now = office.clock.now()
    with office.transaction() as session:
        here = council.found(session, samples / ORDERS, now - OPENED)
    services.tell(office, here, now - OPENED)
    teller = Teller(office, here, Writer(seed=2026))
    happened = now - OPENED
    for at, deed in sorted(teller.chapters(now), key=itemgetter(0)):
        teller.sweep_days(happened, at)
        happened = at
        with office.transaction() as session:
            deed(session)
    teller.sweep_days(happened, now)
    dispersed.tell(office, here, now)
    directed.tell(office, here, now)
    harmed.tell(office, here, now)
    kept_safe.tell(office, here, now)
    helped.tell(office, here, now)
    lettered.tell(office, here, now)
    warned.tell(office, here, now)
    logins = tuple(f"{email(login):32} {role}" for _name, login, role, _kind in MEMBERS)
    return Told(logins, teller.notices_to_try())


@dataclass
class Teller:
    """Turns the plot into chapters: a moment each, and what happens then."""

    office: Office
    here: Council
    writer: Writer
    born: dict[str, str] = field(default_factory=dict)

    def chapters(self, now: datetime) -> Iterator[Chapter]:
        """Every chapter up to ``now``, in no order."""
        yield now - OPENED, self._lease
        for strand in STRANDS:
            for age in strand.ages():
                yield from self._case(strand, now - timedelta(days=age) - AT_NIGHT, now)
        for age, encounter in strangers(self.writer, now):
            yield now - timedelta(days=age) - AT_NIGHT, self._met(encounter)

    def sweep_days(self, since: datetime, until: datetime) -> None:
        """Let the clock sweep once each day between two moments."""
        day = since + timedelta(days=1)
        while day <= until:
            sweep_all(self.office, at=day)
            day += timedelta(days=1)

    def notices_to_try(self) -> tuple[str, ...]:
        """Number, code and birth date of a few notices that can be paid."""
        with self.office.transaction() as session:
            newest = session.scalars(
                select(FixedPenalty)
                .where(FixedPenalty.status == "served")
                .order_by(FixedPenalty.issued_at.desc())
                .limit(SHOWN)
            ).all()
            return tuple(self._to_try(session, case) for case in newest)

    def _to_try(self, session: Session, case: FixedPenalty) -> str:
        number = notice_number(session, case.authority_id, case.number)
        code = numbers.access_of(session, number).code if number else ""
        return f"notice {printed(case.number)}  code {code}  born {self.born[case.number]}"

    def _case(self, strand: Strand, at: datetime, now: datetime) -> Iterator[Chapter]:
        encounter = self.writer.buyer(at)
        encounter["notice"]["served"] = strand.served
        numbers_: list[str] = []

        def issue(session: Session) -> None:
            told = self._take_in(session, encounter, at)
            if told.notice is None:
                raise RuntimeError(f"{strand.name}: {told.as_data()}")
            numbers_.append(told.notice.number)
            self.born[told.notice.number] = encounter["person"]["date_of_birth"]

        yield at, issue
        for days, deed in strand.deeds:
            when = min(at + timedelta(days=days), now)
            yield when, partial(self._done_to, numbers_, deed, when)

    def _done_to(self, numbers_: list[str], deed: Deed, when: datetime, session: Session) -> None:
        deed(session, self.here, self._case_of(session, numbers_[0]), when)

    def _met(self, encounter: dict[str, Any]) -> Callable[[Session], None]:
        at = datetime.fromisoformat(encounter["device_clock"])

        def meet(session: Session) -> None:
            if encounter["issued_offline"] and encounter["notice"]["number"] is None:
                encounter["notice"]["number"] = self._leased(session, at)
            self._take_in(session, encounter, at)

        return meet

    def _take_in(self, session: Session, encounter: dict[str, Any], at: datetime) -> Result:
        here = self.here
        reading = read_encounter(encounter)
        return take_in(
            session,
            here.authority,
            here.officer,
            here.tablet,
            reading,
            by=actor(here.officer),
            at=at,
        )

    def _lease(self, session: Session) -> None:
        """The tablet leases its first numbers; the paper of two of them is ruined."""
        here, at = self.here, self.office.clock.now() - OPENED
        by = actor(here.officer)
        first, second, *_rest = numbers.lease(
            session, here.authority, here.tablet, 20, by=by, at=at
        )
        numbers.spoil(session, first, "The printer jammed.", by=by, at=at)
        numbers.spoil(session, second, "The rain got at it.", by=by, at=at)

    def _leased(self, session: Session, at: datetime) -> str:
        (number,) = numbers.lease(
            session, self.here.authority, self.here.tablet, 1, by=actor(self.here.officer), at=at
        )
        return number.number

    def _case_of(self, session: Session, number: str) -> FixedPenalty:
        case = penalty_with_number(session, self.here.authority.id, number)
        if case is None:
            raise LookupError(number)
        return case
