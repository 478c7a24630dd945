"""What an officer types into the encounter form of the desk: a buyer, changed as a test asks."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page

from tests.builders.encounters import QUESTIONS

BUYER: dict[str, str] = {
    "occurred_on-day": "22",
    "occurred_on-month": "November",
    "occurred_on-year": "2026",
    "occurred_time": "9:05pm",
    "place": "Bus stop, Ilford Lane",
    "lat_e6": "51.553",
    "lon_e6": "0.065",
    "accuracy_m": "8",
    "place_source": "typed",
    "prohibition": "ILF-LOX 1",
    "role": "buying",
    "particulars": "He stopped a silver car and asked for the price.\nHe asked twice.",
    "given_name": "Tomasz",
    "family_name": "Wójcik",
    "born_on-day": "17",
    "born_on-month": "5",
    "born_on-year": "1984",
    "gender": "man",
    "identity": "document",
    "identity_checked": "document",
    "address_1": "12 Sample Street",
    "town": "Ilford",
    "postcode": "ig1 2dq",
    "offered": "no",
    "outcome": "fixed_penalty",
    "served": "hand",
    "served_time": "9:14pm",
    **{f"asked_{question}": "not_asked" for question in QUESTIONS},
}


def typed(**changes: Any) -> dict[str, str]:
    """The answers with some changed; one given as ``None`` is left empty."""
    return {name: text for name, text in (BUYER | changes).items() if text is not None}


def fill_in(page: Page, answers: Mapping[str, str]) -> None:
    """Put the answers into the form that is open in a browser, as a person does."""
    for name, answer in answers.items():
        box = page.locator(f'[name="{name}"]').first
        if box.get_attribute("type") in ("radio", "checkbox"):
            page.locator(f'[name="{name}"][value="{answer}"]').check(force=True)
        elif box.get_attribute("type") != "hidden":
            box.fill(answer)
