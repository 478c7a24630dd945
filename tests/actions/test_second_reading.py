"""A refusal waits for a second reader: who may, what they see to, and what came meanwhile."""

from datetime import UTC, date, datetime, timedelta

import pytest

from appeals.actions.asking import add_to
from appeals.actions.deciding import decide
from appeals.actions.reading_second import read_second
from appeals.actions.sealing import opened
from appeals.records.decisions import decision_of, decisions_about
from appeals.records.letters import letters_of
from appeals.rules.grounds import Ground
from penalties.actions.takings import Money, take
from penalties.office.audit import CARD_PROCESSOR, PUBLIC, Actor, trail_of
from penalties.office.authorities import Authority
from penalties.records.queues import open_items
from penalties.rules.money import Pence
from penalties.rules.refusals import Refused
from tests.builders.deciding import cancellation, decided, refusal, reviewer
from tests.builders.payers import case_of, handed_over
from tests.builders.representations import taken_in

CAME = datetime(2026, 11, 26, 20, tzinfo=UTC)
DECIDED = datetime(2026, 12, 8, 11, tzinfo=UTC)
READ = datetime(2026, 12, 10, 11, tzinfo=UTC)


@pytest.fixture
def case(street, session):
    session.get_one(Authority, street.authority.id).second_read_percent = 0
    return case_of(session, street.authority.id, handed_over(street).number)


@pytest.fixture
def ada(session, street, at):
    return reviewer(session, street.authority, at)


@pytest.fixture
def ben(session, street, at):
    return reviewer(session, street.authority, at, "Ben Reads")


@pytest.fixture
def one(session, case, ada):
    """A refusal that waits: the person said that they are ill."""
    made = taken_in(session, case, CAME, grounds=(Ground.VULNERABLE,))
    decided(session, case, made, refusal(), by=ada, at=DECIDED)
    return made


def waiting(session):
    return {item.kind for item in open_items(session, 1, "supervisor")}


def test_nothing_goes_out_before_somebody_else_has_read_it(session, case, one):
    decision = decision_of(session, case.authority_id, one.id)
    assert (decision.status, decision.pay_by, decision.made_at) == ("to_be_read", None, None)
    assert one.standing == "to_be_read"
    assert case.is_on_hold
    assert case.payment_period_ends_on == date(2026, 12, 6)
    assert "representation_to_read" in waiting(session)
    assert "decision" not in [letter.kind for letter in letters_of(session, 1, case.id)]
    assert trail_of(session, 1, case.id)[-1].event == "representation.to_be_read"


def test_a_reader_who_agrees_lets_it_go_out_with_the_days_of_that_day(session, case, one, ben):
    made = read_second(session, one, "", agrees=True, by=ben, at=READ)
    assert (made.status, made.read_by, made.made_at) == ("made", ben.id, READ)
    assert made.pay_by == made.lower_until == date(2026, 12, 28)
    assert one.standing == "decided"
    assert waiting(session) == set()
    assert letters_of(session, 1, case.id)[-1].kind == "decision"


def test_a_reader_sends_back_with_words_and_it_is_decided_again(session, case, one, ada, ben):
    with pytest.raises(Refused, match="Say why you send it back"):
        read_second(session, one, "  ", agrees=False, by=ben, at=READ)
    sent = read_second(session, one, "Ask the clinic first.", agrees=False, by=ben, at=READ)
    assert (sent.status, sent.read_words) == ("sent_back", "Ask the clinic first.")
    assert one.standing == "open"
    assert "representation_to_read" not in waiting(session)
    assert "representation" in waiting(session)
    assert case.is_on_hold
    decide(session, one, cancellation(), by=ada, at=READ + timedelta(hours=1))
    assert [each.status for each in decisions_about(session, 1, case.id)] == ["sent_back", "made"]
    assert case.status == "withdrawn"


def test_neither_the_issuer_nor_whoever_decided_reads(session, street, one, ada):
    for by, rule in ((ada, "decisions.own"), (Actor("staff", street.officer.id), "issuer")):
        for agrees in (True, False):
            with pytest.raises(Refused) as no:
                read_second(session, one, "Seen.", agrees=agrees, by=by, at=READ)
            assert rule in no.value.refusals[0].rule


def test_what_the_person_adds_meanwhile_is_looked_at_before_anything_goes_out(
    session, case, one, ben
):
    kept = add_to(session, one, "Here is my letter.", kind="added", by=PUBLIC, at=READ)
    assert opened(session, kept.body) == {"words": "Here is my letter."}
    with pytest.raises(Refused, match="told us more since"):
        read_second(session, one, "", agrees=True, by=ben, at=READ)
    session.refresh(one)
    assert one.standing == "to_be_read"


def test_two_readers_at_once_read_once(session, one, ben, street, at):
    cem = reviewer(session, street.authority, at, "Cem Reads")
    read_second(session, one, "", agrees=True, by=ben, at=READ)
    with pytest.raises(Refused, match="has read this already"):
        read_second(session, one, "No.", agrees=False, by=cem, at=READ)


def test_a_refusal_that_cannot_go_out_any_more_is_not_agreed_to(session, one, ben):
    late = datetime(2027, 5, 5, 11, tzinfo=UTC)
    with pytest.raises(Refused, match="Cancel the notice"):
        read_second(session, one, "", agrees=True, by=ben, at=late)


def test_a_case_that_was_paid_meanwhile_is_not_refused(session, case, one, ben):
    take(session, case, Money("card", Pence(7_500), READ, "pi_1"), by=CARD_PROCESSOR, at=READ)
    assert case.status == "paid"
    with pytest.raises(Refused, match="Nothing is left"):
        read_second(session, one, "", agrees=True, by=ben, at=READ)


def test_the_share_that_the_council_sets_is_read(session, street, case, ada):
    session.get_one(Authority, 1).second_read_percent = 100
    made = taken_in(session, case, CAME)
    assert decided(session, case, made, refusal(), by=ada, at=DECIDED).status == "to_be_read"


def test_a_review_is_decided_by_somebody_else_and_always_read(session, case, ada, ben, street, at):
    first = taken_in(session, case, CAME)
    decided(session, case, first, refusal(), by=ada, at=DECIDED)
    review = taken_in(session, case, READ, review_of=first.id, new="A photo of the sign.")
    with pytest.raises(Refused, match="You made the decision"):
        decided(session, case, review, cancellation(), by=ada, at=READ)
    later = READ + timedelta(hours=1)
    assert decide(session, review, refusal(), by=ben, at=later).status == "to_be_read"
    again = read_second(session, review, "", agrees=True, by=ada, at=later)
    assert again.status == "made"
    assert case.payment_period_ends_on == date(2026, 12, 28)
