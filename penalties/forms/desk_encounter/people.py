"""Who was met, who else there may need help, and in which vehicle."""

from collections.abc import Mapping, Sequence
from typing import Any

from penalties.forms.choices import Choice, OneOf, Tick
from penalties.forms.day_fields import Day
from penalties.forms.desk_encounter.measures import Years
from penalties.forms.fields import Postcode, Registration, Text
from penalties.forms.page_form import PageForm
from penalties.rules.encounters import Gender, Identity, IdentityChecked


class Person(PageForm):
    """Who was met, as they said it, never guessed."""

    given_name = Text("Given names", thing="given names", optional=True, longest=200)
    family_name = Text("Family name", thing="a family name", optional=True, longest=200)
    born_on = Day("Date of birth", thing="the date of birth", optional=True)
    apparent_age = Years(
        "How old do they look?", thing="how old they look", optional=True, width=3, hint="In years"
    )
    gender = OneOf(
        "Gender, as they said it",
        thing="a gender, or that it was not stated",
        choices=(
            Choice(Gender.WOMAN, "Woman"),
            Choice(Gender.MAN, "Man"),
            Choice(Gender.OTHER, "Another gender"),
            Choice(Gender.NOT_STATED, "Not stated"),
        ),
    )
    identity = OneOf(
        "How do you know who they are?",
        thing="how you know who they are",
        choices=(
            Choice(Identity.VOLUNTEERED, "They told us"),
            Choice(Identity.DOCUMENT, "They showed a document"),
            Choice(Identity.POLICE_S50, "A constable required it", "Police Reform Act 2002 s50"),
            Choice(Identity.UNKNOWN, "We do not know"),
        ),
    )
    identity_checked = OneOf(
        "How was that checked?",
        thing="how it was checked",
        choices=(
            Choice(IdentityChecked.DOCUMENT, "Against a document"),
            Choice(IdentityChecked.POLICE, "By the police"),
            Choice(IdentityChecked.ADDRESS_CHECK, "Against an address record"),
            Choice(IdentityChecked.NONE, "It was not checked"),
        ),
    )


class Home(PageForm):
    """Where letters reach the person; no fixed abode is an answer like any other."""

    address_1 = Text("Address line 1", thing="address line 1", optional=True, longest=200)
    address_2 = Text("Address line 2", thing="address line 2", optional=True, longest=200)
    town = Text("Town or city", thing="a town", optional=True, longest=200, width=20)
    postcode = Postcode("Postcode", thing="a postcode", optional=True, width=10)
    no_fixed_abode = Tick("They have no fixed abode")

    def address(self) -> list[str]:
        """The lines that were given, without the postcode."""
        lines = (self.address_1, self.address_2, self.town)
        return [str(line.data) for line in lines if line.data]

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """An address or none: not both, and no postcode without its street."""
        good = super().validate(extra_validators)
        if self.address() and self.no_fixed_abode.data:
            self.no_fixed_abode.errors = ("Enter an address or select no fixed abode, not both",)
            return False
        if self.postcode.data and not self.address():
            self.address_1.errors = ("Enter the address that the postcode belongs to",)
            return False
        return good


class OthersThere(PageForm):
    """Signs about the other person: the one who was bought from or controlled."""

    other_age_doubt = Tick("The other person may be under 18")
    other_exploited = Tick("Somebody may be making the other person do this")


class Vehicle(PageForm):
    """A vehicle that took part."""

    vrm = Registration("Registration", thing="a registration", optional=True, width=10)
    make = Text("Make", thing="a make", optional=True, longest=40, width=20)
    colour = Text("Colour", thing="a colour", optional=True, longest=40, width=20)

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """A vehicle is known by its registration."""
        good = super().validate(extra_validators)
        if (self.make.data or self.colour.data) and not self.vrm.typed:
            self.vrm.errors = ("Enter the registration of the vehicle",)
            return False
        return good
