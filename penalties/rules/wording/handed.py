"""Words that a warning in person and the offer of a course share: both are handed over."""

from typing import Protocol

from penalties.rules.facts import Council
from penalties.rules.warning_facts import GivenBy, Recipient
from penalties.rules.wording.paper_words import PAPER_WORDS
from penalties.rules.wording.paying import reach
from penalties.rules.wording.sections import Row

WORDING = "1"
"""Goes up with every change of a sentence; a paper keeps the version it was made with."""

Said = str | list[str] | list[Row] | dict[str, str]


class Given(Protocol):
    """What says who gave it."""

    @property
    def officer(self) -> GivenBy: ...


def labels(person: Recipient, **titles: str) -> dict[str, str]:
    """The small words of every paper, and those of this one, by name."""
    born = f", born {person.born_year}" if person.born_year else ""
    return {**PAPER_WORDS, "whom": f"{person.name}{born}", **titles}


def at_fault(council: Council, given: Given) -> str:
    """Whom to tell that something is wrong: the police too, where one of theirs gave it."""
    address = ", ".join([council.name, *council.address, council.postcode])
    told = f"Tell us. {reach(council)} Or write to {address}."
    of_the_police = given.officer.force is not None
    return f"{told} You can also call the police on 101." if of_the_police else told


def given_by(officer: GivenBy) -> str:
    """Who gave it, by number and role, with the force of somebody who belongs to one."""
    of_force = f", {officer.force}" if officer.force else ""
    return f"Given by officer {officer.number}, {officer.role}{of_force}."


def your_rights() -> str:
    """To see what is held, and where to complain (DPA 2018 s44)."""
    return (
        "You can ask to see what we hold. If you are unhappy with how we use it, tell us. You can "
        "also tell the Information Commissioner: ico.org.uk, 0303 123 1113."
    )


def other_formats(council: Council) -> list[str]:
    """Large print, audio, easy read; then a line in each language that the council sees."""
    return [
        f"We can give you this in large print, as audio or in easy read. {reach(council)}",
        *council.languages,
    ]
