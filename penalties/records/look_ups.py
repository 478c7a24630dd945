"""The public's look-up: one statement, whoever asks and however often."""

from sqlalchemy import RowMapping, select
from sqlalchemy.orm import Session

from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.numbers import NoticeNumber


def public_row(session: Session, authority_id: int, number: str) -> RowMapping | None:
    """What the public page needs of a notice, in one statement: its id, its digests, its facts."""
    columns = (
        FixedPenalty.id,
        FixedPenalty.number,
        FixedPenalty.status,
        FixedPenalty.is_on_hold,
        FixedPenalty.snapshot,
        FixedPenalty.full_pence,
        FixedPenalty.lower_pence,
        NoticeNumber.code_digest,
    )
    found = session.execute(
        select(*columns)
        .join(
            NoticeNumber,
            (NoticeNumber.authority_id == FixedPenalty.authority_id)
            & (NoticeNumber.number == FixedPenalty.number),
        )
        .where(FixedPenalty.authority_id == authority_id, FixedPenalty.number == number)
    )
    return found.mappings().one_or_none()
