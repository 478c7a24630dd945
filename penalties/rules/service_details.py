"""What of a service may be written down, and how it is kept; and who may join its team.

Every change is judged here, whichever page or command it comes from.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from penalties.rules.prohibitions import Window
from penalties.rules.refusals import Refusal, Refused, refuse
from penalties.rules.service_hours import check_hours, hours_in_words
from penalties.rules.staff import Permission, Role, may

LONGEST_NAME, LONGEST_PHONE, LONGEST_TEXT = 200, 40, 4000
MOST_PLACES = 999
MOST_LANGUAGES, LONGEST_LANGUAGE = 20, 40


def check(changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changes as they are kept, by the name of each column.

    ``open_hours`` come as windows, and bring their words with them; ``memorandum`` is the day it
    was signed and its last day. Raises ``Refused`` with every reason, and ``KeyError`` for what is
    no detail of a service.
    """
    kept: dict[str, Any] = {}
    refusals: list[Refusal] = []
    for name, value in changes.items():
        try:
            kept |= DETAILS[name](value)
        except Refused as refused:
            refusals += refused.refusals
    if refusals:
        raise Refused(*refusals)
    return kept


def check_team_member(role: Role, name: str, *, is_active: bool, is_in_team: bool) -> None:
    """``Refused`` where somebody cannot join the team of a service."""
    if not may(role, Permission.REFERRALS_SEE):
        said = f"{name} does not work with referrals, and cannot join a team."
        raise refuse("services.side", said)
    if not is_active:
        raise refuse("services.account_closed", f"The account of {name} is closed.")
    if is_in_team:
        raise refuse("services.twice", f"{name} is in this team already.")


def words_or_none(text: str | None, longest: int = LONGEST_TEXT) -> str | None:
    """A text that may be left out; ``Refused`` where it is too long."""
    typed = (text or "").strip()
    if len(typed) > longest:
        raise refuse("services.long", f"Use {longest:,} characters or fewer.")
    return typed or None


def _needed(column: str, longest: int, ask: str) -> Callable[[str], dict[str, Any]]:
    def checked(text: str) -> dict[str, Any]:
        typed = words_or_none(text, longest)
        if typed is None:
            raise refuse(f"services.{column}", ask)
        return {column: typed}

    return checked


def _or_none(column: str, longest: int = LONGEST_TEXT) -> Callable[[str | None], dict[str, Any]]:
    return lambda text: {column: words_or_none(text, longest)}


def _as_it_is(column: str) -> Callable[[bool], dict[str, Any]]:
    return lambda value: {column: value}


def _hours(windows: Sequence[Window]) -> dict[str, Any]:
    kept = check_hours(windows)
    return {"open_hours": [each.as_data() for each in kept], "hours": hours_in_words(kept)}


def _languages(names: Sequence[str]) -> dict[str, Any]:
    typed = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
    if len(typed) > MOST_LANGUAGES or any(len(name) > LONGEST_LANGUAGE for name in typed):
        said = f"Up to {MOST_LANGUAGES} languages of {LONGEST_LANGUAGE} characters fit."
        raise refuse("services.languages", said)
    return {"languages": list(typed)}


def _places(places: int | None) -> dict[str, Any]:
    if places is not None and not 0 <= places <= MOST_PLACES:
        raise refuse("services.places", f"Enter how many places are free, 0 to {MOST_PLACES}.")
    return {"places_free": places}


def _memorandum(days: tuple[date | None, date | None]) -> dict[str, Any]:
    signed_on, ends_on = days
    if signed_on is None and ends_on is not None:
        raise refuse("services.memorandum", "Enter the day on which the memorandum was signed.")
    if signed_on and ends_on and ends_on < signed_on:
        raise refuse("services.memorandum", "A memorandum cannot end before it begins.")
    return {"memorandum_signed_on": signed_on, "memorandum_ends_on": ends_on}


DETAILS: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    "name": _needed("name", LONGEST_NAME, "Enter the name of the service."),
    "summary": _needed("summary", LONGEST_TEXT, "Enter what the service offers."),
    "eligibility": lambda text: {"eligibility": words_or_none(text) or ""},
    "phone": _or_none("phone", LONGEST_PHONE),
    "address": _or_none("address"),
    "open_hours": _hours,
    "languages": _languages,
    "is_women_only": _as_it_is("is_women_only"),
    "is_open": _as_it_is("is_open"),
    "places_free": _places,
    "memorandum": _memorandum,
}
"""Each detail of a service that may be changed, with what it must be."""
