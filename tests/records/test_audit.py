"""The trail: no gaps, words kept apart, and nothing in it can be changed."""

from datetime import datetime

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from penalties.office import audit
from penalties.office.audit import OPERATOR, Entry
from penalties.office.authorities import Authority
from penalties.office.database import new_id
from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.rules.events import Event
from tests.builders import councils


@pytest.fixture
def council(session: Session, at: datetime) -> Authority:
    return councils.council(session, at)


def test_entries_are_numbered_without_a_gap(
    session: Session, council: Authority, at: datetime
) -> None:
    subject = new_id()
    for _ in range(5):
        _written(session, council, at, subject=("penalty", subject))
    session.flush()
    seqs = session.scalars(select(Entry.seq).order_by(Entry.seq)).all()
    assert seqs == list(range(1, len(seqs) + 1))
    assert len(audit.trail_of(session, council.id, subject)) == 5


def test_words_stand_apart_and_the_entry_keeps_their_seal(
    session: Session, council: Authority, at: datetime
) -> None:
    entry = _written(session, council, at, detail={"reason": "Ștefan asked"})
    session.flush()
    assert "Ștefan" not in str(entry.facts)
    assert audit.detail_of(session, entry) == {"reason": "Ștefan asked"}
    assert entry.detail_hmac is not None


@pytest.mark.parametrize("deed", ["change", "remove"])
def test_nothing_in_the_trail_can_be_changed_or_removed(
    session: Session, council: Authority, at: datetime, deed: str
) -> None:
    entry = _written(session, council, at)
    session.flush()
    statement = {
        "change": update(Entry).where(Entry.id == entry.id).values(event="other"),
        "remove": delete(Entry).where(Entry.id == entry.id),
    }[deed]
    with pytest.raises(DBAPIError, match=r"append-only|permission denied"):
        session.execute(statement)


def test_the_sealer_may_set_its_mark(
    office: Office, session: Session, council: Authority, at: datetime
) -> None:
    entry = _written(session, council, at)
    session.flush()
    with office.transaction(Side.CLOCK) as sealing:
        sealing.get_one(Entry, (entry.authority_id, entry.id)).seal_id = new_id()


def _written(session: Session, council: Authority, at: datetime, **more: object) -> Entry:
    asked = {"subject": ("authority", None), "facts": {"code": council.code}, **more}
    return audit.record(
        session, Event.AUTHORITY_CHANGED, authority_id=council.id, by=OPERATOR, at=at, **asked
    )
