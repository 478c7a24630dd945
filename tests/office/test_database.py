"""Column types and transactions: the same on both databases, and nothing naive gets in."""

import uuid
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import Session

from penalties.office.authorities import ExtraBankHoliday
from penalties.office.database import make_engine, new_id
from penalties.office.premises import Office
from penalties.office.security_log import SecurityEvent
from penalties.office.tablets import Tablet

LONDON = ZoneInfo("Europe/London")
MOMENT = datetime(2026, 11, 22, 21, 15, 7, 123456, tzinfo=UTC)


@pytest.mark.parametrize(
    "moment",
    [
        MOMENT,
        MOMENT.astimezone(LONDON),
        MOMENT.astimezone(timezone(timedelta(hours=-11))),
        datetime(2026, 10, 25, 1, 30, tzinfo=LONDON),
        datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=1),
        datetime(2026, 7, 1, 0, 0, tzinfo=LONDON),
    ],
)
def test_a_moment_comes_back_the_same_and_in_utc(session: Session, moment: datetime) -> None:
    kept = _kept(session, at=moment)
    assert kept.at == moment.astimezone(UTC)
    assert kept.at.tzinfo is UTC


def test_a_naive_moment_is_refused(session: Session) -> None:
    with pytest.raises(StatementError, match="needs its offset from UTC"):
        _kept(session, at=MOMENT.replace(tzinfo=None))


def test_moments_are_compared_as_moments(session: Session) -> None:
    kept = _kept(session, at=MOMENT)
    an_hour_on = (MOMENT + timedelta(hours=1)).astimezone(timezone(timedelta(hours=-11)))
    found = select(SecurityEvent.id).where(SecurityEvent.at < an_hour_on)
    assert session.scalars(found).all() == [kept.id]


def test_an_id_comes_back_as_an_id(session: Session) -> None:
    made = new_id()
    kept = _kept(session, at=MOMENT, actor_id=made)
    assert kept.actor_id == made
    assert isinstance(kept.actor_id, uuid.UUID)
    found = select(SecurityEvent).where(SecurityEvent.actor_id == made)
    assert session.scalars(found).one() is kept


def test_no_id_is_no_id(session: Session) -> None:
    assert _kept(session, at=MOMENT).actor_id is None


def test_ids_are_version_seven_and_follow_one_another() -> None:
    ids = [new_id() for _ in range(1000)]
    assert {made.version for made in ids} == {7}
    assert ids == sorted(ids)
    assert len(set(ids)) == 1000


def test_foreign_keys_are_on(session: Session) -> None:
    session.add(Tablet(authority_id=99, officer_id=new_id(), token_digest="x", enrolled_at=MOMENT))
    with pytest.raises(IntegrityError):
        session.flush()


def test_what_is_raised_undoes_the_whole_transaction(open_office: Office, at: datetime) -> None:
    def enter_it_twice(session: Session) -> None:
        for _ in range(2):
            session.execute(insert(ExtraBankHoliday).values(on=at.date(), name="A day of rest"))

    with pytest.raises(IntegrityError), open_office.transaction() as session:
        enter_it_twice(session)
    with open_office.transaction() as session:
        assert session.scalars(select(ExtraBankHoliday)).all() == []


def test_an_address_without_a_driver_means_the_one_that_is_installed() -> None:
    assert make_engine("postgresql://db/fairstreet").driver == "psycopg"


def _kept(session: Session, **values: object) -> SecurityEvent:
    """A row that has been to the database and back."""
    row = SecurityEvent(kind="tried", facts={}, **values)
    session.add(row)
    session.flush()
    session.expire(row)
    return row
