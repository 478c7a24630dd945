"""What administrators type about their council: its names, paper, limits and ways to pay."""

from penalties.forms.choices import OneOf
from penalties.forms.day_fields import Day
from penalties.forms.fields import LongText, MailAddress, Phone, Postcode, Text
from penalties.forms.page_form import PageForm
from penalties.rules import authority_settings
from penalties.rules.authorities import LONGEST_LINE, MOST_LINES, check_lines
from penalties.rules.deadlines import PAYMENT_DAYS
from penalties.rules.refusals import refuse

ENVELOPE_WORDS = {
    "dl": "DL, the letter folded twice",
    "c5": "C5, the letter folded once",
    "notify": "GOV.UK Notify, which folds and posts it",
}


class WholeNumber(Text):
    """A count in digits."""

    def read(self, text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 4):
            raise refuse("whole_number", "Enter a whole number, like 14")
        return int(text)


class AddressLines(LongText):
    """The lines of an address without its postcode."""

    def read(self, text: str) -> tuple[str, ...]:
        return check_lines([line.strip() for line in text.split("\n") if line.strip()])

    def shown(self, value: list[str]) -> str:
        return "\n".join(value)


class Colour(Text):
    """A colour such as ``#5b2b82``."""

    def read(self, text: str) -> str:
        return authority_settings.colour(text)


class TileAddress(Text):
    """Where a map's pictures come from."""

    def read(self, text: str) -> str:
        return authority_settings.tile_address(text)


class StripeAccount(Text):
    """An account of the card processor."""

    def read(self, text: str) -> str:
        return authority_settings.stripe_account(text)


class NamesForm(PageForm):
    """Who the council is and where a penalty can be posted (s68(5)(d))."""

    name = Text("Name of the council", thing="the name of the council", longest=200)
    short_name = Text("Short name", thing="the short name", longest=60, width=30)
    pay_to = Text(
        "Who is to be paid?",
        thing="who is to be paid",
        longest=200,
        hint="As a cheque is made out. It stands on every notice",
    )
    address_lines = AddressLines(
        "Postal address",
        thing="the postal address",
        rows=4,
        longest=MOST_LINES * (LONGEST_LINE + 1),
        hint=f"Up to {MOST_LINES} lines of {LONGEST_LINE} characters, without the postcode. "
        "Payments and letters are sent there",
    )
    postcode = Postcode("Postcode", thing="a postcode", width=10, autocomplete="off")
    police_force = Text("Police force", thing="the police force", optional=True, longest=200)


class ContactForm(PageForm):
    """How people reach the council, and how its paper looks."""

    phone = Phone(
        "Phone number for notices",
        thing="a phone number",
        optional=True,
        longest=40,
        width=20,
        autocomplete="off",
    )
    email = MailAddress(
        "Email address for notices",
        thing="an email address",
        optional=True,
        longest=200,
        autocomplete="off",
    )
    colour = Colour(
        "Colour",
        thing="a colour",
        optional=True,
        width=10,
        hint="The bar at the top of pages and letters, as # and 6 characters, like #5b2b82",
    )
    envelope_profile = OneOf(
        "Which window envelope are letters posted in?",
        thing="an envelope",
        choices=ENVELOPE_WORDS.items(),
    )
    tile_url = TileAddress(
        "Map service",
        thing="the address of a map service",
        optional=True,
        longest=300,
        hint="An https address with {z}, {x} and {y}. The service can see which places staff look "
        "at. Leave this empty to draw maps without one",
    )


class LimitsForm(PageForm):
    """The council's own limits, never shorter than the law's."""

    representation_days = WholeNumber(
        "Days for representations",
        thing="how many days people have for representations",
        width=3,
        hint=f"{PAYMENT_DAYS} at least, counted from the date of the notice",
    )
    cool_off_hours = WholeNumber(
        "Cool-off in hours",
        thing="the cool-off in hours",
        width=3,
        hint="In this time nobody gets a second penalty under the same prohibition, unless a "
        "supervisor lets it pass",
    )


class PayingForm(PageForm):
    """Ways to pay, beside the post, which is always open (s68(8))."""

    pay_phone = Text(
        "Pay by phone",
        thing="how to pay by phone",
        optional=True,
        longest=200,
        hint="Number and hours, as they stand on the notice. Leave this empty if there is no way",
    )
    pay_counter = Text(
        "Pay in person",
        thing="where to pay in person",
        optional=True,
        longest=300,
        hint="Place and hours. Leave this empty if there is no counter",
    )
    stripe_account = StripeAccount(
        "Stripe account",
        thing="a Stripe account",
        optional=True,
        longest=80,
        spellcheck=False,
        autocomplete="off",
        hint="Where card payments go, like acct_1AbCdEfGhIjKlMnO. Leave this empty to use the "
        "account of the service",
    )


class PrivacyForm(PageForm):
    """What the notice says about people's information."""

    privacy = LongText(
        "What happens with people’s information",
        thing="the privacy words",
        optional=True,
        rows=8,
        hint="In plain words. It stands on every notice",
    )


class CeilingForm(PageForm):
    """What brings a ceiling into force."""

    instrument = Text(
        "Number of the commencement order",
        thing="the number of the commencement order",
        longest=40,
        width=20,
        hint="A statutory instrument, like SI 2026/689",
    )
    from_on = Day("From which day is it in force?", thing="the day of commencement")


class HolidayForm(PageForm):
    """A one-off bank holiday."""

    on = Day("Which day is it?", thing="the day of the bank holiday")
    name = Text("What is it called?", thing="what the bank holiday is called", longest=200)
