"""A council in which every fact that lies behind the wall carries a word that stands nowhere else.

Wherever such a word turns up, what it marks has come through. Each word says whose it is.
"""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import select

from penalties.actions import (
    bar_asking,
    bar_questions,
    disclosures,
    referrals,
    safeguarding,
    services,
)
from penalties.actions.moves import move
from penalties.actions.referral_making import Wish, referral_rows
from penalties.actions.staff import actor
from penalties.actions.support_pauses import pause_for_support
from penalties.office.audit import OPERATOR
from penalties.office.authorities import holidays
from penalties.office.database import put
from penalties.office.roles import Side
from penalties.office.staff import Staff
from penalties.records.bar_questions import latest_question
from penalties.records.fixed_penalties import penalty_with_number
from penalties.records.referrals import Referral
from penalties.records.safeguarding import SafeguardingMatter
from penalties.rules.bar_questions import BarAnswer, Purpose
from penalties.rules.fixed_penalties import Verb
from penalties.rules.staff import Role
from tests.builders.harmed import open_the_route, reported
from tests.builders.patrol import SELLER, on_paper, penalised, person
from tests.builders.services import service
from tests.builders.staff import member
from tests.builders.support import Town, join, town
from tests.wall.directed import directed_there
from tests.wall.raw import read_by
from tests.wall.represented import paused_there, recalled_there, represented_there

NOWHERE_ELSE = "Zqxwvkjq"
"""Begins every marked word: too long to turn up by chance in what is sealed."""
CALLED_AT = "2026-11-22T21:10:00Z"
CHILD = {"date_of_birth": "2010-01-05", "apparent_age": 16}


@dataclass
class World:
    """A town with its marked words, by what they mark, and somebody of every role."""

    town: Town
    words: dict[str, str] = field(default_factory=dict)
    staff: dict[str, Staff] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=dict)
    _serial: Iterator[int] = field(default_factory=itertools.count)

    def word(self, what: str) -> str:
        """The word that marks one fact; made when it is first asked for."""
        if what not in self.words:
            self.words[what] = f"{NOWHERE_ELSE}{next(self._serial):03d}{what.title()}"
        return self.words[what]

    def all_but(self, *allowed: str) -> Mapping[str, str]:
        """The words that somebody may not meet who may know of some things."""
        return {what: word for what, word in self.words.items() if not what.startswith(allowed)}


def world(office: Any) -> World:
    """Everything that can be behind the wall, beside cases that can be outside it."""
    here = town(office)
    made = World(here, staff={"worker": here.worker, "lead": here.lead})
    _employ(made)
    _meet(made)
    _penalise(made)
    _help(made)
    _ask(made)
    made.numbers["represented"] = represented_there(made.town, made.word)
    recalled_there(made.town, made.staff["legal"])
    paused_there(made.town, made.numbers["plain"], made.staff["supervisor"], made.word)
    made.numbers["directed"] = directed_there(made.town, made.word)
    made.ids = _ids(office)
    return made


def _ids(office: Any) -> dict[str, list[str]]:
    """Every id of every table, on both sides of the wall, by table."""
    found = {side: read_by(office, side) for side in (Side.ENFORCEMENT, Side.SUPPORT)}
    rows = {**found[Side.SUPPORT], **found[Side.ENFORCEMENT]}
    return {name: [str(row["id"]) for row in kept if "id" in row] for name, kept in rows.items()}


def _employ(made: World) -> None:
    here, at = made.town, made.town.office.clock.now()
    with here.office.transaction() as session:
        council = here.street.authority
        for role in sorted(set(Role) - {Role.SUPPORT, Role.SAFEGUARDING}):
            made.staff[role.value] = member(session, council, role, at=at, name=f"A {role}")
        made.staff["stranger"] = member(session, council, Role.SUPPORT, at=at, name="Far Away")
        other = service(session, council, name="The Haven")
    with here.support() as session:
        join(session, other, made.staff["stranger"], at=at)
        address = made.word("service_address")
        services.set_confidential_address(session, other, address, by=actor(here.lead), at=at)
    open_the_route(here.office, here.lead, at)
    reported(here.office, here.street.authority.id, at, words=made.word("report_words"))


