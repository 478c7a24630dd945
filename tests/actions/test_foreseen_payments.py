"""What a payment will come to is told before, and is what it comes to; sent twice, kept once."""

from datetime import UTC, date, datetime

import pytest

from penalties.actions.payments import Way, foresee_payment, record_payment
from penalties.office.audit import Actor
from penalties.office.database import new_id
from penalties.records.payments import ledger_of
from penalties.rules.days import london_date
from penalties.rules.money import Pence
from penalties.rules.refusals import Refused
from tests.builders.payers import case_of, handed_over
from tests.builders.payments import ledger

AT = datetime(2026, 12, 12, 12, tzinfo=UTC)
LOWER = Pence(7_500)


@pytest.fixture
def case(street, session):
    return case_of(session, street.authority.id, handed_over(street).number)


@pytest.mark.parametrize(
    ("way", "pence", "received", "posted"),
    [
        (Way.COUNTER, 7_500, date(2026, 12, 2), None),
        (Way.PHONE, 7_500, date(2026, 12, 3), None),
        (Way.POST, 7_500, date(2026, 12, 8), date(2026, 11, 30)),
        (Way.POST, 7_500, date(2026, 12, 8), None),
        (Way.POST, 10_000, date(2026, 12, 12), date(2026, 12, 11)),
        (Way.COUNTER, 7_500, date(2026, 12, 8), date(2026, 11, 30)),
    ],
)
def test_what_is_foreseen_is_what_comes(street, session, case, way, pence, received, posted):
    facts = {"received_on": received, "posted_on": posted, "at": AT}
    foreseen = foresee_payment(session, case, way, Pence(pence), **facts)
    assert ledger(session, case) == []
    by = Actor("staff", street.officer.id)
    assert record_payment(session, case, way, Pence(pence), **facts, by=by) == foreseen.judged
    (entry,) = ledger_of(session, case.authority_id, case.id)
    assert london_date(entry.counted_at) == foreseen.counted.on
    assert foreseen.counted.steps


def test_a_page_that_is_sent_twice_keeps_the_money_once(street, session, case):
    by, entry_id = Actor("staff", street.officer.id), new_id()
    facts = {"received_on": date(2026, 12, 2), "entry_id": entry_id, "by": by, "at": AT}
    record_payment(session, case, Way.PHONE, LOWER, **facts)
    with pytest.raises(Refused, match="recorded already"):
        record_payment(session, case, Way.PHONE, LOWER, **facts)
    assert ledger(session, case) == [("phone", 7_500, "paid_in_time")]


@pytest.mark.parametrize(
    ("pence", "received", "said"),
    [
        (0, date(2026, 12, 2), "above £0"),
        (1, date(2026, 12, 13), "today or in the past"),
        (1, date(2026, 11, 21), "before the notice"),
    ],
)
def test_what_cannot_be_recorded_cannot_be_foreseen(session, case, pence, received, said):
    with pytest.raises(Refused, match=said):
        foresee_payment(session, case, Way.PHONE, Pence(pence), received_on=received, at=AT)
