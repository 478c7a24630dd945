"""What is typed about letters to keepers: the agreement, a sighting, a file, and each decision."""

from datetime import datetime

from penalties.forms.authority import AddressLines, WholeNumber
from penalties.forms.choices import Choice, Dropdown, OneOf, Tick
from penalties.forms.day_fields import Day
from penalties.forms.fields import LongText, Phone, Postcode, Registration, Text
from penalties.forms.moments import ClockTime, read_moment
from penalties.forms.page_form import PageForm
from penalties.forms.uploads import MEBIBYTE, Upload
from penalties.rules.keeper_agreements import AgreementTerms
from penalties.rules.keeper_letters import RANKS, Answer, How, Outcome

ANSWERS = {
    Answer.NOT_DRIVER: "I was not the driver",
    Answer.SOLD: "I have sold the vehicle",
    Answer.COMPANY: "It belongs to a company",
    Answer.MISTAKE: "I think there is a mistake",
    Answer.OTHER: "Something else",
}


class AgreementForm(PageForm):
    """The police force, what it agreed to, and whom a keeper can call."""

    force = Text("Police force", thing="the police force", longest=200, hint="It signs the letters")
    agreement = Text(
        "Its agreement",
        thing="its agreement",
        longest=200,
        hint="Its title and day, so that it can be found",
    )
    data_authority = Text(
        "Its authority for keepers’ details",
        thing="its authority for keepers’ details",
        longest=200,
        hint="The reference of the data sharing agreement",
    )
    contact_name = Text("Whom to call", thing="whom to call", longest=200, hint="Rank and name")
    contact_phone = Phone("Phone", thing="the phone number", longest=40, width=20)
    address_lines = AddressLines(
        "Postal address",
        thing="the postal address",
        rows=4,
        longest=400,
        hint="Without the postcode",
    )
    postcode = Postcode("Postcode", thing="a postcode", width=10, autocomplete="off")
    rights_at = Text(
        "Page on data rights",
        thing="the page on data rights",
        longest=200,
        hint="Its address",
    )
    months_between = WholeNumber(
        "Months between two letters about a vehicle", thing="the months", width=3
    )
    tells_law = Tick("Legal has approved the second page, which speaks of the law")
    from_on = Day("First day", thing="the first day")
    ends_on = Day("Last day", thing="the last day")

    def as_terms(self) -> AgreementTerms:
        """The terms as they were typed."""
        return AgreementTerms(**{name: field.data for name, field in self._fields.items()})


class SightingForm(PageForm):
    """A vehicle seen. Nobody in it or near it is described."""

    vrm = Registration("Registration number", thing="a registration number", width=10)
    make = Text("Make", thing="the make", longest=120, width=20)
    colour = Text("Colour", thing="the colour", longest=120, width=20)
    road = Text(
        "Road and town",
        thing="the road",
        longest=120,
        hint="As generally as a letter may say it, like Sample Lane, Ilford",
    )
    on = Day("On which day?", thing="the day")
    time = ClockTime("At what time?", thing="the time", width=10, hint="Like 9:15pm")
    supervised_by = Dropdown("Who was there and saw it, too?", thing="who was there", optional=True)

    def read_seen_at(self) -> datetime | None:
        """The moment; where there is none, ``None``, and the reason beside the time."""
        return read_moment(self.on, self.time)


class KeeperFileForm(PageForm):
    """A file of keepers, with who sent it and by what authority."""

    force = Text("Which police force sent it?", thing="the police force", longest=200)
    data_authority = Text("By what authority?", thing="its authority", longest=200)
    file = Upload("File", thing="a file of keepers", accept=(".csv",), most=5 * MEBIBYTE)


class ApprovalForm(PageForm):
    """At which rank a letter is approved."""

    rank = Dropdown("Your rank", thing="your rank", choices=[(rank, rank) for rank in RANKS])


class ReasonForm(PageForm):
    """Why."""

    reason = LongText("Why?", thing="the reason", rows=4)


class SettleForm(PageForm):
    """What came of an answer, or of looking at a letter again."""

    outcome = OneOf(
        "What came of it?",
        thing="what came of it",
        choices=(
            Choice(
                Outcome.CORRECTED,
                "Our record was wrong, and is corrected",
                "No letter goes to this keeper about this vehicle again",
            ),
            Choice(Outcome.NOTED, "It was read, and nothing changes"),
        ),
    )
    words = LongText("What was found?", thing="what was found", rows=4)


class AnswerForm(PageForm):
    """What somebody says to their letter, on its page."""

    answer = OneOf(
        "What do you want to tell us?",
        thing="what you want to tell us",
        choices=[(str(one), words) for one, words in ANSWERS.items()],
    )
    words = LongText(
        "Anything to add?",
        thing="what you add",
        optional=True,
        longest=2_000,
        rows=5,
        hint="You do not have to say who you are, or who was driving",
    )


class TakenAnswerForm(AnswerForm):
    """The same as a member of staff writes it down."""

    how = OneOf(
        "How did it come?",
        thing="how it came",
        choices=((How.PHONE, "By phone"), (How.POST, "By post")),
    )
