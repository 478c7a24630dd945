"""Paper that was handed over against the gate never comes to stand, whatever is done with it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from penalties.actions.escalation import sweep_all
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.fixed_penalties import MOVES, Status
from penalties.rules.refusals import Refused
from tests.builders.afterwards import DEEDS, Doing
from tests.builders.forbidden import BUYER, FORBIDDEN
from tests.builders.patrol import INSIDE
from tests.builders.standing import breaches, standing
from tests.builders.town import Town, town

HALF_A_YEAR = timedelta(days=200)
NOT_STANDING = {Status.HELD_FOR_REVIEW, Status.WITHDRAWN}
EVERY = {"sqlite": 1, "postgresql": 5}
NEAR_EDGE = INSIDE | {"lon": 0.06003}


@pytest.fixture
def here(session, at) -> Town:
    return town(session, at)


def held(here: Town, every: int = 1) -> Sequence[FixedPenalty]:
    """The cases of the forbidden meetings, all of them on paper; none of them stands."""
    chosen = list(FORBIDDEN.values())[::every]
    told = here.take_in([one.but(paper="handed over without signal") for one in chosen])
    ids = {UUID(result.id) for _, result in told}
    session = here.street.session
    cases = session.scalars(select(FixedPenalty).where(FixedPenalty.encounter_id.in_(ids))).all()
    assert {case.status for case in cases} == {"held_for_review"}
    assert len(cases) == len(chosen)
    return cases


@contextmanager
def undone(session: Session) -> Iterator[None]:
    """Whatever happens within is undone; a refusal, by the house or the database, is as good."""
    trial = session.begin_nested()
    try:
        yield
    except (Refused, IntegrityError):
        pass
    finally:
        trial.rollback()


def test_no_deed_makes_it_stand(here: Town, at, backend) -> None:
    session = here.street.session
    for case in held(here, EVERY[backend]):
        for name, deed in DEEDS.items():
            with undone(session):
                deed(Doing(session, case, here.supervisor, at))
                session.flush()
                assert case.status in NOT_STANDING, name
                assert (breaches(session), standing(session)) == ([], set()), name
            session.refresh(case)


def test_half_a_year_later_all_of_it_is_cancelled(here: Town, office, at) -> None:
    cases, session = held(here, 5), here.street.session
    session.commit()
    for days in range(0, HALF_A_YEAR.days, 20):
        assert sweep_all(office, at=at + timedelta(days=days)).failed == 0
    assert sweep_all(office, at=at + HALF_A_YEAR).failed == 0
    for case in cases:
        session.refresh(case)
    assert {(case.status, case.next_step) for case in cases} == {("withdrawn", None)}


def test_what_only_a_soft_check_speaks_against_does_come_to_stand(here: Town, at) -> None:
    (item,) = here.items([BUYER.but(paper="handed over without signal")])
    here.street.one(item | {"place": NEAR_EDGE})
    session = here.street.session
    case = session.scalars(select(FixedPenalty)).one()
    assert standing(session) == set()
    DEEDS["let stand"](Doing(session, case, here.supervisor, at))
    assert (standing(session), breaches(session)) == ({item["id"]}, [])


def test_nothing_leads_from_there_but_a_supervisor_or_the_bin() -> None:
    ways = {move.to for move in MOVES.values() if Status.HELD_FOR_REVIEW in move.from_}
    assert ways == {Status.SERVED, Status.WITHDRAWN}
