"""Every number is accounted for, whatever becomes of it."""

from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from penalties.actions import numbers, tablets
from penalties.actions.tablets import Enrolled
from penalties.office.audit import OPERATOR
from penalties.office.authorities import Authority
from penalties.office.keys import digest
from penalties.office.premises import keyring_of
from penalties.records.numbers import counts_by_state, gaps
from penalties.rules.numbers import LAST_SERIAL, read
from penalties.rules.refusals import Refused
from tests.builders import councils
from tests.builders.staff import officer


@pytest.fixture
def council(session: Session, at: datetime) -> Authority:
    return councils.council(session, at)


@pytest.fixture
def enrolled(session: Session, council: Authority, at: datetime) -> Enrolled:
    return tablets.enrol(session, council, officer(session, council, at=at), by=OPERATOR, at=at)


def test_numbers_follow_one_another_and_read_back(
    session: Session, council: Authority, enrolled: Enrolled, at: datetime
) -> None:
    first = numbers.lease(session, council, enrolled.tablet, 3, by=OPERATOR, at=at)
    second = numbers.lease(session, council, enrolled.tablet, 2, by=OPERATOR, at=at)
    assert [read(number.number) for number in first + second] == [
        ("ILF", serial) for serial in range(1, 6)
    ]
    assert gaps(session, council.id) == []


def test_each_number_has_a_code_and_a_link_of_its_own(
    session: Session, council: Authority, enrolled: Enrolled, at: datetime
) -> None:
    leased = numbers.lease(session, council, enrolled.tablet, 50, by=OPERATOR, at=at)
    opened = [numbers.access_of(session, number) for number in leased]
    assert len({access.code for access in opened}) == len({a.token for a in opened}) == 50
    keys = keyring_of(session).field
    for number, access in zip(leased, opened, strict=True):
        assert number.code_digest == keys.fingerprint(access.code)
        assert number.token_digest == digest(access.token)
        assert access.code.encode() not in number.access


def test_a_replaced_code_shuts_out_the_old_one(
    session: Session, council: Authority, enrolled: Enrolled, at: datetime
) -> None:
    (number,) = numbers.lease(session, council, enrolled.tablet, 1, by=OPERATOR, at=at)
    before, old_digest = numbers.access_of(session, number), number.code_digest
    after = numbers.replace_code(session, number, by=OPERATOR, at=at)
    assert after != before
    assert after.token.startswith("ILF-")
    assert number.code_digest != old_digest
    assert numbers.access_of(session, number) == after


@pytest.mark.parametrize("count", [0, -1, 51])
def test_a_lease_is_for_one_to_fifty(
    session: Session, council: Authority, at: datetime, count: int
) -> None:
    with pytest.raises(Refused, match="1 to 50"):
        numbers.lease(session, council, None, count, by=OPERATOR, at=at)


def test_the_series_ends_rather_than_begin_again(
    session: Session, council: Authority, at: datetime
) -> None:
    council.next_serial = LAST_SERIAL
    session.flush()
    numbers.lease(session, council, None, 1, by=OPERATOR, at=at)
    with pytest.raises(Refused, match="used all"):
        numbers.lease(session, council, None, 1, by=OPERATOR, at=at)


def test_every_fate_of_a_number_is_counted(
    session: Session, council: Authority, enrolled: Enrolled, at: datetime
) -> None:
    kept, spoiled, _lost = numbers.lease(session, council, enrolled.tablet, 3, by=OPERATOR, at=at)
    numbers.issue(session, kept, by=OPERATOR, at=at)
    numbers.spoil(session, spoiled, "paper jam", by=OPERATOR, at=at)
    numbers.spoil(session, spoiled, "paper jam", by=OPERATOR, at=at)
    tablets.revoke(session, enrolled.tablet, by=OPERATOR, at=at)
    session.flush()
    counted = counts_by_state(session, council.id)
    assert counted == {"unused": 0, "leased": 0, "issued": 1, "spoiled": 1, "lost": 1}


def test_a_lost_number_whose_paper_turns_up_is_issued(
    session: Session, council: Authority, enrolled: Enrolled, at: datetime
) -> None:
    (number,) = numbers.lease(session, council, enrolled.tablet, 1, by=OPERATOR, at=at)
    tablets.revoke(session, enrolled.tablet, by=OPERATOR, at=at)
    numbers.issue(session, number, by=OPERATOR, at=at)
    assert number.state == "issued"


def test_a_number_is_used_once_and_a_notice_is_not_spoiled(
    session: Session, council: Authority, enrolled: Enrolled, at: datetime
) -> None:
    (number,) = numbers.lease(session, council, enrolled.tablet, 1, by=OPERATOR, at=at)
    with pytest.raises(Refused, match="Say why"):
        numbers.spoil(session, number, "  ", by=OPERATOR, at=at)
    numbers.issue(session, number, by=OPERATOR, at=at)
    with pytest.raises(Refused, match="issued already"):
        numbers.issue(session, number, by=OPERATOR, at=at)
    with pytest.raises(Refused, match="withdraw that instead"):
        numbers.spoil(session, number, "wrong name", by=OPERATOR, at=at)
