"""A council in which everybody of ``meetings`` can be met: its officers, services and orders.

``Town.take_in`` hands a whole night in through the real action: what came before first, then what
supervisors said, then the meetings themselves, together.
"""

import itertools
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy.orm import Session

from penalties.actions import authorisations, orders
from penalties.actions import staff as staff_actions
from penalties.actions.staff import actor
from penalties.forms.tablet.people import Person as SentPerson
from penalties.office.audit import OPERATOR
from penalties.office.database import new_id
from penalties.office.staff import Staff
from penalties.rules.gate_history import Purpose
from penalties.rules.intake import Result
from penalties.rules.staff import Kind, Power, Role
from tests.builders.meetings import (
    AGES,
    EARLIER,
    FLAGS,
    HANDED,
    HAPPENED,
    LONDON,
    OTHERS,
    POLICIES,
    SCREENINGS,
    SUPPORT,
    Contact,
    Meeting,
)
from tests.builders.patrol import BUYER, Patrol, patrol, seen, the_order
from tests.builders.services import service
from tests.builders.staff import member
from tests.builders.words_given import MADE_UP, WORDS, Word

AT_NIGHT_ONLY = [{"days": ["mon", "tue", "wed", "thu", "fri"], "from": "03:00", "to": "03:30"}]
SERVICES: Mapping[str, dict[str, Any]] = {
    "open": {"places_free": 3},
    "full": {"places_free": 0},
    "closed": {"is_open": False},
    "women only": {"is_women_only": True},
    "out of hours": {"open_hours": AT_NIGHT_ONLY},
}
NOON = time(12)
_serial = itertools.count(1)


