"""What a person is told of their notice online: how it stands, in words, and what can be done.

Nothing here names a person, a place or an offence; whoever looks over a shoulder learns little.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from penalties.rules.amounts import Offer, Terms, amount_now
from penalties.rules.days import is_by_end_of
from penalties.rules.fixed_penalties import Status, may_be_paid_online
from penalties.rules.money import NOTHING, Pence, written
from penalties.rules.payments import is_part_paid
from penalties.rules.second_looks import Ask, SecondLook
from penalties.rules.writing import end_of, weekday


class Stands(StrEnum):
    """How a notice stands, as far as its reader is concerned."""

    CHECKING = "checking"
    OPEN = "open"
    LATE = "late"
    PART_PAID = "part_paid"
    PAID = "paid"
    CANCELLED = "cancelled"
    CLOSED = "closed"
    COURT = "court"


PAUSED = "We have paused this case. While it is paused we send no letters about payment."


@dataclass(frozen=True, slots=True)
class Told:
    """A heading and its sentences, what may be paid now (if anything), and whether to write to us.

    ``offer`` is ``None`` where our pages take no money. ``later`` is what will be asked for, in
    pence, once the lower amount is over. ``ask`` is what can be asked of us after a second look.
    """

    stands: Stands
    heading: str
    sentences: tuple[str, ...]
    offer: Offer | None = None
    may_ask: bool = False
    later: Pence | None = None
    ask: Ask | None = None


def tell(
    status: Status,
    terms: Terms,
    at: datetime,
    *,
    paid: Pence = NOTHING,
    on_hold: bool = False,
    asked_by: date | None = None,
    second_look: SecondLook | None = None,
) -> Told:
    """What is said of a notice at a moment. ``paid`` is what is here, in pence.

    ``asked_by`` is the last day on which a letter of ours asks for the money, if one was sent.
    """
    if not may_be_paid_online(status):
        return _OF_STATUS[status](paid)
    offer = amount_now(terms, at, paid)
    if is_part_paid(status, terms, paid) and offer.pence:
        told = _part_paid(paid, offer)
    elif terms.is_in_time(at):
        told = _open(terms, offer, at, may_ask=second_look is None)
    else:
        told = _late(status, terms, offer, asked_by)
    if second_look is not None:
        told = _looked(told, second_look, offer)
    elif on_hold and told.stands is not Stands.PART_PAID:
        told = replace(told, sentences=(*told.sentences, PAUSED))
    later = Pence(terms.full - paid) if offer.lower and offer.until else None
    return replace(told, later=later)


def _open(terms: Terms, offer: Offer, at: datetime, *, may_ask: bool) -> Told:
    ways = ", or ask us to look again" if may_ask else ""
    said = [f"You can pay to end this{ways}. You do not have to pay."]
    if is_by_end_of(at, terms.full_until):
        said.append(f"No court case will be started by the end of {weekday(terms.full_until)}.")
    if not offer.lower and terms.lower is not None:
        over = f"The time for the lower amount is over. The amount is now {written(offer.pence)}."
        said.insert(0, over)
    return Told(Stands.OPEN, "What you can do", tuple(said), offer, may_ask=True)


def _late(status: Status, terms: Terms, offer: Offer, asked_by: date | None) -> Told:
    amount = written(offer.pence)
    by = f" by {end_of(asked_by)}" if asked_by else ""
    said = [
        f"The last day to pay was {weekday(terms.full_until)}. You can still pay {amount}{by}. The "
        "amount has not gone up. If you pay it, we will close the case for good.",
    ]
    if status is Status.LEGAL_REVIEW:
        said.append(
            "Our legal team is looking at the evidence, and at whether a court case would be "
            "right. It may decide to stop."
        )
    said.append("You can also write to us. If paying is hard, or something is wrong, tell us.")
    return Told(Stands.LATE, "You can still pay", tuple(said), offer, may_ask=True)


def _part_paid(paid: Pence, offer: Offer) -> Told:
    said = (
        f"We have {written(paid)}. {written(offer.pence)} is still open.",
        "We will contact you about this. You do not need to do anything until then. No letters "
        "go out about the rest while we look at it.",
        "You can also pay the rest now, and then the case is closed for good.",
    )
    return Told(Stands.PART_PAID, "We have part of the amount", said, offer, may_ask=True)


def _looked(told: Told, look: SecondLook, offer: Offer) -> Told:
    """The same with what a second look has to say: first, or in the place of everything else."""
    said = look.sentences
    if told.stands is Stands.PART_PAID:
        said = (*told.sentences, *said)
    elif not look.is_whole:
        said = (*said, *told.sentences)
    elif offer.pence:
        said = (*said, f"You do not have to pay. If you pay {written(offer.pence)}, that ends it.")
    heading = told.heading if told.stands is Stands.PART_PAID else look.heading
    return replace(
        told, heading=heading, sentences=said, may_ask=look.ask is not None, ask=look.ask
    )


def _checking(paid: Pence) -> Told:
    said = (
        "You do not need to do anything, and please do not pay yet. You lose no time.",
        "If the notice stands, we will write to you with new dates, never earlier than those on "
        "your paper. If it does not stand, we will cancel it and send back anything you paid.",
    )
    return Told(Stands.CHECKING, "We are checking this notice", said)


def _paid(paid: Pence) -> Told:
    have = f"We have {written(paid)}." if paid > 0 else "We have sent back what you paid."
    said = (
        f"{have} The case is closed for good.",
        "You do not need to do anything more.",
    )
    return Told(Stands.PAID, "This notice is paid", said)


def _cancelled(paid: Pence) -> Told:
    said = ["You do not have to pay anything, and there will be no court case."]
    if paid > 0:
        said.append(f"We will send back the {written(paid)} that we have.")
    return Told(Stands.CANCELLED, "We have cancelled this notice", tuple(said))


def _closed(paid: Pence) -> Told:
    said = ["You do not need to do anything."]
    if paid > 0:
        said.append(f"We have {written(paid)}. We will contact you about it.")
    return Told(Stands.CLOSED, "This case is closed", tuple(said))


def _court(paid: Pence) -> Told:
    said = (
        "A court will deal with this. The papers that came with the court case say what you can "
        "do, and by when.",
        "If you have not had any papers, or have a question, call us.",
    )
    return Told(Stands.COURT, "We can no longer take payment here", said)


_OF_STATUS = {
    Status.HELD_FOR_REVIEW: _checking,
    Status.PAID: _paid,
    Status.WITHDRAWN: _cancelled,
    Status.CLOSED: _closed,
    Status.CHARGED: _court,
}
