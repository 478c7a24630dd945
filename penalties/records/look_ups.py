"""The public's look-up: one statement, whoever asks and however often."""

from datetime import date
from typing import Any

from sqlalchemy import Executable, Row, ScalarSelect, String, bindparam, cast, func, select
from sqlalchemy.orm import Session

from penalties.office.authorities import Authority, ExtraBankHoliday
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.numbers import NoticeNumber
from penalties.records.payments import IS_OPEN, CardSession, LedgerEntry
from penalties.records.terms import asked_to_look_again_at
from penalties.rules.days import Holidays, bank_holidays

CASE = (
    *(NoticeNumber.authority_id, NoticeNumber.number, NoticeNumber.code_digest),
    *(FixedPenalty.id, FixedPenalty.status, FixedPenalty.is_on_hold),
    *(FixedPenalty.adult_on, FixedPenalty.snapshot_sha256.is_not(None).label("is_frozen")),
    *(FixedPenalty.full_pence, FixedPenalty.lower_pence, FixedPenalty.lower_days),
    *(FixedPenalty.served, FixedPenalty.served_at, FixedPenalty.issued_at),
    *(FixedPenalty.offence_at, FixedPenalty.offence_on, FixedPenalty.date_of_notice),
    *(FixedPenalty.discount_ends_on, FixedPenalty.payment_period_ends_on),
    *(FixedPenalty.representations_close_on, FixedPenalty.steps_done),
)
COUNCIL = (
    *(Authority.code, Authority.name, Authority.short_name, Authority.colour, Authority.phone),
    *(Authority.email, Authority.help_lines, Authority.pay_to, Authority.address_lines),
    *(Authority.postcode, Authority.pay_phone, Authority.pay_counter),
)


def public_row(session: Session, code: str, number: str) -> Row[Any] | None:
    """All that the public pages need of a notice and its council, in one statement.

    ``code`` is the council's, ``number`` the compact one that begins with it. A number that is on
    paper already, while its case is still on the officer's tablet, has no ``id``. Also there are
    ``paid_pence``, ``paying_since`` (when the open card page was opened), ``asked_at`` (when the
    representation came that the case waits for) and ``extra_holidays`` (see ``holidays_of``).
    """
    return session.execute(_STATEMENT, {"of_council": code, "of_notice": number}).one_or_none()


def snapshot_of(session: Session, row: Row[Any]) -> str | None:
    """The frozen facts of a looked-up notice: large, so only the page that shows them reads them."""
    return session.scalar(
        select(FixedPenalty.snapshot).where(
            FixedPenalty.authority_id == row.authority_id, FixedPenalty.id == row.id
        )
    )


def holidays_of(row: Row[Any]) -> Holidays:
    """The bank holidays that a looked-up row brought along: the packaged ones and the extra."""
    extra = (row.extra_holidays or "").split()
    return bank_holidays() | {date.fromisoformat(on) for on in extra} if extra else bank_holidays()


def number_of_token(session: Session, code: str, token_digest: str) -> str | None:
    """The number that a notice's own link leads to; ``None`` where it is old, or was made up."""
    return session.scalar(
        select(NoticeNumber.number)
        .join(Authority, Authority.id == NoticeNumber.authority_id)
        .where(Authority.code == code, NoticeNumber.token_digest == token_digest)
    )


def _statement() -> Executable:
    return (
        select(
            *CASE,
            *COUNCIL,
            _paid().label("paid_pence"),
            _paying_since().label("paying_since"),
            asked_to_look_again_at().label("asked_at"),
            _extra_holidays().label("extra_holidays"),
        )
        .select_from(NoticeNumber)
        .join(Authority, Authority.id == NoticeNumber.authority_id)
        .outerjoin(
            FixedPenalty,
            (FixedPenalty.authority_id == NoticeNumber.authority_id)
            & (FixedPenalty.number == NoticeNumber.number),
        )
        .where(
            Authority.code == bindparam("of_council"),
            NoticeNumber.number == bindparam("of_notice"),
        )
    )


def _paid() -> ScalarSelect[int]:
    return (
        select(func.coalesce(func.sum(LedgerEntry.pence), 0))
        .where(
            LedgerEntry.authority_id == FixedPenalty.authority_id,
            LedgerEntry.penalty_id == FixedPenalty.id,
        )
        .correlate(FixedPenalty)
        .scalar_subquery()
    )


def _paying_since() -> ScalarSelect[Any]:
    return (
        select(CardSession.opened_at)
        .where(
            CardSession.authority_id == FixedPenalty.authority_id,
            CardSession.penalty_id == FixedPenalty.id,
            IS_OPEN,
        )
        .correlate(FixedPenalty)
        .scalar_subquery()
    )


def _extra_holidays() -> ScalarSelect[str]:
    return select(func.aggregate_strings(cast(ExtraBankHoliday.on, String), " ")).scalar_subquery()


_STATEMENT = _statement()
