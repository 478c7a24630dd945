"""Letters about a second look as samples, one of each kind, and drawn."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from appeals.rules.answer_letters import (
    Acknowledged,
    Answer,
    Cancelled,
    Kept,
    LetterFacts,
    LetterKind,
    MoreAsked,
    Paused,
    PointFound,
)
from appeals.rules.answer_snapshots import answer_letter_snapshot
from appeals.rules.grounds import Ground
from appeals.rules.points import Finding
from appeals.rules.refusals import fresh_days
from notices.documents import render
from penalties.rules.days import bank_holidays
from penalties.rules.deadlines import Served, of_notice
from penalties.rules.facts import Person
from penalties.rules.money import Pence
from tests.builders.notices import CODE, LINK, facts

DECIDED_ON = date(2026, 12, 10)
CAME_AT = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
FRESH = fresh_days(
    of_notice(
        offence_at=datetime(2026, 11, 22, 21, 5, tzinfo=UTC),
        served=Served.HAND,
        on=date(2026, 11, 22),
        discount_days=10,
        holidays=bank_holidays(),
    ),
    came_at=CAME_AT,
    decided_on=DECIDED_ON,
    lower_again=True,
    holidays=bank_holidays(),
)
POINTS = (
    PointFound(Ground.NOT_SO, Finding.NOT_AGREED, "We read what both officers wrote that night."),
    PointFound(Ground.ORDER_OR_SIGN, Finding.PARTLY),
    PointFound(Ground.HARDSHIP, Finding.AGREED, "You can pay in two parts. Call us for that."),
)
KEPT = Kept(
    came_on=date(2026, 11, 26),
    decided_on=DECIDED_ON,
    is_review=False,
    points=POINTS,
    full_pence=Pence(10_000),
    pay_by=FRESH.pay.on,
    lower_pence=Pence(6_000),
    lower_until=FRESH.pay.on,
    lower_kept=True,
    calculation=FRESH.calculation,
    review_until=FRESH.pay.on,
    was_read=True,
)
ACKNOWLEDGED = Acknowledged(
    came_on=date(2026, 11, 26),
    in_time=True,
    is_review=False,
    answer_by=DECIDED_ON,
    lower_pence=Pence(6_000),
)
CANCELLED = Cancelled(
    was_asked=True,
    we_were_wrong=False,
    refund_pence=Pence(6_000),
    refund_by=date(2026, 12, 21),
    to_the_card=True,
)
SAMPLES: dict[str, tuple[LetterKind, Answer]] = {
    "acknowledgement": (LetterKind.ACKNOWLEDGEMENT, ACKNOWLEDGED),
    "late": (
        LetterKind.ACKNOWLEDGEMENT,
        replace(ACKNOWLEDGED, in_time=False, is_review=True, lower_pence=None),
    ),
    "more_asked": (LetterKind.MORE_ASKED, MoreAsked(answer_by=date(2026, 12, 10))),
    "kept_lower": (LetterKind.DECISION, KEPT),
    "kept_full": (
        LetterKind.DECISION,
        replace(KEPT, lower_pence=None, lower_until=None, review_until=None, is_review=True),
    ),
    "opened_again": (
        LetterKind.DECISION,
        replace(KEPT, lower_kept=False, pay_by=date(2027, 1, 4), was_read=False),
    ),
    "paused": (LetterKind.DECISION, Paused()),
    "cancelled": (LetterKind.CANCELLED, CANCELLED),
    "our_mistake": (
        LetterKind.CANCELLED,
        Cancelled(
            was_asked=False,
            we_were_wrong=True,
            refund_pence=Pence(10_000),
            refund_by=date(2026, 12, 21),
        ),
    ),
    "paid_back": (
        LetterKind.CANCELLED,
        replace(CANCELLED, refunded_on=date(2026, 12, 14)),
    ),
    "was_paid": (
        LetterKind.CANCELLED,
        replace(CANCELLED, was_asked=False, we_were_wrong=True, was_paid=True),
    ),
    "nothing_paid": (LetterKind.CANCELLED, Cancelled(was_asked=True, we_were_wrong=False)),
}
PERSON = Person("Tomasz Llŷr-Wójcik", ("Flat 3", "12 Sample Street", "Ilford"), "IG1 2DQ", 1984)


def letter(name: str, envelope: str = "dl", **changes: Any) -> dict[str, Any]:
    """The snapshot of a sample; ``changes`` are those of the facts around the answer."""
    kind, answer = SAMPLES[name]
    council = replace(facts().council, envelope_profile=envelope, languages=())
    plain: dict[str, Any] = {
        "number": "ILF0001234K",
        "part": 1,
        "kind": kind,
        "made_at": datetime(2026, 12, 10, 11, 0, tzinfo=UTC),
        "dated": DECIDED_ON,
        "date_of_notice": date(2026, 11, 22),
        "council": council,
        "person": PERSON,
        "answer": answer,
    }
    return answer_letter_snapshot(LetterFacts(**(plain | changes)))


@cache
def drawn(name: str, paper: str = "a4", envelope: str = "dl") -> bytes:
    """A sample as a PDF, drawn once for all tests."""
    return render(letter(name, envelope), code=CODE, link=LINK, paper=paper)