def _meet(made: World) -> None:
    here, word = made.town, made.word
    called = {"spoke_to": word("call_to"), "reference": word("call_ref"), "at": CALLED_AT}
    met = here.accepted(
        person=SELLER | {"given_name": word("referral_name")},
        particulars=word("met_particulars"),
        flag={"answer": "added", "reason": word("met_flag")},
        screening={"no_home": "yes"},
    )
    met["support"] |= {
        "consent": word("consent_words"),
        "safe_contact": {"how": word("referral_how"), "words": word("referral_words")},
    }
    met["place"] = met["place"] | {"description": word("met_place")}
    here.hand_in(met)
    child = {"person": person(given_name=word("child_name"), **CHILD), "safeguarding": called}
    here.hand_in(here.met(answer="declined", outcome="safeguarding", **child))
    bought = {"other_person": {"exploited": True}, "outcome": "report_to_police"}
    here.hand_in(here.met(role="buying", person=SELLER | {"family_name": "Buyer"}, **bought))
    tried = penalised(person=person(given_name=word("tried_name"), **CHILD))
    here.hand_in(tried | {"particulars": word("tried_particulars")})
    spoilt = {"gender": "no"}
    wished = here.accepted(person=SELLER | spoilt | {"given_name": word("wished_name")})
    here.hand_in(wished | {"particulars": word("wished_particulars")})
    named = SELLER | spoilt | {"given_name": word("unread_name")}
    unread = here.met(answer="declined", person=named)
    here.hand_in(unread | {"particulars": word("unread_particulars")})


def _penalise(made: World) -> None:
    """Notices that enforcement knows: one let go for support, one paused, one held on paper."""
    here = made.town
    for name, family in (("engaged", "Engage"), ("paused", "Pause"), ("plain", "Plain")):
        who = SELLER | {"family_name": family}
        earlier = {"occurred_at": "2026-11-20T21:05:00Z", "person": who}
        notice = here.hand_in(here.penalised(**earlier)).notice
        assert notice is not None
        made.numbers[name] = notice.number
        if name != "plain":
            here.hand_in(here.accepted(person=who))
    with here.office.transaction() as session:
        (number,) = replace(here.street, session=session).lease()
    walled = {"role": "selling", "person": SELLER | {"given_name": made.word("held_name")}}
    here.hand_in(on_paper(number, particulars=made.word("held_particulars"), **walled))
    made.numbers["held"] = number
    here.office.clock.turn(days=1)
    pause_for_support(here.office, at=here.office.clock.now())


def _help(made: World) -> None:
    here, by = made.town, actor(made.town.worker)
    at = here.office.clock.now()
    with here.support() as session:
        for made_for in session.scalars(select(Referral).order_by(Referral.id)):
            if referrals.body_of(session, made_for)["person"]["family_name"] == "Engage":
                words = made.word("referral_contact")
                referrals.contact(session, made_for, words, by=by, at=at)
                referrals.engage(session, made_for, made.word("referral_begun"), by=by, at=at)
        wish = Wish(
            person={"given_name": made.word("referral_asked"), "family_name": ""},
            service_id=here.service.id,
            can_take=True,
            offered_at=at,
            consent_words=made.word("consent_asked"),
            wishes=made.word("referral_wishes"),
        )
        council = here.street.authority.id
        put(session, referral_rows(session, council, wish, holidays(session), by=by, at=at))
        matter = session.scalars(select(SafeguardingMatter).limit(1)).one()
        call = safeguarding.Call(made.word("call_lead"), at, made.word("call_lead_ref"))
        safeguarding.write_call(session, matter, call, by=actor(here.lead), at=at)


def _ask(made: World) -> None:
    """The questions of enforcement, and what was given to the disclosure officer."""
    here, at = made.town, made.town.office.clock.now()
    council, lead = here.street.authority.id, actor(here.lead)
    with here.office.transaction() as session:
        plain = penalty_with_number(session, council, made.numbers["plain"])
        assert plain is not None
        move(session, plain, Verb.REFER, by=OPERATOR, at=at)
        legal = actor(made.staff["legal"])
        bar_asking.ask(session, plain, Purpose.CHARGE, by=legal, at=at)
    with here.support() as session:
        question = latest_question(session, council, plain.id, Purpose.CHARGE)
        assert question is not None
        words = made.word("bar_words")
        no = BarAnswer.DO_NOT_PROCEED
        bar_questions.answer(session, question, no, words, by=lead, at=at)
        disclosures.note(session, question, made.word("note_words"), by=lead, at=at)
