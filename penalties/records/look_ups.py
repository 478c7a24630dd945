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

# Columns of the tables and not of the classes: a row costs a third less than a loaded object.
_CASE = FixedPenalty.__table__.c
_COUNCIL = Authority.__table__.c
_NUMBER = NoticeNumber.__table__.c
_COLUMNS = (
    *(_NUMBER.authority_id, _NUMBER.number, _NUMBER.code_digest, _CASE.id, _CASE.status),
    *(_CASE.is_on_hold, _CASE.snapshot_sha256.is_not(None).label("is_frozen"), _CASE.adult_on),
    *(_CASE.full_pence, _CASE.lower_pence, _CASE.lower_days, _CASE.served, _CASE.served_at),
    *(_CASE.issued_at, _CASE.offence_at, _CASE.offence_on, _CASE.date_of_notice),
    *(_CASE.discount_ends_on, _CASE.payment_period_ends_on, _CASE.representations_close_on),
    *(_CASE.steps_done, _COUNCIL.code, _COUNCIL.name, _COUNCIL.short_name, _COUNCIL.colour),
    *(_COUNCIL.phone, _COUNCIL.email, _COUNCIL.help_lines, _COUNCIL.pay_to),
    *(_COUNCIL.address_lines, _COUNCIL.postcode, _COUNCIL.pay_phone, _COUNCIL.pay_counter),
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
    """The frozen facts of a looked-up notice: large, and so read only where they are shown."""
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
            *_COLUMNS,
            _paid().label("paid_pence"),
            _paying_since().label("paying_since"),
            asked_to_look_again_at().label("asked_at"),
            _extra_holidays().label("extra_holidays"),
        )
        .select_from(NoticeNumber.__table__)
        .join(Authority.__table__, _COUNCIL.id == _NUMBER.authority_id)
        .outerjoin(
            FixedPenalty.__table__,
            (_CASE.authority_id == _NUMBER.authority_id) & (_CASE.number == _NUMBER.number),
        )
        .where(_COUNCIL.code == bindparam("of_council"), _NUMBER.number == bindparam("of_notice"))
    )


def _paid() -> ScalarSelect[int]:
    entry = LedgerEntry.__table__.c
    return (
        select(func.coalesce(func.sum(entry.pence), 0))
        .where(entry.authority_id == _CASE.authority_id, entry.penalty_id == _CASE.id)
        .correlate(FixedPenalty.__table__)
        .scalar_subquery()
    )


def _paying_since() -> ScalarSelect[Any]:
    visit = CardSession.__table__.c
    return (
        select(visit.opened_at)
        .where(visit.authority_id == _CASE.authority_id, visit.penalty_id == _CASE.id, IS_OPEN)
        .correlate(FixedPenalty.__table__)
        .scalar_subquery()
    )


def _extra_holidays() -> ScalarSelect[str]:
    on = cast(ExtraBankHoliday.__table__.c.on, String)
    return select(func.aggregate_strings(on, " ")).scalar_subquery()


_STATEMENT = _statement()