@dataclass
class Town:
    """A patrol whose officer is a supervisor with the power to issue, and everybody around."""

    street: Patrol
    colleague: Staff
    supervisor: Staff
    constable: Staff
    services: Mapping[str, uuid.UUID]
    numbers: list[str] = field(default_factory=list)

    def take_in(self, meetings: Sequence[Meeting]) -> list[tuple[Meeting, Result]]:
        """Hand them in, those of one night and policy together; each with what came of it."""
        told = []
        for (night, policy), met in _nights(meetings):
            self.adopt(policy)
            items = self.items(met)
            told += zip(met, self.street.take_in(*items, at=night), strict=True)
        return told

    def items(self, meetings: Sequence[Meeting]) -> list[dict[str, Any]]:
        """The meetings as a tablet sends them; what goes before each is handed in already."""
        items = [self.item(one) for one in meetings]
        before = [list(self.before(one, item)) for one, item in zip(meetings, items, strict=True)]
        for at in sorted({one.at for one in meetings}):
            of_night = (met for one, met in zip(meetings, before, strict=True) if one.at == at)
            self._take_in_all(itertools.chain.from_iterable(of_night), at)
        used = [self.word(one, item) for one, item in zip(meetings, items, strict=True)]
        for one, earlier in zip(meetings, used, strict=True):
            self._take_in_all(earlier, one.at)
        return items

    def adopt(self, policy: str) -> None:
        """Let the council's board decide."""
        self.street.authority.gate_policy = dict(POLICIES[policy])
        self.street.session.flush()

    def item(self, one: Meeting) -> dict[str, Any]:
        """A meeting as a tablet sends it, of somebody whom nobody met before."""
        happened = one.at + HAPPENED
        notice: dict[str, Any] = {"served": one.served}
        if "class" not in one.served:
            notice["served_at"] = (one.at + HANDED).isoformat()
            notice["number"] = self.number() if one.is_offline else None
        return seen(
            occurred_at=happened.isoformat(),
            role=one.role,
            person=self.person(one),
            screening=SCREENINGS[one.screening],
            flag={"answer": answer} if (answer := FLAGS[one.flag]) else None,
            support=SUPPORT[one.support],
            other_person=OTHERS[one.other],
            outcome="fixed_penalty",
            notice=notice,
            issued_offline=one.is_offline,
        )

    def person(self, one: Meeting) -> dict[str, Any]:
        """Somebody new, as old as the meeting says."""
        plain = {name: BUYER[name] for name in ("given_name", "address")}
        names = {"family_name": f"Pop {next(_serial)}", "gender": one.gender}
        return plain | names | AGES[one.age](one.on)

    def number(self) -> str:
        """A number that the tablet holds."""
        if not self.numbers:
            self.numbers = self.street.lease(20)
        return self.numbers.pop(0)

    def before(self, one: Meeting, item: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """The earlier meetings with the same person."""
        for earlier in EARLIER[one.earlier]:
            person = item["person"]
            if earlier.somebody_else:
                person = person | {"given_name": "Maria"}
            yield seen(
                occurred_at=_when(one, earlier).isoformat(),
                role="selling",
                person=person,
                support=self._offer(earlier),
                outcome="support",
            )

    def word(self, one: Meeting, item: dict[str, Any]) -> list[dict[str, Any]]:
        """Have the supervisor asked, and name the request; where that used it up, on what."""
        word = WORDS[one.word]
        if one.word == MADE_UP:
            item["supervisor_authorisation"] = str(new_id())
        if word is None or item["person"].get("date_of_birth") is None:
            return []
        named = {"supervisor_authorisation": str(self.asked(word, item["person"], one.at))}
        item.update(named)
        if not word.used_before:
            return []
        return [seen(occurred_at=item["occurred_at"], **_helped(item), **named)]

    def asked(self, word: Word, person: dict[str, Any], at: datetime) -> uuid.UUID:
        """Ask and answer as the word says; the id of the request."""
        street, session = self.street, self.street.session
        asks = self.colleague if word.for_colleague else street.officer
        about = person | {"given_name": "Maria"} if word.for_another_person else person
        then = at - timedelta(minutes=word.minutes, seconds=word.seconds)
        request = authorisations.ask(
            *(session, street.authority, asks),
            request_id=new_id(),
            purpose=Purpose(word.purpose),
            order_code="ILF-OTH" if word.under_another_order else "ILF-LOX",
            person=SentPerson.model_validate(about).sent().key,
            reason="It has to end.",
            by=actor(asks),
            at=then,
        )
        if word.answer is not None:
            says, given = self._who_answers(word), word.answer == "given"
            about_it = {"given": given, "reason": "I looked into it.", "by": actor(says)}
            authorisations.answer(session, request, says, at=then, **about_it)
        return request.id

    def _who_answers(self, word: Word) -> Staff:
        if word.by_issuer:
            return self.street.officer
        return self.constable if word.purpose == "no_investigation" else self.supervisor

    def _offer(self, earlier: Contact) -> dict[str, Any]:
        if earlier.answer is None:
            return {"offered": False}
        named = {"service": str(self.services[earlier.service])} if earlier.service else {}
        return {"offered": True, "answer": earlier.answer} | named

    def _take_in_all(self, items: Iterable[dict[str, Any]], at: datetime) -> None:
        waiting = list(items)
        if waiting:
            told = self.street.take_in(*waiting, at=at)
            assert {each.status for each in told} == {"recorded"}, told


def town(session: Session, at: datetime) -> Town:
    """A council with two orders, an officer who may also decide, and four services."""
    street = patrol(session, at)
    here = street.authority
    street.officer = member(session, here, Role.SUPERVISOR, at=at, name="Issuer Example")
    about = {"from_on": at.date().replace(year=2024), "instrument": "Scheme", "by": OPERATOR}
    staff_actions.grant_power(session, street.officer, Power.S68, at=at, **about)
    street.tablet.officer_id = street.officer.id
    orders.take_in(session, here, [the_order(code="ILF-OTH")], by=OPERATOR, at=at)
    return Town(
        street,
        colleague=member(session, here, at=at, name="Colleague Example"),
        supervisor=member(session, here, Role.SUPERVISOR, at=at),
        constable=member(session, here, at=at, kind=Kind.CONSTABLE, name="Con Stable"),
        services={
            name: service(session, here, name=name, **state).id for name, state in SERVICES.items()
        },
    )


def _nights(
    meetings: Sequence[Meeting],
) -> Iterator[tuple[tuple[datetime, str], list[Meeting]]]:
    def key(one: Meeting) -> tuple[datetime, str]:
        return one.at, one.policy

    for each, group in itertools.groupby(sorted(meetings, key=key), key):
        yield each, list(group)


def _when(one: Meeting, earlier: Contact) -> datetime:
    if earlier.later:
        return one.at + HAPPENED + timedelta(minutes=5)
    return datetime.combine(earlier.met_on(one.on), NOON, LONDON).astimezone(UTC)


def _helped(item: dict[str, Any]) -> dict[str, Any]:
    same = {name: item[name] for name in ("role", "person", "flag", "screening")}
    return same | {"outcome": "support", "support": {"offered": False}}
