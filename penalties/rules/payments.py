"""What a payment means for a case: the truth table of money.

A full payment that our page or letter invited closes the case for good, late or not. The lower
amount paid late is a part payment, never pursued without a refund or legal's decision. Who paid
makes no difference. Anti-social Behaviour, Crime and Policing Act 2014 section 68(2) to (4).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from penalties.rules.amounts import Terms
from penalties.rules.fixed_penalties import PAYABLE, Status
from penalties.rules.money import NOTHING, Pence, written


class Came(StrEnum):
    """How an attempt to pay ended."""

    COMPLETED = "completed"
    ABANDONED = "abandoned"
    DECLINED = "declined"


class Outcome(StrEnum):
    """What an attempt to pay comes to."""

    PAID_IN_TIME = "paid_in_time"
    PAID_LATE = "paid_late"
    OVERPAID = "overpaid"
    PART_PAYMENT = "part_payment"
    UNDERPAID = "underpaid"
    LATE_NOT_INVITED = "late_not_invited"
    DOUBLE_PAYMENT = "double_payment"
    PROCEEDINGS_STARTED = "proceedings_started"
    UNDER_REVIEW = "under_review"
    NOT_OPEN = "not_open"
    ABANDONED = "abandoned"
    DECLINED = "declined"


class FollowUp(StrEnum):
    """What somebody has to do next."""

    NOTHING = "nothing"
    REFUND = "refund"
    CONTACT_PERSON = "contact_person"
    LEGAL_DECIDES = "legal_decides"
    SUPERVISOR_DECIDES = "supervisor_decides"


@dataclass(frozen=True, slots=True)
class Payment:
    """The facts that are judged.

    ``counted_at`` is the moment the money counts at (see ``amounts``), ``balance`` the ledger's sum
    before it, ``invited`` whether our page or a letter of ours asked for the amount.
    """

    status: Status
    terms: Terms
    pence: Pence
    counted_at: datetime
    balance: Pence = NOTHING
    invited: bool = True
    came: Came = Came.COMPLETED

    @property
    def total(self) -> Pence:
        """Everything paid, this payment included."""
        return Pence(self.balance + self.pence)

    @property
    def surplus(self) -> Pence:
        """What is more than was due at the moment that counts."""
        return Pence(max(self.total - self.terms.due(self.counted_at), 0))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a payment means: whether the case closes, what goes back, and who does what."""

    outcome: Outcome
    closes: bool
    sentence: str
    follow_up: FollowUp = FollowUp.NOTHING
    refund: Pence = NOTHING

    @property
    def enters_ledger(self) -> bool:
        """Whether money came: then it is a row of the ledger, whatever it means."""
        return self.outcome not in (Outcome.ABANDONED, Outcome.DECLINED)


def judge(payment: Payment) -> Judgement:
    """What a payment means; every attempt has an answer and none raises."""
    if payment.came is not Came.COMPLETED:
        return _no_money(payment.came)
    if payment.status not in PAYABLE:
        return _not_payable(payment)
    if payment.total < payment.terms.due(payment.counted_at):
        return _too_little(payment)
    return _enough(payment)


def balance(amounts: Iterable[Pence]) -> Pence:
    """The balance of a ledger: the sum of its rows, money given back being negative."""
    return Pence(sum(amounts))


def is_part_paid(status: Status, terms: Terms, paid: Pence) -> bool:
    """Whether part of the amount is here, so that nobody pursues the rest without a decision."""
    return status in PAYABLE and 0 < paid < terms.full


def _no_money(came: Came) -> Judgement:
    if came is Came.DECLINED:
        said = "The card was declined and no money was taken. It can be tried again."
        return Judgement(Outcome.DECLINED, False, said)
    said = "The payment was not finished and no money was taken. It can be tried again."
    return Judgement(Outcome.ABANDONED, False, said)


def _not_payable(payment: Payment) -> Judgement:
    if payment.status is Status.PAID:
        said = f"It was paid already: {written(payment.pence)} goes back."
        return Judgement(Outcome.DOUBLE_PAYMENT, False, said, FollowUp.REFUND, refund=payment.pence)
    if payment.status is Status.CHARGED:
        said = "Proceedings have started: legal decides what happens with the money."
        return Judgement(Outcome.PROCEEDINGS_STARTED, False, said, FollowUp.LEGAL_DECIDES)
    if payment.status is Status.HELD_FOR_REVIEW:
        said = "The notice is being checked: the money is kept until that is decided."
        return Judgement(Outcome.UNDER_REVIEW, False, said, FollowUp.SUPERVISOR_DECIDES)
    said = f"Nothing was due any more: {written(payment.pence)} goes back."
    return Judgement(Outcome.NOT_OPEN, False, said, FollowUp.REFUND, refund=payment.pence)


def _too_little(payment: Payment) -> Judgement:
    terms, total = payment.terms, payment.total
    left = written(Pence(terms.due(payment.counted_at) - total))
    if terms.lower is not None and total >= terms.lower:
        said = f"The lower amount came after its last day; {left} is open. Nobody pursues it yet."
        return Judgement(Outcome.PART_PAYMENT, False, said, FollowUp.CONTACT_PERSON)
    said = f"{written(total)} is here and {left} is open."
    return Judgement(Outcome.UNDERPAID, False, said, FollowUp.CONTACT_PERSON)


def _enough(payment: Payment) -> Judgement:
    in_time, surplus = payment.terms.is_in_time(payment.counted_at), payment.surplus
    if not in_time and not payment.invited:
        said = "It came after the last day and nothing of ours asked for it: legal decides."
        return Judgement(Outcome.LATE_NOT_INVITED, False, said, FollowUp.LEGAL_DECIDES)
    if surplus:
        said = f"Paid, and the case is over; {written(surplus)} too much goes back."
        return Judgement(Outcome.OVERPAID, True, said, FollowUp.REFUND, refund=surplus)
    if in_time:
        return Judgement(Outcome.PAID_IN_TIME, True, "Paid in time, and the case is over.")
    return Judgement(Outcome.PAID_LATE, True, "Paid after the last day, and the case is over.")
