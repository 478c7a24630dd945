"""The processor's door: signed or nothing, and an answer for each thing it may say."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from penalties.office.database import new_id
from penalties.office.security_log import SecurityEvent
from tests.builders.apps import app_in
from tests.builders.payments import mark_of, some, visited
from tests.card_stand_in.signing import signed
from tests.web.notice_visits import WEBHOOK_SECRET

PATH = "/stripe/webhook"


@pytest.fixture
def processor(with_cards):
    """Whoever posts to the door of an office where cards are taken."""
    return app_in(with_cards).test_client()


@pytest.fixture
def visit(session, case, at):
    made = visited(session, case, at)
    session.commit()
    return made


def paid(case, visit, at, **changes: Any) -> dict[str, Any]:
    """A payment on the visit, as the processor writes it; only what we read."""
    page = {
        "id": visit.provider_reference,
        "metadata": mark_of(case, visit).as_metadata(),
        "status": "complete",
        "payment_status": "paid",
        "amount_total": visit.pence,
        "currency": "gbp",
        "payment_intent": some("pi"),
    }
    return {
        "id": some("evt"),
        "object": "event",
        "type": "checkout.session.completed",
        "created": int(at.timestamp()),
        "data": {"object": {**page, **changes}},
    }


def post(processor, event, secret: str = WEBHOOK_SECRET):
    body = json.dumps(event).encode()
    signature = signed(secret, body, int(datetime.now(UTC).timestamp()))
    return processor.post(PATH, data=body, headers={"Stripe-Signature": signature})


def test_a_signed_payment_is_kept_without_a_form_of_ours(processor, session, case, visit, at):
    event = paid(case, visit, at)
    assert post(processor, event).get_json() == {"outcome": "paid_in_time"}
    assert post(processor, event).get_json() == {"outcome": "replayed"}
    session.refresh(case)
    assert case.status == "paid"


def test_a_bad_signature_is_a_400_and_a_note(processor, session, case, visit, at):
    answer = post(processor, paid(case, visit, at), secret="whsec_other")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert processor.post(PATH, data=b"{}").status_code == 400
    kinds = [note.kind for note in session.scalars(select(SecurityEvent))]
    assert kinds == ["wrong_webhook", "wrong_webhook"]
    session.refresh(case)
    assert case.status == "served"


def test_notes_of_bad_signatures_do_not_fill_the_log(processor, session):
    for _ in range(20):
        assert processor.post(PATH, data=b"{}").status_code == 400
    assert len(session.scalars(select(SecurityEvent)).all()) == 5


def test_what_is_not_ours_is_answered_well(processor, case, visit, at):
    other = {"id": "evt_1", "type": "customer.created", "created": 1, "data": {"object": {}}}
    assert post(processor, other).get_json() == {"outcome": "not_ours"}
    assert post(processor, paid(case, visit, at, metadata={})).get_json() == {"outcome": "not_ours"}


def test_ours_on_another_account_is_answered_well_and_noted(processor, session, case, visit, at):
    answer = post(processor, {**paid(case, visit, at), "account": "acct_1"})
    assert answer.get_json() == {"outcome": "wrong_account"}
    assert len(session.scalars(select(SecurityEvent)).all()) == 1


def test_ours_and_not_known_is_to_be_sent_again(processor, case, visit, at):
    mark = {**mark_of(case, visit).as_metadata(), "card_session": str(new_id())}
    answer = post(processor, paid(case, visit, at, metadata=mark))
    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")


def test_money_back_of_an_unknown_payment_is_sent_again_while_nobody_can_be_asked(processor, at):
    refund = {"id": "re_1", "payment_intent": "pi_1", "amount": 1, "currency": "gbp", "status": "x"}
    event = {
        "id": "evt_1",
        "type": "refund.created",
        "created": int(at.timestamp()),
        "data": {"object": refund},
    }
    assert post(processor, event).status_code == 503


def test_there_is_no_door_where_no_cards_are_taken(app):
    assert app.test_client().post(PATH, data=b"{}").status_code == 404


def test_a_look_at_the_door_is_not_a_page(processor):
    assert processor.get(PATH).status_code == 405
