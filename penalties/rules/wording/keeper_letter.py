"""What a letter to a registered keeper says: a vehicle was seen, and nothing more.

Somebody else in the house may open it. It accuses nobody, asks for nothing and threatens nothing.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from penalties.rules.writing import clock_time, day, in_london, weekday

ACCUSING = {
    "accuse": r"accus\w*",
    "behaviour": r"behav\w*|conduct|activit\w+",
    "caught": r"caught|stopped you|followed you",
    "caution": r"caution\w*",
    "crime": r"crimes?|criminal\w*|illegal\w*|unlawful\w*|offen[cd]\w*",
    "drove": r"you (?:drove|were|did|have been)",
    "evidence": r"evidence|prove[nd]?|proof",
    "investigate": r"investigat\w*|witness\w*",
    "kerb": r"kerb\w*|cruis\w*|loiter\w*|solicit\w*|red[ -]light\w*",
    "penalty": r"(?<!not a )penalt\w+",
    "police action": r"arrest\w*|charge[sd]?|court\w*|enforc\w*",
    "sex": r"sex(?:y|es|ual\w*)?|prostitu\w*|brothel\w*|escort\w*|massage\w*",
    "suspect": r"suspect\w*|suspici\w*",
    "threat": r"must|fail(?:s|ed|ure)?|consequences?|last chance",
    "warn": r"warn(?:s|ed|ings?)?",
}
"""What may not stand on the first page, or in the name of a road: it accuses, threatens or outs."""

_ANY = {name: re.compile(rf"\b(?:{said})\b", re.IGNORECASE) for name, said in ACCUSING.items()}
_OF_ROADS = {name: said for name, said in _ANY.items() if name != "police action"}
"""A road may be called Court Road or Enforcement Way."""

DENIAL = (
    "We do not know who was driving, and we are not saying that you or anyone else did anything "
    "wrong."
)


class Force(Protocol):
    """The sender, as far as the words need it."""

    @property
    def name(self) -> str: ...
    @property
    def contact_name(self) -> str: ...
    @property
    def contact_phone(self) -> str: ...
    @property
    def address(self) -> tuple[str, ...]: ...
    @property
    def postcode(self) -> str: ...
    @property
    def rights_at(self) -> str: ...
    @property
    def web(self) -> str: ...


class Named(Protocol):
    """The vehicle, as far as the words need it."""

    @property
    def mark(self) -> str: ...
    @property
    def make(self) -> str: ...
    @property
    def colour(self) -> str: ...


def accusing_in(text: str) -> list[str]:
    """What a text of the letter would accuse or threaten with; empty where it is fit to send."""
    return [name for name, pattern in _ANY.items() if pattern.search(text)]


def accusing_in_road(text: str) -> list[str]:
    """The same of the name of a road, as an officer typed it."""
    return [name for name, pattern in _OF_ROADS.items() if pattern.search(text)]


def keeper_letter_text(
    force: Force,
    vehicle: Named,
    seen: Sequence[tuple[datetime, str]],
    delete_on: date,
    *,
    tells_law: bool,
) -> dict[str, object]:
    """Every sentence of the letter. Its second page speaks of the law, where legal agreed."""
    return {
        "why": [_why(vehicle, seen)],
        "denial": DENIAL,
        "nothing_to_do": "This is not a penalty. There is nothing to pay, and you do not have to "
        "reply.",
        "tell_us": [
            "Were you not the driver? Have you sold the vehicle, or do you run it for a company? "
            "Do you think we have made a mistake? Tell us, and we will correct our record.",
        ],
        "ways": _ways(force),
        "your_information": [
            f"We will delete this letter by {day(delete_on)}. Your data rights are set out at "
            f"{force.rights_at}."
        ],
        "law": LAW if tells_law else [],
    }


def withdrawal_text(
    force: Force, vehicle: Named, written_on: date, delete_on: date
) -> dict[str, object]:
    """Every sentence of the letter that takes one back."""
    return {
        "why": [
            f"We wrote to you on {day(written_on)} about a vehicle, {vehicle.mark}. We have "
            "withdrawn that letter.",
        ],
        "denial": "You do not need to do anything.",
        "nothing_to_do": "Thank you if you wrote to us or called us.",
        "tell_us": ["Is there something else that we should know?"],
        "ways": _ways(force)[1:],
        "your_information": [
            f"We will delete both letters by {day(delete_on)}. Your data rights are set out at "
            f"{force.rights_at}."
        ],
        "law": [],
    }


LABELS = {
    "title": "About a vehicle",
    "private": "PRIVATE",
    "reference": "Our reference",
    "barcode": "Barcode of the reference",
    "code": "Code for our page",
    "date": "Date",
    "ways": "If you want to tell us something",
    "your_information": "Your information",
    "law": "About the law",
    "name_and_address": "Name and address",
    "page": "Page {page} of {pages}",
    "end": "End of letter",
}
LAW = [
    "Everybody to whom we write gets this page. It does not say that you did anything.",
    "In this area an order under the Anti-social Behaviour, Crime and Policing Act 2014 applies. "
    "Section 51A of the Sexual Offences Act 2003 makes it an offence to ask someone in a public "
    "place for paid sexual services. A court can fine up to £1,000.",
]
"""For the second page, whose upper third lies inside the fold."""


def _why(vehicle: Named, seen: Sequence[tuple[datetime, str]]) -> str:
    colour = vehicle.colour.lower()
    article = "an" if colour[:1] in "aeiou" else "a"
    places = [f"It was seen in {road}, at about {_at(at)}." for at, road in seen]
    return " ".join(
        [
            "We are writing because records show that you are the registered keeper of "
            f"{article} {colour} {vehicle.make}, {vehicle.mark}.",
            *places,
        ]
    )


def _at(at: datetime) -> str:
    local = in_london(at)
    return f"{clock_time(local.time())} on {weekday(local.date())}"


def _ways(force: Force) -> list[dict[str, str]]:
    address = ", ".join([force.name, *force.address, force.postcode])
    return [
        {
            "title": "Online",
            "text": f"Go to {force.web}. Enter the reference and the code at the top of this "
            "letter.",
        },
        {"title": "By phone", "text": f"Call {force.contact_name} on {force.contact_phone}."},
        {"title": "By post", "text": f"Write to {address}."},
    ]
