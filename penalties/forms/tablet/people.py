"""Who was met and in which vehicle, as a tablet sends them."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from penalties.forms.tablet.times import Day
from penalties.forms.tablet.values import (
    Id,
    Mark,
    Postcode,
    Sent,
    Text,
    Whole,
    YesNo,
    wrong,
)
from penalties.rules.encounters import Gender, Identity, IdentityChecked
from penalties.rules.sent import SentPerson, SentVehicle

OLDEST = 120


class Address(Sent):
    """Where letters reach the person, as it stands on an envelope."""

    lines: Annotated[list[Text], Field(min_length=1, max_length=6)]
    postcode: Postcode | None = None


class Person(Sent):
    """Whoever was met: an address, or no fixed abode, or neither where nobody knows."""

    id: Id | None = None
    given_name: Text
    family_name: Text
    date_of_birth: Day | None = None
    apparent_age: Annotated[Whole, Field(ge=0, le=OLDEST)] | None = None
    gender: Gender
    address: Address | None = None
    no_fixed_abode: YesNo | None = None
    identity: Identity
    identity_checked: IdentityChecked

    @model_validator(mode="after")
    def _lives_in_one_way(self) -> Self:
        if self.address and self.no_fixed_abode:
            raise wrong("Send an address or this, not both.", "no_fixed_abode")
        return self

    def sent(self) -> SentPerson:
        """The person as the rules know them."""
        return SentPerson(
            id=self.id,
            given_name=self.given_name,
            family_name=self.family_name,
            date_of_birth=self.date_of_birth,
            apparent_age=self.apparent_age,
            gender=self.gender,
            identity=self.identity,
            identity_checked=self.identity_checked,
            address=tuple(self.address.lines) if self.address else (),
            postcode=self.address.postcode if self.address else None,
            no_fixed_abode=bool(self.no_fixed_abode),
        )


class OtherPerson(Sent):
    """Signs about the other person of the event: the one who was bought from or controlled."""

    age_doubt: YesNo | None = None
    exploited: YesNo | None = None


class Vehicle(Sent):
    """A vehicle that took part."""

    vrm: Mark
    make: Text | None = None
    colour: Text | None = None

    def sent(self) -> SentVehicle:
        """The vehicle as the rules know it."""
        return SentVehicle(vrm=self.vrm, make=self.make, colour=self.colour)
