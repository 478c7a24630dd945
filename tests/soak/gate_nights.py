"""Nights of meetings by chance, and what comes of them: what ``gate.py`` runs by the thousand."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from penalties.actions.escalation import sweep_all
from penalties.office.premises import Office
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.intake import Intake
from penalties.rules.refusals import Refused
from tests.builders.afterwards import DEEDS, Doing
from tests.builders.forbidden import by_chance
from tests.builders.gate_law import may_stand
from tests.builders.meetings import (
    CHOICES,
    FLAGS,
    NIGHTS,
    OTHERS,
    POLICIES,
    SCREENINGS,
    SUPPORT,
    Meeting,
)
from tests.builders.patrol import some_id
from tests.builders.standing import breaches, standing
from tests.builders.town import Town, town
from tests.builders.words_given import NO_WORD
from tests.conftest import SUNDAY_EVENING, RolledBackOffice

Met = Mapping[str, Meeting]
Items = list[dict[str, Any]]
WORD = "supervisor_authorisation"
TURNED = {
    "to be posted": "to be posted, noted without signal",
    "to be posted, noted without signal": "to be posted",
    "handed over without signal": "handed over",
    "not taken, without signal": "not taken",
}
BARE = frozenset(name for name in DEEDS if name.startswith("moved by"))
"""Moves without an action round them ask for no certificate: they are tried and undone."""
SAID = ("role", "screening", "flag", "support", "other")
NIGHT = 50
"""How many runs are handed in together, and undone together."""


class Wrong(AssertionError):
    """Something stands that may not, or the other way round."""


@dataclass
class Soak:
    """How far a schedule has come, and what it has seen."""

    seed: int
    done: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def go_on(self, office: Office, runs: int) -> Iterator["Soak"]:
        """One night after the other until so many runs are done; yields after each."""
        while self.done < runs:
            dice = random.Random(f"{self.seed}:{self.done}")
            with undone(office) as at_night, at_night.sessions()() as session:
                self._night(at_night, session, dice, min(NIGHT, runs - self.done))
            yield self

    def _night(self, office: Office, session: Session, dice: random.Random, runs: int) -> None:
        night, policy = dice.choice(list(NIGHTS)), dice.choice(list(POLICIES))
        # One night and policy at a time, so that what comes again is judged as it was before.
        meetings = [one.but(night=night, policy=policy) for one in by_chance(dice, runs)]
        here = town(session, SUNDAY_EVENING)
        here.adopt(policy)
        items = here.items(meetings)
        met = {item["id"]: one for item, one in zip(items, meetings, strict=True)}
        for told in here.street.take_in(*items, at=NIGHTS[night]):
            self.counts.update([f"met: {told.status}", f"may stand: {may_stand(met[told.id])}"])
        check(session, met)
        self._again(here, dice, met, items)
        check(session, met)
        self._deeds(session, here, dice, met)
        self._time(office, session, NIGHTS[night] + timedelta(days=dice.randint(1, 400)))
        self.done += runs

    def _again(
        self, here: Town, dice: random.Random, met: dict[str, Meeting], items: Items
    ) -> None:
        """Some come again: the same, with another's parts or word, with a signal, on paper."""
        for item in dice.sample(items, len(items) // 2):
            one = met[item["id"]]
            again, meant = dice.choice(variants(dice, one, item, dice.choice(items)))
            if not may_stand(one) and dice.random() < 0.3:
                again = _on_paper(here, item)
            told = here.street.one(again, at=one.at)
            self.counts.update([f"again: {told.status}"])
            if told.status == Intake.RECORDED:
                # Only what was refused before is judged afresh, and then as it comes now.
                met[told.id] = meant

    def _deeds(self, session: Session, here: Town, dice: random.Random, met: Met) -> None:
        """Everything that is done to cases is done to what is held, as far as it goes."""
        at = next(iter(met.values())).at
        held = (
            select(FixedPenalty)
            .where(FixedPenalty.status == "held_for_review")
            .order_by(FixedPenalty.number)
        )
        for case in session.scalars(held).all():
            name, trial = dice.choice(list(DEEDS)), session.begin_nested()
            try:
                DEEDS[name](Doing(session, case, here.supervisor, at))
                session.flush()
            except (Refused, IntegrityError):
                trial.rollback()
                self.counts.update(["deed: refused"])
                continue
            self.counts.update([f"deed: {name}"])
            if name in BARE:
                sound(session)
                trial.rollback()
            else:
                trial.commit()
                check(session, met, exactly=False)

    def _time(self, office: Office, session: Session, at: datetime) -> None:
        """The clock performs whatever has fallen due since."""
        session.commit()
        swept = sweep_all(office, at=at)
        self.counts.update({f"clock: {step}": count for step, count in swept.steps.items()})
        session.expire_all()
        sound(session)
        if swept.failed:
            raise Wrong(f"the clock failed for {swept.failed}")


def check(session: Session, met: Met, *, exactly: bool = True) -> None:
    """What stands is what may; without ``exactly`` some of it may have been withdrawn since."""
    sound(session)
    stands, lawful = standing(session), {id_ for id_, one in met.items() if may_stand(one)}
    wrong = stands ^ lawful if exactly else stands - lawful
    if wrong:
        raise Wrong(f"{[(id_ in stands, met.get(id_)) for id_ in wrong]}")


def sound(session: Session) -> None:
    """Nothing is wrong with what stands, by its own rows."""
    if found := breaches(session):
        raise Wrong(f"{found}")


def variants(
    dice: random.Random, one: Meeting, item: dict[str, Any], other: dict[str, Any]
) -> list[tuple[dict[str, Any], Meeting]]:
    """What may come under the same id, and the meeting that it then tells of."""
    changed = one.but(**{part: dice.choice(CHOICES[part]) for part in dice.sample(SAID, 2)})
    found = [(item, one), (item | said(changed), changed)]
    if other != item:
        found.append((item | {"supervisor_authorisation": other.get(WORD)}, one.but(word=NO_WORD)))
    if one.paper in TURNED:
        turned = {"issued_offline": not item["issued_offline"]}
        found.append((item | turned, one.but(paper=TURNED[one.paper])))
    return found


def said(one: Meeting) -> dict[str, Any]:
    """What an officer says of a meeting, as it is sent."""
    flag = FLAGS[one.flag]
    return {
        "role": one.role,
        "screening": SCREENINGS[one.screening],
        "flag": {"answer": flag} if flag else None,
        "support": SUPPORT[one.support],
        "other_person": OTHERS[one.other],
    }


def _on_paper(here: Town, item: dict[str, Any]) -> dict[str, Any]:
    notice = item["notice"] | {"number": here.number()}
    if "served_at" not in notice:
        notice |= {"served": "hand", "served_at": item["occurred_at"]}
    return item | {"id": some_id(), "notice": notice, "issued_offline": True}


@contextmanager
def undone(office: Office) -> Iterator[Office]:
    """The office for a night; whatever is done in it is undone."""
    with office.engine.connect() as connection:
        outer = connection.begin()
        yield RolledBackOffice(office.settings, office.clock, connection)
        outer.rollback()
