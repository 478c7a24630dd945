"""Statements by which a penalty would come to stand, or go on standing, against the law.

Rows that are inserted, each a lawful one with something changed; and what is changed or removed
underneath a penalty that stands.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, update

from penalties.office.database import new_id
from tests.builders.gate_rows import ASKED, CASES, MET, OFFERS, Ground

Statement = Any


def changed(table: Any, row: dict[str, Any], **values: Any) -> Statement:
    """An UPDATE of one row."""
    return update(table).where(table.c.id == row["id"]).values(**values)


def removed(table: Any, row: dict[str, Any]) -> Statement:
    """A DELETE of one row."""
    return delete(table).where(table.c.id == row["id"])


def word(here: Ground, name: str) -> dict[str, Any]:
    """What a penalty says of the supervisor's word that it rests on."""
    asked = here[f"word: {name}"]
    return {
        "authorisation_id": asked["id"],
        "authorisation_kind": asked["kind"],
        "authorisation_answer": asked["answer"],
        "authorised_by": asked["answered_by"],
    }


def offer(here: Ground, name: str) -> dict[str, Any]:
    """What a penalty says of the offer that it rests on."""
    return {
        "offer_id": here[f"offer: {name}"]["id"],
        "offer_answer": here[f"offer: {name}"]["answer"],
    }


def met(here: Ground) -> dict[str, Any]:
    """The encounter on which the excepted penalty stands."""
    return here["excepted encounter"]


def its_word(here: Ground) -> dict[str, Any]:
    """The supervisor's word on which it rests."""
    return here["word: exception"] | {"id": here["excepted"]["authorisation_id"]}


YES = {"authorisation_kind": "exception", "authorisation_answer": "given"}
NONE = {"authorisation_id": None, "authorisation_answer": None}
NO_WORD = NONE | {"authorisation_kind": None, "authorised_by": None}
INSERTED: Mapping[str, Callable[[Ground], dict[str, Any]]] = {
    "nobody's birth date": lambda h: {"adult_on": None},
    "an adult from the day after": lambda h: {"adult_on": h.row()["offence_on"] + timedelta(1)},
    "an offence before that day": lambda h: {"offence_on": h.row()["adult_on"] - timedelta(1)},
    "nobody": lambda h: {"person_id": None},
    "no offer": lambda h: {"offer_id": None, "offer_answer": None},
    "no offer, and its answer": lambda h: {"offer_id": None},
    "an offer without its answer": lambda h: {"offer_answer": None},
    "an offer that nobody made": lambda h: {"offer_id": new_id()},
    "the offer of another encounter": lambda h: offer(h, "taken"),
    "an offer that was accepted": lambda h: offer(h, "accepted"),
    "an accepted offer as declined": lambda h: offer(h, "accepted") | {"offer_answer": "declined"},
    "an offer that was not safe": lambda h: offer(h, "not_safe_to_ask"),
    "no word": lambda h: NO_WORD,
    "a word without its answer": lambda h: {"authorisation_answer": None},
    "a word without its kind": lambda h: {"authorisation_kind": None},
    "a word without who said it": lambda h: {"authorised_by": None},
    "an answer without its word": lambda h: {"authorisation_id": None},
    "an id and nothing else": lambda h: NO_WORD | {"authorisation_id": new_id()},
    "a word that nobody said": lambda h: {"authorisation_id": new_id()},
    "a refusal": lambda h: word(h, "exception refused"),
    "a refusal as a yes": lambda h: word(h, "exception refused") | YES,
    "no answer yet": lambda h: word(h, "exception not answered"),
    "no answer yet as a yes": lambda h: (
        word(h, "exception not answered") | YES | {"authorised_by": h.row()["authorised_by"]}
    ),
    "a lift": lambda h: word(h, "lift"),
    "a lift as an exception": lambda h: word(h, "lift") | YES,
    "the issuer's own word": lambda h: word(h, "exception from the issuer"),
    "somebody else's word as the supervisor's": lambda h: (
        word(h, "exception from the issuer") | {"authorised_by": h.row()["authorised_by"]}
    ),
    "issued by who gave the word": lambda h: {"issued_by": h.row()["authorised_by"]},
    "the word of another encounter": lambda h: word(h, "exception, two hours ago"),
    "no exception": lambda h: {"by_exception": False} | NO_WORD,
    "no exception, with its word": lambda h: {"by_exception": False},
    "a closed gate": lambda h: {"gate_is_open": False},
    "a walled encounter of somebody helped": lambda h: {
        "encounter_id": h["helped encounter"]["id"]
    },
    "an encounter that nobody had": lambda h: {"encounter_id": new_id()},
}

UNDERNEATH: Mapping[str, Callable[[Ground], Statement]] = {
    "its encounter comes from behind the wall": lambda h: changed(MET, met(h), is_walled=False),
    "its encounter's gate closes": lambda h: changed(MET, met(h), gate_is_open=False),
    "its encounter names no word": lambda h: changed(MET, met(h), authorisation_id=None),
    "its encounter names another word": lambda h: changed(
        MET, met(h), authorisation_id=h["word: exception, asked by a colleague"]["id"]
    ),
    "its encounter goes": lambda h: removed(MET, met(h)),
    "its offer goes": lambda h: removed(OFFERS, h["offer: taken"]),
    "its offer is accepted after all": lambda h: changed(
        OFFERS, h["offer: taken"], answer="accepted"
    ),
    "its offer moves": lambda h: changed(
        OFFERS, h["offer: taken"], encounter_id=h["helped encounter"]["id"]
    ),
    "its word goes": lambda h: removed(ASKED, its_word(h)),
    "its word is refused after all": lambda h: changed(ASKED, its_word(h), answer="refused"),
    "its word was never said": lambda h: changed(
        ASKED, its_word(h), answer=None, answered_by=None, answered_at=None
    ),
    "its word was another": lambda h: changed(ASKED, its_word(h), kind="lift"),
    "its word was the issuer's": lambda h: changed(
        ASKED,
        its_word(h),
        asked_by=its_word(h)["answered_by"],
        answered_by=h["excepted"]["issued_by"],
    ),
    "it is no exception": lambda h: changed(CASES, h["excepted"], by_exception=False),
    "its gate was closed": lambda h: changed(CASES, h["excepted"], gate_is_open=False),
    "it needs no offer": lambda h: changed(CASES, h["excepted"], offer_id=None, offer_answer=None),
    "it needs no word": lambda h: changed(CASES, h["excepted"], **NO_WORD),
    "it needs no birth date": lambda h: changed(CASES, h["excepted"], adult_on=None),
    "it was issued by who gave the word": lambda h: changed(
        CASES, h["excepted"], issued_by=its_word(h)["answered_by"]
    ),
    "it was for another encounter": lambda h: changed(
        *(CASES, h["excepted"]), encounter_id=h["spare encounter"]["id"]
    ),
    "a buyer has no birth date": lambda h: changed(CASES, h["bought"], adult_on=None),
    "a buyer was a child": lambda h: changed(
        CASES, h["bought"], adult_on=h["bought"]["offence_on"] + timedelta(1)
    ),
    "a buyer's offence was before": lambda h: changed(
        CASES, h["bought"], offence_on=h["bought"]["adult_on"] - timedelta(1)
    ),
    "a buyer's gate closes": lambda h: changed(
        MET, {"id": h["bought"]["encounter_id"]}, gate_is_open=False
    ),
}
