"""Signs that tell people of an order: where they stand and when they were last looked at."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKeyConstraint,
    Integer,
    SmallInteger,
    String,
    Text,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.audit import Entry
from penalties.office.database import Base, UtcDateTime, Uuid, new_id
from penalties.records.orders import Order
from penalties.rules.events import Event
from penalties.rules.signs import Inspection


class Sign(Base):
    """A sign that tells people of the order, where it stands and when it was last looked at."""

    __tablename__ = "signs"
    __table_args__ = (
        ForeignKeyConstraint(["authority_id", "order_id"], ["orders.authority_id", "orders.id"]),
        CheckConstraint("condition IN ('good', 'damaged', 'missing')", name="condition_is_known"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    order_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    place: Mapped[str] = mapped_column(Text)
    lat_e6: Mapped[int] = mapped_column(Integer)
    lon_e6: Mapped[int] = mapped_column(Integer)
    inspected_on: Mapped[date] = mapped_column(Date)
    condition: Mapped[str] = mapped_column(String(20))
    photo_sha256: Mapped[str | None] = mapped_column(String(64))
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    entered_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)


def signs_of(session: Session, order: Order) -> Sequence[Sign]:
    """The order's signs, the longest uninspected first."""
    return session.scalars(
        select(Sign)
        .where(Sign.authority_id == order.authority_id, Sign.order_id == order.id)
        .order_by(Sign.inspected_on, Sign.id)
    ).all()


def inspections_of(
    session: Session, authority_id: int, sign_ids: Sequence[uuid.UUID]
) -> dict[uuid.UUID, list[Inspection]]:
    """Every look at each of these signs, as the trail has it, the first recorded first."""
    found: dict[uuid.UUID, list[Inspection]] = {sign_id: [] for sign_id in sign_ids}
    entries = session.execute(
        select(Entry.subject_id, Entry.facts)
        .where(
            Entry.authority_id == authority_id,
            Entry.subject_id.in_(sign_ids),
            Entry.event.in_((Event.SIGN_RECORDED, Event.SIGN_INSPECTED)),
        )
        .order_by(Entry.seq)
    )
    for sign_id, facts in entries:
        on = date.fromisoformat(facts["inspected_on"])
        found[sign_id].append(Inspection(on, facts["condition"]))
    return found
