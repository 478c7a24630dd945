"""Adding a council, and switching on a ceiling that Parliament has commenced."""

from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.authorities import (
    Authority,
    ExtraBankHoliday,
    StatutoryLimitRow,
    as_limit,
)
from penalties.office.database import put
from penalties.rules import commencements
from penalties.rules.authorities import read_address, read_code
from penalties.rules.days import bank_holidays, london_date
from penalties.rules.events import Event
from penalties.rules.extra_holidays import check_new_holiday
from penalties.rules.refusals import refuse
from penalties.rules.tariffs import switched_on


def add(
    session: Session,
    *,
    code: str,
    name: str,
    pay_to: str,
    address: str,
    phone: str | None = None,
    police_force: str | None = None,
    by: Actor,
    at: datetime,
) -> Authority:
    """Add a council; ``address`` ends in its postcode: a penalty can be posted there (s68(5)(d)).

    Raises ``Refused`` for a code that is taken or wrong, a missing name, payee or address.
    """
    free, posted = _free_code(session, code), read_address(address)
    authority = Authority(
        id=_next_id(session),
        code=free,
        name=_said(name),
        short_name=_said(name)[:60],
        pay_to=_said(pay_to),
        address_lines=list(posted.lines),
        postcode=posted.postcode,
        phone=phone,
        police_force=police_force,
        added_at=at,
    )
    put(session, [authority])
    audit.record(
        session,
        Event.AUTHORITY_ADDED,
        authority_id=authority.id,
        by=by,
        at=at,
        subject=("authority", None),
        facts={"code": authority.code},
    )
    return authority


def switch_on_ceiling(
    session: Session,
    row: StatutoryLimitRow,
    *,
    from_on: date,
    instrument: str,
    authority_id: int,
    by: Actor,
    at: datetime,
) -> None:
    """Enter the day and the instrument that bring a waiting ceiling into force.

    Raises ``Refused`` where it is in force already, where what is named is no statutory
    instrument, and for a day before the Act was passed.
    """
    named = commencements.instrument(instrument)
    day_of_law = commencements.begins_on(from_on, named)
    limit = switched_on(as_limit(row), from_on=day_of_law, instrument=named)
    row.from_on, row.instrument = limit.from_on, limit.instrument
    audit.record(
        session,
        Event.CEILING_SWITCHED_ON,
        authority_id=authority_id,
        by=by,
        at=at,
        subject=("ceiling", None),
        facts={"kind": row.kind, "pence": row.pence, "from": from_on.isoformat()},
        detail={"instrument": named},
    )


def add_bank_holiday(
    session: Session, on: date, name: str, *, authority_id: int, by: Actor, at: datetime
) -> None:
    """Enter a one-off bank holiday; the same day again changes nothing.

    Raises ``Refused`` for a weekend, a day that is one already, and one that has begun: letters
    and deadlines that were reckoned without it are out.
    """
    if session.get(ExtraBankHoliday, on) is not None:
        return
    check_new_holiday(on, london_date(at), bank_holidays())
    session.add(ExtraBankHoliday(on=on, name=name.strip()))
    audit.record(
        session,
        Event.AUTHORITY_CHANGED,
        authority_id=authority_id,
        by=by,
        at=at,
        subject=("bank_holiday", None),
        facts={"on": on.isoformat()},
        detail={"name": name.strip()},
    )


def _free_code(session: Session, code: str) -> str:
    code = read_code(code)
    if session.scalar(select(Authority.id).where(Authority.code == code)) is not None:
        raise refuse("authorities.taken", f"There is already an authority with the code {code}.")
    return code


def _said(name: str) -> str:
    if not name.strip():
        raise refuse("authorities.names", "Say what the council is called and who is to be paid.")
    return name.strip()


def _next_id(session: Session) -> int:
    return (session.scalar(select(func.max(Authority.id))) or 0) + 1
