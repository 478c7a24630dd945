"""What a fixed penalty notice rests on: typed facts, as they stood when it was issued.

Anti-social Behaviour, Crime and Policing Act 2014 section 68(5) says what must stand on a notice.
"""

from dataclasses import dataclass
from datetime import date, datetime

from penalties.rules.money import Pence


@dataclass(frozen=True, slots=True)
class HelpLine:
    """Somebody who helps, free, whatever this is about."""

    name: str
    phone: str
    hours: str = ""


@dataclass(frozen=True, slots=True)
class Council:
    """The payee, as printed. ``web`` is the public address as a person would type it.

    ``envelope_profile`` is ``dl``, ``c5`` or ``notify``; ``pay_counter`` says where and when;
    ``languages`` are sentences that offer help in other languages.
    """

    code: str
    name: str
    short_name: str
    pay_to: str
    address: tuple[str, ...]
    postcode: str
    phone: str | None
    web: str
    email: str | None = None
    envelope_profile: str = "dl"
    privacy: str = ""
    help_lines: tuple[HelpLine, ...] = ()
    colour: str | None = None
    takes_cards: bool = True
    pay_phone: str | None = None
    pay_counter: str | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """To whom the notice is addressed. The year of birth at most, never the date."""

    name: str
    address: tuple[str, ...]
    postcode: str | None = None
    born_year: int | None = None


@dataclass(frozen=True, slots=True)
class Offence:
    """What is said to have happened; the place in millionths of a degree.

    ``is_requirement``: the article asks for something, to leave for example, and forbids nothing.
    """

    at: datetime
    place: str
    lat_e6: int
    lon_e6: int
    order_code: str
    order_title: str
    order_made_on: date
    version: int
    article: str
    prohibition: str
    restricted_area: str
    particulars: str
    is_requirement: bool = False


@dataclass(frozen=True, slots=True)
class Amounts:
    """What closes the case: all of it, or less of it sooner."""

    full_pence: Pence
    lower_pence: Pence


@dataclass(frozen=True, slots=True)
class Dates:
    """Last days, London; ``earliest_proceedings`` is the first day after the quiet period."""

    discount_ends: date
    payment_period_ends: date
    representations_close: date
    earliest_proceedings: date


@dataclass(frozen=True, slots=True)
class Officer:
    """Who issued it and by what power; ``authority`` names who authorised and the instrument."""

    number: str
    role: str
    authority: str
    authorised_from: date


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a notice rests on. ``served`` is hand, refused_to_take, first- or second-class."""

    number: str
    served: str
    served_at: datetime
    date_of_notice: date
    council: Council
    person: Person
    offence: Offence
    amounts: Amounts
    dates: Dates
    officer: Officer
