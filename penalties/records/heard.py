"""Whether people felt heard, told without a name: a service, a quarter and an answer."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKeyConstraint,
    Index,
    SmallInteger,
    String,
    func,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, Uuid
from penalties.office.roles import SUPPORT_STORE


class HeardAnswer(Base):
    """One answer, with nothing that tells whose it is.

    The id is drawn at random, since one made from the clock would tell the minute.
    """

    __tablename__ = "heard_answers"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "service_id"], ["support_services.authority_id", "support_services.id"]
        ),
        CheckConstraint("answer IN ('yes', 'partly', 'no')", name="answer_is_known"),
        Index("ix_heard_answers_service", "authority_id", "service_id", "quarter_from"),
        {"info": SUPPORT_STORE},
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=uuid.uuid4)
    service_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    quarter_from: Mapped[date] = mapped_column(Date)
    answer: Mapped[str] = mapped_column(String(10))


def heard_by_quarter(
    session: Session, authority_id: int, service_id: uuid.UUID
) -> Sequence[tuple[date, Mapping[str, int]]]:
    """How often each answer was given to one service, by quarter, the latest first."""
    answer, quarter = HeardAnswer.answer, HeardAnswer.quarter_from
    found = session.execute(
        select(quarter, answer, func.count())
        .where(HeardAnswer.authority_id == authority_id, HeardAnswer.service_id == service_id)
        .group_by(quarter, answer)
        .order_by(quarter.desc())
    )
    counted: dict[date, dict[str, int]] = {}
    for from_on, said, times in found:
        counted.setdefault(from_on, {})[said] = times
    return list(counted.items())
