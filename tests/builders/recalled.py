"""Many notices with one fault: handed over to as many people, some paid, beside a sign."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from appeals.rules.recalls import Defect, Fault
from penalties.actions.payments import Way, record_payment
from penalties.actions.signs import add_sign
from penalties.office.audit import Actor
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.orders import orders_of, prohibitions_of, versions_of
from penalties.rules.money import Pence
from penalties.rules.signs import Condition
from tests.builders.patrol import INSIDE, Patrol, penalised, person
from tests.builders.payers import case_of

LOWER = 7_500
ON = date(2026, 11, 22)
NAMES = ("Imran", "Tomasz", "Daniel", "Kwame", "Luca")


@dataclass(frozen=True)
class Fleet:
    """The notices of one night, all under one prohibition; the first of them are paid."""

    numbers: tuple[str, ...]
    paid: tuple[str, ...]


def handed_out(street: Patrol, count: int, paying: int = 0, *, first: int = 0) -> Fleet:
    """So many notices to as many people, and the first ``paying`` of them paid at the counter.

    ``first`` is how many people have one already.
    """
    numbers = tuple(number for batch in _batches(count) for number in street.lease(batch))
    items = [penalised(number, person=_somebody(n)) for n, number in enumerate(numbers, first)]
    for start in range(0, count, 50):
        for told in street.take_in(*items[start : start + 50]):
            assert told.notice is not None, told
    for number in numbers[:paying]:
        pay(street, case_of(street.session, street.authority.id, number))
    return Fleet(numbers, numbers[:paying])


def pay(street: Patrol, case: FixedPenalty, pence: int = LOWER) -> None:
    """Money over the counter on the evening of the notice."""
    record_payment(
        *(street.session, case, Way.COUNTER, Pence(pence)),
        received_on=ON,
        by=street.actor,
        at=street.at,
    )


def of_version(session: Session, street: Patrol) -> Fault:
    """The fault is in the order as it stood."""
    (order,) = orders_of(session, street.authority.id)
    (version,) = versions_of(session, order)
    return Fault(defect=Defect.ORDER_VERSION, from_on=ON, to_on=ON, order_version_id=version.id)


def of_prohibition(session: Session, street: Patrol, position: int = 0) -> Fault:
    """The fault is in one article of the order."""
    (order,) = orders_of(session, street.authority.id)
    (version,) = versions_of(session, order)
    article = prohibitions_of(session, version)[position]
    return Fault(defect=Defect.PROHIBITION, from_on=ON, to_on=ON, prohibition_id=article.id)


def of_sign(session: Session, street: Patrol, metres: int = 100) -> Fault:
    """The sign beside the place where everybody was met is missing."""
    (order,) = orders_of(session, street.authority.id)
    sign = add_sign(
        *(session, order),
        place="Ilford Lane, at the bus stop",
        lat_e6=round(INSIDE["lat"] * 1e6) + 100,
        lon_e6=round(INSIDE["lon"] * 1e6),
        inspected_on=ON,
        condition=Condition.MISSING,
        by=Actor("staff", street.officer.id),
        at=street.at,
    )
    about = {"sign_id": sign.id, "metres": metres}
    return Fault(defect=Defect.SIGN, from_on=ON, to_on=ON, **about)


def of_paper(paper: str = "layout=1-dl") -> Fault:
    """The fault is in what we print."""
    return Fault(defect=Defect.WORDING, from_on=ON, to_on=ON, paper=paper)


def _somebody(n: int) -> dict[str, object]:
    born = date(1960 + n % 40, 1 + n // 40 % 12, 1 + n // 480)
    return person(given_name=NAMES[n % 5], date_of_birth=born.isoformat())


def _batches(count: int) -> Iterator[int]:
    while count > 0:
        yield min(count, 50)
        count -= 50
