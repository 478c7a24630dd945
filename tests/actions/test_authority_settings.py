"""Settings, ceilings and holidays change through actions that check them and keep a trail."""

from datetime import date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from penalties.actions import authorities
from penalties.actions.authority_settings import change
from penalties.office.audit import OPERATOR, Entry
from penalties.office.authorities import (
    Authority,
    StatutoryLimitRow,
    extra_bank_holidays,
    holidays,
)
from penalties.rules.events import Event
from penalties.rules.refusals import Refused
from tests.builders import councils


@pytest.fixture
def council(session: Session, at: datetime) -> Authority:
    return councils.council(session, at)


def test_only_what_is_different_is_changed_and_told(
    session: Session, council: Authority, at: datetime
) -> None:
    doing = {"by": OPERATOR, "at": at}
    asked = {"postcode": "IG1 1DD", "phone": "020 7946 0321"}
    assert change(session, council, asked, **doing) == ["phone"]
    assert change(session, council, asked, **doing) == []
    session.flush()
    entries = session.scalars(select(Entry).where(Entry.event == Event.AUTHORITY_CHANGED)).all()
    assert [entry.facts for entry in entries] == [{"changed": "phone"}]


def test_one_wrong_setting_changes_none(session: Session, council: Authority, at: datetime) -> None:
    with pytest.raises(Refused):
        change(session, council, {"phone": "1", "colour": "red"}, by=OPERATOR, at=at)
    assert council.phone is None


@pytest.mark.parametrize(
    ("instrument", "from_on"),
    [("the order", date(2027, 1, 4)), ("SI 2026/901", date(2026, 4, 28))],
)
def test_a_ceiling_is_not_raised_by_something_that_is_no_order(
    session: Session, council: Authority, at: datetime, instrument: str, from_on: date
) -> None:
    waiting = session.get_one(StatutoryLimitRow, ("pspo_penalty", 500_00))
    with pytest.raises(Refused):
        authorities.switch_on_ceiling(
            *(session, waiting),
            from_on=from_on,
            instrument=instrument,
            authority_id=council.id,
            by=OPERATOR,
            at=at,
        )
    assert waiting.from_on is None


def test_a_bank_holiday_is_entered_once(session: Session, council: Authority, at: datetime) -> None:
    feast = date(2027, 5, 10)
    for _ in range(2):
        authorities.add_bank_holiday(
            session, feast, " Feast ", authority_id=council.id, by=OPERATOR, at=at
        )
    session.flush()
    assert [(one.on, one.name) for one in extra_bank_holidays(session)] == [(feast, "Feast")]
    assert feast in holidays(session)
