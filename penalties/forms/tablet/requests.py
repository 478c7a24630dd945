"""What tablets ask for beside encounters: numbers, a supervisor's word, and who somebody is."""

from typing import Annotated, Any

from pydantic import Field

from penalties.forms.tablet.encounters import Encounter
from penalties.forms.tablet.times import Day
from penalties.forms.tablet.values import Code, Id, Sent, Text, Whole
from penalties.rules.gate_history import Purpose
from penalties.rules.people import PersonKey

MOST_ENCOUNTERS = 200
MOST_NUMBERS = 50


class Delivery(Sent):
    """Encounters to be taken in, each by itself; every one is answered in the same place."""

    encounters: Annotated[list[Encounter], Field(min_length=1, max_length=MOST_ENCOUNTERS)]


class RawDelivery(Sent):
    """The same before its encounters are read, so that one bad item never stops the others."""

    encounters: Annotated[list[Any], Field(min_length=1, max_length=MOST_ENCOUNTERS)]


class NumbersAsked(Sent):
    """How many notice numbers a tablet wants to hold."""

    count: Annotated[Whole, Field(ge=1, le=MOST_NUMBERS)]


class Spoiled(Sent):
    """A number whose paper was ruined."""

    number: Text
    reason: Annotated[Text, Field(min_length=1)]


class PersonAsked(Sent):
    """Whom an authorisation is about: names and date of birth, or the id alone."""

    id: Id | None = None
    given_name: Text = ""
    family_name: Text = ""
    date_of_birth: Day | None = None

    def key(self) -> PersonKey:
        """What sameness is judged from."""
        said = str(self.id) if self.id else ""
        return PersonKey(self.given_name, self.family_name, self.date_of_birth, said)


class AuthorisationAsked(Sent):
    """What a supervisor is asked, for one person under one order. The client makes the id."""

    id: Id | None = None
    purpose: Purpose
    order: Code
    person: PersonAsked
    reason: Text


class PeopleAsked(Sent):
    """Who is looked for, from within an open encounter."""

    encounter: Id
    family_name: Annotated[Text, Field(min_length=1)]
    given_name: Text | None = None
    date_of_birth: Day | None = None
