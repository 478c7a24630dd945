"""A second look is decided: what each outcome does, who may, and what the database refuses."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from appeals.actions.asking import ask_for_more
from appeals.actions.clock import STEPS
from appeals.actions.deciding import decide
from appeals.records.decisions import decision_of
from appeals.records.letters import letters_of
from appeals.rules.cancelling import Reason
from appeals.rules.decisions import Outcome
from appeals.rules.grounds import Ground
from appeals.rules.signs import Signs
from penalties.actions import refunds
from penalties.actions.holds import place_hold
from penalties.actions.reviews import withdraw
from penalties.actions.takings import Money, take
from penalties.office.audit import CARD_PROCESSOR, Actor, Entry, trail_of
from penalties.office.authorities import Authority
from penalties.records.holds import holds_of
from penalties.records.payments import ledger_of
from penalties.records.queues import open_items
from penalties.records.terms import terms_of
from penalties.rules.holds import HoldKind
from penalties.rules.money import Pence
from penalties.rules.refusals import Refused
from penalties.rules.withdrawals import Because
from tests.builders.deciding import (
    all_answered,
    cancellation,
    decided,
    pause,
    refusal,
    reviewer,
)
from tests.builders.patrol import person
from tests.builders.payers import case_of, handed_over
from tests.builders.payments import ledger, waiting
from tests.builders.representations import taken_in

IN_DISCOUNT = datetime(2026, 11, 26, 20, tzinfo=UTC)
AFTER_IT = datetime(2026, 12, 4, 20, tzinfo=UTC)
DECIDED = datetime(2026, 12, 10, 11, tzinfo=UTC)


@pytest.fixture
def case(street, session):
    """A notice that was handed over: £75 until 2 December, £100 and a reply until 6 December."""
    session.get_one(Authority, street.authority.id).second_read_percent = 0
    return case_of(session, street.authority.id, handed_over(street).number)


@pytest.fixture
def ada(session, street, at):
    return reviewer(session, street.authority, at)


@pytest.fixture
def ben(session, street, at):
    return reviewer(session, street.authority, at, "Ben Looks")


def kinds_waiting(session, case):
    return [item.kind for item in open_items(session, case.authority_id, "supervisor")]


def last_event(session, case, event):
    return [one for one in trail_of(session, case.authority_id, case.id) if one.event == event][-1]


def paid_in_part(session, case, at):
    money = Money("card", Pence(7_500), at, "pi_late")
    take(session, case, money, by=CARD_PROCESSOR, at=at)


def test_a_refusal_opens_the_lower_amount_again_for_fourteen_days(session, case, ada):
    one = taken_in(session, case, IN_DISCOUNT)
    made = decided(session, case, one, refusal(), by=ada, at=DECIDED)
    assert (made.status, made.no_sign, made.delivered_on) == ("made", True, date(2026, 12, 14))
    assert made.pay_by == made.lower_until == date(2026, 12, 28)
    assert case.discount_ends_on == case.payment_period_ends_on == date(2026, 12, 28)
    assert "Monday 28 December 2026" in " ".join(made.calculation)
    assert not case.is_on_hold
    assert case.next_step_on == date(2026, 12, 29)
    assert (one.standing, one.decided_at) == ("decided", DECIDED)
    assert kinds_waiting(session, case) == []
    assert [letter.kind for letter in letters_of(session, 1, case.id)][-1] == "decision"
    facts = last_event(session, case, "representation.decided").facts
    assert facts == {
        "number": case.number,
        "serial": 1,
        "outcome": "refused_lower",
        "pay_by": "2026-12-28",
        "lower_until": "2026-12-28",
    }
    terms = terms_of(session, case)
    assert terms.lower_is_open(datetime(2026, 12, 28, 23, 59, 59, tzinfo=UTC))
    assert not terms.lower_is_open(datetime(2026, 12, 29, tzinfo=UTC))


@pytest.mark.parametrize(
    ("outcome", "lower_until"),
    [(Outcome.REFUSED, date(2026, 12, 2)), (Outcome.REFUSED_LOWER, date(2026, 12, 28))],
)
def test_after_the_lower_amount_was_over_whoever_decides_may_open_it_again(
    session, case, ada, outcome, lower_until
):
    one = taken_in(session, case, AFTER_IT)
    made = decided(session, case, one, refusal(outcome=outcome), by=ada, at=DECIDED)
    assert case.payment_period_ends_on == made.pay_by == date(2026, 12, 28)
    assert case.discount_ends_on == lower_until
    assert made.lower_until == (lower_until if outcome is Outcome.REFUSED_LOWER else None)
    assert case.full_pence == 10_000
    assert case.lower_pence == 7_500


def test_the_lower_amount_that_is_here_already_is_not_opened_again(session, case, ada):
    paid_in_part(session, case, AFTER_IT)
    one = taken_in(session, case, AFTER_IT + timedelta(hours=1))
    with pytest.raises(Refused, match="leave nothing to pay"):
        decided(session, case, one, refusal(), by=ada, at=DECIDED)


def test_the_plain_refusal_of_who_wrote_in_time_is_closed(session, case, ada):
    one = taken_in(session, case, IN_DISCOUNT)
    with pytest.raises(Refused, match="lower amount was open"):
        decided(session, case, one, refusal(outcome=Outcome.REFUSED), by=ada, at=DECIDED)


def test_a_cancelled_notice_with_money_asks_for_its_refund_once(session, case, ada, ben):
    paid_in_part(session, case, AFTER_IT)
    one = taken_in(session, case, AFTER_IT + timedelta(hours=1))
    made = decided(session, case, one, cancellation(), by=ada, at=DECIDED)
    assert (made.because, made.no_sign, made.pay_by) == ("order_or_sign", False, None)
    assert (case.status, case.withdrawn_because) == ("withdrawn", "representation")
    asked = [one for one in open_items(session, 1, "finance") if one.kind.startswith("refund")]
    assert [(item.kind, item.facts["pence"]) for item in asked] == [(refunds.KIND, 7_500)]
    assert asked[0].facts["asked_by"] == str(ada.id)
    with pytest.raises(Refused, match="Somebody else"):
        refunds.approve_refund(session, asked[0], by=ada, at=DECIDED)
    refunds.approve_refund(session, asked[0], by=ben, at=DECIDED)
    refunds.record_refund(session, asked[0], "re_1", by=ben, at=DECIDED)
    assert ledger(session, case)[-1][:2] == ("refund", -7_500)
    assert "representation" not in [h.kind for h in holds_of(session, case) if not h.lifted_at]


def test_what_was_asked_back_before_is_not_asked_for_again(session, case, ada, ben):
    paid_in_part(session, case, AFTER_IT)
    (entry,) = ledger_of(session, case.authority_id, case.id)
    why = refunds.Because.LOWER_PAID_LATE
    refunds.ask_refund(session, case, entry, Pence(2_000), why, by=ben, at=AFTER_IT)
    one = taken_in(session, case, AFTER_IT + timedelta(hours=1))
    decided(session, case, one, cancellation(), by=ada, at=DECIDED)
    asked = [one for one in open_items(session, 1, "finance") if one.kind == refunds.KIND]
    assert sorted(item.facts["pence"] for item in asked) == [2_000, 5_500]


def test_a_cancelled_notice_without_money_asks_for_no_refund(session, case, ada):
    one = taken_in(session, case, IN_DISCOUNT)
    decided(session, case, one, cancellation(reason=Reason.EXCUSE), by=ada, at=DECIDED)
    assert case.status == "withdrawn"
    assert waiting(session, case) == []
    assert not case.is_on_hold


def test_what_whoever_decides_writes_is_in_no_trail(session, case, ada):
    one = taken_in(session, case, IN_DISCOUNT)
    decided(session, case, one, cancellation(words="A hedge hid it"), by=ada, at=DECIDED)
    details = session.scalars(text("SELECT body FROM audit_details")).all()
    facts = [str(entry.facts) for entry in session.scalars(select(Entry))]
    assert not [words for words in (*details, *facts) if "hedge" in words]


def test_an_unanswered_point_closes_every_answer_and_no_pause(session, case, ada):
    one = taken_in(session, case, IN_DISCOUNT, grounds=(Ground.NOT_SO, Ground.HARDSHIP))
    for chosen in (refusal(), cancellation()):
        with pytest.raises(Refused, match="0 of 2 points answered"):
            decide(session, one, chosen, by=ada, at=DECIDED)
    assert decide(session, one, pause(), by=ada, at=DECIDED).status == "made"


def test_the_issuer_decides_nothing(session, street, case, ada):
    one = taken_in(session, case, IN_DISCOUNT)
    all_answered(session, case, one, by=ada, at=DECIDED)
    issuer = Actor("staff", street.officer.id)
    for chosen in (refusal(), cancellation(), pause()):
        with pytest.raises(Refused, match="Somebody else must decide"):
            decide(session, one, chosen, by=issuer, at=DECIDED)


def test_the_second_of_two_who_decide_is_told(session, case, ada, ben):
    one = taken_in(session, case, IN_DISCOUNT)
    decided(session, case, one, refusal(), by=ada, at=DECIDED)
    with pytest.raises(Refused, match="Nothing is left to decide"):
        decide(session, one, cancellation(), by=ben, at=DECIDED)
    assert case.status == "served"


def test_who_says_under_18_and_showed_no_document_is_never_refused(session, street, ada):
    said_so = person(identity="volunteered", identity_checked="address_check", apparent_age=42)
    case = case_of(session, street.authority.id, handed_over(street, person=said_so).number)
    one = taken_in(session, case, IN_DISCOUNT, grounds=(Ground.UNDER_18,))
    with pytest.raises(Refused, match="no document or police check"):
        decided(session, case, one, refusal(), by=ada, at=DECIDED)


def test_who_says_under_18_and_showed_a_document_has_a_second_reader(session, case, ada):
    one = taken_in(session, case, IN_DISCOUNT, grounds=(Ground.UNDER_18,))
    assert decided(session, case, one, refusal(), by=ada, at=DECIDED).status == "to_be_read"


def test_while_we_wait_for_what_we_asked_for_nothing_is_refused(session, case, ada):
    one = taken_in(session, case, IN_DISCOUNT)
    all_answered(session, case, one, by=ada, at=IN_DISCOUNT)
    ask_for_more(session, one, "Where was the sign?", by=ada, at=IN_DISCOUNT)
    with pytest.raises(Refused, match="wait for it until Thursday 10 December"):
        decide(session, one, refusal(), by=ada, at=DECIDED)
    later = DECIDED + timedelta(days=1)
    assert decide(session, one, refusal(), by=ada, at=later).status == "made"
    assert one.more_by is None


def test_a_case_that_the_council_paused_is_not_refused(session, case, ada, ben):
    one = taken_in(session, case, IN_DISCOUNT)
    place_hold(session, case, HoldKind.COUNCIL, by=ben, at=IN_DISCOUNT, reason="Seen.")
    with pytest.raises(Refused, match="The council has paused"):
        decided(session, case, one, refusal(), by=ada, at=DECIDED)


def test_a_refusal_that_no_court_could_follow_is_closed(session, case, ada):
    """The 14 days after a letter of 4 May end a day before the last safe day, Friday 21 May."""
    last, late = datetime(2027, 5, 4, 11, tzinfo=UTC), datetime(2027, 5, 5, 11, tzinfo=UTC)
    one = taken_in(session, case, last)
    all_answered(session, case, one, by=ada, at=last)
    kept = refusal(outcome=Outcome.REFUSED)
    with pytest.raises(Refused, match="Cancel the notice"):
        decide(session, one, kept, by=ada, at=late)
    with pytest.raises(Refused, match="Six months"):
        decide(session, one, kept, by=ada, at=datetime(2027, 5, 23, 11, tzinfo=UTC))
    assert decide(session, one, kept, by=ada, at=last).pay_by == date(2027, 5, 20)


def test_signs_close_the_refusal_and_nothing_of_the_answer_is_kept(session, case, ada):
    one = taken_in(session, case, IN_DISCOUNT)
    all_answered(session, case, one, by=ada, at=DECIDED)
    seen = Signs(under_18=False, sells=True, made_to=False)
    with pytest.raises(Refused, match="Then the notice is not kept"):
        decide(session, one, refusal(signs=seen), by=ada, at=DECIDED)
    made = decide(session, one, cancellation(signs=seen), by=ada, at=DECIDED)
    assert not made.no_sign


@pytest.mark.parametrize("status", ["paid", "withdrawn"])
def test_the_clock_closes_what_was_overtaken(office, session, case, ada, at, status):
    one = taken_in(session, case, IN_DISCOUNT)
    if status == "paid":
        money = Money("card", Pence(7_500), IN_DISCOUNT, "pi_1")
        take(session, case, money, by=CARD_PROCESSOR, at=IN_DISCOUNT)
    else:
        withdraw(session, case, Because.CHECKED, "", by=ada, at=IN_DISCOUNT)
    session.commit()
    step = STEPS["representations_overtaken"]
    assert step(office, case.authority_id, DECIDED, True) == 1
    assert step(office, case.authority_id, DECIDED, False) == 1
    assert step(office, case.authority_id, DECIDED, False) == 0
    session.expire_all()
    assert (one.standing, one.decided_at) == ("overtaken", DECIDED)
    assert last_event(session, case, "representation.overtaken").facts["status"] == status
    assert kinds_waiting(session, case) == []
    assert all(hold.lifted_at for hold in holds_of(session, case))
    with pytest.raises(Refused, match="Nothing is left"):
        decide(session, one, cancellation(), by=ada, at=DECIDED)


def test_the_clock_leaves_alone_what_is_open(office, session, case):
    taken_in(session, case, IN_DISCOUNT)
    session.commit()
    assert STEPS["representations_overtaken"](office, case.authority_id, DECIDED, False) == 0


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"decided_by": "issued_by"}, "decided_by_another"),
        ({"read_by": "issued_by"}, "read_by_another"),
        ({"read_by": "decided_by"}, "read_by_another"),
        ({"no_sign": "FALSE"}, "support_comes_first"),
        ({"outcome": "'cancelled'", "because": "'excuse'"}, "support_comes_first"),
        ({"because": "'excuse'"}, "cancelled_says_why"),
        ({"pay_by": "NULL"}, "refused_says_until_when"),
        ({"made_at": "NULL"}, "made_says_when"),
        ({"outcome": "'forgotten'", "no_sign": "FALSE"}, "outcome_is_known"),
        ({"issued_by": "decided_by", "decided_by": "issued_by"}, "fk_decisions_representation"),
    ],
)
def test_the_database_itself_refuses(session, case, ada, changes, rule):
    one = taken_in(session, case, IN_DISCOUNT)
    made = decided(session, case, one, refusal(), by=ada, at=DECIDED)
    columns = [column.name for column in made.__table__.columns]
    stands = {} if rule.endswith("_when") else {"status": "'sent_back'", "made_at": "NULL"}
    values = {name: name for name in columns} | {"id": "penalty_id"} | stands | changes
    copied = (
        f"INSERT INTO decisions ({', '.join(columns)})"
        f" SELECT {', '.join(values[name] for name in columns)} FROM decisions"
    )
    with pytest.raises(IntegrityError) as no:
        session.execute(text(copied))
    assert rule in str(no.value) or "FOREIGN KEY" in str(no.value)


@pytest.mark.parametrize("change", ["outcome = 'refused'", "no_sign = NULL", "words = 'Other.'"])
def test_what_was_decided_is_never_written_over(session, case, ada, change):
    one = taken_in(session, case, IN_DISCOUNT)
    decided(session, case, one, refusal(), by=ada, at=DECIDED)
    with pytest.raises(IntegrityError, match="rests on this for good"):
        session.execute(text(f"UPDATE decisions SET {change}"))


def test_the_database_lets_one_decision_stand(session, case, ada):
    one = taken_in(session, case, IN_DISCOUNT)
    decided(session, case, one, refusal(), by=ada, at=DECIDED)
    kept = decision_of(session, one.authority_id, one.id)
    session.expunge(kept)
    columns = {c.key: getattr(kept, c.key) for c in kept.__mapper__.column_attrs}
    session.add(type(kept)(**{**columns, "id": case.id}))
    with pytest.raises(IntegrityError):
        session.flush()
