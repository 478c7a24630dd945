"""The money of a recall: approved together by a third person, sent by the clock, each once."""

import pytest
from sqlalchemy import func, select

from appeals.actions import recall_refunds, recall_work, recalls
from appeals.records.recall_refunds import asked_of_recall
from penalties.actions.refunds import decline_refund
from penalties.office.audit import Actor, Entry
from penalties.office.card_gateway import CardGateway
from penalties.records.payments import paid_pence
from penalties.records.queues import open_items
from penalties.rules.refusals import Refused
from penalties.rules.staff import Role
from tests.builders.payers import case_of
from tests.builders.payments import paid_by_card
from tests.builders.recalled import handed_out, of_version
from tests.builders.staff import member


@pytest.fixture
def who(street, session):
    """Whoever began it, whoever confirmed it, and somebody in finance."""
    return [
        Actor("staff", member(session, street.authority, role, at=street.at, name=f"A {role}").id)
        for role in (Role.SUPERVISOR, Role.LEGAL, Role.FINANCE)
    ]


@pytest.fixture
def night(street, session):
    """Four notices: two paid at the counter, the third by card."""
    made = handed_out(street, 4, paying=2)
    paid_by_card(session, case_of(session, street.authority.id, made.numbers[2]), street.at)
    return made


@pytest.fixture
def done(office, street, session, night, who):
    """A recall that is done, so that its refunds wait."""
    fault = of_version(session, street)
    recall = recalls.begin(session, street.authority.id, fault, "Lapsed.", by=who[0], at=street.at)
    session.commit()
    recall_work.work(office, street.authority.id, street.at)
    session.expire_all()
    recalls.confirm(session, recall, by=who[1], at=street.at)
    session.commit()
    recall_work.work(office, street.authority.id, street.at)
    session.expire_all()
    return recall


def approve(session, recall, by, at, *, by_card=False):
    found = recall_refunds.approve_all(session, recall, by_card=by_card, by=by, at=at)
    session.commit()
    return len(found)


def sent(office, street):
    return recall_refunds.send_approved(office, street.authority.id, street.at)


def balance(session, street, number):
    session.expire_all()
    case = case_of(session, street.authority.id, number)
    return paid_pence(session, case.authority_id, case.id)


def waiting(session, recall):
    session.expire_all()
    return [item.kind for item in open_items(session, recall.authority_id, "finance")]


def test_what_was_paid_by_hand_is_approved_together_and_sent_once(
    office, session, street, done, night, who
):
    assert approve(session, done, who[2], street.at) == 2
    assert balance(session, street, night.paid[0]) == 7_500
    assert sent(office, street) == 2
    assert [balance(session, street, number) for number in night.paid] == [0, 0]
    assert sent(office, street) == 0
    refunded = select(func.count()).where(Entry.event == "payment.refunded")
    assert session.scalar(refunded) == 2
    assert waiting(session, done) == ["refund_to_approve", "recall_refunds"]


def test_neither_who_began_it_nor_who_confirmed_it_approves(session, street, done, who):
    for by in who[:2]:
        with pytest.raises(Refused, match="Somebody else must approve"):
            recall_refunds.approve_all(session, done, by_card=False, by=by, at=street.at)
        session.rollback()
    assert not any(one.is_approved for one in asked_of_recall(session, done))


def test_nothing_is_approved_twice(session, street, done, who):
    approve(session, done, who[2], street.at)
    with pytest.raises(Refused, match="No refund of this recall waits"):
        approve(session, done, who[2], street.at)


def test_while_the_card_processor_is_away_nothing_is_lost(
    office, session, street, done, night, who
):
    assert approve(session, done, who[2], street.at, by_card=True) == 1
    office.__dict__["cards"] = CardGateway("sk_test_x", "whsec_x", "http://127.0.0.1:9")
    assert sent(office, street) == 0
    assert balance(session, street, night.numbers[2]) == 7_500
    (card,) = [one for one in asked_of_recall(session, done) if one.by_card]
    assert card.is_approved


def test_where_no_cards_are_taken_the_others_are_sent_all_the_same(
    office, session, street, done, who
):
    approve(session, done, who[2], street.at, by_card=True)
    approve(session, done, who[2], street.at)
    assert sent(office, street) == 2


def test_the_matter_is_closed_once_nothing_waits(office, session, street, done, who):
    approve(session, done, who[2], street.at)
    sent(office, street)
    (card,) = asked_of_recall(session, done)
    decline_refund(session, card.item, by=who[2], at=street.at)
    session.commit()
    sent(office, street)
    assert waiting(session, done) == []


def test_only_counting_sends_nothing(office, session, street, done, night, who):
    approve(session, done, who[2], street.at)
    here = street.authority.id
    assert recall_refunds.send_approved(office, here, street.at, dry_run=True) == 2
    assert balance(session, street, night.paid[0]) == 7_500
