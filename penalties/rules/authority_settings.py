"""What a council may choose for itself, and what each choice must be.

The law leaves the council its payee and address (ASBCPA 2014 section 68(5)), and more time for
representations than the 14 days in which nothing may be charged (section 68(4)).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from penalties.rules.addresses import postcode
from penalties.rules.authorities import S68_5, check_lines
from penalties.rules.deadlines import PAYMENT_DAYS
from penalties.rules.refusals import Refusal, Refused, refuse

ENVELOPES = ("dl", "c5", "notify")
LONGEST_REPRESENTATIONS = 56
LONGEST_COOL_OFF = 720
LONGEST_ANSWER = 56
MOST_HELP_LINES = 6
MOST_LANGUAGES = 8
LONGEST_SENTENCE = 200
LONGEST_ADDRESS = 300

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}", re.ASCII)
_STRIPE_ACCOUNT = re.compile(r"acct_[A-Za-z0-9]{1,60}", re.ASCII)
_PAGE = re.compile(
    r"https://[a-z0-9\-]+(?:\.[a-z0-9\-]+)+(?:[/?#][!-~]*)?", re.ASCII | re.IGNORECASE
)
_TILES = re.compile(r"[A-Za-z0-9\-._~:/?=&{}@%]+", re.ASCII)

Contact = Mapping[str, str]


def check(changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changes as they are kept, by the name of each setting.

    Raises ``Refused`` with every reason, and ``KeyError`` for what is no setting.
    """
    kept: dict[str, Any] = {}
    refusals: list[Refusal] = []
    for name, value in changes.items():
        try:
            kept[name] = SETTINGS[name](value)
        except Refused as refused:
            refusals += refused.refusals
    if refusals:
        raise Refused(*refusals)
    return kept


def colour(text: str) -> str:
    """A colour such as ``#5b2b82``."""
    if not _COLOUR.fullmatch(text):
        raise _wrong("colour", "Enter a colour as # and 6 characters, like #5b2b82.")
    return text.lower()


def tile_address(text: str) -> str:
    """The address of a map service's pictures, ``https://.../{z}/{x}/{y}.png``."""
    parts = urlsplit(text) if _TILES.fullmatch(text) else None
    named = all(text.count(place) == 1 for place in ("{z}", "{x}", "{y}"))
    if parts is None or parts.scheme != "https" or not parts.netloc or not named:
        raise _wrong("tile_url", "Enter an https address with {z}, {x} and {y} in it.")
    return text


def page_address(text: str) -> str:
    """The address of a page for the public, ``https://...``, in letters that can be typed."""
    if not _PAGE.fullmatch(text) or len(text) > LONGEST_ADDRESS:
        raise _wrong("health_page", "Enter an https address, like https://www.nhs.uk/live-well.")
    return text


def stripe_account(text: str) -> str:
    """An account of the card processor, ``acct_1Abc...``."""
    if not _STRIPE_ACCOUNT.fullmatch(text):
        raise _wrong("stripe_account", "Enter a Stripe account, like acct_1AbCdEfGhIjKlMnO.")
    return text


def representation_days(days: int) -> int:
    """Days for representations, counted like the payment period and never shorter."""
    if not PAYMENT_DAYS <= days <= LONGEST_REPRESENTATIONS:
        said = f"Give {PAYMENT_DAYS} to {LONGEST_REPRESENTATIONS} days for representations."
        raise _wrong("representation_days", said)
    return days


def cool_off_hours(hours: int) -> int:
    """Hours in which the same person gets no second penalty under the same prohibition."""
    if not 0 <= hours <= LONGEST_COOL_OFF:
        raise _wrong("cool_off_hours", f"The cool-off must be 0 to {LONGEST_COOL_OFF} hours.")
    return hours


def answer_days(days: int) -> int:
    """Working days in which the council wants to have answered a representation."""
    if not 1 <= days <= LONGEST_ANSWER:
        raise _wrong("answer_days", f"Give 1 to {LONGEST_ANSWER} working days to answer.")
    return days


def second_read_percent(share: int) -> int:
    """Of every hundred refusals, how many a second person reads before they go out."""
    if not 0 <= share <= 100:
        raise _wrong("second_read_percent", "A share must be 0 to 100.")
    return share


def contacts(rows: Sequence[Contact]) -> list[dict[str, str]]:
    """Whom to call: each row with its name and phone, and hours where they are known."""
    if len(rows) > MOST_HELP_LINES:
        raise _wrong("contacts", f"There is room for {MOST_HELP_LINES}.")
    for row in rows:
        if not row.get("name") or not row.get("phone"):
            raise _wrong("contacts", "Enter a name and a phone number for each.")
    return [{name: text for name, text in row.items() if text} for row in rows]


def languages(sentences: Sequence[str]) -> list[str]:
    """Sentences that offer help in other languages."""
    if len(sentences) > MOST_LANGUAGES or any(len(one) > LONGEST_SENTENCE for one in sentences):
        said = f"Up to {MOST_LANGUAGES} sentences of {LONGEST_SENTENCE} characters fit."
        raise _wrong("languages", said)
    return list(sentences)


def _words(longest: int) -> Callable[[str], str]:
    def check_words(text: str) -> str:
        if not text.strip() or len(text) > longest:
            raise _wrong("names", f"Enter 1 to {longest} characters.", S68_5)
        return text.strip()

    return check_words


def _or_none(check_text: Callable[[str], str]) -> Callable[[str | None], str | None]:
    return lambda text: check_text(text) if text else None


def _envelope(profile: str) -> str:
    if profile not in ENVELOPES:
        raise _wrong("envelope_profile", "Select an envelope.")
    return profile


def _wrong(setting: str, sentence: str, source: str = "house rule") -> Refused:
    return refuse(f"authority_settings.{setting}", sentence, source)


SETTINGS: Mapping[str, Callable[[Any], Any]] = {
    "name": _words(200),
    "short_name": _words(60),
    "pay_to": _words(200),
    "address_lines": lambda lines: list(check_lines(lines)),
    "postcode": postcode,
    "police_force": _or_none(_words(200)),
    "phone": _or_none(_words(40)),
    "email": _or_none(_words(200)),
    "colour": _or_none(colour),
    "envelope_profile": _envelope,
    "tile_url": _or_none(tile_address),
    "representation_days": representation_days,
    "cool_off_hours": cool_off_hours,
    "answer_days": answer_days,
    "second_read_percent": second_read_percent,
    "pay_phone": _or_none(_words(200)),
    "pay_counter": _or_none(_words(300)),
    "stripe_account": _or_none(stripe_account),
    "privacy": _or_none(_words(4000)),
    "help_lines": contacts,
    "emergency_contacts": contacts,
    "languages": languages,
    "health_page": _or_none(page_address),
    "anonymous_line": _or_none(_words(40)),
}
"""Each setting that a council may change, with what it must be."""
