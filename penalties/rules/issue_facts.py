"""What the certificate of validity compares: plain values, gathered by whoever issues."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from penalties.rules.areas import Place
from penalties.rules.encounters import IdentityChecked
from penalties.rules.gate import Answer
from penalties.rules.money import Pence
from penalties.rules.order_standing import Standing
from penalties.rules.powers import Grant
from penalties.rules.prohibitions import ProhibitionDraft
from penalties.rules.tariffs import SHIPPED, StatutoryLimit

COOL_OFF = timedelta(hours=24)
CLOCK_DRIFT = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Sums:
    """What closes a case: all of it, or, where there is a lower amount, less within some days."""

    full_pence: Pence
    lower_pence: Pence | None = None
    lower_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierPenalty:
    """Another penalty of the same person that was issued; refused and held ones are left out."""

    number: str
    order_code: str
    prohibition_code: str
    offence_at: datetime
    issued_at: datetime
    incident: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierWarning:
    """A warning in person that the same person was given."""

    number: str
    order_code: str
    given_at: datetime
    incident: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFacts:
    """Everything that the certificate of one notice rests on. Moments are aware, in UTC.

    ``at`` is our own clock as the notice is checked. ``order_then`` is how the order stood at the
    offence and ``order_now`` how it stands at ``at``, both ``None`` where there is no such order.
    ``applies_to_person`` and ``excepted`` are what a person judged of the order's own words.
    ``grants`` are the issuer's; ``issued_on`` is the day the notice is handed over or posted.
    """

    at: datetime
    offence_at: datetime
    issued_on: date
    date_of_notice: date
    order_code: str
    order_begins_on: date | None
    order_then: Standing | None
    order_now: Standing | None
    prohibition_code: str
    prohibition: ProhibitionDraft | None
    particulars: str
    place: Place
    asked: Sums
    tariff: Sums
    gate: Answer
    accuracy_m: float | None = None
    applies_to_person: bool = True
    excepted: bool = False
    grants: tuple[Grant, ...] = ()
    limits: tuple[StatutoryLimit, ...] = SHIPPED
    pay_to: str = ""
    pay_address: tuple[str, ...] = ()
    born_on: date | None = None
    identity_checked: IdentityChecked = IdentityChecked.NONE
    device_clock: datetime | None = None
    incident: str = ""
    earlier: tuple[EarlierPenalty, ...] = ()
    warned: tuple[EarlierWarning, ...] = ()
    cool_off: timedelta = COOL_OFF
    cool_off_passed: bool = False
    clock_drift: timedelta = CLOCK_DRIFT
